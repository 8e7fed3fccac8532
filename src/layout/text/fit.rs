//! Which words share a line: the ragged edge of a text as even as it can be.
//!
//! All ways to break a paragraph are weighed against each other, not only the first that fits.
//! No way takes more lines than the words need.

use std::ops::Range;

use super::breaks::Unit;

/// How the lines of a text are evened out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Fit {
    /// The last line ends where the words end, but is not left to a single short word.
    Text,
    /// All lines are about as long as each other: a heading.
    Even,
}

/// What a line costs, so that there is never one more than need be.
const LINE: f32 = 4.0;
/// What a last line costs that has next to nothing on it.
const SHORT_LAST: f32 = 0.08;
/// How much of the measure a last line must fill to cost nothing.
const LONG_ENOUGH: f32 = 0.25;
/// What a last line of one word costs, if it is a short one.
const LONELY: f32 = 0.1;
/// What it costs to break within a word, at its hyphen.
const WITHIN_WORD: f32 = 0.02;
/// What a line costs that ends with a word of one letter.
const ONE_LETTER: f32 = 0.012;
/// What is saved by a line that ends at a dot, where words are parted anyway.
const AT_DOT: f32 = 0.07;
/// A hair of tolerance: a column made as wide as its longest word must hold it.
const HAIR: f32 = 0.01;

/// Deals units out to lines.
pub(super) fn break_lines(units: &[Unit], measure: f32, fit: Fit) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < units.len() {
        let rest = units.get(start..).unwrap_or_default();
        let n_units = rest
            .iter()
            .position(|unit| unit.ends_line)
            .map_or(rest.len(), |last| last + 1);
        let segment = rest.get(..n_units).unwrap_or_default();
        lines.extend(
            segment_lines(segment, measure, fit)
                .into_iter()
                .map(|line| start + line.start..start + line.end),
        );
        start += n_units;
    }
    lines
}

/// The best way to break the units before one.
#[derive(Debug, Clone, Copy)]
struct Best {
    cost: f32,
    /// Where the last of its lines begins.
    start: usize,
}

