//! What changed, within the page: over it how much, in each text the words that came in and went
//! out, at each row what was chosen anew, and whether it came or went.

use egui::{Frame, Margin, Role, Ui};

use super::sheet::{Sheet, place_ui};
use crate::compare::point_words;
use crate::model::{
    CellKind, Place, Prose, Record, SectionId, Value, british_date, citations, row_title,
};
use crate::review;
use crate::session::{Changed, Review, What};
use crate::template::{FieldKind, Section};
use crate::ui::{
    commands::{Command, review::ReviewAction},
    widgets::{
        button::{Button, button_ui},
        press,
        text::text_ui,
        tracked::{TrackedAct, TrackedSpec, tracked_ui},
    },
};

/// Shows over a page how much changed in it and in all, and what can be done with all of it.
pub(super) fn panel_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) {
    let Some(review) = sheet.view.review else {
        return;
    };
    let tokens = sheet.tokens();
    let section = place.section();
    let n_here = section.map_or(0, |section| review.n_changes(Some(section)));
    let here: Vec<Place> = { review.changed().iter() }
        .filter(|changed| Some(&changed.section) == section)
        .map(|changed| changed.place.clone())
        .collect();
    let n_all = review.n_changes(None);
    let frame = Frame::new()
        .fill(tokens.colors.accent_tint)
        .corner_radius(tokens.radius.m)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = format!(
            "Changes since {}: {n_here} on this page, {n_all} in the draft.",
            review.label()
        );
        text_ui(ui, &words, tokens.text.strong, tokens.colors.ink);
        let told = "Struck through went out, underlined came in. What you accept is not shown again; what you reject is as it was, and Undo brings it back.";
        text_ui(ui, told, tokens.text.hint, tokens.colors.muted);
        ui.horizontal_wrapped(|ui| {
            if n_all > 0 && button_ui(ui, Button::secondary("Next change")).clicked() {
                sheet.actions.run(Command::NextChange);
            }
            if n_here > 0 {
                if button_ui(ui, Button::secondary("Accept all on this page")).clicked() {
                    sheet.actions.review(ReviewAction::Accept(here.clone()));
                }
                if button_ui(ui, Button::secondary("Reject all on this page")).clicked() {
                    sheet.actions.review(ReviewAction::Reject(here.clone()));
                }
            }
            all_ui(ui, sheet, review);
            if button_ui(ui, Button::quiet("Show the text only")).clicked() {
                sheet.actions.run(Command::Review);
            }
        });
    });
    ui.add_space(tokens.space.l);
}

/// Offers what holds for the whole draft.
fn all_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, review: &Review) {
    if !review.changed().is_empty() {
        if button_ui(ui, Button::quiet("Accept all in the draft")).clicked() {
            sheet.actions.review(ReviewAction::AcceptAll);
        }
        if button_ui(ui, Button::quiet("Reject all in the draft")).clicked() {
            let all = review.changed().iter().map(|changed| changed.place.clone());
            sheet.actions.review(ReviewAction::Reject(all.collect()));
        }
    }
    if review.can_take_back()
        && button_ui(ui, Button::quiet("Ask again what I accepted last")).clicked()
    {
        sheet.actions.review(ReviewAction::TakeBack);
    }
}

/// Shows what changed in a field. Returns whether that stands in the place of its editor.
pub(super) fn field_review_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) -> bool {
    let Some(changed) = sheet.view.review.and_then(|review| review.at(place)) else {
        return false;
    };
    place_ui(ui, sheet, place, |ui, sheet| {
        let label = sheet.view.label(place);
        changed_ui(ui, sheet, changed, &label);
        if !matches!(changed.what, What::Text(_)) {
            return false;
        }
        let is_writing = sheet.state.review.writing.as_ref() == Some(place);
        let words = if is_writing {
            "Stop writing in it"
        } else {
            "Write in it"
        };
        let response = button_ui(ui, Button::quiet(words));
        press::name(ui, &response, Role::Button, &format!("{words}: {label}"));
        if response.clicked() {
            sheet.state.review.writing = (!is_writing).then(|| place.clone());
        }
        !is_writing
    })
}

/// Shows what changed in a row, within its card.
pub(super) fn row_review_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record) {
    let Some(review) = sheet.view.review else {
        return;
    };
    let key = Some((row.register(), row.id()));
    for changed in review.changed().iter().filter(|one| one.place.row() == key) {
        let label = if let Place::Cell(register, _, name) = &changed.place {
            let column = register.column(name);
            let label = column.map_or(*name, |column| column.label);
            let tokens = sheet.tokens();
            text_ui(ui, label, tokens.text.strong, tokens.colors.ink);
            label.to_owned()
        } else {
            row_title(row)
        };
        changed_ui(ui, sheet, changed, &label);
    }
}

