//! The form for the cover and what stands in the furniture of the paper.

use egui::Ui;

use super::{edit::cell_ui, page::page_ui, parts::parts_ui, sheet::Sheet};
use crate::model::{Draft, Place};
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    widgets::text::{heading_ui, text_ui},
};

/// The details in groups. What is in none of them stands in the first.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "The paper",
        &[
            "authority",
            "service",
            "title",
            "subtitle",
            "framework",
            "note",
        ],
    ),
    (
        "Period and dates",
        &["period", "meeting_date", "figures_to"],
    ),
    (
        "Version and sign-off",
        &["version", "status", "owner", "sign_offs"],
    ),
    ("Marking and readers", &["label", "audience"]),
    (
        "How the paper looks",
        &["color", "type_size", "edges", "paragraph_numbers", "logo"],
    ),
    ("Spelling", &["words"]),
];

/// Shows the form for the cover, and the order of the parts.
pub(in crate::ui) fn details_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    page_ui(ui, view, state, actions, &Place::Draft, |ui, sheet| {
        let tokens = sheet.tokens();
        let title = "Cover and details";
        text_ui(
            ui,
            &sheet.view.template.file().title,
            tokens.text.hint,
            tokens.colors.muted,
        );
        ui.add_space(-4.0);
        heading_ui(ui, title, 1, tokens.text.title, tokens.colors.ink);
        let about = "What stands on the cover and at the head and foot of every page.";
        text_ui(ui, about, tokens.text.hint, tokens.colors.muted);
        for (idx, (heading, _)) in GROUPS.iter().enumerate() {
            group_ui(ui, sheet, idx, heading);
        }
        parts_ui(ui, sheet);
    });
}

fn group_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, idx: usize, heading: &str) {
    let tokens = sheet.tokens();
    ui.add_space(tokens.space.l);
    heading_ui(ui, heading, 2, tokens.text.prompt, tokens.colors.ink);
    for column in Draft::written_columns() {
        if group_of(column.name) == idx {
            cell_ui(ui, sheet, &Place::Detail(column.name), column, None);
            ui.add_space(tokens.space.xs);
        }
    }
}

fn group_of(name: &str) -> usize {
    let mut groups = GROUPS.iter();
    groups
        .position(|(_, names)| names.contains(&name))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_is_in_one_group() {
        for column in Draft::written_columns() {
            let groups = GROUPS.iter();
            let n_groups = groups
                .filter(|(_, names)| names.contains(&column.name))
                .count();
            assert_eq!(n_groups, 1, "{}", column.name);
        }
        let known = |name: &&&str| Draft::written_columns().any(|column| column.name == **name);
        let all = GROUPS.iter().flat_map(|(_, names)| names.iter());
        assert_eq!(all.filter(|name| !known(name)).count(), 0);
    }
}
