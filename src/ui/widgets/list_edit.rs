//! Short lines, one an entry. Enter adds one below; Alt with an arrow moves it.

use egui::{Id, Key, Modifiers, Ui};

use super::{
    button::{Button, button_ui, icon_button_ui},
    field::{FieldSpec, bare_ui, label_ui},
    icon::Icon,
    press,
};

enum Change {
    Text(usize, String),
    InsertAt(usize),
    Remove(usize),
    Swap(usize, usize),
}

/// Shows lines under a label. Returns them as they are now, if they changed.
pub fn list_edit_ui(ui: &mut Ui, spec: &FieldSpec<'_>, lines: &[String]) -> Option<Vec<String>> {
    ui.scope(|ui| {
        label_ui(ui, spec);
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut change = None;
        for (idx, line) in lines.iter().enumerate() {
            change = row_ui(ui, spec, idx, line, lines.len()).or(change);
        }
        let add = Button::quiet("Add a line").icon(Icon::Plus);
        if button_ui(ui, add).clicked() {
            change = Some(Change::InsertAt(lines.len()));
        }
        change.map(|change| apply(ui, spec.id, change, lines))
    })
    .inner
}

fn row_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    idx: usize,
    line: &str,
    n_lines: usize,
) -> Option<Change> {
    let id = spec.id.with(idx);
    let keys = if ui.memory(|memory| memory.has_focus(id)) {
        keys(ui, idx, line, n_lines)
    } else {
        None
    };
    let mut change = keys;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let mut now = line.to_owned();
        let name = format!("{}, line {}", spec.label, idx + 1);
        let width = ui.available_width() - 92.0;
        bare_ui(ui, id, &name, &mut now, width);
        if now != line {
            change = Some(Change::Text(idx, now));
        }
        let nth = idx + 1;
        press::enabled_ui(ui, idx > 0, |ui| {
            if icon_button_ui(ui, Icon::Up, &format!("Move line {nth} up")).clicked() {
                change = Some(Change::Swap(idx, idx - 1));
            }
        });
        press::enabled_ui(ui, idx + 1 < n_lines, |ui| {
            if icon_button_ui(ui, Icon::Down, &format!("Move line {nth} down")).clicked() {
                change = Some(Change::Swap(idx, idx + 1));
            }
        });
        if icon_button_ui(ui, Icon::Close, &format!("Remove line {nth}")).clicked() {
            change = Some(Change::Remove(idx));
        }
    });
    change
}

fn keys(ui: &Ui, idx: usize, line: &str, n_lines: usize) -> Option<Change> {
    let take = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if idx > 0 && take(Modifiers::ALT, Key::ArrowUp) {
        return Some(Change::Swap(idx, idx - 1));
    }
    if idx + 1 < n_lines && take(Modifiers::ALT, Key::ArrowDown) {
        return Some(Change::Swap(idx, idx + 1));
    }
    if take(Modifiers::NONE, Key::Enter) {
        return Some(Change::InsertAt(idx + 1));
    }
    if line.is_empty() && n_lines > 1 && take(Modifiers::NONE, Key::Backspace) {
        return Some(Change::Remove(idx));
    }
    None
}

fn apply(ui: &Ui, id: Id, change: Change, lines: &[String]) -> Vec<String> {
    let mut lines = lines.to_vec();
    let at = match change {
        Change::Text(idx, text) => {
            if let Some(line) = lines.get_mut(idx) {
                *line = text;
            }
            return lines;
        }
        Change::InsertAt(idx) => {
            lines.insert(idx.min(lines.len()), String::new());
            idx
        }
        Change::Remove(idx) => {
            if idx < lines.len() {
                lines.remove(idx);
            }
            idx.saturating_sub(1)
        }
        Change::Swap(from, to) => {
            if from.max(to) < lines.len() {
                lines.swap(from, to);
            }
            to
        }
    };
    ui.memory_mut(|memory| memory.request_focus(id.with(at)));
    lines
}
