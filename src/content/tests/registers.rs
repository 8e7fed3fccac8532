//! Rows of every register, in every presentation.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use expect_test::expect;

use super::{
    check,
    sample::{REGISTERS, full_draft},
    template,
};
use crate::{
    content::{build, paper::tree::Body},
    model::{Audience, Place, Record as _},
};

#[test]
fn every_presentation_is_written() {
    check(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Everyone,
        expect![[r#"
            # 1 Since the last visit
            [Findings and answers]
            | What they said | What we did | What is different for children | Status |
            | Supervision does not move plans on / F1 · Visit 2024 · leaders | A new record | Drift over six weeks fell from 24 to 9 E1 | Partly / Two teams / Head of Service, by 31 Oct 2026 · answered by P1 |
            | Senior managers are visible / Review of permanence |  |  |  |
            # 2 Challenge
            ## Peer reviews
            ### R2 Review of permanence
            Another council · Draft, may still change
            Method: Interviews.
            Strength  Senior managers are visible
            What we did with it: A plan P1.
            # 3 Impact
            | Strengths | Areas for improvement |
            | Children stay / 69 % for two years E1 | First homes come late / What next: Emergency carers / answered by P1 · S2 |
            # 4 Priorities
            All steps, with owners and dates, stand in “Terms”.
            ## Priority 1 Homes that last
            Fewer children move.
            Measure: Three moves; target: 10 %
            Owner: Director
            Answers: F1, S2 · Steps: 1 planned
            # A Figures
            | Indicator | 2024 | 2025 | England 2024 |
            | Three or more homes · per cent · lower is better | 13 | 14 | 10 |
            Three or more homes: Emergencies.
            # B Evidence
            | Ref. | Title | Source | As at |
            | E1 | Audit of 20 plans / Audit | Quality assurance | 1 Feb 2026 |
            # C Terms
            | Term | Meaning |
            | IRO | Independent reviewing officer |
            | PEP | Personal education plan |
            ## Engagement meeting
            Date: 14 May 2026 · Place: Remote
            Purposes and agenda: Context; Impact
            What was discussed: Priorities.
            - Recruit carers · Fostering
        "#]],
    );
}

#[test]
fn no_table_has_more_than_six_columns() {
    let paper = build(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Ofsted,
    );
    for block in &paper.blocks {
        if let Body::Table(table) = &block.body {
            assert!(table.columns.len() <= 6, "{:?}", table.columns);
            assert!(table.columns.iter().all(|column| !column.header.is_empty()));
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.cells.len() == table.columns.len())
            );
        }
    }
}

#[test]
fn heading_levels_begin_at_one_and_never_skip() {
    let paper = build(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Everyone,
    );
    let mut last = 0;
    for block in &paper.blocks {
        if let Body::Heading(heading) = &block.body {
            assert!(heading.level <= last + 1, "{}", heading.text);
            last = heading.level;
        }
    }
    assert!(last > 0);
}

#[test]
fn each_row_that_stands_in_the_paper_is_anchored_once() {
    let paper = build(
        &full_draft(),
        &template("Headings", REGISTERS),
        Audience::Everyone,
    );
    let mut found = Vec::new();
    for block in &paper.blocks {
        block.each_anchor(&mut |row| found.push(row.as_str()));
    }
    found.sort_unstable();
    // Evidence that nobody may read or cites stands nowhere, nor does the visit itself.
    assert_eq!(
        found,
        [
            "a-carers",
            "e-audit",
            "f-supervision",
            "f-visible",
            "i-moves",
            "m-one",
            "p-homes",
            "r-peer",
            "s-late",
            "s-stay",
            "t-a",
            "t-b",
        ]
    );
}

#[test]
fn every_block_knows_where_it_comes_from() {
    let draft = full_draft();
    let paper = build(&draft, &template("Headings", REGISTERS), Audience::Everyone);
    assert!(
        paper
            .blocks
            .iter()
            .all(|block| block.origin != Place::Draft)
    );
    assert_eq!(draft.registers.findings[0].register().prefix(), "f");
}
