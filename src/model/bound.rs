//! Figures in running text that are bound to their cells: `[@i-repeat:2026]` prints what the
//! register holds for that time, so that no two can disagree.

use super::{
    Answer, CellKind, Draft, Figure, Held, Indicator, Missing, NamedPeriod, Prose, Reading, Record,
    RegisterKind, RowId, Value, cited,
};

/// What stands where there is no figure to print.
pub const NO_FIGURE: &str = "(figure not given)";
/// What a figure can be of besides shares and rates, and is said behind it.
const SAID_BEHIND: [&str; 14] = [
    "days",
    "day",
    "weeks",
    "week",
    "months",
    "month",
    "years",
    "year",
    "hours",
    "minutes",
    "miles",
    "points",
    "percentage points",
    "million",
];

/// A figure as it is printed in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundFigure {
    /// The number, or in brackets why there is none.
    pub number: String,
    /// What stands behind it: “per cent”, “per 10,000”, “days”; empty for a count.
    pub unit: String,
}

impl BoundFigure {
    /// Returns both.
    pub fn whole(&self) -> String {
        if self.unit.is_empty() {
            self.number.clone()
        } else {
            format!("{} {}", self.number, self.unit)
        }
    }

    /// Returns what is printed between other words: what they say already is not said twice, be it
    /// the unit behind the figure or the pound before it.
    pub fn between(&self, before: &str, behind: &str) -> String {
        let said = self.before(behind);
        let is_said = before.trim_end().ends_with('£');
        match said.strip_prefix('£') {
            Some(rest) if is_said => rest.to_owned(),
            _ => said,
        }
    }

    /// Returns what is printed before other words: what they say already is not said twice.
    fn before(&self, behind: &str) -> String {
        let behind = behind.trim_start().to_lowercase();
        let says = |unit: &str| !unit.is_empty() && behind.starts_with(unit);
        let is_said = says(&self.unit.to_lowercase())
            || self.unit == "per cent" && (says("%") || says("percent"));
        if is_said {
            self.number.clone()
        } else {
            self.whole()
        }
    }
}

impl Indicator {
    /// Returns our own figure for a period as running text says it; none where nothing is given.
    pub fn said_in_text(&self, period: &str) -> Option<BoundFigure> {
        let figure = self.figure_of(period)?;
        let bound = |number: String, unit: &str| BoundFigure {
            number,
            unit: unit.to_owned(),
        };
        match figure.read() {
            Reading::Number(number) => {
                let (before, unit) = self.unit_in_text(figure);
                let text = grouped(&number.text);
                let text = format!("{before}{}", text.trim_start_matches('£').trim_start());
                Some(bound(text, &unit))
            }
            Reading::Missing(missing) => Some(bound(why_missing(&missing)?, "")),
        }
    }

    /// Returns our own figure for a period, however the period is written.
    fn figure_of(&self, period: &str) -> Option<&Figure> {
        let exactly = self
            .values
            .iter()
            .find(|point| point.period.trim() == period.trim());
        let point = exactly.or_else(|| {
            let wanted = NamedPeriod::read(period);
            let mut points = self.values.iter();
            points.find(|point| NamedPeriod::read(&point.period).is_same(&wanted))
        });
        Some(&point?.ours)
    }

    /// Returns what stands before and behind a figure: what the unit says, or else the title.
    fn unit_in_text(&self, figure: &Figure) -> (&'static str, String) {
        let unit = self.unit.trim().to_lowercase();
        let title = self.title.to_lowercase();
        let is_share = |text: &str| {
            ["%", "per cent", "percent", "share of"]
                .iter()
                .any(|word| text.starts_with(word))
        };
        let typed = figure.0.trim();
        if is_share(&unit)
            || unit.is_empty() && (is_share(&title) || title.contains("per cent"))
            || typed.ends_with('%')
        {
            return ("", "per cent".to_owned());
        }
        if let Some(rest) = unit.strip_prefix('£') {
            let behind = rest.trim().trim_start_matches(['(', ')']).trim();
            return (
                "£",
                if behind == "m" {
                    "million".to_owned()
                } else {
                    behind.to_owned()
                },
            );
        }
        if typed.starts_with('£') {
            return ("£", String::new());
        }
        let rate = |text: &str| {
            text.find("per 1")
                .and_then(|at| text.get(at..))
                .map(rate_of)
        };
        if let Some(rate) = rate(&unit).or_else(|| rate(&title)) {
            return ("", rate);
        }
        let is_said = SAID_BEHIND.contains(&unit.as_str());
        ("", if is_said { unit } else { String::new() })
    }
}

/// Returns “per 10,000” of “per 10,000 children aged under 18”.
fn rate_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    words.join(" ").trim_end_matches([',', ';', ')']).to_owned()
}

fn why_missing(missing: &Missing) -> Option<String> {
    let words = match missing {
        Missing::NotGiven | Missing::Words(_) => return None,
        Missing::Suppressed => "(suppressed because the number is small)",
        Missing::NotApplicable => "(not applicable)",
        Missing::NotAvailable => "(not available)",
        Missing::NearNought => "(close to nought)",
        Missing::Unreliable => "(not reliable enough to publish)",
        Missing::NoneRecorded => "(none recorded)",
    };
    Some(words.to_owned())
}

