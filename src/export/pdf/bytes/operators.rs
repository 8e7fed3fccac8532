//! The operators of a page, in as few bytes as they can be said: hundredths of points without
//! idle noughts, glyphs as bytes and not as hexadecimal digits.
//!
//! What is written here is not checked: begins and ends must pair.

use super::numbers::{push_decimal, push_integer};

/// The content of a page.
#[derive(Debug, Default)]
pub(in crate::export::pdf) struct Content {
    bytes: Vec<u8>,
    shown: Shown,
}

/// How far the showing of glyphs is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Shown {
    #[default]
    Nothing,
    /// Within a string of glyphs.
    Glyphs,
    /// Behind a move.
    Move,
}

impl Content {
    /// Returns the bytes.
    pub(in crate::export::pdf) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Writes an operator.
    pub(in crate::export::pdf) fn operator(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// Writes an operator behind numbers in hundredths.
    pub(in crate::export::pdf) fn hundredths(&mut self, numbers: &[i32], operator: &str) {
        self.numbers(numbers, 2);
        self.operator(operator);
    }

    /// Writes an operator behind numbers in thousandths.
    pub(in crate::export::pdf) fn thousandths(&mut self, numbers: &[i32], operator: &str) {
        self.numbers(numbers, 3);
        self.operator(operator);
    }

    fn numbers(&mut self, numbers: &[i32], n_places: usize) {
        for number in numbers {
            push_decimal(&mut self.bytes, *number, n_places);
            self.bytes.push(b' ');
        }
    }

    /// Begins marked content with a number.
    pub(in crate::export::pdf) fn begin_marked(&mut self, tag: &str, number: usize) {
        self.name(tag);
        self.bytes.extend_from_slice(b"<</MCID ");
        push_integer(&mut self.bytes, number);
        self.operator(">>BDC");
    }

    /// Takes a font in a size, in hundredths.
    pub(in crate::export::pdf) fn font(&mut self, name: &str, size: i32) {
        self.name(name);
        self.bytes.push(b' ');
        self.hundredths(&[size], "Tf");
    }

    /// Shows an object of the resources.
    pub(in crate::export::pdf) fn show_object(&mut self, name: &str) {
        self.name(name);
        self.operator(" Do");
    }

    /// Breaks lines into dash and gap, in hundredths; without them, lines are whole.
    pub(in crate::export::pdf) fn dash(&mut self, pattern: &[i32]) {
        self.bytes.push(b'[');
        self.numbers(pattern, 2);
        self.operator("]0 d");
    }

    /// Shows a glyph.
    pub(in crate::export::pdf) fn glyph(&mut self, code: u16) {
        match self.shown {
            Shown::Nothing => self.bytes.extend_from_slice(b"[("),
            Shown::Move => self.bytes.push(b'('),
            Shown::Glyphs => {}
        }
        self.shown = Shown::Glyphs;
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend_from_slice(&[b'\\', byte]),
                // A bare one would be read as a line feed.
                b'\r' => self.bytes.extend_from_slice(b"\\r"),
                _ => self.bytes.push(byte),
            }
        }
    }

    /// Moves the pen right, in thousandths of the size.
    pub(in crate::export::pdf) fn skip(&mut self, by: i32) {
        if by == 0 {
            return;
        }
        match self.shown {
            Shown::Nothing => self.bytes.push(b'['),
            Shown::Glyphs => self.bytes.push(b')'),
            Shown::Move => self.bytes.push(b' '),
        }
        self.shown = Shown::Move;
        push_decimal(&mut self.bytes, -by, 0);
    }

    /// Ends a run of glyphs and moves.
    pub(in crate::export::pdf) fn end_glyphs(&mut self) {
        match self.shown {
            Shown::Nothing => {}
            Shown::Glyphs => self.operator(")]TJ"),
            Shown::Move => self.operator("]TJ"),
        }
        self.shown = Shown::Nothing;
    }

    fn name(&mut self, name: &str) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(name.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(write: impl FnOnce(&mut Content), expected: &[u8]) {
        let mut content = Content::default();
        write(&mut content);
        let (found, expected) = (content.as_bytes().escape_ascii(), expected.escape_ascii());
        assert_eq!(found.to_string(), expected.to_string());
    }

    #[test]
    fn glyphs_and_moves_stand_in_one_array() {
        check(
            |c| {
                c.skip(0);
                c.glyph(1);
                c.glyph(2);
                c.skip(-43);
                c.glyph(3);
                c.skip(7);
                c.end_glyphs();
                c.end_glyphs();
            },
            b"[(\0\x01\0\x02)43(\0\x03)-7]TJ\n",
        );
    }

    #[test]
    fn bytes_that_mean_something_in_a_string_are_marked() {
        check(
            |c| {
                for code in [0x28, 0x29, 0x5c0d] {
                    c.glyph(code);
                }
                c.end_glyphs();
            },
            b"[(\0\\(\0\\)\\\\\\r)]TJ\n",
        );
    }

    #[test]
    fn marks_fonts_and_dashes_are_short() {
        check(|c| c.begin_marked("P", 12), b"/P<</MCID 12>>BDC\n");
        check(|c| c.font("R", 1050), b"/R 10.5 Tf\n");
        check(|c| c.dash(&[]), b"[]0 d\n");
        check(|c| c.dash(&[200, 150]), b"[2 1.5 ]0 d\n");
    }
}
