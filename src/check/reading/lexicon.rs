//! The word lists and turns of phrase, made ready once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{forms, lists, marked, marks, marks::Mark, patterns, unmarked};

/// What a word can be, as bits.
pub(super) type Class = u64;

/// The lists that a word can stand in, each a bit.
macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal;)+) => {
        $($(#[doc = $doc])* pub(super) const $name: Class = 1 << $bit;)+
    };
}

classes! {
    CHILD = 0;
    THEY = 1;
    WE = 2;
    /// A form of a verb of doing.
    DONE = 3;
    /// A form of a verb of doing that can only be past.
    DONE_PAST = 4;
    /// A verb as it stands behind "to".
    VERB = 5;
    LIVED = 6;
    OUTCOME = 7;
    DECIDING = 8;
    MONTH = 9;
    NUMBER = 10;
    /// A verb of doing as it stands behind "to".
    BASE = 11;
    /// A year to come.
    AHEAD = 12;
    /// A past form that no list names.
    UNKNOWN_PAST = 13;
    WEAK = 14;
    BEFORE_NOUN = 15;
    SAYS = 16;
    ENABLES = 17;
    SO = 18;
    THAT = 19;
    ORDER = 20;
    SURE = 21;
    IN = 22;
    WILL = 23;
    RELATIVE = 24;
    YOUNG = 25;
    /// A year that is not to come.
    PAST_YEAR = 26;
}

/// A word by number; nought is a word that no list names.
pub(super) type WordId = u16;
/// What stands for every number.
pub(super) const A_NUMBER: WordId = 1;
/// What stands for a past form that no list names.
pub(super) const A_PAST: WordId = 2;

/// What stands for young people.
pub(super) const A_CHILD: WordId = 3;

/// One part of a turn of phrase.
#[derive(Debug)]
pub(super) enum Part {
    /// One of these words.
    Words(Box<[WordId]>),
    /// Any word of these lists.
    Class(Class),
    /// Up to four words of the same clause.
    Gap,
    /// A comma, or nothing.
    Comma,
}

/// A turn of phrase: each part, and whether it may be left out.
pub(super) type Phrase = Box<[(Part, bool)]>;

/// Turns of phrase of one meaning, by the word they begin with.
#[derive(Debug)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    starts: Vec<Box<[u16]>>,
}

impl Phrases {
    pub(super) fn beginning_with(&self, word: WordId) -> impl Iterator<Item = &Phrase> {
        let starts = self.starts.get(usize::from(word)).into_iter().flatten();
        starts.filter_map(|idx| self.all.get(usize::from(*idx)))
    }
}

/// All words and turns of phrase.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: FxHashMap<Box<str>, (WordId, Class)>,
    pub(super) plan: Phrases,
    pub(super) admits: Phrases,
    pub(super) no_gap: Phrases,
    pub(super) no_voice: Phrases,
    pub(super) marks: Vec<(Mark, Phrases)>,
}

/// Returns the lexicon, made when it is first asked for.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(make);
    &LEXICON
}

impl Lexicon {
    /// Finds a word in small letters.
    pub(super) fn word(&self, word: &str) -> (WordId, Class) {
        self.words.get(word).copied().unwrap_or_default()
    }
}

#[derive(Default)]
struct Maker {
    words: FxHashMap<Box<str>, (WordId, Class)>,
    classes: Vec<Class>,
}

impl Maker {
    fn put(&mut self, word: &str, class: Class) -> WordId {
        let next = WordId::try_from(self.classes.len()).unwrap_or_default();
        let entry = self.words.entry(word.into()).or_insert((next, 0));
        entry.1 |= class;
        let id = entry.0;
        if id == next {
            self.classes.push(0);
        }
        if let Some(known) = self.classes.get_mut(usize::from(id)) {
            *known |= class;
        }
        id
    }

    fn list(&mut self, words: &str, class: Class) {
        for word in words.split_whitespace() {
            self.put(word, class);
        }
    }

    /// Puts in verbs with their forms: what all of them are, the past ones and the base.
    fn verbs(&mut self, verbs: &str, any: Class, past: Class, base_class: Class) {
        for verb in verbs.split_whitespace() {
            let mut forms = verb.split('/');
            let base = forms.next().unwrap_or_default();
            self.put(base, any | base_class);
            self.put(&forms::third(base), any);
            self.put(&forms::gerund(base), any);
            let irregular: Vec<&str> = forms.collect();
            if irregular.is_empty() {
                self.put(&forms::regular_past(base), any | past);
            }
            for form in irregular {
                let is_plain = form == base;
                self.put(form, any | if is_plain { 0 } else { past });
            }
        }
    }

    fn phrases(&mut self, texts: &[&str]) -> Vec<Phrase> {
        texts.iter().map(|text| self.phrase(text)).collect()
    }

