//! What an authority is called in few words, at the end of a line.

use crate::content::typography::typographic;

/// Longer names would leave no room for the chart.
const MAX_CHARS: usize = 22;

/// What our own line is called where the authority’s name is missing or too long.
pub(super) const NAMELESS: &str = "Our figure";

const BEFORE: [&str; 4] = [
    "London Borough of ",
    "Royal Borough of ",
    "City of ",
    "County of ",
];
const AFTER: [&str; 7] = [
    " Metropolitan Borough Council",
    " Metropolitan District Council",
    " Borough Council",
    " County Council",
    " City Council",
    " Combined Authority",
    " Council",
];

/// Returns the name of an authority without what all of them are called.
pub(super) fn short(authority: &str) -> String {
    let name = authority.trim();
    let name = AFTER
        .iter()
        .find_map(|after| name.strip_suffix(after))
        .unwrap_or(name);
    let name = BEFORE
        .iter()
        .find_map(|before| name.strip_prefix(before))
        .unwrap_or(name);
    if name.is_empty() || name.chars().count() > MAX_CHARS {
        return NAMELESS.to_owned();
    }
    typographic(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_as_short_as_people_say_it() {
        for (authority, name) in [
            ("Northmere Council", "Northmere"),
            ("Northmere Metropolitan Borough Council", "Northmere"),
            ("London Borough of Northmere", "Northmere"),
            ("Northmere", "Northmere"),
            ("", "Our figure"),
            ("Council", "Council"),
            ("The Children’s Trust of North and South Mere", "Our figure"),
        ] {
            assert_eq!(short(authority), name, "{authority}");
        }
    }
}
