//! Statements as an inspector reads them: what is claimed, how it is known, what stands behind.

use std::sync::Arc;

use jiff::civil::Date;

use super::reading::{Mark, Reading};
use crate::model::{Draft, Evidence, EvidenceKind, Statement};

/// A statement, with its texts as they were read.
#[derive(Debug)]
pub(super) struct Claimed<'a> {
    pub(super) row: &'a Statement,
    /// Its position among all statements.
    pub(super) idx: usize,
    /// The day by which it holds.
    pub(super) day: Date,
    pub(super) claim: Arc<Reading>,
    pub(super) how: Arc<Reading>,
    pub(super) difference: Arc<Reading>,
    pub(super) next: Arc<Reading>,
    /// Whether it cites an indicator, or evidence that is one.
    cites_figures: bool,
    /// The evidence it links or cites, with its words as they were read.
    evidence: Vec<(&'a Evidence, Arc<Reading>)>,
}

/// Reads the statements of a draft that claim something.
pub(super) fn claimed(draft: &Draft, day: Date) -> Vec<Claimed<'_>> {
    let statements = draft.registers.statements.iter().enumerate();
    statements
        .filter(|(_, row)| !row.claim.trim().is_empty())
        .map(|(idx, row)| Claimed {
            row,
            idx,
            day,
            claim: Reading::of_line(&row.claim, &row.how, day),
            how: Reading::of_prose(&row.how, day),
            difference: Reading::of_prose(&row.difference, day),
            next: Reading::of_prose(&row.next, day),
            cites_figures: cites_figures(draft, row),
            evidence: evidence(draft, row, day),
        })
        .collect()
}

fn cites_figures(draft: &Draft, row: &Statement) -> bool {
    let mut indicators = draft.registers.indicators.iter();
    let is_cited = !row.how.citations().is_empty();
    let mut evidence = draft.registers.evidence.iter();
    is_cited && indicators.any(|indicator| row.how.cites(&indicator.id))
        || evidence.any(|one| one.kind == EvidenceKind::Indicator && row.evidence.contains(&one.id))
}

fn evidence<'a>(draft: &'a Draft, row: &Statement, day: Date) -> Vec<(&'a Evidence, Arc<Reading>)> {
    let is_behind = |evidence: &&Evidence| {
        row.evidence.contains(&evidence.id)
            || row.how.cites(&evidence.id)
            || row.difference.cites(&evidence.id)
    };
    let rows = draft.registers.evidence.iter().filter(is_behind);
    rows.map(|row| {
        let named = format!("{}. {}", row.title, row.sample);
        (row, Reading::of_line(&named, &row.caveat, day))
    })
    .collect()
}

/// Whether a title is that of a list or a report of what the service itself counts.
fn is_record(title: &str) -> bool {
    const RECORDS: [&str; 16] = [
        "report", "reports", "register", "list", "ledger", "system", "log", "stats", "numbers",
        "snapshot", "extract", "database", "record", "records", "table", "summary",
    ];
    let small = title.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    words.any(|word| RECORDS.contains(&word))
}

impl Claimed<'_> {
    /// Whether it is said how the claim is known.
    pub(super) fn says_how(&self) -> bool {
        !self.row.how.is_empty()
    }

    /// Whether children, families or staff are heard.
    pub(super) fn has_voice(&self) -> bool {
        let by_kind = self.evidence.iter().any(|(row, _)| {
            matches!(
                row.kind,
                EvidenceKind::Voice | EvidenceKind::StaffVoice | EvidenceKind::Complaint
            )
        });
        by_kind || self.how.hears() || self.difference.has(Mark::Voice) || self.named(Mark::Voice)
    }

    /// Whether somebody looked at practice itself: an audit, a sample, peers, an inspection.
    pub(super) fn was_looked_at(&self) -> bool {
        let by_kind = self.evidence.iter().any(|(row, title)| match row.kind {
            EvidenceKind::Partner | EvidenceKind::Oversight => true,
            // The kind that a new row begins with: its title has to bear it out.
            EvidenceKind::Audit => {
                title.has(Mark::Looked)
                    || !(title.has(Mark::Counted)
                        || title.has(Mark::Voice)
                        || is_record(&row.title))
            }
            EvidenceKind::Indicator
            | EvidenceKind::Voice
            | EvidenceKind::StaffVoice
            | EvidenceKind::Complaint
            | EvidenceKind::Finance => false,
        });
        by_kind || self.how.has(Mark::Looked) || self.named(Mark::Looked)
    }

    /// Whether figures stand behind it.
    pub(super) fn is_counted(&self) -> bool {
        self.how.has(Mark::Counted) || self.named(Mark::Counted) || self.cites_figures
    }

    /// Whether what was looked at or heard says that something is not good enough.
    pub(super) fn shows_a_gap(&self) -> bool {
        self.how.has(Mark::Gap)
    }

    /// Whether its claim or what is different says that something is not good enough.
    pub(super) fn names_a_gap(&self) -> bool {
        self.claim.is_weak() || self.difference.is_weak() || self.next_names_a_gap()
    }

    /// Whether the next step says what it is to put right: cut the wait to five minutes.
    fn next_names_a_gap(&self) -> bool {
        let mut sentences = self.next.sentences.iter();
        sentences.any(|sentence| sentence.marks.has(Mark::Short))
    }

    fn named(&self, mark: Mark) -> bool {
        self.evidence.iter().any(|(_, title)| title.has(mark))
    }
}
