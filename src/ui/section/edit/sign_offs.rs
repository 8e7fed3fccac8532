//! Who agrees the paper, by role, and the day they did.

use egui::Ui;

use super::{date::day_ui, slot::Slot};
use crate::model::{Place, SignOff, Value, short_print};
use crate::ui::{
    desk::unread::DayPart,
    section::sheet::Sheet,
    widgets::{
        button::{Button, button_ui, icon_button_ui},
        field::FieldSpec,
        icon::Icon,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

pub(super) fn sign_offs_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    list: &[SignOff],
) {
    let tokens = sheet.tokens();
    let id = sheet.id(slot.place);
    let mut now = list.to_vec();
    text_ui(ui, slot.label, tokens.text.strong, tokens.colors.ink);
    text_ui(ui, slot.hint, tokens.text.hint, tokens.colors.muted);
    let mut removed = None;
    for (idx, sign_off) in now.iter_mut().enumerate() {
        if row_ui(ui, sheet, (slot, id.with(idx), idx), sign_off) {
            removed = Some(idx);
        }
    }
    signed_ui(ui, sheet);
    let mut gone = None;
    if let Some(idx) = removed {
        gone = Some(now.remove(idx).role);
        sheet.state.unread.role_removed(slot.place, idx);
    }
    let is_added = button_ui(ui, Button::quiet("Add a role").icon(Icon::Plus)).clicked();
    if is_added {
        ui.memory_mut(|memory| memory.request_focus(id.with(now.len()).with("role")));
        now.push(SignOff::default());
    }
    if is_added || removed.is_some() {
        sheet.set(slot.place, Value::SignOffs(now));
        match gone {
            Some(role) if role.is_empty() => sheet.actions.deleted("a role".to_owned()),
            Some(role) => sheet.actions.deleted(format!("role “{role}”")),
            None => {}
        }
    } else if now != list {
        sheet.type_in(slot.place, Value::SignOffs(now));
    }
}

/// Says which text was signed off last, and whether that is this one.
fn signed_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>) {
    let tokens = sheet.tokens();
    let Some(last) = sheet.view.draft.minutes.signed.last() else {
        return;
    };
    let print = short_print(&last.content);
    let words = format!("{}. Fingerprint of the text {print}.", last.words());
    text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
    let place = Place::Detail("sign_offs");
    let mut found = sheet.view.readiness.findings.iter();
    if let Some(finding) = found.find(|finding| finding.place == place) {
        let (hint, attention) = (tokens.text.hint, tokens.colors.attention);
        // What was signed off stands above already.
        let known = format!("{}. ", last.words());
        let rest = finding.message.strip_prefix(&known);
        text_ui(ui, rest.unwrap_or(&finding.message), hint, attention);
    }
}

/// Shows one role with its day. Returns whether it shall go.
fn row_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    (slot, id, idx): (&Slot<'_>, egui::Id, usize),
    sign_off: &mut SignOff,
) -> bool {
    let role_label = format!("Role {}", idx + 1);
    let date_label = format!("Agreed by role {} on", idx + 1);
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((width - 260.0).max(160.0));
            let spec = FieldSpec {
                id: id.with("role"),
                label: &role_label,
                hint: "",
            };
            if let Some(role) = line_edit_ui(ui, &spec, &sign_off.role).changed {
                sign_off.role = role;
            }
        });
        ui.vertical(|ui| {
            ui.set_width(190.0);
            let spec = FieldSpec {
                id: id.with("agreed"),
                label: &date_label,
                hint: "",
            };
            let part = DayPart::Agreed(idx);
            day_ui(ui, sheet, (slot.place, part), &spec, sign_off.agreed);
        });
        ui.vertical(|ui| {
            ui.add_space(24.0);
            icon_button_ui(ui, Icon::Close, &format!("Remove role {}", idx + 1)).clicked()
        })
        .inner
    })
    .inner
}