/// Shows the rows that a section had.
pub(super) fn deleted_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    let Some(review) = sheet.view.review else {
        return;
    };
    let is_gone = |one: &&Changed| one.section == section.id && one.what == What::Deleted;
    for changed in review.changed().iter().filter(is_gone) {
        let Some((register, id)) = changed.place.row() else {
            continue;
        };
        let Some(row) = review.then().registers.row(register, id) else {
            continue;
        };
        let tokens = sheet.tokens();
        ui.add_space(tokens.space.l);
        let frame = Frame::new()
            .stroke(tokens.rule())
            .corner_radius(tokens.radius.l)
            .inner_margin(Margin::symmetric(16, 14));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = row_title(row);
            let mut text = egui::RichText::new(&title).strikethrough();
            text = text.color(tokens.colors.attention);
            ui.add(egui::Label::new(text).wrap());
            for column in row.columns() {
                let words = value_words(
                    sheet,
                    &Place::Cell(register, id.clone(), column.name),
                    Some(&row.get(column.name)),
                );
                if !words.is_empty() && words != title {
                    let words = format!("{}: {words}", column.label);
                    text_ui(ui, &words, tokens.text.body, tokens.colors.muted);
                }
            }
            changed_ui(ui, sheet, changed, &title);
        });
    }
}

/// Shows one changed place, with what can be done about it.
fn changed_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, changed: &Changed, label: &str) {
    let place = &changed.place;
    if let What::Text(tracked) = &changed.what {
        return text_review_ui(ui, sheet, (place, tracked), label);
    }
    let tokens = sheet.tokens();
    let told = match &changed.what {
        What::Added => "This row was added.".to_owned(),
        What::Deleted => "This row was deleted.".to_owned(),
        What::Value | What::Text(_) => {
            let then = sheet
                .view
                .review
                .and_then(|review| review.then().value(place));
            let was = value_words(sheet, place, then.as_ref());
            let now = value_words(sheet, place, sheet.view.draft.value(place).as_ref());
            let or_nothing = |words: String| {
                if words.is_empty() {
                    "nothing".to_owned()
                } else {
                    format!("“{words}”")
                }
            };
            format!("Was {}, is now {}.", or_nothing(was), or_nothing(now))
        }
    };
    let hand = sheet.state.review.hand(changed.step).map(str::to_owned);
    let told = { [Some(told), hand].into_iter().flatten() }.collect::<Vec<_>>();
    text_ui(ui, &told.join(" "), tokens.text.body, tokens.colors.ink);
    let wants = sheet.state.review.wants && is_current(sheet, place).is_some();
    let (accept, reject) = (
        ReviewAction::Accept(vec![place.clone()]),
        ReviewAction::Reject(vec![place.clone()]),
    );
    ui.horizontal_wrapped(|ui| answers_ui(ui, sheet, label, (accept, reject), wants));
    if wants {
        sheet.state.review.wants = false;
    }
}

fn is_current(sheet: &Sheet<'_, '_>, place: &Place) -> Option<usize> {
    let current = sheet.state.review.current.as_ref();
    current.filter(|(at, _)| at == place).map(|(_, n)| *n)
}

fn text_review_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    (place, tracked): (&Place, &review::Tracked),
    label: &str,
) {
    let tokens = sheet.tokens();
    let n_changes = tracked.changes().count();
    let current = is_current(sheet, place).map(|n| n.min(n_changes.saturating_sub(1)));
    let wants = current.is_some() && std::mem::take(&mut sheet.state.review.wants);
    let names = sheet.names.clone();
    let hands = sheet.state.review.clone();
    let spec = TrackedSpec {
        id: sheet.id(place).with("changes"),
        label,
        tracked,
        current,
        wants,
        hand: &|changed| hands.hand(changed.step).map(str::to_owned),
        words: &|text| {
            let label = |id: &str| names.chip(id).map(|label| label.text);
            read(text, &label)
        },
    };
    match tracked_ui(ui, &spec) {
        Some(TrackedAct::Choose(n)) => sheet.state.review.current = Some((place.clone(), n)),
        Some(TrackedAct::Accept(n)) => {
            let accept = ReviewAction::AcceptChange(place.clone(), n);
            sheet.actions.review(accept);
        }
        Some(TrackedAct::Reject(n)) => {
            let reject = ReviewAction::RejectChange(place.clone(), n);
            sheet.actions.review(reject);
        }
        None => {}
    }
    let chosen = is_current(sheet, place).filter(|n| *n < n_changes);
    ui.horizontal_wrapped(|ui| {
        if let Some(n) = chosen {
            let changed = tracked.changes().nth(n);
            let hand = changed.and_then(|changed| hands.hand(changed.step));
            let told = format!("Change {} of {n_changes}.", n + 1);
            let told = hand.map_or_else(|| told.clone(), |hand| format!("{told} {hand}."));
            text_ui(ui, &told, tokens.text.hint, tokens.colors.muted);
        }
        if n_changes > 1 || chosen.is_none() {
            let all = [
                (
                    "Accept all of this text",
                    ReviewAction::Accept(vec![place.clone()]),
                ),
                (
                    "Reject all of this text",
                    ReviewAction::Reject(vec![place.clone()]),
                ),
            ];
            for (words, action) in all {
                let response = button_ui(ui, Button::quiet(words));
                press::name(ui, &response, Role::Button, &format!("{words}: {label}"));
                if response.clicked() {
                    sheet.actions.review(action);
                }
            }
        }
    });
}

