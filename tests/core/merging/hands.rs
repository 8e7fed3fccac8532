//! People who write in copies of one draft, drawn from a seed. What each of them writes is told by
//! words that nobody else uses.

use candour::edit::{Edit, apply, remove_row};
use candour::model::{
    Audience, Draft, Evidence, FieldId, Figure, Finding, Indicator, Marking, Place, Point, Prose,
    RegisterKind, RowId, SectionId, Term, Value,
};

/// Numbers from a seed (`SplitMix64`).
pub(super) struct Lot(u64);

impl Lot {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        let at = self.below(list.len());
        list.get(at).cloned()
    }
}

const WORDS: &[&str] = &[
    "children", "plans", "visits", "homes", "audits", "the", "of", "and", "were", "late", "quick",
    "we", "found", "most", "staff", "14", "20", "families", "support", "care",
];

fn sentence(lot: &mut Lot) -> String {
    let n_words = 4 + lot.below(10);
    let words: Vec<&str> = (0..n_words).filter_map(|_| lot.pick(WORDS)).collect();
    let text = words.join(" ");
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), chars.as_str())
}

pub(super) fn text(lot: &mut Lot) -> String {
    let paragraphs: Vec<String> = (0..=lot.below(3))
        .map(|_| {
            let sentences: Vec<String> = (0..=lot.below(4)).map(|_| sentence(lot)).collect();
            sentences.join(" ")
        })
        .collect();
    paragraphs.join("\n\n")
}

fn section(n: usize) -> SectionId {
    SectionId::new(format!("s{n}")).unwrap()
}

fn field(n: usize) -> FieldId {
    FieldId::new(format!("f{n}")).unwrap()
}

fn id(text: &str) -> RowId {
    RowId::new(text).unwrap()
}

/// A draft with a few sections and rows.
pub(super) fn draft(lot: &mut Lot) -> Draft {
    let mut draft = Draft::default();
    draft.details.title = sentence(lot);
    draft.details.note = Prose::new(text(lot));
    for n in 0..3 {
        for m in 0..2 {
            let value = Value::Prose(Prose::new(text(lot)));
            let place = Place::Field(section(n), field(m));
            apply(&mut draft, Edit::Set { place, value }).unwrap();
        }
    }
    for n in 0..4 {
        let mut evidence = Evidence::new(id(&format!("e-{n}")));
        evidence.title = sentence(lot);
        draft.registers.evidence.push(evidence);
        let mut finding = Finding::new(id(&format!("f-{n}")));
        finding.said = Prose::new(text(lot));
        finding.did = Prose::new(text(lot));
        finding.evidence = vec![id(&format!("e-{}", lot.below(4)))];
        draft.registers.findings.push(finding);
        let mut term = Term::new(id(&format!("t-{n}")));
        term.term = sentence(lot);
        draft.registers.terms.push(term);
    }
    let mut indicator = Indicator::new(id("i-0"));
    indicator.values = (2020..2024)
        .map(|year| Point {
            period: year.to_string(),
            ours: Figure(lot.below(90).to_string()),
            ..Point::default()
        })
        .collect();
    draft.registers.indicators.push(indicator);
    draft
}

/// Somebody who writes in a copy.
pub(super) struct Hand {
    pub(super) name: &'static str,
    n_words: usize,
}

