//! What is noted about the language of the open draft, kept so that a keystroke has one line read
//! again, and that on a thread.
//!
//! What is known of a line holds wherever that line stands. While a changed line is read, what was
//! noted of it stays where its words still are, so that nothing flickers.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    sync::Arc,
};

use rustc_hash::FxHashMap;

use crate::model::{Draft, Indicator, Place};
use crate::prose::{Mark, MarkKind};
use crate::session::{
    Figures, Noted, Proof, ProofLine, Proofreader, Session, Wake, is_read, known_words,
};

/// How many lines are remembered, those of earlier keystrokes among them.
const MAX_LINES: usize = 6000;

/// What is noted in a text.
#[derive(Debug, Default)]
pub struct Marked {
    /// What is noted, by where it begins.
    pub noted: Vec<Noted>,
    /// The same for whoever shows it.
    pub marks: Vec<Mark>,
}

/// Which kinds of notes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switches {
    /// Words that are in no dictionary.
    pub spelling: bool,
    /// What could be said more plainly.
    pub plain: bool,
    /// Whether that has lines under it, and not only a mark in the margin.
    pub lines: bool,
}

/// What is noted about the language of a draft.
#[derive(Debug)]
pub struct Proofs {
    proofreader: Proofreader,
    inner: RefCell<Inner>,
    own: Vec<String>,
    /// The draft whose words are known.
    known_of: Option<Arc<Draft>>,
}

#[derive(Debug)]
struct Inner {
    switches: Switches,
    /// Grows whenever something else may be noted in the same text.
    turn: u64,
    /// The number of the words that are known.
    nth: u64,
    /// What is noted in a line; none while it is read.
    lines: FxHashMap<ProofLine, Option<Arc<[Noted]>>>,
    texts: BTreeMap<Place, Kept>,
    ignored: BTreeSet<(Place, String)>,
    meant: BTreeMap<String, Option<Vec<String>>>,
}

/// What was told of a text last.
#[derive(Debug)]
struct Kept {
    text: String,
    turn: u64,
    marked: Rc<Marked>,
}

impl Proofs {
    pub(in crate::ui) fn new(wake: Wake) -> Self {
        Self {
            proofreader: Proofreader::new(wake),
            inner: RefCell::new(Inner {
                switches: Switches {
                    spelling: true,
                    plain: true,
                    lines: false,
                },
                turn: 0,
                nth: 0,
                lines: FxHashMap::default(),
                texts: BTreeMap::new(),
                ignored: BTreeSet::new(),
                meant: BTreeMap::new(),
            }),
            own: Vec::new(),
            known_of: None,
        }
    }

    /// Returns which kinds of notes are shown.
    pub fn switches(&self) -> Switches {
        self.inner.borrow().switches
    }

    /// Shows some kinds of notes and not others.
    pub(in crate::ui) fn set_switches(&mut self, switches: Switches) {
        let inner = self.inner.get_mut();
        inner.switches = switches;
        inner.turn += 1;
    }

    /// Takes over the words that the user calls right in every draft.
    pub(in crate::ui) fn set_own(&mut self, own: Vec<String>) {
        self.own = own;
        self.known_of = None;
    }

    /// Says nothing more of a word at a place.
    pub(in crate::ui) fn ignore(&mut self, place: Place, word: String) {
        let inner = self.inner.get_mut();
        inner.ignored.insert((place, word));
        inner.turn += 1;
    }

    /// Takes what was found out, and has everything read anew where other words are known.
    pub(in crate::ui) fn tick(&mut self, session: &Session) {
        let (draft, template) = (session.draft(), session.template());
        let of = self.known_of.as_ref();
        let is_it = of.is_some_and(|of| Arc::ptr_eq(of, draft));
        let has_same_words = is_it || of.is_some_and(|of| declares_same(of, draft));
        let has_same_figures = is_it || of.is_some_and(|of| has_same_figures(of, draft));
        let inner = self.inner.get_mut();
        if !has_same_words {
            inner.nth += 1;
            inner.turn += 1;
            inner.lines.clear();
            let known = known_words(draft, template, &self.own);
            self.proofreader.know(inner.nth, known, Figures::of(draft));
        } else if !has_same_figures {
            // Of a key in an indicator only what speaks of figures is read again, and what is being
            // read with those from before.
            inner.nth += 1;
            inner.turn += 1;
            let lines = &mut inner.lines;
            lines.retain(|line, noted| noted.is_some() && !line.has_figures());
            self.proofreader.count(inner.nth, Figures::of(draft));
        }
        if !is_it {
            self.known_of = Some(Arc::clone(draft));
        }
        for proof in self.proofreader.answers() {
            inner.accept(proof);
        }
    }

