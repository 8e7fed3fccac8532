//! Links from one row to others: chips to follow, a button to add, each taken away by its cross.

use egui::Ui;

use super::{
    button::{Button, button_ui, icon_button_ui},
    card::labelled_ui,
    chip::chip_ui,
    field::{FieldSpec, label_ui},
    icon::Icon,
    link_picker::{PickRow, Picked, link_picker_ui},
    text::text_ui,
};
use crate::ui::theme::Tokens;

/// What the user did with links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinksAct {
    /// Wants a link to this row.
    Add(String),
    /// Wants this link taken away.
    Remove(String),
    /// Wants to go to this row.
    Follow(String),
    /// Wants a new row, linked; what was typed may be its title.
    AddNew(String),
}

/// Shows the rows linked, and a button that opens the list of those that can be.
///
/// `add` names the button and `add_label` the entry at the foot of the list. Where one link is
/// all there may be, the caller replaces it.
pub fn links_edit_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    linked: &[PickRow],
    offered: &dyn Fn() -> Vec<PickRow>,
    (add, add_label): (&str, Option<&str>),
) -> Option<LinksAct> {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        label_ui(ui, spec);
        let mut act = None;
        for row in linked {
            ui.horizontal(|ui| {
                if chip_ui(ui, &row.label, &row.title).clicked() {
                    act = Some(LinksAct::Follow(row.id.clone()));
                }
                ui.scope(|ui| {
                    ui.set_max_width(ui.available_width() - 36.0);
                    text_ui(ui, &row.title, tokens.text.body, tokens.colors.ink);
                });
                if icon_button_ui(ui, Icon::Close, &format!("Remove link to {}", row.label))
                    .clicked()
                {
                    act = Some(LinksAct::Remove(row.id.clone()));
                }
            });
        }
        add_ui(ui, spec, offered, (add, add_label)).or(act)
    })
    .inner
}

fn add_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    offered: &dyn Fn() -> Vec<PickRow>,
    (add, add_label): (&str, Option<&str>),
) -> Option<LinksAct> {
    let id = spec.id.with("add");
    let response = button_ui(ui, Button::quiet(add).icon(Icon::Plus).id(id));
    let open_id = spec.id.with("open");
    let is_open = ui.data(|data| data.get_temp(open_id)).unwrap_or(false) || response.clicked();
    if !is_open {
        return None;
    }
    let picked = link_picker_ui(
        ui,
        spec.id.with("list"),
        response.rect,
        &offered(),
        add_label,
    );
    ui.data_mut(|data| data.insert_temp(open_id, picked.is_none()));
    if picked.is_some() {
        response.request_focus();
    }
    match picked? {
        Picked::Row(row) => Some(LinksAct::Add(row)),
        Picked::AddNew(title) => Some(LinksAct::AddNew(title)),
        Picked::Nothing => None,
    }
}

/// Shows links to read and follow, as in a closed card. Returns the row to go to.
pub fn links_ui(ui: &mut Ui, label: &str, linked: &[PickRow]) -> Option<String> {
    let mut followed = None;
    labelled_ui(ui, label, |ui| {
        for row in linked {
            if chip_ui(ui, &row.label, &row.title).clicked() {
                followed = Some(row.id.clone());
            }
        }
    });
    followed
}