    fn phrase(&mut self, text: &str) -> Phrase {
        let parts = text.split_whitespace().map(|part| {
            let optional = part.strip_prefix('?');
            (self.part(optional.unwrap_or(part)), optional.is_some())
        });
        parts.collect()
    }

    fn part(&mut self, part: &str) -> Part {
        match part {
            "~" => Part::Gap,
            "&" => Part::Comma,
            "#" => Part::Class(NUMBER),
            "#year" => Part::Class(AHEAD),
            _ if part.starts_with('@') => {
                let classes = part.split('|').map(class_named);
                Part::Class(classes.fold(0, |all, one| all | one))
            }
            _ => Part::Words(
                part.split('|')
                    .map(|word| self.put(owner(word), 0))
                    .collect(),
            ),
        }
    }

    fn index(&self, all: Vec<Phrase>) -> Phrases {
        let mut starts = vec![Vec::new(); self.classes.len()];
        for (idx, phrase) in all.iter().enumerate() {
            let (Ok(idx), Some((first, _))) = (u16::try_from(idx), phrase.first()) else {
                continue;
            };
            for (word, starts) in starts.iter_mut().enumerate() {
                if self.begins(first, word) {
                    starts.push(idx);
                }
            }
        }
        let starts = starts.into_iter().map(Vec::into_boxed_slice).collect();
        Phrases { all, starts }
    }

    fn begins(&self, first: &Part, word: usize) -> bool {
        match first {
            Part::Words(words) => words.iter().any(|id| usize::from(*id) == word),
            Part::Class(wanted) => self.classes.get(word).is_some_and(|own| own & wanted != 0),
            Part::Gap | Part::Comma => false,
        }
    }
}

/// Returns a word as tokens have it, without what says that something belongs to it.
fn owner(word: &str) -> &str {
    let plain = word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
    plain.unwrap_or(word)
}

fn class_named(name: &str) -> Class {
    match name.trim_start_matches('@') {
        "child" => CHILD | THEY,
        "family" => CHILD,
        "we" => WE,
        "done" => DONE,
        "donepast" => DONE_PAST,
        "verb" => VERB,
        "base" => BASE,
        "lived" => LIVED,
        "outcome" => OUTCOME,
        "month" => MONTH,
        "past" => PAST_YEAR,
        _ => 0,
    }
}

const LISTS: &[(&str, Class)] = &[
    (lists::NUMBERS, NUMBER),
    (lists::CHILD, CHILD),
    (lists::THEY, THEY),
    (lists::WE, WE),
    (lists::OUTCOME, OUTCOME),
    (lists::PURPOSE, VERB),
    (lists::DECIDING, DECIDING),
    (lists::MONTH, MONTH),
    (lists::WEAK, WEAK),
    (lists::BEFORE_NOUN, BEFORE_NOUN),
    (lists::SAYS, SAYS),
    (lists::ENABLES, ENABLES),
    ("be have", VERB),
    ("so", SO),
    ("that", THAT),
    ("order", ORDER),
    ("sure", SURE),
    ("in", IN),
    ("will would should", WILL),
    ("which that who", RELATIVE),
    ("young", YOUNG),
];

fn make() -> Lexicon {
    let mut maker = Maker::default();
    maker.put("\u{0}", 0);
    maker.put("\u{1}", NUMBER);
    maker.put("\u{2}", DONE | DONE_PAST | UNKNOWN_PAST);
    maker.put("\u{3}", CHILD);
    for (words, class) in LISTS {
        maker.list(words, *class);
    }
    maker.verbs(lists::DOING, DONE, DONE_PAST, VERB | BASE);
    maker.verbs(lists::LIVED, LIVED, 0, VERB);
    let told = [
        patterns::PLAN,
        marked::ADMITS,
        unmarked::NO_GAP,
        unmarked::NO_VOICE,
    ];
    let [plan, admits, no_gap, no_voice] = told.map(|texts| maker.phrases(texts));
    let marks: Vec<(Mark, Vec<Phrase>)> = marks::ALL
        .iter()
        .map(|(mark, texts)| (*mark, maker.phrases(texts)))
        .collect();
    let marks = marks
        .into_iter()
        .map(|(mark, all)| (mark, maker.index(all)));
    Lexicon {
        marks: marks.collect(),
        plan: maker.index(plan),
        admits: maker.index(admits),
        no_gap: maker.index(no_gap),
        no_voice: maker.index(no_voice),
        words: maker.words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_all_its_forms() {
        let class = |word: &str| lexicon().word(word).1;
        for word in ["planned", "reviewed", "carries", "held", "launching"] {
            let is_known = class(word) & (DONE | DONE_PAST) != 0;
            assert_eq!(is_known, word != "carries", "{word}");
        }
        assert!(class("children") & CHILD != 0);
        assert!(lexicon().words.len() < usize::from(WordId::MAX));
    }
}
