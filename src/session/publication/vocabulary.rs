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
    static WORDS: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
        let mut words = FxHashMap::default();
        for (list, text) in LISTS {
            for word in text.split_whitespace() {
                *words.entry(word).or_default() |= bit(*list);
            }
        }
        words
    });
    WORDS.get(small).is_some_and(|lists| lists & bit(list) != 0)
}

fn bit(list: List) -> u32 {
    1 << (list as u32)
}
