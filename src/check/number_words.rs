//! Numbers as they are written: in figures, in words, as parts of a whole.

/// Returns the number that a word in small letters names, up to ninety-nine, and a dozen.
pub fn named_number(word: &str) -> Option<u32> {
    const NAMED: [&str; 21] = [
        "nought",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if !may_be_number(word) {
        return None;
    }
    if let Some(idx) = NAMED.iter().position(|name| *name == word) {
        return u32::try_from(idx).ok();
    }
    if word == "dozen" {
        return Some(12);
    }
    let (tens, ones) = match word.split_once('-') {
        Some((tens, ones)) => (tens, NAMED.iter().position(|name| *name == ones)?),
        None => (word, 0),
    };
    let tens = TENS.iter().position(|name| *name == tens)?;
    u32::try_from((tens + 2) * 10 + ones)
        .ok()
        .filter(|_| ones < 10)
}

/// Returns the share in per cent that two words name: a third, two thirds, three quarters.
pub(super) fn named_share(first: &str, second: &str) -> Option<f64> {
    let n = match first {
        "a" | "one" => 1.0,
        _ => f64::from(named_number(first)?),
    };
    let of = match second {
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    };
    (n < of).then_some(n * 100.0 / of)
}

/// Whether a word may be a number, by its length and the letter it begins with: most words are none
/// and need not be looked at in small letters.
fn may_be_number(word: &str) -> bool {
    let first = word.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let begins = matches!(
        first,
        Some(b'n' | b'o' | b't' | b'f' | b's' | b'e' | b'd' | b'h' | b'z')
    );
    begins && (3..14).contains(&word.len())
}

/// Returns a number in figures or in words, and how many digits stand behind its point.
pub(super) fn value(word: &str) -> Option<(f64, usize)> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let plain = word.replace(',', "");
        let n_decimals = plain.split_once('.').map_or(0, |(_, behind)| behind.len());
        return plain.parse().ok().map(|value| (value, n_decimals));
    }
    if !may_be_number(word) {
        return None;
    }
    let small = word.to_lowercase();
    let named = match small.as_str() {
        "hundred" => Some(100),
        "none" | "zero" | "nil" => Some(0),
        _ => named_number(&small),
    };
    named.map(|value| (f64::from(value), 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_numbers() {
        let named = [
            "nine",
            "twenty",
            "twenty-nine",
            "ninety-one",
            "dozen",
            "dozens",
            "twenty-ten",
        ];
        let named = named.map(named_number);
        assert_eq!(
            named,
            [Some(9), Some(20), Some(29), Some(91), Some(12), None, None]
        );
        assert_eq!(value("1,204.5"), Some((1204.5, 1)));
        assert_eq!(value("None"), Some((0.0, 0)));
    }

    #[test]
    fn parts_of_a_whole_are_shares() {
        assert_eq!(named_share("three", "quarters"), Some(75.0));
        assert_eq!(named_share("a", "fifth"), Some(20.0));
        assert_eq!(named_share("the", "third"), None);
    }
}