    /// Returns what is noted in the text of a place; what is not read yet is read meanwhile.
    pub fn of(&self, place: &Place, text: &str, is_prose: bool) -> Rc<Marked> {
        // Before it is known which words are right, nothing is read.
        if !is_read(place) || self.known_of.is_none() {
            return Rc::default();
        }
        let mut inner = self.inner.borrow_mut();
        if !inner.switches.spelling && !inner.switches.plain {
            return Rc::default();
        }
        if let Some(kept) = inner.texts.get(place)
            && kept.turn == inner.turn
            && kept.text == text
        {
            return Rc::clone(&kept.marked);
        }
        let (marked, unread) = inner.look(place, text, is_prose);
        let marked = Rc::new(marked);
        let kept = Kept {
            text: text.to_owned(),
            turn: inner.turn,
            marked: Rc::clone(&marked),
        };
        inner.texts.insert(place.clone(), kept);
        if !unread.is_empty() {
            self.proofreader.read(unread);
        }
        marked
    }

    /// Returns what a word may have meant; none while that is looked for.
    pub fn meant(&self, word: &str) -> Option<Vec<String>> {
        let mut inner = self.inner.borrow_mut();
        if let Some(known) = inner.meant.get(word) {
            return known.clone();
        }
        inner.meant.insert(word.to_owned(), None);
        self.proofreader.mean(word.to_owned());
        None
    }
}

/// Whether two states of a draft declare the same words.
fn declares_same(a: &Draft, b: &Draft) -> bool {
    fn names(draft: &Draft) -> [&String; 4] {
        let details = &draft.details;
        [
            &details.authority,
            &details.service,
            &details.framework,
            &details.label,
        ]
    }
    let (rows, others) = (&a.registers, &b.registers);
    let has_same_rows =
        rows.is(others) || (rows.terms == others.terms && rows.contacts == others.contacts);
    a.details.words == b.details.words && has_same_rows && names(a) == names(b)
}

/// Whether two states of a draft have the same figures under the same names.
fn has_same_figures(a: &Draft, b: &Draft) -> bool {
    if a.registers.is(&b.registers) {
        return true;
    }
    let (a, b) = (&a.registers.indicators, &b.registers.indicators);
    let is_same = |(a, b): (&Indicator, &Indicator)| {
        (&a.id, &a.title, &a.unit, &a.values) == (&b.id, &b.title, &b.unit, &b.values)
    };
    a.len() == b.len() && a.iter().zip(b).all(is_same)
}

impl Inner {
    fn accept(&mut self, proof: Proof) {
        match proof {
            Proof::Read(nth, lines) if nth == self.nth => {
                self.turn += 1;
                for (line, noted) in lines {
                    self.lines.insert(line, Some(noted.into()));
                }
            }
            // Read with other words than are known now.
            Proof::Read(..) => {}
            Proof::Meant(word, meant) => {
                self.meant.insert(word, Some(meant));
            }
        }
    }

    /// Looks at a text line by line. Returns what is noted, and the lines that must be read.
    fn look(&mut self, place: &Place, text: &str, is_prose: bool) -> (Marked, Vec<ProofLine>) {
        if self.lines.len() > MAX_LINES {
            self.lines.clear();
        }
        let before = self.texts.get(place).map(|kept| Moved::new(kept, text));
        let (mut marked, mut unread) = (Marked::default(), Vec::new());
        let mut start = 0;
        for line in text.split('\n') {
            let range = start..start + line.len();
            start = range.end + 1;
            if line.is_empty() {
                continue;
            }
            let key = ProofLine {
                text: line.into(),
                is_prose,
            };
            match self.lines.get(&key) {
                Some(Some(noted)) => {
                    let noted = noted.iter().map(|noted| at(noted, range.start));
                    marked
                        .noted
                        .extend(noted.filter(|noted| self.shows(place, text, noted)));
                }
                known => {
                    let stale = before.iter().flat_map(|before| before.within(&range));
                    marked.noted.extend(stale);
                    if known.is_none() {
                        unread.push(key.clone());
                    }
                }
            }
        }
        for key in &unread {
            self.lines.insert(key.clone(), None);
        }
        marked.marks = marked.noted.iter().map(|noted| self.mark(noted)).collect();
        (marked, unread)
    }

    fn mark(&self, noted: &Noted) -> Mark {
        let kind = match (noted.is_spelling(), self.switches.lines) {
            (true, _) => MarkKind::Spelling,
            (false, true) => MarkKind::Plain,
            (false, false) => MarkKind::Aside,
        };
        Mark {
            range: noted.range.clone(),
            kind,
        }
    }

