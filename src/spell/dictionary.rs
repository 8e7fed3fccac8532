//! British English as Hunspell has it, with the words of children's services.
//!
//! `spellbook` reads the dictionary, and reads it with a hasher that does not change from run to
//! run: suggestions that fit equally well come in the order of its table.

use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::shape::plain;

const AFFIXES: &str = include_str!("../../assets/dictionaries/en-GB.aff");
const WORDS: &str = include_str!("../../assets/dictionaries/en-GB.dic");
/// Words of children's services, councils and places, one a line.
const SECTOR: &str = include_str!("../../assets/dictionaries/sector.txt");

/// The most suggestions for a word.
const MAX_SUGGESTIONS: usize = 6;

/// A dictionary of British English.
pub struct Dictionary {
    book: spellbook::Dictionary<FxBuildHasher>,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionary").finish_non_exhaustive()
    }
}

impl Dictionary {
    /// Returns the one dictionary of the program, which is read when it is first asked for.
    pub fn shared() -> Option<&'static Self> {
        static SHARED: LazyLock<Option<Dictionary>> = LazyLock::new(Dictionary::load);
        SHARED.as_ref()
    }

    /// Reads the dictionary that comes with the program, which takes some hundredths of a second.
    /// None where it is damaged, which a test rules out.
    pub fn load() -> Option<Self> {
        let mut book =
            spellbook::Dictionary::new_with_hasher(AFFIXES, WORDS, FxBuildHasher).ok()?;
        for word in sector_words() {
            book.add(word).ok()?;
        }
        Some(Self { book })
    }

    /// Whether a word is in the dictionary, as it is or without its accents and its `’s`.
    pub fn knows(&self, word: &str) -> bool {
        let word = plain(word);
        self.has(&word) || word.strip_suffix("'s").is_some_and(|stem| self.has(stem))
    }

    fn has(&self, word: &str) -> bool {
        self.book.check(word) || (!word.is_ascii() && self.book.check(&without_accents(word)))
    }

    /// Returns what a word may have meant, the likeliest first. It takes some hundredths of a
    /// second.
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.book.suggest(&plain(word), &mut found);
        found.truncate(MAX_SUGGESTIONS);
        for suggestion in &mut found {
            *suggestion = suggestion.replace('\'', "’");
        }
        found
    }
}

fn sector_words() -> impl Iterator<Item = &'static str> {
    SECTOR
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|word| !word.is_empty())
}

/// Returns a word without accents: the dictionary has none.
fn without_accents(word: &str) -> String {
    word.chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ý' | 'ÿ' => 'y',
            'À' | 'Á' | 'Â' | 'Ä' | 'Å' => 'A',
            'Ç' => 'C',
            'È' | 'É' | 'Ê' | 'Ë' => 'E',
            'Ñ' => 'N',
            'Ó' | 'Ô' | 'Ö' | 'Ø' => 'O',
            'Ü' => 'U',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_sector_is_one_the_dictionary_lacked() {
        let plain = spellbook::Dictionary::new_with_hasher(AFFIXES, WORDS, FxBuildHasher).unwrap();
        let idle: Vec<&str> = sector_words().filter(|word| plain.check(word)).collect();
        assert_eq!(idle, [] as [&str; 0]);
        let mut once = std::collections::BTreeSet::new();
        let twice: Vec<&str> = sector_words().filter(|word| !once.insert(*word)).collect();
        assert_eq!(twice, [] as [&str; 0]);
        let dictionary = Dictionary::load().unwrap();
        assert!(sector_words().all(|word| dictionary.knows(word)));
    }
}
