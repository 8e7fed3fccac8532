//! The regular forms of English verbs.

/// Returns the form behind "she": plans, carries, reaches.
pub(super) fn third(base: &str) -> String {
    if let Some(stem) = stem_before_y(base) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "sh", "ch", "x", "z", "o"];
    let ending = if hisses.iter().any(|end| base.ends_with(end)) {
        "es"
    } else {
        "s"
    };
    format!("{base}{ending}")
}

/// Returns the form with -ing: planning, making.
pub(super) fn gerund(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") => format!("{stem}ing"),
        Some(_) | None => format!("{}ing", doubled(base)),
    }
}

/// Returns the regular past: planned, carried, made is none.
pub(super) fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    match stem_before_y(base) {
        Some(stem) => format!("{stem}ied"),
        None => format!("{}ed", doubled(base)),
    }
}

fn stem_before_y(base: &str) -> Option<&str> {
    base.strip_suffix('y')
        .filter(|stem| !stem.ends_with(is_vowel))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn doubled(base: &str) -> String {
    match base.chars().next_back() {
        Some(last) if doubles(base) => format!("{base}{last}"),
        Some(_) | None => base.to_owned(),
    }
}

/// Whether the last letter is doubled before an ending: plan, planned.
fn doubles(base: &str) -> bool {
    let mut back = base.chars().rev();
    let (Some(last), Some(vowel), Some(first)) = (back.next(), back.next(), back.next()) else {
        return false;
    };
    let fits =
        !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') && is_vowel(vowel) && !is_vowel(first);
    let is_short = base.chars().filter(|c| is_vowel(*c)).count() == 1;
    let is_stressed = matches!(base, "commit" | "refer" | "submit" | "enrol");
    fits && (is_short || is_stressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_their_endings() {
        let forms = |base: &str| [third(base), gerund(base), regular_past(base)];
        assert_eq!(forms("plan"), ["plans", "planning", "planned"]);
        assert_eq!(forms("carry"), ["carries", "carrying", "carried"]);
        assert_eq!(forms("review"), ["reviews", "reviewing", "reviewed"]);
        assert_eq!(forms("oversee"), ["oversees", "overseeing", "overseed"]);
        assert_eq!(forms("submit"), ["submits", "submitting", "submitted"]);
        assert_eq!(forms("open"), ["opens", "opening", "opened"]);
        assert_eq!(forms("teach"), ["teaches", "teaching", "teached"]);
    }
}
