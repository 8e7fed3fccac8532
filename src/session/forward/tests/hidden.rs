//! What was hidden last year, under a template that has other places.

use jiff::civil::date;

use super::{answer, prose, rolled, template};
use crate::content::{build, plain_text};
use crate::model::{
    Answer, Audience, Draft, Evidence, FieldId, Meeting, Prose, RowId, SectionId, Statement,
};
use crate::store::Loaded;
use crate::template::Template;

const HIDING: &str = r#"
    (id: "crews", title: "Crews", fields: [(id: "say", prompt: "What?", kind: Prose)], sections: [
        (id: "workforce", title: "Workforce", fields: [(id: "say", prompt: "What?", kind: Prose)]),
        (id: "board", title: "Board", sections: [
            (id: "deck", title: "Deck", fields: [(id: "say", prompt: "What?", kind: Prose)]),
            (id: "galley", title: "Galley", fields: [(id: "say", prompt: "What?", kind: Prose)]),
        ]),
        (id: "log", title: "Log", fields: [(id: "say", prompt: "What?", kind: Prose), (id: "night", prompt: "At night?", kind: Prose)]),
    ]),
    (id: "talks", title: "Talks", fields: [(id: "met", prompt: "Who?", kind: Register((register: Meetings, columns: ["title", "discussed"])))]),
    (id: "store", title: "Store", fields: [(id: "seen", prompt: "What?", kind: Register((register: Evidence, columns: ["title"])))]),
"#;
const SHOWING: &str = r#"
    (id: "crews", title: "Crews", fields: [(id: "say", prompt: "What?", kind: Prose),
        (id: "all", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
        (id: "reviews", prompt: "?", kind: Register((register: Reviews, show: Blocks, columns: ["title", "found"]))),
        (id: "seen", prompt: "?", kind: Register((register: Evidence, columns: ["title"])))]),
    (id: "deck", title: "Deck", fields: [(id: "say", prompt: "What?", kind: Prose)]),
    (id: "log", title: "Log", fields: [(id: "say", prompt: "What?", kind: Prose)]),
    (id: "talks", title: "Talks", fields: [(id: "met", prompt: "Who?", kind: Register((register: Meetings, columns: ["title", "discussed"])))]),
"#;

/// A draft with sentences that only Ofsted may read, each hidden by what is around it.
fn hiding() -> (Loaded, usize) {
    let template = template("2023", HIDING);
    let mut draft = Draft::default();
    draft.template.id = "boats".to_owned();
    draft.template.edition = "2023".to_owned();
    let mut n = 0;
    let mut next = || {
        n += 1;
        format!("Plover{n} walks here.")
    };
    for section in ["workforce", "board", "talks", "store"] {
        let marks = draft.markings.entry(SectionId::new(section).unwrap());
        marks.or_default().section.audience = Audience::Ofsted;
    }
    let marks = draft.markings.entry(SectionId::new("log").unwrap());
    let fields = &mut marks.or_default().fields;
    let night = fields.entry(FieldId::new("night").unwrap()).or_default();
    night.audience = Audience::Ofsted;
    for (section, field) in [
        ("workforce", "say"),
        ("deck", "say"),
        ("galley", "say"),
        ("log", "night"),
    ] {
        answer(
            &mut draft,
            section,
            field,
            Answer::Prose(Prose::new(next())),
        );
    }
    answer(
        &mut draft,
        "crews",
        "say",
        Answer::Prose(Prose::new("Gulls fly.")),
    );
    for section in ["workforce", "galley", "board"] {
        let mut statement = Statement::new(RowId::new(format!("s-{section}")).unwrap());
        statement.section = Some(SectionId::new(section).unwrap());
        statement.claim = next();
        draft.registers.statements.push(statement);
    }
    let mut evidence = Evidence::new(RowId::new("e-store").unwrap());
    evidence.title = next();
    draft.registers.evidence.push(evidence);
    let mut meeting = Meeting::new(RowId::new("m-talks").unwrap());
    meeting.title = next();
    meeting.discussed = Prose::new(next());
    meeting.held = Some(date(2025, 5, 20));
    meeting.letter_received = Some(date(2025, 6, 3));
    meeting.next_meeting = Some(date(2026, 5, 21));
    draft.registers.meetings.push(meeting);
    (Loaded { draft, template }, n)
}

#[test]
fn what_was_hidden_by_what_was_around_it_is_hidden_a_year_on() {
    let (last, n_planted) = hiding();
    let paper =
        |draft: &Draft, template: &Template, reader| plain_text(&build(draft, template, reader));
    let before = paper(&last.draft, &last.template, Audience::Everyone);
    assert!(
        before.contains("Gulls") && !before.contains("Plover"),
        "{before}"
    );
    let to = template("2026", SHOWING);
    let next = rolled(&last, &to);
    for (template, draft) in [
        (&to, &next.draft),
        (&last.template, &rolled(&last, &last.template).draft),
    ] {
        for reader in [Audience::Everyone, Audience::Committee] {
            let said = paper(draft, template, reader);
            assert!(said.contains("Gulls"));
            assert!(!said.contains("Plover"), "{said}");
        }
        let kept = crate::store::write_draft(draft, template.file()).unwrap();
        for n in 1..=n_planted {
            assert!(kept.contains(&format!("Plover{n} ")), "{n}");
        }
        // The day of a meeting that not everyone may know is on no cover.
        assert_eq!(draft.details.meeting_date, None);
    }
    let left: Vec<&str> = next.left.iter().map(|(of, _)| of.as_str()).collect();
    assert_eq!(left, ["Galley", "Log", "Workforce"]);
    let said = paper(&next.draft, &to, Audience::Ofsted);
    for n in [2, 5, 6, 7, 8, 9, 10] {
        assert!(said.contains(&format!("Plover{n} ")), "{n}: {said}");
    }
}

#[test]
fn a_text_goes_where_no_more_people_read_it() {
    let (mut last, _) = hiding();
    let marks = last.draft.markings.entry(SectionId::new("crews").unwrap());
    marks.or_default().section.audience = Audience::Ofsted;
    let next = rolled(&last, &template("2026", SHOWING));
    // What stands elsewhere now is as hidden as its old home was.
    assert_eq!(next.left.len(), 0, "{:?}", next.left);
    let to = template("2026", SHOWING);
    let said = plain_text(&build(&next.draft, &to, Audience::Everyone));
    assert!(!said.contains("Plover"), "{said}");
    assert_eq!(
        prose(&next.draft, "crews", "say"),
        "Gulls fly.\n\nPlover3 walks here.\n\nPlover1 walks here."
    );
}

#[test]
fn a_copy_of_an_older_edition_shows_nobody_what_was_hidden_there() {
    let (theirs, n_planted) = hiding();
    let to = template("2026", SHOWING);
    let taken = crate::session::forward::under(&theirs, &to);
    for reader in [Audience::Everyone, Audience::Committee] {
        let said = plain_text(&build(&taken, &to, reader));
        assert!(said.contains("Gulls") && !said.contains("Plover"), "{said}");
    }
    let kept = crate::store::write_draft(&taken, to.file()).unwrap();
    for n in 1..=n_planted {
        assert!(kept.contains(&format!("Plover{n} ")), "{n}");
    }
}