impl Hand {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, n_words: 0 }
    }

    /// Returns a word that nobody else writes, and this one once.
    fn word(&mut self) -> String {
        self.n_words += 1;
        // Letters alone: two figures in one sentence are in doubt.
        let digits = self.n_words.to_string();
        let letters = digits.bytes().map(|digit| char::from(digit - b'0' + b'a'));
        format!("{}{}q", self.name, letters.collect::<String>())
    }

    /// Writes, deletes, moves and marks something in a copy.
    pub(super) fn edits(&mut self, draft: &mut Draft, lot: &mut Lot) {
        let register = [
            RegisterKind::Evidence,
            RegisterKind::Findings,
            RegisterKind::Terms,
        ];
        let Some(register) = lot.pick(&register) else {
            return;
        };
        let rows = draft.registers.rows(register).into_iter();
        let rows: Vec<RowId> = rows.map(|row| row.id().clone()).collect();
        let row = lot.pick(&rows);
        let edit = match lot.below(14) {
            0..=4 => {
                let place = Place::Field(section(lot.below(3)), field(lot.below(2)));
                Some(self.rewords(draft, &place, lot))
            }
            5 | 6 => row.map(|row| {
                let column = register.title_column();
                self.rewords(draft, &Place::Cell(register, row, column), lot)
            }),
            7 => Some(Edit::Insert {
                idx: lot.below(rows.len() + 1),
                row: {
                    let id = id(&format!("n-{}", self.word()));
                    let mut row = register.new_row(id);
                    let column = register.title_column();
                    let cell = row.as_record_mut().cell_mut(column).unwrap();
                    let word = self.word();
                    let is_prose = matches!(cell.value(), Value::Prose(_));
                    let value = if is_prose {
                        Value::Prose(Prose::new(word))
                    } else {
                        Value::Text(word)
                    };
                    cell.set(value).unwrap();
                    Box::new(row)
                },
            }),
            8 => row.map(|row| remove_row(draft, register, &row)),
            9 => row.map(|row| Edit::Move {
                register,
                row,
                to: lot.below(rows.len()),
            }),
            10 => {
                let readers = [Audience::Committee, Audience::Ofsted, Audience::Everyone];
                let audience = lot.pick(&readers).unwrap();
                let place = match row {
                    Some(row) if lot.below(2) == 0 => Place::Row(register, row),
                    _ => Place::Section(section(lot.below(3))),
                };
                let marking = Marking {
                    audience,
                    exempt: None,
                };
                Some(Edit::Mark { place, marking })
            }
            11 => Some(Edit::Ready {
                section: section(lot.below(3)),
                ready: lot.below(2) == 0,
            }),
            12 => Some(Edit::Arrange(vec![
                section(lot.below(3)),
                section(lot.below(3)),
            ])),
            _ => self.counts(draft, lot),
        };
        if let Some(edit) = edit {
            apply(draft, edit).unwrap();
        }
    }

    /// Changes a figure, or links something.
    fn counts(&mut self, draft: &Draft, lot: &mut Lot) -> Option<Edit> {
        if lot.below(2) == 0 {
            let place = Place::Cell(RegisterKind::Indicators, id("i-0"), "values");
            let Some(Value::Series(mut points)) = draft.value(&place) else {
                return None;
            };
            let at = lot.below(points.len());
            points.get_mut(at)?.ours = Figure(self.word());
            let value = Value::Series(points);
            return Some(Edit::Set { place, value });
        }
        let findings: Vec<RowId> = { draft.registers.findings.iter() }
            .map(|row| row.id.clone())
            .collect();
        let evidence: Vec<RowId> = { draft.registers.evidence.iter() }
            .map(|row| row.id.clone())
            .collect();
        let cell = Place::Cell(RegisterKind::Findings, lot.pick(&findings)?, "evidence");
        candour::edit::link(draft, &cell, &lot.pick(&evidence)?)
    }

    /// Changes a text as people do: a word here, a sentence there.
    fn rewords(&mut self, draft: &Draft, place: &Place, lot: &mut Lot) -> Edit {
        let (old, is_prose) = match draft.value(place) {
            Some(Value::Prose(prose)) => (prose.as_str().to_owned(), true),
            Some(Value::Text(text)) => (text, false),
            _ => (String::new(), true),
        };
        let new = self.reworded(&old, lot);
        let new = if is_prose {
            new
        } else {
            new.replace('\n', " ")
        };
        let value = if is_prose {
            Value::Prose(Prose::new(new))
        } else {
            Value::Text(new)
        };
        Edit::Set {
            place: place.clone(),
            value,
        }
    }

    pub(super) fn reworded(&mut self, old: &str, lot: &mut Lot) -> String {
        let mut words: Vec<String> = old.split(' ').map(str::to_owned).collect();
        let at = lot.below(words.len());
        match lot.below(9) {
            0..=2 => words[at] = self.word(),
            3 | 4 => words.insert(at, self.word()),
            5 => drop(words.remove(at)),
            6 => {
                let new = format!(
                    "{} {}.",
                    capital(&self.word()),
                    sentence(lot).to_lowercase()
                );
                words.push(new);
            }
            7 => return format!("{old}\n\n{} is new.", capital(&self.word())),
            _ => {
                let mut sentences: Vec<&str> = old.split_inclusive(". ").collect();
                if sentences.len() > 1 {
                    sentences.remove(lot.below(sentences.len()));
                }
                return sentences.concat();
            }
        }
        words.join(" ")
    }
}

fn capital(word: &str) -> String {
    format!("The {word}")
}
