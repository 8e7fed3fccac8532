//! Details, lists, answers and markings, value by value.

use std::collections::btree_map::Entry;

use serde::de::DeserializeOwned;

use crate::model::{
    Answer, Audience, Details, Draft, FieldId, Look, Once, SectionId, SectionMarkings,
};
use crate::ron_text::Piece;

use super::reader::{Effort, Reader, Reading, Spot};

type Answers = Once<FieldId, Answer>;

impl<'a> Reader<'a> {
    /// Reads the details or the look, name by name.
    pub(super) fn form(&mut self, form: &'static str, value: Piece<'a>) -> Reading {
        let lines = self.lines;
        let is_start = move |line: &str| lines.is_named(2, line);
        let spot = Spot::Part(form.to_owned());
        self.done.insert(form);
        self.each_part(value, is_start, &spot, &mut |reader, piece, effort| {
            reader.form_value(form, piece, effort)
        })
    }

    fn form_value(
        &mut self,
        form: &'static str,
        piece: Piece<'a>,
        effort: Effort,
    ) -> Reading<bool> {
        let column = piece
            .keyed()
            .and_then(|(key, _)| Draft::detail_columns().find(|column| column.name == key.text));
        let value = match column {
            None => None,
            Some(column) => {
                let text = format!("({})", first_value(piece));
                let read = if form == "details" {
                    self.read::<Details>(&text)?.map(|details| Draft {
                        details,
                        ..Draft::default()
                    })
                } else {
                    self.read::<Look>(&text)?.map(|look| Draft {
                        look,
                        ..Draft::default()
                    })
                };
                let cell = read.as_ref().and_then(|read| read.detail(column.name));
                cell.map(|cell| (column.name, cell.value()))
            }
        };
        if let Some((name, value)) = value
            && let Some(cell) = self.draft.detail_mut(name)
            && cell.set(value).is_ok()
        {
            return Ok(true);
        }
        if effort == Effort::InParts {
            let name = column.map_or_else(String::new, |column| format!(" › {}", column.label));
            self.lose(piece, Spot::Part(format!("{form}{name}")))?;
        }
        Ok(false)
    }

    /// Reads a list of sections, id by id.
    pub(super) fn list(&mut self, name: &'static str, value: Piece<'a>) -> Reading {
        let spot = Spot::Part(name.to_owned());
        self.done.insert(name);
        self.each_part(value, |_| false, &spot, &mut |reader, piece, effort| {
            let read = reader.read::<SectionId>(piece.text)?;
            let is_read = read.is_some();
            match read {
                Some(section) if name == "ready" => {
                    reader.draft.ready.insert(section);
                }
                Some(section) => reader.draft.arrangement.push(section),
                None if effort == Effort::InParts => {
                    reader.lose(piece, Spot::Part(name.to_owned()))?;
                }
                None => {}
            }
            Ok(is_read)
        })
    }