fn segment_lines(units: &[Unit], measure: f32, fit: Fit) -> Vec<Range<usize>> {
    let whole: f32 = units.iter().map(|unit| unit.width + unit.space).sum();
    let hanging = units.last().map_or(0.0, |unit| unit.space);
    if whole - hanging <= measure + HAIR {
        return std::iter::once(0..units.len()).collect();
    }
    let unknown = Best {
        cost: f32::INFINITY,
        start: 0,
    };
    let mut best = vec![unknown; units.len() + 1];
    if let Some(first) = best.first_mut() {
        first.cost = 0.0;
    }
    for start in 0..units.len() {
        let before = best.get(start).map_or(f32::INFINITY, |best| best.cost);
        let mut pen = 0.0;
        for (idx, unit) in units.iter().enumerate().skip(start) {
            let width = pen + unit.width;
            if idx > start && width > measure + HAIR {
                break;
            }
            pen = width + unit.space;
            let line = Line {
                unit,
                width,
                is_single: idx == start,
                is_last: idx + 1 == units.len(),
            };
            let cost = before + line.cost(measure, fit);
            if let Some(known) = best.get_mut(idx + 1)
                && cost < known.cost
            {
                *known = Best { cost, start };
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = units.len();
    while end > 0 {
        let start = best.get(end).map_or(0, |best| best.start);
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    lines
}

/// A line that a text may have.
struct Line<'a> {
    /// Its last unit.
    unit: &'a Unit,
    width: f32,
    is_single: bool,
    is_last: bool,
}

impl Line<'_> {
    fn cost(&self, measure: f32, fit: Fit) -> f32 {
        let filled = (self.width / measure).min(1.0);
        let slack = (1.0 - filled) * (1.0 - filled);
        if self.is_last && fit == Fit::Text {
            let missing = (1.0 - filled / LONG_ENOUGH).max(0.0);
            let lonely = if self.is_single { LONELY } else { 0.0 };
            let lonely = lonely * (1.0 - filled);
            return LINE + missing * missing * SHORT_LAST + lonely;
        }
        let within_word = if self.unit.space == 0.0 && !self.is_last {
            WITHIN_WORD
        } else {
            0.0
        };
        let one_letter = if self.unit.is_one_sign {
            ONE_LETTER
        } else {
            0.0
        };
        let at_dot = if self.unit.ends_with_dot && !self.is_last {
            AT_DOT
        } else {
            0.0
        };
        LINE + slack + within_word + one_letter - at_dot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words are as wide as they have letters, and so is a space.
    #[track_caller]
    fn check(text: &str, measure: f32, fit: Fit, expected: &str) {
        let units: Vec<Unit> = text
            .split_inclusive([' ', '-', '\n'])
            .map(|word| Unit {
                pieces: 0..0,
                width: word
                    .trim_end()
                    .chars()
                    .fold(0.0, |width: f32, _| width + 1.0),
                space: f32::from(u8::from(word.ends_with(' '))),
                ends_line: word.ends_with('\n'),
                ends_with_dot: word.starts_with('·'),
                is_one_sign: word.trim_end().chars().count() == 1,
            })
            .collect();
        let words: Vec<&str> = text.split_inclusive([' ', '-', '\n']).collect();
        let lines: Vec<String> = break_lines(&units, measure, fit)
            .into_iter()
            .map(|line| words[line].concat().trim().to_owned())
            .collect();
        assert_eq!(lines.join(" | "), expected);
    }

    #[test]
    fn lines_are_filled() {
        check(
            "one two three four five",
            14.0,
            Fit::Text,
            "one two three | four five",
        );
        check("one\ntwo", 14.0, Fit::Text, "one | two");
    }

    #[test]
    fn a_short_word_does_not_stand_alone_on_the_last_line() {
        check(
            "they have lent it to her own teacher and now she reads",
            50.0,
            Fit::Text,
            "they have lent it to her own teacher and now | she reads",
        );
    }

    #[test]
    fn the_edge_is_even() {
        // Whoever fills each line in turn leaves a hole in the second.
        check(
            "aaa bb cc ddddd eeee ffff",
            9.0,
            Fit::Text,
            "aaa bb | cc ddddd | eeee ffff",
        );
    }

    #[test]
    fn the_lines_of_a_heading_are_about_equally_long() {
        check(
            "reviewing officers and participation of children in their reviews",
            50.0,
            Fit::Even,
            "reviewing officers and participation | of children in their reviews",
        );
    }

    #[test]
    fn a_line_ends_at_a_dot_rather_than_soon_behind_it() {
        check(
            "aaaa bbbb cccc dddd · ee ffff gggg",
            25.0,
            Fit::Text,
            "aaaa bbbb cccc dddd · | ee ffff gggg",
        );
    }

    #[test]
    fn a_word_of_one_letter_seldom_ends_a_line() {
        check(
            "of more than two years. A manager has read each of them now",
            25.0,
            Fit::Text,
            "of more than two years. | A manager has read each | of them now",
        );
    }

    #[test]
    fn never_more_lines_than_need_be() {
        let text = "aa bb cc dd ee ff gg";
        check(text, 11.0, Fit::Text, "aa bb cc dd | ee ff gg");
    }

    #[test]
    fn a_word_is_parted_at_its_hyphen_only_where_that_evens_the_edge() {
        let text = "aaaaaa bbbb-cccc dddddd eeeeee ff";
        check(text, 17.0, Fit::Text, "aaaaaa bbbb-cccc | dddddd eeeeee ff");
        let text = "aaaaaa bbbbbbb-cccc dddddd eeeeee ff";
        check(
            text,
            15.0,
            Fit::Text,
            "aaaaaa bbbbbbb- | cccc dddddd | eeeeee ff",
        );
    }
}
