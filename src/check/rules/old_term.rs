//! No term of a framework or a law that is over, unless it tells what was.
//!
//! Ofsted gives no grade for overall effectiveness since April 2026, and the numbers of the
//! National Framework’s outcomes moved.

use jiff::civil::{Date, date};

use crate::check::{
    Finding, Severity,
    reading::{Mark, Reading},
    subject::Subject,
};
use crate::model::{Answer, Place, Prose, RegisterKind};

/// A term, the day from which it is over, and what to say.
struct Term {
    words: &'static [&'static str],
    over: Date,
    instead: &'static str,
}

const fn term(words: &'static [&'static str], over: Date, instead: &'static str) -> Term {
    Term {
        words,
        over,
        instead,
    }
}

const TERMS: &[Term] = &[
    term(
        &[
            "overall effectiveness",
            "overall judgement",
            "overall judgment",
            "overall grade",
        ],
        date(2026, 4, 1),
        "Since April 2026 there are four judgements and none over them. Say which judgement you mean",
    ),
    term(
        &["single inspection framework", "sif"],
        date(2018, 1, 1),
        "The framework is ILACS, Inspecting local authority children’s services",
    ),
    term(
        &[
            "outcome 1",
            "outcome 2",
            "outcome 3",
            "outcome 4",
            "outcome one",
            "outcome two",
            "outcome three",
            "outcome four",
            "enabler 1",
            "enabler 2",
            "enabler 3",
            "enabler one",
            "enabler two",
            "enabler three",
        ],
        date(2025, 1, 1),
        "The numbers moved. Name the outcome or enabler in words",
    ),
    term(
        &["serious case review", "scr", "scrs"],
        date(2019, 9, 29),
        "It is a local child safeguarding practice review",
    ),
    term(
        &["local safeguarding children board", "lscb", "lscbs"],
        date(2019, 9, 29),
        "It is the safeguarding children partnership",
    ),
    term(
        &["common assessment framework", "caf", "cafs"],
        date(2018, 7, 1),
        "It is an early help assessment",
    ),
    term(
        &[
            "statement of special",
            "statements of special",
            "statement of sen",
            "statements of sen",
            "school action",
        ],
        date(2018, 4, 1),
        "It is an education, health and care plan, or support at school",
    ),
    term(
        &[
            "clinical commissioning group",
            "ccg",
            "ccgs",
            "primary care trust",
        ],
        date(2022, 7, 1),
        "It is the integrated care board",
    ),
    term(
        &["strategic health authority", "strategic health authorities"],
        date(2013, 4, 1),
        "It is the integrated care board",
    ),
    term(
        &[
            "graded adequate",
            "graded satisfactory",
            "judged adequate",
            "judged satisfactory",
            "judged to be adequate",
            "judged to be satisfactory",
            "graded as adequate",
            "graded as satisfactory",
            "good with outstanding features",
        ],
        date(2013, 11, 1),
        "The grades are outstanding, good, requires improvement to be good, inadequate",
    ),
    term(
        &[
            "general social care council",
            "gscc",
            "college of social work",
            "health and care professions council",
        ],
        date(2019, 12, 2),
        "The regulator is Social Work England",
    ),
    term(
        &[
            "department for children, schools and families",
            "dcsf",
            "department for education and skills",
            "dfes",
        ],
        date(2010, 5, 12),
        "It is the Department for Education",
    ),
    term(
        &[
            "comprehensive area assessment",
            "local area agreement",
            "national indicator set",
            "common inspection framework",
            "inspection of safeguarding and looked after children services",
        ],
        date(2015, 9, 1),
        "That inspection or framework is over. Name what is there now",
    ),
    term(
        &[
            "youth offending team",
            "youth offending teams",
            "youth offending service",
        ],
        date(2022, 4, 1),
        "It is the youth justice service",
    ),
    term(
        &["public health england"],
        date(2021, 10, 1),
        "It is the UK Health Security Agency, or the Office for Health Improvement and Disparities",
    ),
    term(
        &["residence order", "contact order"],
        date(2014, 4, 22),
        "It is a child arrangements order",
    ),
    term(
        &[
            "every child matters",
            "children's trust",
            "troubled families",
            "connexions",
            "integrated children's system",
            "annual performance assessment",
            "joint area review",
        ],
        date(2021, 4, 1),
        "The programme is over. Name what is there now",
    ),
    term(
        &["annual conversation", "annual conversations"],
        date(2024, 4, 1),
        "Ofsted calls it the annual engagement meeting",
    ),
    term(
        &["core assessment"],
        date(2014, 4, 1),
        "There is one assessment, the child and family assessment",
    ),
    term(
        &[
            "achieving permanence",
            "children looked after and achieving",
        ],
        date(2018, 1, 1),
        "The judgement is on children in care; care leavers have one of their own",
    ),
    term(
        &["three sub-judgements", "three judgements"],
        date(2026, 4, 1),
        "There are four judgements: leaders, help and protection, children in care, care leavers",
    ),
    term(
        &[
            "working together 2010",
            "working together 2013",
            "working together 2015",
            "working together 2018",
            "working together 2020",
            "working together (2013",
            "working together (2015",
            "working together (2018",
            "working together to safeguard children 2013",
            "working together to safeguard children 2015",
            "working together to safeguard children 2018",
            "working together to safeguard children (2013",
            "working together to safeguard children (2015",
            "working together to safeguard children (2018",
            "2018 working together",
            "2015 working together",
            "working together of 2015",
            "working together of 2018",
        ],
        date(2023, 12, 15),
        "Working Together has a newer edition",
    ),
    term(
        &[
            "children in care and care leavers judgement",
            "judgement on children in care and care leavers",
            "judgement for children in care and care leavers",
            "progress of children in care and care leavers",
            "experiences of children in care and care leavers",
        ],
        date(2023, 1, 1),
        "Children in care and care leavers have had a judgement each since January 2023",
    ),
    term(
        &[
            "headline grade",
            "headline judgement",
            "one-word judgement",
            "one-word grade",
            "single-word judgement",
            "single-word grade",
            "headline rating",
        ],
        date(2026, 4, 1),
        "Ofsted gives no grade for overall effectiveness any more: name the four judgements",
    ),
    term(
        &["sub-judgement", "subjudgement"],
        date(2023, 1, 1),
        "There are four judgements, and none below another",
    ),
    term(
        &[
            "supporting families programme",
            "family intervention project",
            "think family",
        ],
        date(2025, 4, 1),
        "The programme is over. It is Family Help within Families First Partnership",
    ),
    term(
        &["sure start", "children's centre"],
        date(2023, 4, 1),
        "It is the family hub; say so where it is one",
    ),
    term(
        &[
            "criminal records bureau",
            "crb",
            "independent safeguarding authority",
        ],
        date(2012, 12, 1),
        "It is the Disclosure and Barring Service",
    ),
    term(
        &["contactpoint", "national indicator", "common core"],
        date(2010, 8, 6),
        "It was given up. Name what is there now",
    ),
];

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                let place = || Place::Field(section.clone(), field.clone());
                let reading = Reading::of_answer(prose, subject.day);
                findings.extend(in_text(prose.as_str(), &reading, subject.day, place));
            }
        }
    }
    for one in subject.statements {
        let place = |column| Place::Cell(RegisterKind::Statements, one.row.id.clone(), column);
        let claim = in_text(&one.row.claim, &one.claim, subject.day, || place("claim"));
        findings.extend(claim);
        for (column, prose) in [
            ("how", &one.row.how),
            ("difference", &one.row.difference),
            ("next", &one.row.next),
        ] {
            findings.extend(in_prose(prose, subject.day, || place(column)));
        }
    }
    for row in &subject.draft.registers.findings {
        let place = |column| Place::Cell(RegisterKind::Findings, row.id.clone(), column);
        for (column, prose) in [
            ("did", &row.did),
            ("difference", &row.difference),
            ("left", &row.left),
        ] {
            findings.extend(in_prose(prose, subject.day, || place(column)));
        }
    }
    findings
}

