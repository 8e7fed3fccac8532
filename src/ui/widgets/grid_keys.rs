//! Keys that go from cell to cell of a table of fields, as in a spreadsheet.
//!
//! Enter goes down, and after Tab back to the column where the row was begun; arrows go on where
//! the caret is at the edge; what was gone to by key is selected, so that typing takes its place.
//! Where keys come faster than frames, what follows a step waits for the next frame, so that it
//! is written where it was meant.

use egui::{
    Event, Id, Key, Modifiers, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::TextEditState,
};

/// A cell by its row and column.
pub(in crate::ui) type At = (usize, usize);

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum GridKey {
    /// Go to a cell.
    To(At),
    /// Go below the last row, into a column.
    Below(usize),
    /// Put here what stands above.
    Repeat,
}

/// A table of fields.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Grid {
    /// Names the table.
    pub(in crate::ui) id: Id,
    /// How many rows and columns it has.
    pub(in crate::ui) size: (usize, usize),
}

/// Where the keyboard was last, and in which column the row was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    at: At,
    start: usize,
}

/// A key that may lead to another cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Enter,
    BackEnter,
    Up,
    Down,
    Left,
    Right,
    Repeat,
    Ditto,
}

impl Grid {
    /// Gives back what was pressed too soon. To be called before the cells are drawn.
    pub(in crate::ui) fn begin(self, ui: &Ui) {
        let waiting: Vec<Event> = ui
            .data_mut(|data| data.remove_temp(self.id.with("later")))
            .unwrap_or_default();
        if !waiting.is_empty() {
            ui.input_mut(|input| input.events.splice(0..0, waiting).for_each(drop));
        }
    }

    /// Keeps what is pressed in this frame for the next, in which another cell has the keyboard.
    pub(in crate::ui) fn hold(self, ui: &Ui) {
        let events = ui.input_mut(|input| std::mem::take(&mut input.events));
        let (waits, stays) = events.into_iter().partition(is_of_keyboard);
        ui.input_mut(|input| input.events = stays);
        self.keep(ui, waits);
    }

    fn keep(self, ui: &Ui, later: Vec<Event>) {
        if !later.is_empty() {
            ui.data_mut(|data| data.insert_temp(self.id.with("later"), later));
            ui.request_repaint();
        }
    }

    /// Takes the key that leads from a cell to another, before the field of the cell sees it. To
    /// be asked for the cell that has the keyboard.
    pub(in crate::ui) fn take(self, ui: &Ui, field: Id, at: At, text: &str) -> Option<GridKey> {
        let edge = Edge::of(ui, field, text);
        let start = self.run(ui).map_or(at.1, |run| run.start);
        let events = ui.input_mut(|input| std::mem::take(&mut input.events));
        let mut left = Vec::new();
        let mut events = events.into_iter();
        let mut is_busy = false;
        let mut taken = None;
        let mut later = Vec::new();
        for event in events.by_ref() {
            let pressed = pressed(&event);
            if let (Some(_), true) = (pressed, is_busy) {
                later.push(event);
                break;
            }
            taken = pressed.and_then(|pressed| self.meaning(pressed, edge, at, start));
            if taken.is_some() {
                break;
            }
            is_busy |= changes_field(&event);
            left.push(event);
        }
        let (waits, stays): (Vec<Event>, Vec<Event>) = events.partition(is_of_keyboard);
        later.extend(waits);
        left.extend(stays);
        ui.input_mut(|input| input.events = left);
        self.keep(ui, later);
        taken
    }

    fn meaning(
        self,
        pressed: Pressed,
        edge: Edge,
        (row, column): At,
        start: usize,
    ) -> Option<GridKey> {
        let (n_rows, n_columns) = self.size;
        match pressed {
            Pressed::Enter if row + 1 < n_rows => Some(GridKey::To((row + 1, start))),
            Pressed::Enter => Some(GridKey::Below(start)),
            Pressed::BackEnter => Some(GridKey::To((row.saturating_sub(1), column))),
            Pressed::Up if row > 0 => Some(GridKey::To((row - 1, column))),
            Pressed::Down if row + 1 < n_rows => Some(GridKey::To((row + 1, column))),
            Pressed::Left if column > 0 && edge.is_start => Some(GridKey::To((row, column - 1))),
            Pressed::Right if column + 1 < n_columns && edge.is_end => {
                Some(GridKey::To((row, column + 1)))
            }
            Pressed::Ditto if !edge.is_free => None,
            Pressed::Repeat | Pressed::Ditto => Some(GridKey::Repeat),
            Pressed::Up | Pressed::Down | Pressed::Left | Pressed::Right => None,
        }
    }

