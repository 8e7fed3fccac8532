//! Rows of registers: whole where they can be read, else column by column.

use serde::Deserialize;

use crate::model::{
    Action, Audience, Cell, Contact, Document, Evidence, Finding, Indicator, Marking, Meeting,
    Priority, Question, RegisterKind, Review, Row, RowId, Statement, Term, Value,
};
use crate::ron_text::{Part, Parts, Piece, cut};

use super::lines::name;
use super::reader::{Effort, NOWHERE, Reader, Reading, Spot};

/// The beginning of a row whose other columns may be beyond reading.
#[derive(Deserialize)]
struct OnlyMarking {
    marking: Marking,
}

impl<'a> Reader<'a> {
    fn read_row(&mut self, register: RegisterKind, text: &str) -> Reading<Option<Row>> {
        Ok(match register {
            RegisterKind::Reviews => self.read::<Review>(text)?.map(Row::Reviews),
            RegisterKind::Findings => self.read::<Finding>(text)?.map(Row::Findings),
            RegisterKind::Evidence => self.read::<Evidence>(text)?.map(Row::Evidence),
            RegisterKind::Statements => self.read::<Statement>(text)?.map(Row::Statements),
            RegisterKind::Priorities => self.read::<Priority>(text)?.map(Row::Priorities),
            RegisterKind::Actions => self.read::<Action>(text)?.map(Row::Actions),
            RegisterKind::Indicators => self.read::<Indicator>(text)?.map(Row::Indicators),
            RegisterKind::Meetings => self.read::<Meeting>(text)?.map(Row::Meetings),
            RegisterKind::Questions => self.read::<Question>(text)?.map(Row::Questions),
            RegisterKind::Contacts => self.read::<Contact>(text)?.map(Row::Contacts),
            RegisterKind::Documents => self.read::<Document>(text)?.map(Row::Documents),
            RegisterKind::Terms => self.read::<Term>(text)?.map(Row::Terms),
        })
    }

    /// Takes a register of which every row can be read.
    pub(super) fn take_rows(&mut self, register: RegisterKind, value: Piece<'a>) -> Reading<bool> {
        if !value.text.starts_with('[') {
            return Ok(false);
        }
        let mut rows = Vec::new();
        for part in Parts::of(value).into_iter().flatten() {
            let Part::Whole(piece) = part else {
                return Ok(false);
            };
            let Some(row) = self.read_row(register, piece.text)? else {
                return Ok(false);
            };
            rows.push((row, piece));
        }
        for (row, piece) in rows {
            self.adopt(row, piece)?;
        }
        Ok(true)
    }

    /// Takes a row, unless another of its name was read before.
    fn adopt(&mut self, row: Row, piece: Piece<'a>) -> Reading {
        let register = row.register();
        match self.seen.get(row.id()) {
            Some(known) if *known == piece.text => Ok(()),
            Some(_) => {
                let spot = Spot::Row {
                    register,
                    id: Some(row.id().clone()),
                    column: None,
                };
                self.lose(piece, spot)
            }
            None => {
                self.seen.insert(row.id().clone(), piece.text);
                self.draft.registers.insert(usize::MAX, row);
                Ok(())
            }
        }
    }

    /// Reads a register row by row.
    pub(super) fn rows(&mut self, register: RegisterKind, value: Piece<'a>) -> Reading {
        let lines = self.lines;
        let spot = Spot::Part(register.many().to_owned());
        let is_row = move |line: &str| lines.is_row(line);
        self.each_part(value, is_row, &spot, &mut |reader, piece, effort| {
            reader.row(Some(register), piece, effort)
        })
    }

    /// Reads what stands where nothing should: rows of any register, or nothing.
    pub(super) fn loose(&mut self, piece: Piece<'a>) -> Reading {
        if piece.is_rest() {
            return Ok(());
        }
        let lines = self.lines;
        for piece in cut(piece, move |line| lines.is_row(line)) {
            self.row(None, piece, Effort::InParts)?;
        }
        Ok(())
    }

    fn row(
        &mut self,
        register: Option<RegisterKind>,
        piece: Piece<'a>,
        effort: Effort,
    ) -> Reading<bool> {
        let whole = piece.value().filter(|(value, behind)| {
            value.text.starts_with('(') && (effort == Effort::InParts || behind.is_rest())
        });
        if let Some((value, behind)) = whole
            && let Some(row) = self.any_row(register, value)?
        {
            self.adopt(row, value)?;
            self.lose(behind, unplaced(register))?;
            return Ok(true);
        }
        if effort == Effort::InParts {
            match register {
                Some(register) if piece.text.starts_with('(') => self.columns(register, piece)?,
                Some(_) | None => self.lose(piece, unplaced(register))?,
            }
        }
        Ok(false)
    }

