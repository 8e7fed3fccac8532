//! What is noted while the window is drawn: what stands in which area, and what belongs together.
//!
//! The toolkit knows widgets only as rectangles in the order in which they were drawn. What it
//! cannot know is noted here and holds for one frame.

use std::ops::Range;

use egui::{Context, Id, LayerId, Ui};

/// An area of the window. They are gone through in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) enum Area {
    /// The outline, or the list at the left.
    Outline,
    /// What is written and read.
    Page,
    /// The pages beside it.
    Pages,
    /// What helps beside it.
    Help,
    /// The bar at the head.
    Bar,
    /// What must be said over the page.
    Notices,
}

/// Which keys go from one of a group to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Arrows {
    /// The group answers them itself, because the choice goes along.
    Own,
    /// Up and down.
    Vertical,
    /// Left and right.
    Horizontal,
    /// All four.
    Both,
}

/// One of several that are one stop together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    pub(super) id: Id,
    pub(super) group: Id,
    /// Whether Tab comes to this one.
    pub(super) is_on: bool,
    pub(super) arrows: Arrows,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    /// The frame they hold for.
    frame: u64,
    /// Which widgets of the lowest layer stand in an area, by their order.
    pub(super) spans: Vec<(Area, Range<usize>)>,
    pub(super) members: Vec<Member>,
    /// What takes the keyboard as the toolkit has it and does nothing with it.
    pub(super) skipped: Vec<Id>,
    /// What answers Tab itself while it has the keyboard.
    pub(super) keeps_tab: Option<Id>,
    /// Whether the keyboard should go to the first stop of the page.
    pub(super) wants_first: bool,
}

impl Notes {
    /// Returns what is known of one of a group; what was noted last holds.
    pub(super) fn member(&self, id: Id) -> Option<&Member> {
        self.members.iter().rev().find(|member| member.id == id)
    }

    /// Returns the area of the widget at a position of the lowest layer.
    pub(super) fn area(&self, idx: usize) -> Option<Area> {
        let mut spans = self.spans.iter();
        let span = spans.find(|(_, span)| span.contains(&idx));
        span.map(|(area, _)| *area)
    }

    /// Returns what was noted of this frame so far.
    pub(super) fn of(ctx: &Context) -> Self {
        let frame = ctx.cumulative_pass_nr();
        let noted: Option<Self> = ctx.data(|data| data.get_temp(notes_id()));
        noted
            .filter(|noted| noted.frame == frame)
            .unwrap_or_default()
    }

    /// Returns what was noted of the last frame.
    pub(super) fn of_last(ctx: &Context) -> Self {
        ctx.data_mut(|data| data.remove_temp(notes_id()))
            .unwrap_or_default()
    }
}

fn notes_id() -> Id {
    Id::unique("notes of the keyboard’s way")
}

fn note(ctx: &Context, add: impl FnOnce(&mut Notes)) {
    let frame = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let notes: &mut Notes = data.get_temp_mut_or_default(notes_id());
        if notes.frame != frame {
            *notes = Notes {
                frame,
                ..Notes::default()
            };
        }
        add(notes);
    });
}

/// Draws an area.
pub(in crate::ui) fn area_ui<R>(ui: &mut Ui, area: Area, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let before = n_widgets(ui);
    let shown = contents(ui);
    let after = n_widgets(ui);
    note(ui.ctx(), |notes| notes.spans.push((area, before..after)));
    shown
}

fn n_widgets(ui: &Ui) -> usize {
    let layer = LayerId::background();
    ui.viewport(|viewport| viewport.this_pass.widgets.get_layer(layer).count())
}

/// Notes that something is one of several that are one stop together.
pub(in crate::ui) fn member(ui: &Ui, id: Id, group: Id, is_on: bool, arrows: Arrows) {
    let member = Member {
        id,
        group,
        is_on,
        arrows,
    };
    note(ui.ctx(), |notes| notes.members.push(member));
}

/// Notes that Tab shall not come to something.
pub(in crate::ui) fn skip(ui: &Ui, id: Id) {
    note(ui.ctx(), |notes| notes.skipped.push(id));
}

/// Notes that something answers Tab itself while it has the keyboard.
pub(in crate::ui) fn keep_tab(ui: &Ui, id: Id) {
    note(ui.ctx(), |notes| notes.keeps_tab = Some(id));
}

/// Has the keyboard go to the first stop of the page once it is drawn.
pub(in crate::ui) fn want_first(ui: &Ui) {
    note(ui.ctx(), |notes| notes.wants_first = true);
}
