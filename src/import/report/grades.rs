//! The judgements of an inspection and their grades.

use super::blocks::Block;

/// What inspectors judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// The impact of leaders on social work practice.
    Leaders,
    /// Children who need help and protection.
    HelpAndProtection,
    /// Children in care and care leavers, judged together until January 2023.
    CareAndCareLeavers,
    /// Children in care.
    ChildrenInCare,
    /// Care leavers.
    CareLeavers,
    /// Overall effectiveness, until March 2026.
    Overall,
}

impl Judgement {
    /// Every judgement, in the order of today’s reports.
    pub const ALL: &'static [Self] = &[
        Self::Leaders,
        Self::HelpAndProtection,
        Self::CareAndCareLeavers,
        Self::ChildrenInCare,
        Self::CareLeavers,
        Self::Overall,
    ];

    /// Returns the name that other programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leaders => "leaders",
            Self::HelpAndProtection => "help_and_protection",
            Self::CareAndCareLeavers => "care_and_care_leavers",
            Self::ChildrenInCare => "children_in_care",
            Self::CareLeavers => "care_leavers",
            Self::Overall => "overall",
        }
    }

    /// Returns the words of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Leaders => "The impact of leaders on social work practice",
            Self::HelpAndProtection => "Children who need help and protection",
            Self::CareAndCareLeavers => "Children in care and care leavers",
            Self::ChildrenInCare => "Children in care",
            Self::CareLeavers => "Care leavers",
            Self::Overall => "Overall effectiveness",
        }
    }

    fn of(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let has = |part: &str| words.contains(part);
        if has("overall effectiveness") {
            Some(Self::Overall)
        } else if has("impact of leaders") {
            Some(Self::Leaders)
        } else if has("help and protection") {
            Some(Self::HelpAndProtection)
        } else if has("in care") && has("care leavers") {
            Some(Self::CareAndCareLeavers)
        } else if has("care leavers") {
            Some(Self::CareLeavers)
        } else if has("children in care") {
            Some(Self::ChildrenInCare)
        } else {
            None
        }
    }
}

/// Returns a grade by its words, which are misprinted now and then.
fn grade_of(words: &str) -> Option<&'static str> {
    let words = words.to_lowercase();
    let words = words.trim_matches(|c: char| !c.is_alphabetic());
    match words {
        "outstanding" => Some("Outstanding"),
        "good" => Some("Good"),
        "inadequate" => Some("Inadequate"),
        _ if words.starts_with("requires improvement") => Some("Requires improvement to be good"),
        _ => None,
    }
}

/// How many judgements a table has, at the least.
const MIN_TABLE: usize = 3;

/// Finds the grades: in the table of judgements, or where there is none in headings and lines.
pub(super) fn find(blocks: &[Block]) -> Vec<(Judgement, &'static str)> {
    let is_row = |block: &&Block| matches!(block, Block::Row(_));
    let rows: Vec<Block> = blocks.iter().filter(is_row).cloned().collect();
    let in_table = within(&rows);
    if in_table.len() >= MIN_TABLE {
        in_table
    } else {
        within(blocks)
    }
}

/// A grade above its label is read in the order of the words.
fn within(blocks: &[Block]) -> Vec<(Judgement, &'static str)> {
    let mut found: Vec<(Judgement, &'static str)> = Vec::new();
    let mut waiting: (Option<Judgement>, Option<&'static str>) = (None, None);
    for block in blocks {
        match block {
            Block::Row(cells) => {
                for cell in cells {
                    take(cell, &mut waiting, &mut found);
                }
                waiting = (None, None);
            }
            Block::Line { text, .. } => match (text.split_once(':'), grade_of(text)) {
                // A heading in the text, or a line of a copied table.
                (Some((label, grade)), _) if grade_of(grade).is_some() => {
                    take(label, &mut waiting, &mut found);
                    take(grade, &mut waiting, &mut found);
                }
                (_, Some(_)) => take(text, &mut waiting, &mut found),
                _ if text.len() < 100 => {
                    waiting.1 = None;
                    take_line(text, &mut waiting, &mut found);
                }
                _ => waiting = (None, None),
            },
            Block::Item { .. } => waiting = (None, None),
        }
    }
    found.sort_by_key(|(judgement, _)| *judgement);
    found
}

fn take(
    words: &str,
    waiting: &mut (Option<Judgement>, Option<&'static str>),
    found: &mut Vec<(Judgement, &'static str)>,
) {
    match (grade_of(words), Judgement::of(words)) {
        (Some(grade), _) => waiting.1 = Some(grade),
        (None, Some(judgement)) => waiting.0 = Some(judgement),
        (None, None) => {}
    }
    if let (Some(judgement), Some(grade)) = *waiting {
        *waiting = (None, None);
        if !found.iter().any(|(other, _)| *other == judgement) {
            found.push((judgement, grade));
        }
    }
}

/// A line of a table that was copied: the grade at its end.
fn take_line(
    text: &str,
    waiting: &mut (Option<Judgement>, Option<&'static str>),
    found: &mut Vec<(Judgement, &'static str)>,
) {
    let lower = text.to_lowercase();
    let grades = [
        "requires improvement to be good",
        "requires improvement",
        "outstanding",
        "inadequate",
        "good",
    ];
    let grade = grades.iter().find(|grade| lower.ends_with(*grade));
    match grade.and_then(|grade| text.get(..text.len() - grade.len()).zip(Some(*grade))) {
        Some((label, grade)) if Judgement::of(label).is_some() => {
            take(label, waiting, found);
            take(grade, waiting, found);
        }
        _ => take(text, waiting, found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Block {
        Block::Row(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    fn line(text: &str) -> Block {
        Block::Line {
            is_heading: false,
            text: text.to_owned(),
        }
    }

    #[test]
    fn grades_are_read_from_the_table() {
        let blocks = [
            row(&["Judgement", "Grade"]),
            row(&["The experiences and progress of children in care", "Good"]),
            row(&[
                "The experiences and progress of children care leavers",
                "Outstanding",
            ]),
            row(&["The impact of leaders on practice", "Requires Improvement"]),
            row(&["Inadequate", "Overall effectiveness"]),
            row(&[
                "The experiences and progress of children in care and care leavers",
                "Good",
            ]),
        ];
        let names: Vec<_> = find(&blocks)
            .into_iter()
            .map(|(judgement, grade)| (judgement.name(), grade))
            .collect();
        let expected = [
            ("leaders", "Requires improvement to be good"),
            ("care_and_care_leavers", "Good"),
            ("children_in_care", "Good"),
            ("care_leavers", "Outstanding"),
            ("overall", "Inadequate"),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn grades_are_read_from_copied_lines() {
        let blocks = [
            line("The experiences and progress of children in care Good"),
            line("Overall effectiveness"),
            line("Requires improvement to be good"),
            line("The experiences and progress of care leavers: inadequate"),
            line(
                "Managers are good and care leavers say so in every single survey that was made of them here.",
            ),
        ];
        let names: Vec<_> = find(&blocks)
            .into_iter()
            .map(|(judgement, grade)| (judgement.name(), grade))
            .collect();
        let expected = [
            ("children_in_care", "Good"),
            ("care_leavers", "Inadequate"),
            ("overall", "Requires improvement to be good"),
        ];
        assert_eq!(names, expected);
    }
}