/// Puts commas between the thousands of a number that has none.
fn grouped(text: &str) -> String {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits = whole.trim_start_matches(['−', '£', ' ']);
    let lead = whole.strip_suffix(digits).unwrap_or_default();
    let is_plain = digits.len() > 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain {
        return text.to_owned();
    }
    let mut out = String::from(lead);
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

impl Draft {
    /// Returns what the figure prints that is bound by “i-repeat:2026”.
    pub fn said_in_text(&self, bound: &str) -> Option<String> {
        let (row, period) = cited(bound)?;
        let mut indicators = self.registers.indicators.iter();
        let indicator = indicators.find(|indicator| indicator.id == row)?;
        Some(indicator.said_in_text(&period?)?.whole())
    }

    /// Returns every figure of a draft that is bound to a cell, as row and period.
    pub fn bound_figures(&self) -> Vec<(RowId, String)> {
        let mut found = Vec::new();
        let mut gather = |prose: &Prose| {
            let bound = prose.citations().iter().filter_map(|cited| {
                let period = cited.period.clone()?;
                Some((cited.row.clone(), period))
            });
            found.extend(bound);
        };
        self.every_prose(&mut gather);
        found
    }

    /// Whether any figure is bound.
    pub fn binds_figures(&self) -> bool {
        let mut binds = false;
        let mut look = |prose: &Prose| {
            binds = binds || prose.citations().iter().any(|cited| cited.period.is_some());
        };
        self.every_prose(&mut look);
        // What is in doubt may yet stand in the draft.
        for conflict in self.conflicts.iter() {
            let states = [
                conflict.base.as_ref(),
                Some(&conflict.ours),
                Some(&conflict.theirs),
            ];
            for held in states.into_iter().flatten() {
                match held {
                    Held::Value(Value::Prose(prose)) => look(prose),
                    Held::Row(row) => prose_of(row.as_record(), &mut look),
                    Held::Value(_)
                    | Held::Nothing
                    | Held::Marking(_)
                    | Held::Rows(_)
                    | Held::Sections(_)
                    | Held::Ready(_) => {}
                }
            }
        }
        binds
    }

    fn every_prose(&self, look: &mut dyn FnMut(&Prose)) {
        for answer in self.answers.values().flat_map(|fields| fields.values()) {
            if let Answer::Prose(prose) = answer {
                look(prose);
            }
        }
        look(&self.details.note);
        for register in RegisterKind::ALL {
            for row in self.registers.rows(*register) {
                prose_of(row, look);
            }
        }
    }
}

fn prose_of(row: &dyn Record, look: &mut dyn FnMut(&Prose)) {
    for column in row.register().columns() {
        if matches!(column.kind, CellKind::Prose)
            && let Value::Prose(prose) = row.get(column.name)
        {
            look(&prose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Conflict, Place, Point, Slot};

    fn said(title: &str, unit: &str, figure: &str) -> Option<String> {
        let mut indicator = Indicator::new(RowId::new("i-one").unwrap());
        title.clone_into(&mut indicator.title);
        unit.clone_into(&mut indicator.unit);
        indicator.values = vec![Point {
            period: "2025/26".to_owned(),
            ours: Figure(figure.to_owned()),
            ..Point::default()
        }];
        indicator
            .said_in_text("2025-26")
            .map(|figure| figure.whole())
    }

    #[test]
    fn a_figure_is_said_in_the_words_of_its_unit() {
        for (title, unit, figure, expected) in [
            ("Repeat plans", "%", "29.6", "29.6 per cent"),
            (
                "Repeat plans",
                "Per cent of plans",
                "29.0%",
                "29.0 per cent",
            ),
            ("Percentage of visits on time", "", "94", "94 per cent"),
            (
                "Children in care",
                "per 10,000 children",
                "76",
                "76 per 10,000",
            ),
            (
                "Children in care per 10,000",
                "",
                "76.5 [p]",
                "76.5 per 10,000",
            ),
            ("Children in care", "children", "1204", "1,204"),
            ("Time to adoption", "Days", "421", "421 days"),
            ("Spend on agency staff", "£ million", "1.2", "£1.2 million"),
            ("Spend", "£", "£12500", "£12,500"),
            ("Change", "", "-1204.5", "−1,204.5"),
            ("Few", "", "c", "(suppressed because the number is small)"),
        ] {
            assert_eq!(
                said(title, unit, figure).as_deref(),
                Some(expected),
                "{title}"
            );
        }
        assert_eq!(said("None", "%", ""), None);
        assert_eq!(said("Words", "%", "about a third"), None);
    }

    #[test]
    fn what_the_text_says_already_is_not_said_twice() {
        let figure = BoundFigure {
            number: "29.6".to_owned(),
            unit: "per cent".to_owned(),
        };
        assert_eq!(figure.before(" per cent of plans"), "29.6");
        assert_eq!(figure.before("% of plans"), "29.6");
        assert_eq!(figure.before(" percent of plans"), "29.6");
        assert_eq!(figure.before(" of plans"), "29.6 per cent");
        let spent = BoundFigure {
            number: "£1.2".to_owned(),
            unit: "million".to_owned(),
        };
        assert_eq!(spent.between("We spent £", " a year"), "1.2 million");
        assert_eq!(spent.between("We spent ", " million"), "£1.2");
    }

    #[test]
    fn a_figure_that_is_bound_in_what_is_in_doubt_counts() {
        let mut draft = Draft::default();
        assert!(!draft.binds_figures());
        let theirs = Value::Prose(Prose::new("Then [@i-repeat:2026] came back."));
        let conflict = Conflict {
            slot: Slot::Value(Place::Detail("note")),
            base: None,
            ours: Held::Nothing,
            theirs: Held::Value(theirs),
            who: String::new(),
            when: None,
        };
        draft.conflicts = vec![conflict].into();
        assert!(draft.binds_figures());
    }
}
