//! Telephone numbers and addresses of e-mail: those of one person, and those where many answer.

use super::vocabulary::{List, has};
use crate::spell::Dictionary;

/// Whether it is the e-mail address of one person, not of a team.
pub(super) fn is_personal_mail(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let mut words = local
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    !local.is_empty()
        && domain.contains('.')
        && !words.all(|word| is_of_a_team(&word.to_lowercase()))
}

/// Whether a word of an address says what a team does: one that no person is called.
fn is_of_a_team(word: &str) -> bool {
    let is_word = || Dictionary::shared().is_some_and(|known| known.knows(word));
    has(List::Teams, word)
        || word.len() > 3
            && !has(List::FirstNames, word)
            && !has(List::WordNames, word)
            && is_word()
}

/// Whether the address of one person names them: a first name, or two words with a stop between.
pub(super) fn is_named_mail(text: &str) -> bool {
    let (local, _) = text.split_once('@').unwrap_or_default();
    let mut words = local.split(|c: char| !c.is_alphabetic());
    let is_other = |word: &str| word.is_empty() || is_of_a_team(&word.to_lowercase());
    let is_pair =
        { local.split_once('.') }.is_some_and(|(first, last)| !is_other(first) && !is_other(last));
    is_pair || words.any(|word| has(List::FirstNames, &word.to_lowercase()))
}

/// Whether an address or a number stands beside what says that many answer there, and nothing says
/// that it is somebody’s own: the hub’s shared line.
pub(super) fn is_of_many(text: &str, at: usize) -> bool {
    let is_in = |c: char| !matches!(c, '.' | '!' | '?' | '\n');
    let before = text.get(..at).unwrap_or_default();
    let before = before.rsplit(|c| !is_in(c)).next().unwrap_or_default();
    let behind = text.get(at..).unwrap_or_default();
    let behind = behind.split(['!', '?', '\n']).next().unwrap_or_default();
    let words = || {
        { before.split(|c: char| !c.is_alphanumeric()) }
            .chain(behind.split(|c: char| !c.is_alphanumeric()))
            .map(str::to_lowercase)
    };
    let is_front_door = before.to_lowercase().contains("front door");
    (is_front_door || words().any(|word| has(List::Shared, &word)))
        && !words().any(|word| has(List::OnesOwn, &word))
}

/// Whether digits are a telephone number, and not one of a service.
pub(super) fn is_telephone(run: &str, digits: &str) -> bool {
    let is_abroad = run.starts_with("+44") && (12..=13).contains(&digits.len());
    let is_here = (10..=11).contains(&digits.len()) && digits.starts_with('0');
    // Lines of services are for everyone.
    let is_service =
        digits.starts_with("03") || digits.starts_with("08") || digits.starts_with("0116000");
    is_abroad || (is_here && !is_service)
}
