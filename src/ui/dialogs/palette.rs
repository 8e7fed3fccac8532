//! Finding a command or a section by a part of its name.

use std::borrow::Cow;

use egui::{Context, Key, Modifiers, Role, Sense, TextEdit, Ui, accesskit::Node, vec2};

use super::frame::{Reply, Setting, frame_ui};
use crate::model::{Draft, Place, SectionId, shortened};
use crate::template::{FieldKind, Scope, Section};
use crate::ui::{
    commands::{Command, keys},
    desk::{called::called, can::can},
    widgets::{press, text::text_ui},
};

/// How much is said of a place that was changed lately.
const EDITED_CHARS: usize = 48;
/// How many lines are offered at once.
const MAX_SHOWN: usize = 10;

/// What is looked for, and which line is chosen.
#[derive(Debug, Default)]
pub(in crate::ui) struct Palette {
    query: String,
    chosen: usize,
    /// The section that is open.
    section: Option<SectionId>,
    /// Whether nothing stands beside the text.
    is_focused: bool,
    /// Where something was changed lately, the latest first.
    edited: Vec<Place>,
}

impl Palette {
    /// Begins over a section, or over no draft, with the places that were changed lately.
    pub(in crate::ui) fn over(
        section: Option<SectionId>,
        is_focused: bool,
        edited: Vec<Place>,
    ) -> Self {
        Self {
            section,
            is_focused,
            edited,
            ..Self::default()
        }
    }
}

/// One line: a command or a section.
struct Entry {
    label: String,
    /// What stands at its end: keys, or what a section is part of.
    aside: String,
    hint: String,
    /// Other words for it.
    also: Cow<'static, str>,
    is_enabled: bool,
    target: Target,
}

enum Target {
    Command(Command),
    Place(Place),
}

impl Entry {
    fn reply(&self) -> Reply {
        match &self.target {
            Target::Command(command) => Reply::Run(*command),
            Target::Place(place) => Reply::Go(place.clone()),
        }
    }
}

pub(super) fn palette_ui(
    ctx: &Context,
    palette: &mut Palette,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Find a command", 520.0), |ui| {
        let moved = moved(ui);
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        query_ui(ui, palette, setting.is_fresh);
        let entries = found(ui.ctx(), setting, palette);
        palette.chosen = stepped(palette.chosen, moved, entries.len().min(MAX_SHOWN));
        if entries.is_empty() {
            let tokens = setting.tokens;
            let nothing = "No command or section has these words.";
            text_ui(ui, nothing, tokens.text.hint, tokens.colors.muted);
        }
        let mut reply = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        for (idx, entry) in entries.iter().take(MAX_SHOWN).enumerate() {
            let is_chosen = idx == palette.chosen;
            let clicked = entry_ui(ui, entry, is_chosen, setting);
            if entry.is_enabled && (clicked || (entered && is_chosen)) {
                reply = Some(entry.reply());
            }
        }
        reply
    })
}

/// Takes the arrow keys before the text field does.
fn moved(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        isize::try_from(down).unwrap_or_default() - isize::try_from(up).unwrap_or_default()
    })
}

fn stepped(chosen: usize, by: isize, len: usize) -> usize {
    chosen.saturating_add_signed(by).min(len.saturating_sub(1))
}

fn query_ui(ui: &mut Ui, palette: &mut Palette, is_fresh: bool) {
    let edit = TextEdit::singleline(&mut palette.query)
        .hint_text("Type a part of a command or a section")
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 6.0));
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label("Find a command");
    });
    // The field keeps the keyboard: the lines are chosen with the arrow keys.
    if is_fresh || response.lost_focus() {
        response.request_focus();
    }
    if response.changed() {
        palette.chosen = 0;
    }
}

