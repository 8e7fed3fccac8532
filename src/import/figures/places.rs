//! Which rows of a table are of an authority, under whatever name or code it stands there.
//!
//! An authority has a number of three digits, a code of nine signs that changed at reforms, and a
//! name that every source writes its own way; within one file a series by one of them is cut.

/// The names, numbers and codes of authorities that have had more than one.
const SAME: &[&[&str]] = &[
    &["Barnsley", "370", "E08000016", "E08000038"],
    &["Bournemouth, Christchurch and Poole", "839", "E06000058"],
    &["Bristol, City of", "801", "E06000023"],
    &["Buckinghamshire", "825", "E10000002", "E06000060"],
    &["Cumberland", "942", "E06000063"],
    &["Dorset", "835", "838", "E10000009", "E06000059"],
    &["County Durham", "840", "E06000047"],
    &["Gateshead", "390", "E08000020", "E08000037"],
    &["Herefordshire, County of", "884", "E06000019"],
    &["Kingston upon Hull, City of", "Hull", "810", "E06000010"],
    &["North Northamptonshire", "940", "E06000061"],
    &["North Yorkshire", "815", "E10000023", "E06000065"],
    &["Northumberland", "929", "E06000048", "E06000057"],
    &["Sheffield", "373", "E08000019", "E08000039"],
    &["Somerset", "933", "E10000027", "E06000066"],
    &["St. Helens", "342", "E08000013"],
    &["West Northamptonshire", "941", "E06000062"],
    &["Westmorland and Furness", "943", "E06000064"],
];

/// Words of a council's name that its place has not.
const WORDS: &[&str] = &[
    "council",
    "city",
    "county",
    "borough",
    "metropolitan",
    "district",
    "london",
    "royal",
    "of",
    "the",
    "unitary",
    "authority",
    "children’s",
    "trust",
];

/// What parts the authorities of a row that is of several together.
const JOINT: &str = " / ";

/// Whether a row is of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Ours,
    /// Of several authorities together, ours among them.
    Joint,
    Others,
}

/// An authority as a user named it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    keys: Vec<String>,
}

impl Place {
    /// Begins with a name or any code.
    pub(super) fn named(text: &str) -> Self {
        let key = key(text);
        let same = SAME
            .iter()
            .find(|same| same.iter().any(|other| self::key(other) == key));
        let mut keys = match same {
            Some(same) => same.iter().map(|other| self::key(other)).collect(),
            None => Vec::new(),
        };
        if !keys.contains(&key) && !key.is_empty() {
            keys.push(key);
        }
        Self { keys }
    }

    /// Says whose a row is that has this name and these codes, and learns them where it is ours.
    pub(super) fn whose(&mut self, cells: [&str; 3]) -> Whose {
        let is_ours = |cell: &&str| !cell.is_empty() && self.keys.contains(&key(cell));
        if cells.iter().any(is_ours) {
            let keys: Vec<String> = cells.iter().map(|cell| key(cell)).collect();
            for key in keys {
                if !key.is_empty() && !self.keys.contains(&key) && self.keys.len() < 20 {
                    self.keys.push(key);
                }
            }
            return Whose::Ours;
        }
        let parts = cells.iter().flat_map(|cell| cell.split(JOINT));
        let is_joint = cells.iter().any(|cell| cell.contains(JOINT));
        if is_joint && parts.map(str::trim).any(|part| is_ours(&part)) {
            return Whose::Joint;
        }
        Whose::Others
    }

    /// Returns how many names and codes are known.
    pub(super) fn n_keys(&self) -> usize {
        self.keys.len()
    }
}

/// Returns what a name or code is compared by.
pub(super) fn key(text: &str) -> String {
    let text = text.trim();
    let n_digits = text.chars().filter(char::is_ascii_digit).count();
    if n_digits >= 3 && text.chars().all(|c| c.is_ascii_alphanumeric()) {
        return text.to_uppercase();
    }
    let small = text.to_lowercase().replace('&', " and ").replace('\'', "’");
    let words = || {
        small
            .split(|c: char| !c.is_alphanumeric() && c != '’')
            .filter(|word| !word.is_empty())
    };
    let own: Vec<&str> = words().filter(|word| !WORDS.contains(word)).collect();
    if own.is_empty() {
        words().collect::<Vec<_>>().join(" ")
    } else {
        own.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_however_it_is_written() {
        for (one, other) in [
            ("Herefordshire, County of", "Herefordshire"),
            ("Kingston upon Hull, City of", "Kingston Upon Hull"),
            ("County Durham", "Durham County Council"),
            ("St. Helens", "St Helens Metropolitan Borough Council"),
            (
                "London Borough of Barking & Dagenham",
                "Barking and Dagenham",
            ),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("Nottingham City"), key("Nottinghamshire"));
        assert_ne!(key("City of London"), "");
    }

    #[test]
    fn a_code_that_changed_is_the_same_authority() {
        for named in ["North Yorkshire", "815", "E10000023", "e06000065"] {
            let mut place = Place::named(named);
            assert_eq!(
                place.whose(["815", "E10000023", "North Yorkshire"]),
                Whose::Ours
            );
            assert_eq!(place.whose(["", "E06000065", ""]), Whose::Ours, "{named}");
            assert_eq!(place.whose(["816", "E06000014", "York"]), Whose::Others);
        }
    }

    #[test]
    fn a_row_of_several_is_told_and_names_are_learnt() {
        let mut place = Place::named("940");
        let joint = [
            "940 / 941",
            "E06000061 / E06000062",
            "North Northamptonshire / West Northamptonshire",
        ];
        assert_eq!(place.whose(joint), Whose::Joint);
        let mut place = Place::named("E09000099");
        assert_eq!(place.n_keys(), 1);
        assert_eq!(place.whose(["399", "E09000099", "Northmere"]), Whose::Ours);
        assert_eq!(place.n_keys(), 3);
        assert_eq!(place.whose(["", "", "Northmere"]), Whose::Ours);
    }
}