    /// Reads a row of the register it stands in, or else of the only one that it fits.
    fn any_row(
        &mut self,
        register: Option<RegisterKind>,
        value: Piece<'a>,
    ) -> Reading<Option<Row>> {
        if let Some(register) = register
            && let Some(row) = self.read_row(register, value.text)?
        {
            return Ok(Some(row));
        }
        let mut found = None;
        for other in RegisterKind::ALL {
            if let Some(row) = self.read_row(*other, value.text)?
                && found.replace(row).is_some()
            {
                return Ok(None);
            }
        }
        Ok(found)
    }

    /// Reads a row column by column, as far as it can be read.
    fn columns(&mut self, register: RegisterKind, piece: Piece<'a>) -> Reading {
        let Some(id) = self.id_of(piece)? else {
            return self.lose(piece, unplaced(Some(register)));
        };
        let spot = row_spot(register, &id, None);
        if self.seen.contains_key(&id) {
            return self.lose(piece, spot);
        }
        let (mut row, mut unread, mut n_read) = (register.new_row(id.clone()), Vec::new(), 0);
        let lines = self.lines;
        let is_column = move |line: &str| lines.is_named(3, line);
        self.each_part(piece, is_column, &spot, &mut |reader, part, effort| {
            let is_read = reader.column(register, &mut row, part)?;
            n_read += usize::from(is_read);
            if !is_read && effort == Effort::InParts {
                unread.push(part);
            }
            Ok(is_read)
        })?;
        // The id alone is no row worth keeping.
        if n_read < 2 {
            return self.lose(piece, spot);
        }
        if unread.iter().any(|part| part.text.contains("marking")) {
            row.as_record_mut().marking_mut().audience = Audience::WorkingNote;
        }
        self.in_part += 1;
        self.seen.insert(id.clone(), piece.text);
        self.draft.registers.insert(usize::MAX, row);
        for part in unread {
            let column = name(part).map(ToOwned::to_owned);
            self.lose(part, row_spot(register, &id, column))?;
        }
        Ok(())
    }

    /// Returns the id of a row, which stands first in every row that the program wrote.
    fn id_of(&mut self, piece: Piece<'a>) -> Reading<Option<RowId>> {
        for part in Parts::of(piece).into_iter().flatten() {
            if let Part::Whole(part) = part
                && let Some((key, value)) = part.keyed()
                && key.text == "id"
                && let Some((value, _)) = value.value()
            {
                return self.read::<RowId>(value.text);
            }
        }
        Ok(None)
    }

    /// Reads one column into a row, and says whether it could.
    fn column(&mut self, register: RegisterKind, row: &mut Row, part: Piece<'a>) -> Reading<bool> {
        let Some((key, value)) = part.keyed() else {
            return Ok(false);
        };
        let Some((value, _)) = value.value().filter(|(_, behind)| behind.is_rest()) else {
            return Ok(false);
        };
        if key.text == "id" {
            return Ok(true);
        }
        if key.text == "marking" {
            let read = self.read::<OnlyMarking>(&format!("(marking: {})", value.text))?;
            return Ok(read
                .map(|read| *row.as_record_mut().marking_mut() = read.marking)
                .is_some());
        }
        let text = format!("(id: \"{}\", {}: {})", row.id(), key.text, value.text);
        let read = self.read_row(register, &text)?;
        let Some(value) = read.and_then(|read| cell_value(&read, key.text)) else {
            return Ok(false);
        };
        let cell = row.as_record_mut().cell_mut(key.text);
        Ok(cell.is_some_and(|cell| cell.set(value).is_ok()))
    }
}

fn cell_value(row: &Row, column: &str) -> Option<Value> {
    row.as_record().cell(column).map(Cell::value)
}

fn row_spot(register: RegisterKind, id: &RowId, column: Option<String>) -> Spot {
    Spot::Row {
        register,
        id: Some(id.clone()),
        column,
    }
}

fn unplaced(register: Option<RegisterKind>) -> Spot {
    Spot::Part(register.map_or(NOWHERE, RegisterKind::many).to_owned())
}
