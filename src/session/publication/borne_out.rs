//! Numbers whose last digit or letter bears out the others.

/// Whether it is a unique pupil number whose letter bears it out.
pub(super) fn is_pupil_number(text: &str) -> bool {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let bytes = text.as_bytes();
    let Some((first, rest)) = bytes.split_first().filter(|_| bytes.len() == 13) else {
        return false;
    };
    let sum: Option<usize> = rest
        .iter()
        .zip(2_usize..)
        .map(|(digit, weight)| {
            char::from(*digit)
                .to_digit(10)
                .map(|digit| digit as usize * weight)
        })
        .sum();
    sum.and_then(|sum| LETTERS.get(sum % 23)) == Some(first)
}

/// Whether the last digit is what the others give.
pub(super) fn bears_out_nhs(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let Some((last, first)) = digits.split_last() else {
        return false;
    };
    let sum: u32 = first
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    let is_zero = digits.iter().all(|digit| *digit == 0);
    !is_zero && (11 - sum % 11) % 11 == *last
}