fn in_prose(prose: &Prose, day: Date, place: impl Fn() -> Place) -> Option<Finding> {
    in_text(prose.as_str(), &Reading::of_prose(prose, day), day, place)
}

fn in_text(text: &str, reading: &Reading, day: Date, place: impl Fn() -> Place) -> Option<Finding> {
    let sentences = reading.sentences.iter();
    let mut marked = sentences.filter(|sentence| sentence.marks.has(Mark::OldTerm));
    marked.find_map(|sentence| {
        let sentence = text.get(sentence.range.clone())?;
        let (words, term) = TERMS
            .iter()
            .find_map(|term| Some((named(sentence, term)?, term)))
            .or_else(|| Some((overall(sentence)?, TERMS.first()?)))?;
        let around = sentence.replace(words, "");
        if day < term.over || tells_what_was(&around, term.over) {
            return None;
        }
        Some(Finding {
            of: None,
            because: None,
            place: place(),
            severity: Severity::Attention,
            rule: "old-term",
            message: format!("‘{words}’ is a term that is over"),
            hint: term.instead.to_owned(),
        })
    })
}

/// Returns the words that grade the whole: good overall, overall grade.
fn overall(sentence: &str) -> Option<&str> {
    let small = sentence.to_lowercase();
    let at = small.find("overall")?;
    let grades = [
        "good",
        "outstanding",
        "inadequate",
        "requires improvement",
        "grade",
        "judgement",
        "judgment",
        "rating",
    ];
    let near = small.get(at.saturating_sub(28)..).unwrap_or(&small);
    let near: String = near.chars().take(28 + 36).collect();
    let is_judged = [
        "ofsted",
        "inspect",
        "judge",
        "grade",
        "graded",
        "rated",
        "rating",
        "next inspection",
    ]
    .iter()
    .any(|word| small.contains(word));
    let is_graded = grades.iter().any(|grade| near.contains(grade));
    (is_judged && is_graded && small.is_char_boundary(at))
        .then(|| sentence.get(at..at + "overall".len()))
        .flatten()
}