fn entry_ui(ui: &mut Ui, entry: &Entry, is_chosen: bool, setting: &Setting<'_>) -> bool {
    let tokens = setting.tokens;
    let colors = &tokens.colors;
    let size = vec2(ui.available_width(), 34.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    press::name_choice(ui, &response, Role::ListBoxOption, &entry.label, is_chosen);
    if !entry.is_enabled {
        ui.accesskit_node_builder(response.id, Node::set_disabled);
    }
    let fill = if is_chosen {
        colors.row_tint
    } else if response.hovered() {
        colors.hover_tint
    } else {
        colors.page
    };
    ui.painter().rect_filled(rect, tokens.radius.m, fill);
    let ink = if entry.is_enabled {
        colors.ink
    } else {
        colors.muted
    };
    let left = rect.left_center() + vec2(8.0, 0.0);
    let font = tokens.text.body.font();
    ui.painter().text(
        left,
        egui::Align2::LEFT_CENTER,
        &entry.label,
        font.clone(),
        ink,
    );
    let right = rect.right_center() - vec2(8.0, 0.0);
    ui.painter().text(
        right,
        egui::Align2::RIGHT_CENTER,
        &entry.aside,
        font,
        colors.muted,
    );
    let clicked = response.clicked();
    if !entry.hint.is_empty() {
        response.on_hover_text(&entry.hint);
    }
    clicked
}

fn found(ctx: &Context, setting: &Setting<'_>, palette: &Palette) -> Vec<Entry> {
    let words: Vec<String> = palette
        .query
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut entries: Vec<Entry> = edited(setting, palette)
        .chain(commands(ctx, setting, palette))
        .chain(sections(setting))
        .chain(details(setting))
        .filter(|entry| {
            let text = format!("{} {} {}", entry.label, entry.hint, entry.also).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect();
    // What has the words in its name comes before what has them in its hint.
    entries.sort_by_key(|entry| {
        let label = entry.label.to_lowercase();
        !words.iter().all(|word| label.contains(word))
    });
    entries
}

fn commands<'a>(
    ctx: &'a Context,
    setting: &'a Setting<'_>,
    palette: &'a Palette,
) -> impl Iterator<Item = Entry> + 'a {
    let label = move |command: Command| {
        let place = (palette.section.as_ref(), palette.is_focused);
        let view = setting.view.as_ref();
        view.map_or(command.label(), |view| called(command, view, place))
    };
    Command::ALL
        .iter()
        .filter(|command| **command != Command::Palette)
        .map(move |command| Entry {
            label: label(*command).to_owned(),
            aside: keys::words(ctx, *command),
            hint: command.hint().to_owned(),
            also: command.also().into(),
            is_enabled: can(setting.view.as_ref(), *command),
            target: Target::Command(*command),
        })
        .filter(|entry| entry.is_enabled)
}

/// The places that were changed lately.
fn edited(setting: &Setting<'_>, palette: &Palette) -> impl Iterator<Item = Entry> {
    let view = setting.view.as_ref();
    let places = view.into_iter().flat_map(|view| {
        let places = palette.edited.iter();
        places.map(|place| (view.label(place), place.clone()))
    });
    places.map(|(label, place)| Entry {
        label: shortened(&label, EDITED_CHARS),
        aside: "Recently edited".to_owned(),
        hint: String::new(),
        also: Cow::Borrowed("recently edited recent last changed"),
        is_enabled: true,
        target: Target::Place(place),
    })
}

fn sections(setting: &Setting<'_>) -> impl Iterator<Item = Entry> {
    let outline = setting.view.as_ref().map_or_else(Vec::new, |view| {
        view.template.outline(&view.draft.arrangement)
    });
    outline.into_iter().map(|outlined| {
        let is_part = outlined.depth == 0;
        Entry {
            label: outlined.section.outline_title().to_owned(),
            aside: if is_part {
                String::new()
            } else {
                outlined.part.title.clone()
            },
            hint: String::new(),
            also: asked_in(outlined.section).into(),
            is_enabled: true,
            target: Target::Place(Place::Section(outlined.section.id.clone())),
        }
    })
}

/// Returns what a section asks, and which whole registers it lists.
fn asked_in(section: &Section) -> String {
    let mut words = String::new();
    for field in &section.fields {
        words.push_str(&field.prompt);
        words.push(' ');
        if let FieldKind::Register(view) = &field.kind
            && view.scope == Scope::All
        {
            words.push_str(view.register.many());
            words.push(' ');
        }
    }
    words
}

/// The lines of the cover's form, each to be gone to.
fn details(setting: &Setting<'_>) -> impl Iterator<Item = Entry> {
    let columns = setting.view.iter().flat_map(|_| Draft::written_columns());
    columns.map(|column| Entry {
        label: column.label.to_owned(),
        aside: "Cover and details".to_owned(),
        hint: column.hint.to_owned(),
        also: Cow::Borrowed(""),
        is_enabled: true,
        target: Target::Place(Place::Detail(column.name)),
    })
}

#[cfg(test)]
mod tests {
    use crate::ui::dialogs::palette::stepped;

    #[test]
    fn the_choice_stays_on_the_list() {
        assert_eq!(stepped(0, -1, 3), 0);
        assert_eq!(stepped(1, 1, 3), 2);
        assert_eq!(stepped(2, 5, 3), 2);
        assert_eq!(stepped(4, 0, 0), 0);
    }
}
