//! Word lists made ready once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lists;

/// A list of words.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    FirstNames,
    WordNames,
    People,
    Roles,
    Cases,
    Rare,
    Striking,
    Origins,
    Streets,
    Living,
    Offices,
    NoNames,
    NotCounted,
    EndsCount,
    ChildThings,
    Teams,
    FilePrefixes,
    NamedAs,
    Dwellings,
    Pointed,
    Beside,
    Landmarks,
    Things,
    Does,
    NoPerson,
    Bodies,
    Kin,
    Shorts,
    SetPlaces,
    Shared,
    OnesOwn,
}

const LISTS: &[(List, &str)] = &[
    (List::FirstNames, lists::FIRST_NAMES),
    // Drawn from the lists of Faker (MIT licence) for the countries families here come from.
    (List::FirstNames, include_str!("first_names.txt")),
    (List::WordNames, lists::WORD_NAMES),
    (List::People, lists::PEOPLE),
    (List::Roles, lists::ROLES),
    (List::Cases, lists::CASES),
    (List::Rare, lists::RARE),
    (List::Striking, lists::STRIKING),
    (List::Origins, lists::ORIGINS),
    (List::Streets, lists::STREETS),
    (List::Living, lists::LIVING),
    (List::Offices, lists::OFFICES),
    (List::NoNames, lists::NO_NAMES),
    (List::NotCounted, lists::NOT_COUNTED),
    (List::EndsCount, lists::ENDS_COUNT),
    (List::ChildThings, lists::CHILD_THINGS),
    (List::Teams, lists::TEAMS),
    (List::FilePrefixes, lists::FILE_PREFIXES),
    (List::NamedAs, lists::NAMED_AS),
    (List::Dwellings, lists::DWELLINGS),
    (List::Pointed, lists::POINTED),
    (List::Beside, lists::BESIDE),
    (List::Landmarks, lists::LANDMARKS),
    (List::Things, lists::THINGS),
    (List::Does, lists::DOES),
    (List::NoPerson, lists::NO_PERSON),
    (List::Bodies, lists::BODIES),
    (List::Kin, lists::KIN),
    (List::Shorts, lists::SHORTS),
    (List::SetPlaces, lists::SET_PLACES),
    (List::Shared, lists::SHARED),
    (List::OnesOwn, lists::ONES_OWN),
];

/// Whether a word in small letters stands in a list.
pub(super) fn has(list: List, small: &str) -> bool {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::new);
    WORDS.lists(small, bit(list)) != 0
}

/// All words with the lists in which they stand.
struct Words {
    lists: FxHashMap<&'static str, u32>,
    /// The lists that hold a word of a length and a first letter. Most words of a text are in none
    /// and need not be looked up.
    shapes: [u32; N_SHAPES],
}

const N_SHAPES: usize = 32 * 32;

impl Words {
    fn new() -> Self {
        let mut words = Self {
            lists: FxHashMap::default(),
            shapes: [0; N_SHAPES],
        };
        for (list, text) in LISTS {
            for word in text.split_whitespace() {
                *words.lists.entry(word).or_default() |= bit(*list);
                if let Some(lists) = words.shapes.get_mut(shape(word)) {
                    *lists |= bit(*list);
                }
            }
        }
        words
    }

    /// Returns which of some lists have the word.
    fn lists(&self, word: &str, some: u32) -> u32 {
        let may_have = self
            .shapes
            .get(shape(word))
            .is_some_and(|lists| lists & some != 0);
        if !may_have {
            return 0;
        }
        self.lists.get(word).map_or(0, |lists| lists & some)
    }
}

/// Returns a number for a word's length and first letter, the same for many words.
fn shape(word: &str) -> usize {
    let first = word.bytes().next().unwrap_or_default();
    word.len().min(31) * 32 + usize::from(first % 32)
}

fn bit(list: List) -> u32 {
    1 << (list as u32)
}