    /// Reads a list of questions, or of answers to them, one by one.
    pub(super) fn entries<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        value: Piece<'a>,
        list: fn(&mut Draft) -> &mut Vec<T>,
    ) -> Reading {
        let lines = self.lines;
        let spot = Spot::Part(name.to_owned());
        self.done.insert(name);
        let is_start = move |line: &str| lines.is_row(line);
        self.each_part(value, is_start, &spot, &mut |reader, piece, effort| {
            // Behind a cut stand the comma or the end of the list.
            let text = piece.value().map_or(piece.text, |(value, _)| value.text);
            let read = reader.read::<T>(text)?;
            let is_read = read.is_some();
            match read {
                Some(entry) => list(&mut reader.draft).push(entry),
                None if effort == Effort::InParts => {
                    reader.lose(piece, Spot::Part(name.to_owned()))?;
                }
                None => {}
            }
            Ok(is_read)
        })
    }

    /// Takes all answers at once, if none of them was read before in other words.
    pub(super) fn take_answers(&mut self, value: Piece<'a>) -> Reading<bool> {
        let Some(read) = self.read::<Once<SectionId, Answers>>(value.text)? else {
            return Ok(false);
        };
        let is_other = read.0.iter().any(|(section, answers)| {
            answers.0.iter().any(|(field, answer)| {
                let known = self.draft.answer(section, field);
                known.is_some_and(|known| known != answer)
            })
        });
        if is_other {
            return Ok(false);
        }
        for (section, answers) in read.0 {
            let own = self.draft.answers.entry(section).or_default();
            own.extend(answers.0);
        }
        Ok(true)
    }

    /// Reads the answers, section by section.
    pub(super) fn answers(&mut self, value: Piece<'a>) -> Reading {
        let lines = self.lines;
        let is_start = move |line: &str| lines.is_keyed(2, line);
        let spot = Spot::Part("answers".to_owned());
        self.each_part(value, is_start, &spot, &mut Self::section)
    }

    fn section(&mut self, piece: Piece<'a>, effort: Effort) -> Reading<bool> {
        let Some((section, value)) = self.keyed::<SectionId>(piece)? else {
            if effort == Effort::InParts {
                self.lose(piece, Spot::Part("answers".to_owned()))?;
            }
            return Ok(false);
        };
        let is_again = self.draft.answers.contains_key(&section);
        if is_again {
            self.is_twice(piece, answer_spot(&section, None));
        }
        if !is_again
            && let Some((value, behind)) = value.value()
            && behind.is_rest()
            && let Some(read) = self.read::<Answers>(value.text)?
        {
            self.draft.answers.insert(section, read.0);
            return Ok(true);
        }
        if effort == Effort::InParts {
            let lines = self.lines;
            let spot = answer_spot(&section, None);
            let is_start = move |line: &str| lines.is_keyed(3, line);
            self.each_part(value, is_start, &spot, &mut |reader, piece, effort| {
                reader.answer(&section, piece, effort)
            })?;
        }
        Ok(false)
    }

    fn answer(&mut self, section: &SectionId, piece: Piece<'a>, effort: Effort) -> Reading<bool> {
        let keyed = self.keyed::<FieldId>(piece)?;
        if let Some((field, value)) = &keyed
            && let Some((value, behind)) = value.value()
            && behind.is_rest()
            && let Some(read) = self.read::<Answer>(value.text)?
        {
            if self.draft.answer(section, field).is_some() {
                self.is_twice(piece, answer_spot(section, Some(field.clone())));
            }
            let own = self.draft.answers.entry(section.clone()).or_default();
            if *own.entry(field.clone()).or_insert_with(|| read.clone()) == read {
                return Ok(true);
            }
        }
        if effort == Effort::InParts {
            let field = keyed.map(|(field, _)| field);
            self.lose(piece, answer_spot(section, field))?;
        }
        Ok(false)
    }

    /// Reads the markings, section by section. A section whose markings cannot be read is
    /// marked as strictly as can be: what was kept from readers must not reach them.
    pub(super) fn markings(&mut self, value: Piece<'a>) -> Reading {
        let lines = self.lines;
        let is_start = move |line: &str| lines.is_keyed(2, line);
        let spot = Spot::Part("markings".to_owned());
        self.done.insert("markings");
        self.each_part(value, is_start, &spot, &mut Self::section_markings)
    }

    fn section_markings(&mut self, piece: Piece<'a>, effort: Effort) -> Reading<bool> {
        let keyed = self.keyed::<SectionId>(piece)?;
        if let Some((section, value)) = &keyed
            && let Some((value, behind)) = value.value()
            && behind.is_rest()
            && let Some(read) = self.read::<SectionMarkings>(value.text)?
        {
            let spot = markings_spot(section);
            let own = self.draft.markings.entry(section.clone());
            let is_again = matches!(own, Entry::Occupied(_));
            let is_same = *own.or_insert_with(|| read.clone()) == read;
            if is_again {
                self.is_twice(piece, spot.clone());
            } else {
                self.marked.insert(section.clone(), piece);
            }
            if is_same {
                return Ok(true);
            }
            // Neither decides who may read it; both are shown.
            let first = self.marked.get(section).copied().or(self.all_marked);
            if let Some(first) = first.filter(|_| self.is_own_side(piece)) {
                self.lose(first, spot)?;
            }
        }
        if effort == Effort::Whole {
            return Ok(false);
        }
        let Some((section, _)) = keyed else {
            self.lose(piece, Spot::Part("markings".to_owned()))?;
            return Ok(false);
        };
        let own = self.draft.markings.entry(section.clone()).or_default();
        own.section.audience = Audience::WorkingNote;
        self.guarded.insert(section.clone());
        self.lose(piece, markings_spot(&section))?;
        Ok(false)
    }

    fn keyed<T: DeserializeOwned>(&mut self, piece: Piece<'a>) -> Reading<Option<(T, Piece<'a>)>> {
        let Some((key, value)) = piece.keyed() else {
            return Ok(None);
        };
        Ok(self.read::<T>(key.text)?.map(|key| (key, value)))
    }
}

fn markings_spot(section: &SectionId) -> Spot {
    Spot::Markings {
        section: section.to_string(),
    }
}

fn answer_spot(section: &SectionId, field: Option<FieldId>) -> Spot {
    Spot::Answer {
        section: section.to_string(),
        field: field.map(|field| field.to_string()),
    }
}

/// Returns `name: value` without what a cut may have left behind the value.
fn first_value(piece: Piece<'_>) -> String {
    piece
        .keyed()
        .and_then(|(key, value)| Some((key, value.value()?.0)))
        .map(|(key, value)| format!("{}: {}", key.text, value.text))
        .unwrap_or_default()
}
