//! What everything in the writing column draws with: the draft, the labels of its rows, and
//! where to put what the user asks for.

use std::sync::Arc;

use egui::{Align, Id, Ui};

use crate::content::CitationLabels;
use crate::model::{Place, RegisterKind, RowId, Value, cited, shortened};
use crate::session::Action;
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    theme::Tokens,
    widgets::{link_picker::PickRow, prose::Label},
};

/// How long the label of a row may be that the paper has none for.
const LABEL_CHARS: usize = 24;

/// The page of the window that is written on.
pub(super) struct Sheet<'a, 'v> {
    pub(super) view: View<'v>,
    pub(super) names: Names<'v>,
    pub(super) state: &'a mut UiState,
    pub(super) actions: &'a mut Actions,
    /// Tells apart editors of one place that stand on the page more than once.
    pub(super) nest: usize,
}

/// What rows are called, in the window as in the paper.
#[derive(Clone)]
pub(super) struct Names<'v> {
    view: View<'v>,
    labels: Arc<CitationLabels>,
}

impl<'a, 'v> Sheet<'a, 'v> {
    pub(super) fn new(
        ui: &Ui,
        view: &View<'v>,
        state: &'a mut UiState,
        actions: &'a mut Actions,
    ) -> Self {
        let view = *view;
        let reader = view.draft.details.audience;
        let labels = memo_while(
            ui,
            &view,
            Id::unique("citation labels"),
            |labels: &CitationLabels| labels.hold_for(view.draft, reader),
            || CitationLabels::new(view.draft, view.template, reader),
        );
        Self {
            view,
            names: Names { view, labels },
            state,
            actions,
            nest: 0,
        }
    }

    pub(super) fn tokens(&self) -> &'v Tokens {
        self.view.tokens
    }

    /// Returns the id of the editor of a place.
    pub(super) fn id(&self, place: &Place) -> Id {
        match self.nest {
            0 => self.view.id(place),
            nest => self.view.id(place).with(nest),
        }
    }

    pub(super) fn type_in(&mut self, place: &Place, value: Value) {
        let place = place.clone();
        self.actions.act(Action::Type { place, value });
    }

    pub(super) fn set(&mut self, place: &Place, value: Value) {
        let place = place.clone();
        self.actions.act(Action::Set { place, value });
    }

    /// Takes the wish for the caret in a text once the keyboard is there: bringing it moves the
    /// page to the whole field.
    pub(super) fn take_caret(&mut self, place: &Place) -> Option<usize> {
        let wish = self.state.caret_wish.as_ref();
        if self.state.focus.is_some() || wish.is_none_or(|wish| wish.place != *place) {
            return None;
        }
        self.state.caret_wish.take().map(|wish| wish.byte)
    }

    /// Takes the wish for the keyboard in one of several entries, as [`Self::take_caret`] does.
    pub(super) fn take_cell(&mut self, place: &Place) -> Option<(usize, usize)> {
        let wish = self.state.cell_wish.as_ref();
        if self.state.focus.is_some() || wish.is_none_or(|(at, _)| at != place) {
            return None;
        }
        self.state.cell_wish.take().map(|(_, cell)| cell)
    }

    /// Goes to a row. A step of a priority that has no place of its own stands in its card.
    pub(super) fn go_to(&mut self, id: &str) {
        let Some((row, _)) = cited(id) else { return };
        let Some((_, record)) = self.view.draft.registers.find(&row) else {
            return;
        };
        let place = Place::Row(record.register(), row.clone());
        let Value::Link(Some(owner)) = record.get("priority") else {
            return self.actions.go(place);
        };
        if self.view.section_of(&place).is_some() {
            return self.actions.go(place);
        }
        self.state.cards.open(row);
        self.actions.go(Place::Row(RegisterKind::Priorities, owner));
    }

    /// Whether the keyboard is wanted somewhere in a row.
    pub(super) fn focus_is_in(&self, row: &RowId) -> bool {
        let place = self.state.focus.as_ref();
        place
            .and_then(Place::row)
            .is_some_and(|(_, focused)| focused == row)
    }
}