    /// Brings a cell the keyboard, with all that stands in it selected.
    pub(in crate::ui) fn go(self, ui: &Ui, field: Id, at: At, text: &str) {
        let run = Run { at, start: at.1 };
        ui.data_mut(|data| data.insert_temp(self.id.with("run"), run));
        select_all(ui, field, text);
        ui.memory_mut(|memory| memory.request_focus(field));
    }

    /// Takes note of the cell that has the keyboard, and selects what stands in it where the
    /// keyboard came by key.
    pub(in crate::ui) fn arrived(self, ui: &Ui, field: Id, at: At, text: &str) {
        let before = self.run(ui);
        if before.is_some_and(|run| run.at == at) {
            return;
        }
        let (is_by_tab, is_by_pointer) = ui.input(|input| {
            let pointer = &input.pointer;
            let is_pressed = pointer.any_down() || pointer.any_released();
            (input.key_pressed(Key::Tab), is_pressed)
        });
        let goes_on = |run: &Run| is_by_tab && (run.at.0, run.at.1 + 1) == at;
        let start = before.filter(goes_on).map_or(at.1, |run| run.start);
        ui.data_mut(|data| data.insert_temp(self.id.with("run"), Run { at, start }));
        if !is_by_pointer {
            select_all(ui, field, text);
        }
    }

    /// Takes note that no cell has the keyboard.
    pub(in crate::ui) fn left(self, ui: &Ui) {
        ui.data_mut(|data| data.remove::<Run>(self.id.with("run")));
    }

    fn run(self, ui: &Ui) -> Option<Run> {
        ui.data(|data| data.get_temp(self.id.with("run")))
    }
}

fn select_all(ui: &Ui, field: Id, text: &str) {
    let cursor = |at: usize| CCursor::new(CharIndex(at));
    let mut state = TextEditState::load(ui, field).unwrap_or_default();
    let all = CCursorRange::two(cursor(0), cursor(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui, field);
    ui.request_repaint();
}

/// Where in its field the caret is.
#[derive(Debug, Clone, Copy)]
struct Edge {
    is_start: bool,
    is_end: bool,
    /// Whether what is typed takes the place of all that stands there.
    is_free: bool,
}

impl Edge {
    fn of(ui: &Ui, field: Id, text: &str) -> Self {
        let n_chars = text.chars().count();
        let range = TextEditState::load(ui, field).and_then(|state| state.cursor.char_range());
        let (from, to) = range.map_or((0, 0), |range| {
            let [from, to] = range.sorted_cursors();
            (from.index.0.min(n_chars), to.index.0.min(n_chars))
        });
        let is_free = (from, to) == (0, n_chars);
        Self {
            is_start: is_free || to == 0,
            is_end: is_free || from == n_chars,
            is_free,
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit's enum")]
fn pressed(event: &Event) -> Option<Pressed> {
    match event {
        Event::Text(text) if text == "\"" || text == "”" || text == "“" => Some(Pressed::Ditto),
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            let is_plain = *modifiers == Modifiers::NONE;
            match key {
                Key::Enter if is_plain => Some(Pressed::Enter),
                Key::Enter if *modifiers == Modifiers::SHIFT => Some(Pressed::BackEnter),
                Key::ArrowUp if is_plain => Some(Pressed::Up),
                Key::ArrowDown if is_plain => Some(Pressed::Down),
                Key::ArrowLeft if is_plain => Some(Pressed::Left),
                Key::ArrowRight if is_plain => Some(Pressed::Right),
                Key::D if modifiers.matches_exact(Modifiers::COMMAND) => Some(Pressed::Repeat),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the field of the cell changes by it, or its caret.
#[expect(clippy::wildcard_enum_match_arm, reason = "a toolkit's enum")]
fn changes_field(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        Event::Key {
            key, pressed: true, ..
        } => matches!(
            key,
            Key::Backspace
                | Key::Delete
                | Key::Home
                | Key::End
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
        ),
        _ => false,
    }
}

fn is_of_keyboard(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) | Event::Key { .. }
    )
}
