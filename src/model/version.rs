//! Versions as authors number them, and whether a paper as it stands was signed off.

use jiff::civil::Date;

use super::{Details, DraftStatus, NOT_AGREED, SignOff};

/// What a paper begins with that was final and had no number of its own.
const FIRST_AFTER_FINAL: &str = "1.1";

/// Returns the number of the version after this one: "1.1" after "1.0", "0.10" after "0.9".
///
/// Words around the number go: what comes after "1.0 final" is no longer final.
pub fn next_version(version: &str) -> String {
    let numbers = version.split_whitespace().filter_map(number);
    let Some((lead, parts)) = { numbers }.next_back() else {
        return FIRST_AFTER_FINAL.to_owned();
    };
    let next: Vec<String> = match parts.as_slice() {
        [only] => vec![(*only).to_owned(), "1".to_owned()],
        [first @ .., last] => {
            let after = last.parse::<u64>().map_or(1, |last| last.saturating_add(1));
            let first = first.iter().map(|part| (*part).to_owned());
            first.chain([after.to_string()]).collect()
        }
        [] => return FIRST_AFTER_FINAL.to_owned(),
    };
    format!("{lead}{}", next.join("."))
}

/// Reads a word as the number of a version, with the "v" that may stand before it. A year is none.
fn number(word: &str) -> Option<(&str, Vec<&str>)> {
    let word = word.trim_end_matches([',', ';', '.']);
    let digits = word.trim_start_matches(['v', 'V']);
    let lead = word.strip_suffix(digits)?;
    let parts: Vec<&str> = digits.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let is_year = parts.len() == 1 && digits.len() >= 4;
    (parts.iter().all(is_number) && !is_year).then_some((lead, parts))
}

impl Details {
    /// Returns the last day on which somebody agreed the paper.
    pub fn agreed_on(&self) -> Option<Date> {
        let agreed = self.sign_offs.iter().filter_map(|sign_off| sign_off.agreed);
        agreed.max()
    }

    /// Whether the paper as it stands is final, or was agreed by anybody.
    pub fn is_signed_off(&self) -> bool {
        self.status == DraftStatus::Final || self.agreed_on().is_some()
    }

    /// Returns the details without those that are not agreed when the paper is signed off.
    pub(super) fn agreed_part(&self) -> Self {
        let (mut agreed, empty) = (self.clone(), Self::default());
        for column in NOT_AGREED {
            if let (Some(cell), Some(empty)) = (agreed.cell_mut(column), empty.cell(column)) {
                // The value is of the kind that the cell gave.
                let _done = cell.set(empty.value()).is_ok();
            }
        }
        agreed
    }

    /// Returns the same roles, none of which has agreed.
    pub fn sign_offs_asked_again(&self) -> Vec<SignOff> {
        let roles = self.sign_offs.iter().map(|sign_off| SignOff {
            role: sign_off.role.clone(),
            agreed: None,
        });
        roles.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_counted_on_as_their_author_counts() {
        for (version, next) in [
            ("1.0", "1.1"),
            ("0.9", "0.10"),
            ("2", "2.1"),
            ("v1.0", "v1.1"),
            ("1.0.3", "1.0.4"),
            ("1.0 final", "1.1"),
            ("Version 3.2", "3.3"),
            ("", "1.1"),
            ("final", "1.1"),
            ("May 2026", "1.1"),
            ("1.", "1.1"),
            ("99999999999999999999.1", "99999999999999999999.2"),
        ] {
            assert_eq!(next_version(version), next, "{version}");
        }
    }

    #[test]
    fn a_paper_is_signed_off_once_it_is_final_or_anybody_agreed_it() {
        let mut details = Details::default();
        assert!(!details.is_signed_off());
        details.status = DraftStatus::Final;
        assert!(details.is_signed_off());
        details.status = DraftStatus::ForSignOff;
        details.sign_offs = vec![SignOff::default()];
        assert!(!details.is_signed_off());
        details.sign_offs[0].agreed = Some(Date::constant(2026, 4, 30));
        assert!(details.is_signed_off());
        assert_eq!(details.sign_offs_asked_again(), [SignOff::default()]);
    }
}