    fn shows(&self, place: &Place, text: &str, noted: &Noted) -> bool {
        let is_on = if noted.is_spelling() {
            self.switches.spelling
        } else {
            self.switches.plain
        };
        let words = text.get(noted.range.clone()).unwrap_or_default();
        is_on
            && (self.ignored.is_empty()
                || !self.ignored.contains(&(place.clone(), words.to_owned())))
    }
}

fn at(noted: &Noted, start: usize) -> Noted {
    Noted {
        range: noted.range.start + start..noted.range.end + start,
        ..noted.clone()
    }
}

/// What was noted in a text before it was changed at one place.
struct Moved<'a> {
    noted: &'a [Noted],
    /// How many bytes at the beginning and at the end are as they were.
    n_head: usize,
    n_tail: usize,
    n_before: usize,
    n_now: usize,
}

impl<'a> Moved<'a> {
    fn new(kept: &'a Kept, now: &str) -> Self {
        let (before, after) = (kept.text.as_bytes(), now.as_bytes());
        let n_head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let most = before.len().min(after.len()) - n_head;
        let ends = before.iter().rev().zip(after.iter().rev()).take(most);
        Self {
            noted: &kept.marked.noted,
            n_head,
            n_tail: ends.take_while(|(a, b)| a == b).count(),
            n_before: before.len(),
            n_now: after.len(),
        }
    }

    /// Returns what of it stands in a line of the text as it is now.
    fn within(&self, line: &std::ops::Range<usize>) -> Vec<Noted> {
        let moved = self.noted.iter().filter_map(|noted| {
            if noted.range.end <= self.n_head {
                Some(noted.clone())
            } else if noted.range.start >= self.n_before - self.n_tail {
                let range = noted.range.start + self.n_now - self.n_before
                    ..noted.range.end + self.n_now - self.n_before;
                Some(Noted {
                    range,
                    ..noted.clone()
                })
            } else {
                None
            }
        });
        moved
            .filter(|noted| line.start <= noted.range.start && noted.range.end <= line.end)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, mpsc::channel};

    use super::*;
    use crate::model::{FieldId, Figure, Point, RegisterKind, RowId, SectionId, Value};
    use crate::session::{Action, IdSource};
    use crate::template::shipped;

    #[test]
    fn a_key_in_an_indicator_has_only_lines_with_figures_read_again() {
        let (sender, woken) = channel();
        let sender = Mutex::new(sender);
        let mut proofs = Proofs::new(Arc::new(move || sender.lock().unwrap().send(()).unwrap()));
        let template = shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        let register = RegisterKind::Indicators;
        let add = Action::Add {
            register,
            preset: Vec::new(),
            linked_from: None,
        };
        session.act(add, 0).unwrap();
        let row: RowId = session.draft().registers.indicators[0].id.clone();
        let types = |session: &mut Session, figure: &str| {
            let point = Point {
                period: "2026".to_owned(),
                ours: Figure(figure.to_owned()),
                ..Point::default()
            };
            let place = Place::Cell(register, row.clone(), "values");
            let value = Value::Series(vec![point]);
            session.act(Action::Type { place, value }, 0).unwrap();
        };
        let place = Place::Field(
            SectionId::new("summary").unwrap(),
            FieldId::new("text").unwrap(),
        );
        let text = "A wrnog word.\n\nPlans were 29 per cent.";
        let known = |proofs: &Proofs| {
            let inner = proofs.inner.borrow();
            let read = |line: &str| {
                let line = ProofLine {
                    text: line.into(),
                    is_prose: true,
                };
                matches!(inner.lines.get(&line), Some(Some(_)))
            };
            [read("A wrnog word."), read("Plans were 29 per cent.")]
        };
        proofs.tick(&session);
        proofs.of(&place, text, true);
        woken.recv().unwrap();
        proofs.tick(&session);
        assert_eq!(known(&proofs), [true, true]);
        types(&mut session, "29");
        proofs.tick(&session);
        assert_eq!(known(&proofs), [true, false]);
        // What was noted stays in sight meanwhile.
        assert_eq!(proofs.of(&place, text, true).noted.len(), 1);
        woken.recv().unwrap();
        // What is read with figures from before does not count.
        types(&mut session, "30");
        proofs.tick(&session);
        assert_eq!(known(&proofs), [true, false]);
        // Words are another matter.
        let place = Place::Detail("authority");
        let value = Value::Text("Wrnog Council".to_owned());
        session.act(Action::Type { place, value }, 0).unwrap();
        proofs.tick(&session);
        assert_eq!(known(&proofs), [false, false]);
    }
}