/// Returns the words of a term as they stand in a sentence.
fn named<'s>(sentence: &'s str, term: &Term) -> Option<&'s str> {
    let small = sentence.to_lowercase().replace('’', "'");
    term.words.iter().find_map(|words| {
        let (at, _) = small.match_indices(words).find(|(at, _)| {
            let before = small
                .get(..*at)
                .and_then(|before| before.chars().next_back());
            let behind = small
                .get(at + words.len()..)
                .and_then(|rest| rest.chars().next());
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            is_edge(before) && behind.is_none_or(|c| !c.is_alphanumeric() || c == 's')
        })?;
        let n_before = small.get(..at)?.chars().count();
        let mut ends = sentence.char_indices().map(|(at, _)| at).skip(n_before);
        let from = ends.next()?;
        let to = ends
            .nth(words.chars().count() - 1)
            .unwrap_or(sentence.len());
        sentence.get(from..to)
    })
}

/// Whether a sentence names a year in which the term still held.
fn tells_what_was(sentence: &str, over: Date) -> bool {
    let years = sentence.split(|c: char| !c.is_ascii_digit());
    let years = years.filter(|word| word.len() == 4);
    { years }.any(|year| year.parse::<i16>().is_ok_and(|year| year < over.year()))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{
        answer, draft, expect_findings, showing, statement, template,
    };

    #[test]
    fn a_term_that_is_over_is_found_where_it_is_said_of_today() {
        let mut draft = draft();
        for (id, claim) in [
            ("s-over", "Overall effectiveness is good"),
            ("s-then", "Overall effectiveness was good in November 2022"),
            ("s-number", "Our work serves Outcome 2 of the framework"),
            ("s-plain", "The overall effect is good"),
        ] {
            draft
                .registers
                .statements
                .push(statement(id, claim, "Parents told us"));
        }
        answer(
            &mut draft,
            "rows",
            "text",
            "The LSCB’s audits are read. The SCR of 2017 was too.",
        );
        expect_findings(
            &draft,
            &template("OldTerm", &showing("Statements", "claim")),
            expect![[r#"
                Attention old-term: ‘LSCB’ is a term that is over
                  Field(SectionId("rows"), FieldId("text"))
                  It is the safeguarding children partnership
                Attention old-term: ‘Overall effectiveness’ is a term that is over
                  Cell(Statements, RowId("s-over"), "claim")
                  Since April 2026 there are four judgements and none over them. Say which judgement you mean
                Attention old-term: ‘Outcome 2’ is a term that is over
                  Cell(Statements, RowId("s-number"), "claim")
                  The numbers moved. Name the outcome or enabler in words
                Attention unknown-answer: ‘The LSCB’s audits are read. The SCR of 2017 was too.’ belongs to no part of this paper
                  Field(SectionId("rows"), FieldId("text"))
                  It is kept in the file but is not in the paper. Move what you need, then remove it
            "#]],
        );
    }
}