impl Names<'_> {
    /// Returns what a row is called; none where there is no such row.
    pub(super) fn of(&self, row: &RowId) -> Option<PickRow> {
        let id = row.as_str().to_owned();
        if let (Some(label), Some(title)) = (self.labels.short(row), self.labels.title(row))
            && !title.is_empty()
        {
            let (label, title) = (label.to_owned(), title.to_owned());
            return Some(PickRow { id, label, title });
        }
        let (_, record) = self.view.draft.registers.find(row)?;
        let title = self.view.row_title(record.register(), row);
        let label = self.labels.short(row).map(str::to_owned);
        Some(PickRow {
            id,
            label: label.unwrap_or_else(|| shortened(&title, LABEL_CHARS)),
            title,
        })
    }

    /// Whether the paper has a label for a row.
    pub(super) fn has_label(&self, row: &RowId) -> bool {
        self.labels.short(row).is_some()
    }

    /// Returns what the chip of a cited row says.
    pub(super) fn chip(&self, id: &str) -> Option<Label> {
        let (row, period) = cited(id)?;
        let row = self.of(&row)?;
        let Some(period) = period else {
            return Some(Label {
                text: row.label,
                title: row.title,
            });
        };
        let text = self.view.draft.said_in_text(id)?;
        let title = format!("{}, {period}", row.title);
        Some(Label { text, title })
    }

    /// Returns the figures of indicators, to pick from: each with the period it is of.
    pub(super) fn figures(&self) -> Vec<PickRow> {
        let mut rows = Vec::new();
        for indicator in &self.view.draft.registers.indicators {
            let Some(row) = self.of(&indicator.id) else {
                continue;
            };
            for point in indicator.values.iter().rev() {
                let id = format!("{}:{}", indicator.id, point.period.trim());
                if let (Some(_), Some(said)) = (cited(&id), indicator.said_in_text(&point.period)) {
                    let title = format!("{}, {}", row.title, point.period);
                    rows.push(PickRow {
                        id,
                        label: said.whole(),
                        title,
                    });
                }
            }
        }
        rows
    }

    /// Returns the rows of registers, to pick from.
    pub(super) fn all(&self, registers: &[RegisterKind]) -> Vec<PickRow> {
        let registers = registers.iter();
        registers
            .flat_map(|register| self.view.draft.registers.rows(*register))
            .filter_map(|row| self.of(row.id()))
            .collect()
    }
}

/// Remembers what was worked out from the draft until the draft changes.
pub(super) fn memo<T: Send + Sync + 'static>(
    ui: &Ui,
    view: &View<'_>,
    id: Id,
    work: impl FnOnce() -> T,
) -> Arc<T> {
    memo_while(ui, view, id, |_| false, work)
}

/// Remembers what was worked out from the draft until the draft changes so that it holds no
/// longer.
fn memo_while<T: Send + Sync + 'static>(
    ui: &Ui,
    view: &View<'_>,
    id: Id,
    holds: impl FnOnce(&T) -> bool,
    work: impl FnOnce() -> T,
) -> Arc<T> {
    type Kept<T> = (u64, u64, Arc<T>);
    let kept: Option<Kept<T>> = ui.data(|data| data.get_temp(id));
    let known = match kept {
        Some((load, revision, known)) if load == view.load => {
            if revision == view.revision {
                return known;
            }
            holds(&known).then_some(known)
        }
        Some(_) | None => None,
    };
    let known = known.unwrap_or_else(|| Arc::new(work()));
    let kept: Kept<T> = (view.load, view.revision, Arc::clone(&known));
    ui.data_mut(|data| data.insert_temp(id, kept));
    known
}

/// Draws the editor of a place, brings it the keyboard if it is wanted there, and remembers
/// where the keyboard is.
pub(super) fn place_ui<R>(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    place: &Place,
    draw: impl FnOnce(&mut Ui, &mut Sheet<'_, '_>) -> R,
) -> R {
    let shown = ui.scope(|ui| draw(ui, sheet));
    let rect = shown.response.rect;
    if sheet.state.take_focus(place) {
        if let Some(id) = first_focusable(ui, rect) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.scroll_to_rect(beginning(ui, rect.expand(24.0)), None);
    }
    if focus_is_within(ui, rect) && sheet.state.current.as_ref() != Some(place) {
        sheet.state.current = Some(place.clone());
    }
    shown.inner
}

/// Returns what is to be seen of a place at least: of a long text, where it begins.
fn beginning(ui: &Ui, rect: egui::Rect) -> egui::Rect {
    let most = 0.5 * ui.clip_rect().height();
    rect.with_max_y(rect.max.y.min(rect.min.y + most))
}

/// Scrolls so that something begins at the top of the page.
pub(super) fn scroll_to_top_of(ui: &Ui, rect: egui::Rect) {
    ui.scroll_to_rect(rect.expand(16.0), Some(Align::Min));
}

fn first_focusable(ui: &Ui, rect: egui::Rect) -> Option<Id> {
    let layer = ui.layer_id();
    ui.viewport(|viewport| {
        let widgets = &viewport.this_pass.widgets;
        let within: Vec<_> = widgets
            .get_layer(layer)
            .filter(|widget| widget.enabled && widget.sense.is_focusable())
            .filter(|widget| rect.expand(1.0).contains_rect(widget.rect))
            .collect();
        // A text field before the buttons and chips around it.
        let text = within.iter().find(|widget| widget.sense.senses_drag());
        text.or(within.first()).map(|widget| widget.id)
    })
}

fn focus_is_within(ui: &Ui, rect: egui::Rect) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    focused.is_some_and(|id| {
        ui.viewport(|viewport| {
            let widget = viewport.this_pass.widgets.get(id);
            widget.is_some_and(|widget| rect.expand(1.0).contains_rect(widget.rect))
        })
    })
}
