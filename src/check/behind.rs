//! Which kinds of evidence stand behind each judgement: figures, a look at practice, voices.
//!
//! Inspectors trust what rests on all three (*how do we know it*, in Ofsted’s three questions).

use super::claimed::Claimed;
use crate::model::{RowId, SectionId};

/// What stands behind a judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The statement.
    pub row: RowId,
    /// The section it stands in.
    pub section: Option<SectionId>,
    /// What it claims.
    pub claim: String,
    /// Whether figures stand behind it.
    pub is_counted: bool,
    /// Whether somebody looked at practice: an audit, a sample, peers, inspectors.
    pub is_looked_at: bool,
    /// Whether children, families or staff are heard.
    pub is_heard: bool,
}

impl Behind {
    /// Returns the kinds, each with its name and whether it is there.
    pub fn kinds(&self) -> [(&'static str, bool); 3] {
        [
            ("Figures", self.is_counted),
            ("Practice", self.is_looked_at),
            ("Voices", self.is_heard),
        ]
    }
}

/// Returns what stands behind each statement that claims something.
pub(super) fn behind(statements: &[Claimed<'_>]) -> Vec<Behind> {
    let all = statements.iter().map(|one| Behind {
        row: one.row.id.clone(),
        section: one.row.section.clone(),
        claim: one.row.claim.trim().to_owned(),
        is_counted: one.is_counted(),
        is_looked_at: one.was_looked_at(),
        is_heard: one.has_voice(),
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::check::check_all;
    use crate::check::test_support::{draft, indicator, showing, statement, template};

    #[test]
    fn the_kinds_of_evidence_behind_a_judgement_are_told() {
        let mut draft = draft();
        let values = [("2026", "71")];
        draft
            .registers
            .indicators
            .push(indicator("i-one", "Homes", &values));
        for (id, how) in [
            (
                "s-one",
                "71 per cent; 40 files read; parents told us the same",
            ),
            ("s-two", "Our own figure [@i-one]"),
            ("s-three", ""),
        ] {
            draft
                .registers
                .statements
                .push(statement(id, "Homes are stable", how));
        }
        let template = template("", &showing("Statements", "claim"));
        let checked = check_all(&draft, &template, date(2026, 5, 1));
        let kinds: Vec<[bool; 3]> = { checked.behind.iter() }
            .map(|one| one.kinds().map(|(_, is_there)| is_there))
            .collect();
        assert_eq!(kinds, [[true; 3], [true, false, false], [false; 3]]);
    }
}
