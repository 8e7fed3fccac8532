//! What a good answer holds, for the field that has the keyboard and for the section.

use egui::Ui;

use super::behind::behind_ui;
use crate::model::Place;
use crate::template::{Field, FieldKind, Section};
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

pub(super) fn guidance_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let section = state.section().and_then(|id| view.template.section(id));
    if let Some(section) = section {
        field_ui(ui, section, view, state);
        section_ui(ui, section, view);
        topics_ui(ui, section, view);
        behind_ui(ui, section, view, actions);
    } else {
        details_ui(ui, view, state, actions);
    }
}

/// Shows what readers nearly always look for in a section, and of what of it nothing is said yet.
fn topics_ui(ui: &mut Ui, section: &Section, view: &View<'_>) {
    let mut known = view.readiness.topics.iter();
    let Some((_, topics)) = known.find(|(id, _)| *id == section.id) else {
        return;
    };
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    ui.add_space(view.tokens.space.m);
    heading_ui(
        ui,
        "Inspectors nearly always write about",
        3,
        text.strong,
        colors.ink,
    );
    for (is_said, label) in [(false, "Nothing yet on"), (true, "Said")] {
        let of_kind = topics.iter().filter(|topic| topic.is_said == is_said);
        let names: Vec<&str> = of_kind.map(|topic| topic.name.as_str()).collect();
        if !names.is_empty() {
            text_ui(
                ui,
                &format!("{label}: {}.", names.join(", ")),
                text.body,
                colors.ink,
            );
        }
    }
}

fn field_ui(ui: &mut Ui, section: &Section, view: &View<'_>, state: &UiState) {
    let field = state
        .current
        .as_ref()
        .and_then(|place| field_of(section, view, place));
    if let Some(field) = field
        && !field.guidance.is_empty()
    {
        part_ui(ui, &field.prompt, &field.guidance, view);
    }
}

/// Returns the field of a section in which a place stands: itself, or the list of its row.
fn field_of<'s>(section: &'s Section, view: &View<'_>, place: &Place) -> Option<&'s Field> {
    let mut fields = section.fields.iter();
    match place {
        Place::Field(of, id) if *of == section.id => fields.find(|field| field.id == *id),
        Place::Row(register, row) | Place::Cell(register, row, _) => {
            fields.find(|field| match &field.kind {
                FieldKind::Register(shown) if shown.register == *register => view
                    .rows(section, shown)
                    .iter()
                    .any(|found| found.id() == row),
                FieldKind::Register(_)
                | FieldKind::Line
                | FieldKind::Prose
                | FieldKind::Date
                | FieldKind::Choice(_) => false,
            })
        }
        Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Field(..) => None,
    }
}

fn section_ui(ui: &mut Ui, section: &Section, view: &View<'_>) {
    if section.guidance.is_empty() && section.evidence.is_empty() {
        let tokens = view.tokens;
        let words = "Each question on this page says what it asks for.";
        text_ui(ui, words, tokens.text.body, tokens.colors.muted);
    }
    if !section.guidance.is_empty() {
        part_ui(ui, section.outline_title(), &section.guidance, view);
    }
    if !section.evidence.is_empty() {
        let tokens = view.tokens;
        heading_ui(
            ui,
            "Evidence readers expect here",
            3,
            tokens.text.strong,
            tokens.colors.ink,
        );
        for kind in &section.evidence {
            bullet_ui(ui, kind.label(), view);
        }
    }
}

/// Says what the form of the cover asks; of the framework, where it is asked for.
fn details_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let framework = &view.template.file().framework;
    if state.current != Some(Place::Detail("framework")) {
        let tokens = view.tokens;
        let words = "Each line says where it is printed. What this paper is written against stands here while you are in Framework.";
        text_ui(ui, words, tokens.text.body, tokens.colors.muted);
        return;
    }
    part_ui(
        ui,
        "What this paper is written against",
        &framework.name,
        view,
    );
    if !framework.note.is_empty() {
        part_ui(ui, "Before you rely on it", &framework.note, view);
    }
    source_ui(ui, &framework.source, view, actions);
}

/// Shows where the framework is to be read, and opens it.
fn source_ui(ui: &mut Ui, source: &str, view: &View<'_>, actions: &mut Actions) {
    part_ui(ui, "Source", source, view);
    for address in addresses(source) {
        let site = address.split('/').next().unwrap_or(address);
        let name = format!("Open {site} in the browser");
        if button_ui(ui, Button::quiet(&name))
            .on_hover_text(address)
            .clicked()
        {
            actions.visit(address.to_owned());
        }
    }
}

/// Returns the web addresses that a text names as people write them.
fn addresses(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || "()[]<>“”\"".contains(c));
    let words = words.map(|word| word.trim_end_matches(['.', ',', ';', ':']));
    words
        .filter(|word| word.starts_with("www.") || word.starts_with("https://"))
        .collect()
}

fn part_ui(ui: &mut Ui, title: &str, text: &str, view: &View<'_>) {
    let tokens = view.tokens;
    heading_ui(ui, title, 3, tokens.text.strong, tokens.colors.ink);
    for paragraph in text
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        for line in lines(paragraph) {
            match line.strip_prefix("- ") {
                Some(item) => bullet_ui(ui, item, view),
                None => drop(text_ui(ui, &line, tokens.text.body, tokens.colors.muted)),
            }
        }
    }
    ui.add_space(tokens.space.m);
}

/// Joins the lines of a paragraph; each item of a list stays a line of its own.
fn lines(paragraph: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in paragraph.lines().map(str::trim) {
        match lines.last_mut() {
            Some(last) if !line.starts_with("- ") => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn bullet_ui(ui: &mut Ui, text: &str, view: &View<'_>) {
    let tokens = view.tokens;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = tokens.space.s;
        text_ui(ui, "•", tokens.text.body, tokens.colors.muted);
        ui.vertical(|ui| text_ui(ui, text, tokens.text.body, tokens.colors.muted));
    });
}

#[cfg(test)]
mod tests {
    use crate::ui::panels::help::guidance::{addresses, lines};

    #[test]
    fn the_address_of_a_source_is_found_without_what_stands_around_it() {
        let source = "GOV.UK, “Inspecting” (www.gov.uk/a/b). See https://example.org/c, too";
        assert_eq!(
            addresses(source),
            ["www.gov.uk/a/b", "https://example.org/c"]
        );
    }

    #[test]
    fn items_of_a_list_stay_apart() {
        assert_eq!(lines("One\ntwo\n- a\n- b\nc"), ["One two", "- a", "- b c"]);
    }
}
