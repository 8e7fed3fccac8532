//! What of a sentence says whether it tells what was done, what came of it or what is to come: its
//! words by their stems, which stand side by side and which it begins with, the fields of meaning
//! they belong to, and its build.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A word by number; nought is one that nobody has met.
pub(super) type Stem = u16;
/// A property of a sentence: its kind, and the words or the number that it is about.
pub(super) type Feature = u64;

/// Fields of meaning, each with its words, one field a line.
const FIELDS: &str = include_str!("fields.txt");
/// Who children and those around them are.
const CHILDREN: &str = "child children kid kids youngster youngsters teenager teenagers boy boys girl girls baby babies \
    infant infants toddler toddlers pupil pupils family families parent parents mother mothers father fathers mum mums dad \
    dads sibling siblings brother brothers sister sisters leaver leavers household households twins grandparent \
    grandparents carer carers adolescent adolescents tenant tenants";
const TIMES: &str = "january february march april may june july august september october november december spring summer \
    autumn winter christmas easter";
const NUMBERS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half third thirds \
    quarter quarters dozen";
/// Endings that a stem is without, the longest first.
const ENDINGS: [&str; 14] = [
    "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ed", "ers", "er", "es", "s",
    "ly",
];

/// What stands for a number, a sum of money, a year, one to come, a month, children.
const NUMBER: &str = "@n";
const MONEY: &str = "@money";
const YEAR: &str = "@year";
const AHEAD: &str = "@ahead";
const TIME: &str = "@month";
pub(super) const CHILD: &str = "@child";

/// The kinds of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Pair,
    First,
    FirstTwo,
    Field,
    Build,
}

/// How a sentence is built.
#[derive(Debug, Clone, Copy)]
enum Build {
    ChildFirst,
    OrgFirst,
    Neither,
    Numbers,
    TwoValues,
    Than,
    Passive,
    ChildPassive,
    NoVerb,
    Commas,
}

pub(super) fn feature(kind: Kind, one: u16, other: u16) -> Feature {
    (kind as u64) << 32 | u64::from(one) << 16 | u64::from(other)
}

/// The words that are told apart, with the fields that each belongs to as bits.
#[derive(Debug, Default)]
pub(super) struct Stems {
    known: FxHashMap<Box<str>, (Stem, u32)>,
}

impl Stems {
    /// Returns the words of the fields of meaning.
    pub(super) fn of_fields() -> Self {
        let mut stems = Self::default();
        let special = [NUMBER, MONEY, YEAR, AHEAD, TIME, CHILD];
        for word in special {
            stems.put(word);
        }
        for (bit, line) in FIELDS.lines().enumerate() {
            let words = line.split_once(": ").map_or("", |(_, words)| words);
            for word in words.split_whitespace() {
                let stem = stem(word);
                stems.put(stem);
                if let Some((_, fields)) = stems.known.get_mut(stem) {
                    *fields |= 1 << bit;
                }
            }
        }
        stems
    }

    /// Puts a word in, if it is new; returns its number.
    pub(super) fn put(&mut self, word: &str) -> Stem {
        let next = Stem::try_from(self.known.len() + 1).unwrap_or_default();
        self.known.entry(word.into()).or_insert((next, 0)).0
    }

    fn find(&self, word: &str) -> (Stem, u32) {
        self.known.get(word).copied().unwrap_or_default()
    }

    /// Returns the word of a number.
    #[cfg(test)]
    pub(super) fn name(&self, stem: Stem) -> &str {
        let mut known = self.known.iter();
        known
            .find(|(_, (number, _))| *number == stem)
            .map_or("", |(word, _)| word)
    }
}

/// Returns a word in small letters without its ending.
fn stem(word: &str) -> &str {
    if !word.ends_with(['s', 'g', 'd', 'r', 'n', 't', 'y', 'e']) {
        return word;
    }
    let ending = ENDINGS.iter().copied().chain(["e"]);
    { ending }
        .find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() >= 3))
        .unwrap_or(word)
}

/// A word of a sentence, as it stands and as it counts.
#[derive(Debug)]
pub(super) struct Word<'t> {
    text: &'t str,
    stem: &'t str,
}

/// Returns the words of a sentence in small letters, and the signs that part it.
pub(super) fn words(small: &str, year: i16) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut rest = small;
    while let Some(c) = rest.chars().next() {
        let (len, is_word) = if rest.starts_with("[@") {
            (rest.find(']').map_or(rest.len(), |end| end + 1), false)
        } else if c.is_alphabetic() || c == '£' || c.is_ascii_digit() {
            (word_len(rest), true)
        } else {
            (c.len_utf8(), is_sign(c))
        };
        let (text, behind) = rest.split_at(len);
        if is_word {
            let stem = counted_as(text, year, found.last());
            found.push(Word { text, stem });
        } else if text.starts_with("[@") && text.contains(':') {
            found.push(Word { text, stem: NUMBER });
        }
        rest = behind;
    }
    found
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '•' | '–' | '(' | ')' | '\'' | '"' | '‘' | '’' | '“'
    )
}

/// Returns how long the word or the number is that a text begins with, in bytes.
fn word_len(text: &str) -> usize {
    let is_number = text.starts_with(|c: char| c == '£' || c.is_ascii_digit());
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_part = if is_number {
            c.is_ascii_digit() || matches!(c, '£' | ',' | '.' | '%')
        } else {
            c.is_alphabetic()
                || at > 0 && matches!(c, '\'' | '’' | '-') && next.is_some_and(char::is_alphabetic)
        };
        if !is_part {
            return at;
        }
    }
    text.len()
}

