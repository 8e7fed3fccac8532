//! Who writes in this draft: people or roles, each with initials and a colour.

use egui::{Context, Id, Ui};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::model::{Person, PersonColor};
use crate::session::Action;
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui, icon_button_ui},
        choice::{ChoiceOption, from_list_ui},
        field::FieldSpec,
        icon::Icon,
        initials::Initials,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// From which width, in points, what is said of somebody stands side by side.
const SIDE_BY_SIDE: f32 = 420.0;

/// People who write, while they are said.
#[derive(Debug)]
pub(in crate::ui) struct PeopleDialog {
    people: Vec<Person>,
    /// Who was asked for something and is not noted with initials and a colour.
    others: Vec<String>,
    /// The row that gets the keyboard.
    wanted: Option<usize>,
}

impl PeopleDialog {
    /// Begins with those that the draft notes, and those who were asked for something.
    pub(in crate::ui) fn new(people: Vec<Person>, asked: impl Iterator<Item = String>) -> Self {
        let mut dialog = Self {
            people,
            others: Vec::new(),
            wanted: None,
        };
        for name in asked {
            let is_known = dialog.people.iter().any(|person| person.name == name);
            if !is_known && !dialog.others.contains(&name) {
                dialog.others.push(name);
            }
        }
        dialog
    }

    /// Adds somebody, with a colour that nobody has yet where there is one.
    fn add(&mut self, name: String) {
        let is_free = |color: &PersonColor| !self.people.iter().any(|one| one.color == *color);
        let next = PersonColor::ALL.into_iter().find(is_free);
        let turn = self.people.len() % PersonColor::ALL.len();
        let color = next.or_else(|| PersonColor::ALL.get(turn).copied());
        self.wanted = name.is_empty().then_some(self.people.len());
        self.people.push(Person {
            name,
            initials: String::new(),
            color: color.unwrap_or_default(),
        });
    }
}

pub(super) fn people_ui(
    ctx: &Context,
    dialog: &mut PeopleDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("People who write", 600.0), |ui| {
        let tokens = setting.tokens;
        let what = "The outline shows their initials beside what they write. The name in your settings says which one is you.";
        text_ui(ui, what, tokens.text.body, tokens.colors.muted);
        let mut gone = None;
        let wanted = dialog.wanted.take();
        for (idx, person) in dialog.people.iter_mut().enumerate() {
            if person_ui(ui, person, (idx, wanted == Some(idx)), tokens) {
                gone = Some(idx);
            }
        }
        if let Some(idx) = gone {
            dialog.people.remove(idx);
        }
        for name in dialog.others.clone() {
            let add = format!("Add {name}, who was asked to write");
            let button = Button::quiet(&add).icon(Icon::Plus);
            if button_ui(ui, button.id(Id::unique(("people", "other", &name)))).clicked() {
                dialog.others.retain(|other| *other != name);
                dialog.add(name);
            }
        }
        let add = button_ui(ui, Button::quiet("Add a person or a role").icon(Icon::Plus));
        if setting.is_fresh {
            add.request_focus();
        }
        if add.clicked() {
            dialog.add(String::new());
        }
        answers_ui(ui, |ui| {
            if button_ui(ui, Button::primary("Save")).clicked() {
                return Some(Reply::Act(Action::Contributors(dialog.people.clone())));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

/// Shows somebody. Returns whether they shall go.
fn person_ui(
    ui: &mut Ui,
    person: &mut Person,
    (idx, is_wanted): (usize, bool),
    tokens: &Tokens,
) -> bool {
    let nth = idx + 1;
    let gone = ui.horizontal(|ui| {
        let remove = icon_button_ui(ui, Icon::Close, &format!("Remove person {nth}"));
        if let Some(initials) = Initials::of(ui, person, tokens) {
            let (rect, _) = ui.allocate_exact_size(initials.size(), egui::Sense::hover());
            initials.paint(ui.painter(), rect.left_center());
        }
        remove.clicked()
    });
    if ui.available_width() < SIDE_BY_SIDE {
        name_ui(ui, person, (nth, is_wanted));
        initials_ui(ui, person, nth);
        color_ui(ui, person, nth);
    } else {
        ui.columns_const(|[name, initials, color]| {
            name_ui(name, person, (nth, is_wanted));
            initials_ui(initials, person, nth);
            color_ui(color, person, nth);
        });
    }
    gone.inner
}

fn name_ui(ui: &mut Ui, person: &mut Person, (nth, is_wanted): (usize, bool)) {
    let label = format!("Name or role {nth}");
    let shown = line_edit_ui(ui, &spec(("name", nth), &label), &person.name);
    if is_wanted {
        shown.response.request_focus();
    }
    if let Some(name) = shown.changed {
        person.name = name;
    }
}

fn initials_ui(ui: &mut Ui, person: &mut Person, nth: usize) {
    let label = format!("Initials {nth}");
    let shown = line_edit_ui(ui, &spec(("initials", nth), &label), &person.initials);
    if let Some(initials) = shown.changed {
        person.initials = initials;
    }
}

fn color_ui(ui: &mut Ui, person: &mut Person, nth: usize) {
    let label = format!("Colour {nth}");
    let options = PersonColor::ALL.map(|color| ChoiceOption {
        name: color.label(),
        label: color.label(),
    });
    let chosen = from_list_ui(
        ui,
        &spec(("color", nth), &label),
        &options,
        person.color.label(),
    );
    let mut colors = PersonColor::ALL.into_iter();
    if let Some(color) = colors.find(|color| chosen.as_deref() == Some(color.label())) {
        person.color = color;
    }
}

fn spec<'a>(id: (&str, usize), label: &'a str) -> FieldSpec<'a> {
    FieldSpec {
        id: Id::unique(("people", id)),
        label,
        hint: "",
    }
}
