//! The order of periods as people name them: `2025`, `2025-26 Q2`, `Q3 2024`, `March 2025`.

use crate::model::parse_date;

/// Returns what periods are ordered by: the year, the quarter or month within it, the name.
pub(super) fn order(period: &str) -> (i64, i64, &str) {
    let period = period.trim();
    let words: Vec<&str> = period
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | ','))
        .collect();
    let year = words
        .iter()
        .filter(|word| word.len() == 4)
        .find_map(|word| word.parse().ok())
        .unwrap_or_default();
    let within = words
        .iter()
        .find_map(|word| quarter(word).or_else(|| month(word)));
    (year, within.unwrap_or_default(), period)
}

fn quarter(word: &str) -> Option<i64> {
    let number = word.strip_prefix(['Q', 'q'])?.parse::<i64>().ok()?;
    // A quarter ends with its third month, so that quarters and months can stand together.
    (1..=4).contains(&number).then_some(number * 3)
}

fn month(word: &str) -> Option<i64> {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    parse_date(&format!("1 {word} 2000")).map(|date| i64::from(date.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_stand_in_the_order_of_time() {
        let mut periods = vec![
            "Q2 2026",
            "Q4 2024",
            "Q1 2025",
            "Q3 2024",
            "2025-26 Q2",
            "March 2025",
            "2023",
            "soon",
        ];
        periods.sort_by(|a, b| order(a).cmp(&order(b)));
        let expected = [
            "soon",
            "2023",
            "Q3 2024",
            "Q4 2024",
            "March 2025",
            "Q1 2025",
            "2025-26 Q2",
            "Q2 2026",
        ];
        assert_eq!(periods, expected);
    }
}