/// Returns what a word counts as: its stem, or the kind that it is one of.
fn counted_as<'t>(word: &'t str, year: i16, last: Option<&Word<'_>>) -> &'t str {
    if word.starts_with('£') {
        return MONEY;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let plain = word.trim_end_matches(['.', ',']);
        return match plain.parse::<i16>() {
            Ok(named) if plain.len() == 4 && plain.starts_with("20") => {
                if named > year {
                    AHEAD
                } else {
                    YEAR
                }
            }
            _ => NUMBER,
        };
    }
    let is_young = last.is_some_and(|last| last.text == "young")
        && matches!(
            word,
            "people" | "person" | "adult" | "adults" | "men" | "women"
        );
    if is_young {
        return CHILD;
    }
    let plain = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    if let Some(kind) = KINDS.get(plain.unwrap_or(word)) {
        return kind;
    }
    let is_number = |part: &str| KINDS.get(part).is_some_and(|kind| *kind == NUMBER);
    if word.contains('-') && word.split('-').all(is_number) {
        return NUMBER;
    }
    stem(word)
}

/// The words that count as one of a kind.
static KINDS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let lists = [(NUMBERS, NUMBER), (TIMES, TIME), (CHILDREN, CHILD)];
    let words = lists
        .into_iter()
        .flat_map(|(list, kind)| list.split_whitespace().map(move |word| (word, kind)));
    words.collect()
});

/// Returns the features of a sentence, each once.
pub(super) fn features(words: &[Word<'_>], stems: &Stems) -> Vec<Feature> {
    let known: Vec<(Stem, u32)> = words.iter().map(|word| stems.find(word.stem)).collect();
    let mut found = Vec::with_capacity(words.len() * 3);
    for (stem, fields) in &known {
        if *stem != 0 {
            found.push(feature(Kind::Word, *stem, 0));
        }
        let mut rest = *fields;
        while rest != 0 {
            let bit = u16::try_from(rest.trailing_zeros()).unwrap_or_default();
            found.push(feature(Kind::Field, bit, 0));
            rest &= rest - 1;
        }
    }
    for pair in known.windows(2) {
        if let [(one, _), (other, _)] = pair
            && *one != 0
            && *other != 0
        {
            found.push(feature(Kind::Pair, *one, *other));
        }
    }
    if let Some((first, _)) = known.first() {
        found.push(feature(Kind::First, *first, 0));
        if let Some((second, _)) = known.get(1) {
            found.push(feature(Kind::FirstTwo, *first, *second));
        }
    }
    build(words, &known, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

/// The field of those who work for children stands first.
const STAFF: u32 = 1;

fn build(words: &[Word<'_>], known: &[(Stem, u32)], found: &mut Vec<Feature>) {
    let mut put = |build: Build, n: usize| {
        let n = u16::try_from(n).unwrap_or_default();
        found.push(feature(Kind::Build, build as u16, n));
    };
    let is_org = |(word, (_, fields)): (&Word<'_>, &(Stem, u32))| {
        fields & STAFF != 0 || matches!(word.text, "we" | "our" | "us")
    };
    let child = words.iter().position(|word| word.stem == CHILD);
    let org = words.iter().zip(known).position(is_org);
    let first = match (child, org) {
        (None, None) => Build::Neither,
        (Some(child), Some(org)) if child < org => Build::ChildFirst,
        (Some(_), None) => Build::ChildFirst,
        (_, Some(_)) => Build::OrgFirst,
    };
    put(first, 0);
    let n_numbers = words.iter().filter(|word| word.stem == NUMBER).count();
    put(Build::Numbers, n_numbers.min(3));
    let sets_against = |word: &Word<'_>| {
        let against = [
            "from", "against", "than", "before", "compared", "where", "whereas", "up", "down",
        ];
        against.contains(&word.text)
    };
    if n_numbers > 1 && words.iter().any(sets_against) {
        put(Build::TwoValues, 0);
    }
    if words.windows(2).any(is_compared) {
        put(Build::Than, 0);
    }
    let passive = words.windows(2).position(is_passive);
    if let Some(at) = passive {
        put(Build::Passive, 0);
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        if before.is_some_and(|word| word.stem == CHILD) {
            put(Build::ChildPassive, 0);
        }
    }
    if !words.iter().any(|word| is_verb(word.text)) {
        put(Build::NoVerb, 0);
    }
    let n_commas = words.iter().filter(|word| word.text == ",").count();
    put(Build::Commas, n_commas.min(2));
}

/// Sooner than, fewer than.
fn is_compared(pair: &[Word<'_>]) -> bool {
    let [one, other] = pair else { return false };
    other.text == "than"
        && (one.text.ends_with("er") || matches!(one.text, "more" | "less" | "few"))
}

/// Was opened, is held.
fn is_passive(pair: &[Word<'_>]) -> bool {
    let [one, other] = pair else { return false };
    let is_be = matches!(one.text, "is" | "are" | "was" | "were" | "been" | "being");
    let endings = ["ed", "en", "wn", "lt", "nt", "ld", "ade", "et", "un"];
    is_be && endings.iter().any(|end| other.text.ends_with(end))
}

fn is_verb(word: &str) -> bool {
    let is_past = word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed");
    is_past
        || matches!(
            word,
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "can" | "do" | "does"
        )
}

/// Puts the words of a sentence in.
#[cfg(test)]
pub(super) fn put_words(small: &str, year: i16, stems: &mut Stems) {
    for word in words(small, year) {
        stems.put(word.stem);
    }
}
