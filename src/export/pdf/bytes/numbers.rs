//! Numbers as digits, in as few bytes as they can be said.

/// Writes a whole number.
pub(in crate::export::pdf) fn push_integer(bytes: &mut Vec<u8>, value: usize) {
    push_digits(bytes, u64::try_from(value).unwrap_or(u64::MAX), 1);
}

/// Writes a number that is given without its point, which stands before the last places.
pub(super) fn push_decimal(bytes: &mut Vec<u8>, value: i32, n_places: usize) {
    if value < 0 {
        bytes.push(b'-');
    }
    let start = bytes.len();
    push_digits(bytes, u64::from(value.unsigned_abs()), n_places + 1);
    if n_places == 0 {
        return;
    }
    let point = bytes.len() - n_places;
    let n_noughts = bytes
        .iter()
        .rev()
        .take(n_places)
        .take_while(|digit| **digit == b'0')
        .count();
    bytes.truncate(bytes.len() - n_noughts);
    if n_noughts < n_places {
        bytes.insert(point, b'.');
        // “.5” says as much as “0.5”.
        if point == start + 1 && bytes.get(start) == Some(&b'0') {
            bytes.remove(start);
        }
    }
}

/// Writes digits, at least so many.
fn push_digits(bytes: &mut Vec<u8>, value: u64, at_least: usize) {
    let start = bytes.len();
    let mut rest = value;
    while rest > 0 || bytes.len() < start + at_least {
        bytes.push(b'0' + u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
    }
    if let Some(digits) = bytes.get_mut(start..) {
        digits.reverse();
    }
}

/// Rounds to what is written: a hundredth of a point is finer than any printer.
pub(in crate::export::pdf) fn number(value: f32) -> f32 {
    let rounded = (value * 100.0).round() / 100.0;
    // No minus before a nought.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Returns a length in hundredths.
pub(in crate::export::pdf) fn hundredths(value: f32) -> i32 {
    rounded(value * 100.0)
}

/// Rounds to a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no page is so large, and the cast stops at the largest number"
)]
pub(in crate::export::pdf) fn rounded(value: f32) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_idle_noughts_and_keep_their_sign() {
        let written = |value, n_places| {
            let mut bytes = Vec::new();
            push_decimal(&mut bytes, value, n_places);
            String::from_utf8(bytes).unwrap()
        };
        let numbers = [0, 5, -5, 50, 100, -100, 1234, 120_000, -1_050];
        let hundredths = numbers.map(|number| written(number, 2));
        let expected = [
            "0", ".05", "-.05", ".5", "1", "-1", "12.34", "1200", "-10.5",
        ];
        assert_eq!(hundredths, expected);
        assert_eq!([361, 1000, 0].map(|n| written(n, 3)), [".361", "1", "0"]);
        assert_eq!([0, -120].map(|n| written(n, 0)), ["0", "-120"]);
    }

    #[test]
    fn whole_numbers_keep_all_noughts() {
        let mut bytes = Vec::new();
        for value in [0, 7, 1000] {
            push_integer(&mut bytes, value);
            bytes.push(b' ');
        }
        assert_eq!(bytes, b"0 7 1000 ");
    }
}