/// Offers to accept or to reject.
fn answers_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    label: &str,
    (accept, reject): (ReviewAction, ReviewAction),
    wants: bool,
) {
    for (idx, (words, action)) in [("Accept", accept), ("Reject", reject)]
        .into_iter()
        .enumerate()
    {
        let response = button_ui(ui, Button::secondary(words));
        press::name(ui, &response, Role::Button, &format!("{words}: {label}"));
        if wants && idx == 0 {
            response.request_focus();
            ui.scroll_to_rect(response.rect.expand(48.0), None);
        }
        if response.clicked() {
            sheet.actions.review(action);
        }
    }
}

/// Writes a stretch of a text out as it is read.
fn read(text: &str, label: &dyn Fn(&str) -> Option<String>) -> String {
    let mut said = String::new();
    let mut rest = 0;
    for citation in citations(text) {
        said.push_str(text.get(rest..citation.range.start).unwrap_or_default());
        let id = match &citation.period {
            Some(period) => format!("{}:{period}", citation.row),
            None => citation.row.to_string(),
        };
        let shown = label(&id).unwrap_or(id);
        for part in ["[", &shown, "]"] {
            said.push_str(part);
        }
        rest = citation.range.end;
    }
    said.push_str(text.get(rest..).unwrap_or_default());
    said.replace("**", "")
}

/// Says what a value is, in the words of the window.
fn value_words(sheet: &Sheet<'_, '_>, place: &Place, value: Option<&Value>) -> String {
    // A row that is nowhere any more has no name, and a link to it says nothing.
    let title = |row: &crate::model::RowId| {
        let then = sheet.view.review.map(|review| &**review.then());
        let known = [Some(sheet.view.draft), then].into_iter().flatten();
        let mut found = known.filter_map(|draft| draft.registers.find(row));
        found.next().map(|(_, row)| row_title(row))
    };
    let plain = |text: &str| read(text, &|_| None);
    match value {
        Some(Value::Prose(prose)) => plain(Prose::as_str(prose)),
        Some(Value::Text(text)) => section_title(sheet, place, text),
        Some(Value::Choice(name)) => choice_label(sheet, place, name),
        Some(Value::Date(date)) => date.map(british_date).unwrap_or_default(),
        Some(Value::Period(period)) => period.label(),
        Some(Value::Link(row)) => row.as_ref().and_then(title).unwrap_or_default(),
        Some(Value::Links(rows)) => rows.iter().filter_map(title).collect::<Vec<_>>().join("; "),
        Some(Value::List(lines)) => lines.join("; "),
        Some(Value::Series(points)) => {
            let said = points.iter().map(point_words);
            said.collect::<Vec<_>>().join("; ")
        }
        Some(Value::SignOffs(_) | Value::Logo(_)) | None => String::new(),
    }
}

fn section_title(sheet: &Sheet<'_, '_>, place: &Place, text: &str) -> String {
    let is_section = matches!(place, Place::Cell(register, _, name)
        if register.column(name).is_some_and(|column| column.kind == CellKind::Section));
    let section = SectionId::new(text).ok().filter(|_| is_section);
    let section = section.and_then(|id| sheet.view.template.section(&id));
    section.map_or_else(
        || text.to_owned(),
        |section| section.outline_title().to_owned(),
    )
}

fn choice_label(sheet: &Sheet<'_, '_>, place: &Place, name: &str) -> String {
    let mut found = None;
    if let Place::Cell(register, _, column) = place
        && let Some(CellKind::Choice(options)) = register.column(column).map(|column| column.kind)
    {
        let option = options.iter().find(|option| option.name == name);
        found = option.map(|option| option.label.to_owned());
    } else if let Place::Field(section, field) = place
        && let Some(field) = sheet.view.template.field(section, field)
        && let FieldKind::Choice(options) = &field.kind
    {
        let option = options.iter().find(|option| option.id.as_str() == name);
        found = option.map(|option| option.label.clone());
    }
    found.unwrap_or_else(|| name.to_owned())
}
