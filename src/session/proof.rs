//! Spelling and plain English while somebody writes: a thread that reads lines and says what it
//! noted, and finds what a word may have meant.

use std::{ops::Range, sync::Arc};

use super::{Wake, Worker};
use crate::check::bindable;
use crate::model::{Draft, Registers, Shared};
use crate::plain;
use crate::prose::shown;
use crate::spell::{Dictionary, Known, misspelled, words_of_line, words_of_prose};

/// The rule of words that are in no dictionary.
pub const SPELLING: &str = "spelling";
/// The rule of figures that stand in the register and could be bound to it.
const BINDABLE: &str = "figure-unbound";

/// Something about a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The rule, in kebab-case.
    pub rule: &'static str,
    /// What it is, in a sentence.
    pub message: String,
    /// What could stand there instead, as far as that is known without looking for it.
    pub suggestions: Vec<String>,
}

impl Noted {
    /// Whether it is a figure that could be bound; what could stand there is its cell.
    pub fn is_bindable(&self) -> bool {
        self.rule == BINDABLE
    }

    /// Whether it is a word that no dictionary knows.
    pub fn is_spelling(&self) -> bool {
        self.rule == SPELLING
    }
}

/// A line that was read or is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProofLine {
    /// The line as it is written.
    pub text: Arc<str>,
    /// Whether it is prose, not a line of plain text.
    pub is_prose: bool,
}

/// What was found out.
#[derive(Debug)]
pub enum Proof {
    /// What was noted in lines, with the number of the words that were known.
    Read(u64, Vec<(ProofLine, Vec<Noted>)>),
    /// What a word may have meant.
    Meant(String, Vec<String>),
}

/// The registers, whose figures texts can be bound to: shared, so that a key copies none.
#[derive(Debug, Clone, Default)]
pub struct Figures(Shared<Registers>);

impl Figures {
    /// Takes those of a draft.
    pub fn of(draft: &Draft) -> Self {
        Self(draft.registers.clone())
    }
}

impl ProofLine {
    /// Whether what is noted in it depends on the figures of the register.
    pub fn has_figures(&self) -> bool {
        self.is_prose && self.text.contains(|c: char| c.is_ascii_digit())
    }
}

enum Errand {
    Know(u64, Known, Figures),
    Count(u64, Figures),
    Read(Vec<ProofLine>),
    Mean(String),
}

/// Reads lines on a thread of its own. The dictionary is loaded there, once for all drafts.
#[derive(Debug)]
pub struct Proofreader {
    worker: Worker<Errand, Proof>,
}

impl Proofreader {
    /// Begins the thread. `wake` is called whenever something was found out.
    pub fn new(wake: Wake) -> Self {
        let (mut nth, mut known, mut figures) = (0, Known::default(), Figures::default());
        let work = move |errand| match errand {
            Errand::Know(next, words, indicators) => {
                (nth, known, figures) = (next, words, indicators);
                None
            }
            Errand::Count(next, indicators) => {
                (nth, figures) = (next, indicators);
                None
            }
            Errand::Read(lines) => {
                let read = lines.into_iter().map(|line| {
                    let noted = noted(&line, &known, &figures);
                    (line, noted)
                });
                Some(Proof::Read(nth, read.collect()))
            }
            Errand::Mean(word) => {
                let meant = Dictionary::shared().map(|dictionary| dictionary.suggest(&word));
                Some(Proof::Meant(word, meant.unwrap_or_default()))
            }
        };
        Self {
            worker: Worker::new("proofreader", work, || None, wake),
        }
    }

    /// Tells which words are right from now on, and which figures the register holds; what is read
    /// later says this number.
    pub fn know(&self, nth: u64, known: Known, figures: Figures) -> bool {
        self.worker.send(Errand::Know(nth, known, figures))
    }

    /// Tells which figures the register holds from now on, where the words are as before.
    pub fn count(&self, nth: u64, figures: Figures) -> bool {
        self.worker.send(Errand::Count(nth, figures))
    }

    /// Has lines read.
    pub fn read(&self, lines: Vec<ProofLine>) -> bool {
        self.worker.send(Errand::Read(lines))
    }

    /// Has somebody find out what a word may have meant.
    pub fn mean(&self, word: String) -> bool {
        self.worker.send(Errand::Mean(word))
    }

    /// Returns what was found out since it was asked last.
    pub fn answers(&self) -> Vec<Proof> {
        self.worker.answers()
    }

    /// Waits for something to be found out, for a few seconds at most.
    pub fn wait(&self) -> Option<Proof> {
        self.worker.wait()
    }
}

fn noted(line: &ProofLine, known: &Known, figures: &Figures) -> Vec<Noted> {
    let words = if line.is_prose {
        words_of_prose(&line.text)
    } else {
        words_of_line(&line.text)
    };
    let wrong = Dictionary::shared().map(|dictionary| misspelled(&words, dictionary, known));
    let spelling = wrong.into_iter().flatten().map(|wrong| Noted {
        range: wrong.range,
        rule: SPELLING,
        message: format!("‘{}’ is in no dictionary", wrong.word),
        suggestions: Vec::new(),
    });
    let mut noted: Vec<Noted> = spelling.collect();
    if line.is_prose {
        let remarks = shown(&line.text).into_iter();
        noted.extend(
            remarks
                .flat_map(|line| plain::remarks(&line))
                .map(|remark| {
                    let plain::Remark {
                        range,
                        rule,
                        message,
                        suggestions,
                    } = remark;
                    Noted {
                        range,
                        rule,
                        message,
                        suggestions,
                    }
                }),
        );
    }
    if line.is_prose {
        let found = bindable(&line.text, &figures.0.indicators).into_iter();
        noted.extend(found.map(|found| Noted {
            range: found.range,
            rule: BINDABLE,
            message: format!("This figure stands in the register: {}", found.name),
            suggestions: vec![found.cell],
        }));
    }
    noted.sort_by_key(|noted| (noted.range.start, noted.range.end));
    noted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_with_the_words_that_are_known_then() {
        let proofreader = Proofreader::new(Arc::new(|| {}));
        let line = |text: &str| ProofLine {
            text: text.into(),
            is_prose: true,
        };
        let read = |proofreader: &Proofreader| match proofreader.wait() {
            Some(Proof::Read(nth, lines)) => {
                let noted = lines.into_iter().flat_map(|(line, noted)| {
                    let word =
                        move |noted: &Noted| line.text.get(noted.range.clone()).unwrap().to_owned();
                    noted.iter().map(word).collect::<Vec<_>>()
                });
                (nth, noted.collect::<Vec<_>>())
            }
            other => panic!("{other:?}"),
        };
        assert!(proofreader.read(vec![line("- A **Kwixle**, in order to"), line("")]));
        assert_eq!(
            read(&proofreader),
            (0, vec!["Kwixle".to_owned(), "in order to".to_owned()])
        );
        let mut known = Known::default();
        known.add("Kwixle");
        assert!(
            proofreader.know(1, known, Figures::default())
                && proofreader.read(vec![line("Kwixle paln")])
        );
        assert_eq!(read(&proofreader), (1, vec!["paln".to_owned()]));
        assert!(proofreader.mean("paln".to_owned()));
        let Some(Proof::Meant(word, meant)) = proofreader.wait() else {
            panic!("no answer")
        };
        assert!(
            word == "paln" && meant.contains(&"plan".to_owned()),
            "{meant:?}"
        );
    }
}
