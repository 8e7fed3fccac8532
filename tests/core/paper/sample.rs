//! A paper of a fictional council with one of everything that a paper can hold.

use std::sync::Arc;

use candour::{
    content::{
        Align, Block, Body, Cover, Furniture, Heading, Inline, List, Paper, Table, TableColumn,
        TableRow, Tone, Voice,
    },
    model::{FindingKind, Place, RowId},
};

pub(crate) fn row_id(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

pub(crate) fn block(body: Body) -> Block {
    Block {
        origin: Place::Draft,
        anchor: None,
        body,
    }
}

pub(crate) fn heading(level: u8, number: &str, text: &str) -> Block {
    block(Body::Heading(Heading {
        level,
        number: (!number.is_empty()).then(|| number.to_owned()),
        text: text.to_owned(),
        new_page: level == 1,
        in_contents: level <= 2,
    }))
}

/// Reads `**bold**`, `_italic_`, `~muted~` and `[@id]`.
pub(crate) fn inlines(text: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    let mut voice = Voice::default();
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find(['*', '_', '~', '[', '\n']).unwrap_or(rest.len());
        let (before, after) = rest.split_at(at);
        if !before.is_empty() {
            inlines.push(Inline::Text {
                text: before.to_owned(),
                voice,
            });
        }
        rest = after;
        if let Some(after) = rest.strip_prefix("**") {
            voice.bold = !voice.bold;
            rest = after;
        } else if let Some(after) = rest.strip_prefix('_') {
            voice.italic = !voice.italic;
            rest = after;
        } else if let Some(after) = rest.strip_prefix('~') {
            voice.muted = !voice.muted;
            rest = after;
        } else if let Some(after) = rest.strip_prefix('\n') {
            inlines.push(Inline::Break);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("[@") {
            let (id, after) = after.split_once(']').unwrap();
            inlines.push(Inline::Cite {
                row: row_id(id),
                label: id.to_uppercase(),
                title: format!("Evidence {id}"),
            });
            rest = after;
        }
    }
    inlines
}

pub(crate) fn paragraph(text: &str) -> Block {
    block(Body::Paragraph {
        number: None,
        text: inlines(text),
    })
}

pub(crate) fn list(start: Option<u64>, items: &[&str]) -> Block {
    block(Body::List(List {
        start,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    }))
}

pub(crate) fn status(tone: Tone, text: &str) -> Block {
    block(Body::Paragraph {
        number: None,
        text: vec![Inline::Status {
            tone,
            text: text.to_owned(),
        }],
    })
}

pub(crate) fn column(header: &str, share: u16) -> TableColumn {
    TableColumn {
        header: header.to_owned(),
        sign: None,
        align: Align::Start,
        share,
    }
}

pub(crate) fn figures(header: &str) -> TableColumn {
    TableColumn {
        align: Align::Figures,
        ..column(header, 3)
    }
}

pub(crate) fn row(anchor: &str, cells: Vec<Vec<Block>>) -> TableRow {
    TableRow {
        origin: Place::Draft,
        anchor: (!anchor.is_empty()).then(|| row_id(anchor)),
        cells,
    }
}

pub(crate) fn text_row(anchor: &str, cells: &[&str]) -> TableRow {
    let cells = cells
        .iter()
        .map(|cell| {
            if cell.is_empty() {
                vec![]
            } else {
                vec![paragraph(cell)]
            }
        })
        .collect();
    row(anchor, cells)
}

pub(crate) fn table(
    caption: &str,
    note: &str,
    columns: Vec<TableColumn>,
    rows: Vec<TableRow>,
) -> Block {
    block(Body::Table(Table {
        caption: caption.to_owned(),
        caption_note: note.to_owned(),
        columns,
        has_row_headers: true,
        rows,
    }))
}

/// A paper with nothing but the blocks.
pub(crate) fn bare(blocks: Vec<Block>) -> Paper {
    Paper {
        cover: Cover {
            title: "A paper".to_owned(),
            ..Cover::default()
        },
        furniture: Furniture {
            language: "en-GB".to_owned(),
            ..Furniture::default()
        },
        has_contents: false,
        blocks: blocks.into_iter().map(Arc::new).collect(),
        left_out: Vec::new(),
    }
}

const PROSE: [&str; 6] = [
    "Supervision now asks at every meeting what has changed for the child since the last one. Team managers record the answer in one place, and the answer is read again at the next meeting. In the first quarter **71 % of plans had moved on** between two meetings, against 38 % a year earlier [@e2].",
    "Not everything moved as fast. Children who live far from Northmere are seen less often by the same person: 14 of 96 had three or more social workers during the year, and what they told the council’s own panel was plain – _‘every time I start again’_. Heads of service look at these children every fortnight [@e3] [@e5].",
    "The service has 412 full-time posts, of which 381 are filled by permanent staff (92.5 %). Agency staff hold 22 posts, down from 47 in April 2025; the rest are vacant. Turnover stood at 11.4 % on 31 March 2026, the lowest figure for six years and below the regional average of 15.8 %.",
    "Caseloads are the same for every team: 15.2 children for each full-time social worker on average, and nobody held more than 22 at the end of March. The assessment teams were busiest, because contacts rose by a fifth after the new front door opened in September 2025.",
    "Partners describe the front door as quicker and clearer than the one before. Of 60 contacts audited with police, health and schools, 54 had led to the right service the first time [@e4]; the six others were reopened and families were told why.",
    "What is left to do: the offer for brothers and sisters who come into care together is too small, and first homes are found too late to be matched well. Both are answered by Priority 3.",
];

fn prose(from: usize, n_paragraphs: usize) -> Vec<Block> {
    (from..from + n_paragraphs)
        .map(|idx| paragraph(PROSE[idx % PROSE.len()]))
        .collect()
}

/// A paper of more than ten pages.
pub(crate) fn paper() -> Paper {
    let mut blocks = vec![heading(1, "1", "Summary on a page")];
    blocks.extend(prose(0, 3));
    blocks.push(heading(3, "", "What we are proud of"));
    blocks.push(list(
        None,
        &[
            "**Stable teams.** Nine in ten children have had the same social worker for a year.",
            "**Early help that arrives.** Families wait six days for a first visit, not nineteen; what they say about it is read by the lead member every month [@e2].",
            "**Care leavers at home in the city.** 96 % live in homes that their advisers and they call right for them.",
        ],
    ));
    blocks.push(heading(3, "", "What we must do next"));
    blocks.push(list(
        Some(8),
        &[
            "Find first homes earlier, so that children move because they should and not because they must.",
            "Keep brothers and sisters together.",
            "See children who live far away as often as those who live near, by the same person.",
        ],
    ));
    blocks.push(heading(1, "2", "Context"));
    blocks.push(heading(2, "2.1", "Children and communities"));
    blocks.extend(prose(2, 3));
    blocks.push(heading(2, "2.2", "Service and demand"));
    blocks.extend(prose(4, 4));
    blocks.push(performance());
    blocks.push(heading(1, "3", "Actions since the last visit"));
    blocks.push(paragraph("The focused visit of September 2024 looked at children in care. It left four areas for improvement; the engagement letter of June 2025 added one. Every one is answered here."));
    blocks.push(findings());
    blocks.push(heading(2, "3.2", "Peer reviews and external challenge"));
    blocks.extend(prose(1, 2));
    blocks.push(heading(
        1,
        "4",
        "Impact of leaders on practice with children and families",
    ));
    blocks.push(heading(2, "4.1", "Children in care"));
    blocks.push(heading(3, "4.1.1", "Homes and stability"));
    blocks.push(paragraph("One child in seven moved home three or more times last year, more than in England and among our neighbours. The audits show why: **too many first homes are found in an emergency**, and matching is then repaired instead of made [@e4]."));
    blocks.push(strengths());
    blocks.push(block(Body::Quote(vec![
        paragraph(
            "The second move is the one that hurts. It tells you the first one was your fault.",
        ),
        paragraph("~Young person, care council, February 2026~ [@e5]"),
    ])));
    blocks.push(paragraph("Since March a stability meeting follows any first move. Nine were held; six children stayed where they were."));
    blocks.push(heading(4, "", "What audits say"));
    blocks.extend((12..18).map(numbered));
    blocks.push(link());
    blocks.extend(appendices());
    Paper {
        cover: cover(),
        furniture: furniture(),
        has_contents: true,
        blocks: blocks.into_iter().map(Arc::new).collect(),
        left_out: Vec::new(),
    }
}

fn appendices() -> Vec<Block> {
    vec![
        heading(1, "A", "Performance table"),
        performance(),
        heading(1, "B", "Evidence index"),
        evidence(),
    ]
}

fn cover() -> Cover {
    Cover {
        authority: "Northmere Council · Children’s Services".to_owned(),
        title: "Self-evaluation of social work practice".to_owned(),
        subtitle: "For the annual engagement meeting with Ofsted".to_owned(),
        date: "14\u{a0}May\u{a0}2026".to_owned(),
        control: [
            (
                "Period",
                "April 2025 to March 2026; figures to 31 March 2026 unless said otherwise",
            ),
            ("Version", "1.0, agreed 30 April 2026"),
            (
                "Signed off",
                "Director of Children’s Services; Lead Member; Chief Executive",
            ),
            ("Framework", "ILACS, inspections from April 2026"),
        ]
        .map(|(label, text)| (label.to_owned(), text.to_owned()))
        .into(),
    }
}

fn furniture() -> Furniture {
    Furniture {
        marking: "OFFICIAL".to_owned(),
        head_start: "Northmere Council".to_owned(),
        head_end: "Self-evaluation 2026".to_owned(),
        foot_start: "Version 1.0".to_owned(),
        language: "en-GB".to_owned(),
    }
}

fn numbered(number: usize) -> Block {
    block(Body::Paragraph {
        number: Some(format!("{number}.")),
        text: inlines(PROSE[number % PROSE.len()]),
    })
}

fn link() -> Block {
    let mut text = inlines("The framework for these inspections is published: ");
    text.push(Inline::Link {
        text: "Inspecting local authority children’s services".to_owned(),
        address: "https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018".to_owned(),
        voice: Voice::default(),
    });
    text.extend(inlines(
        ". Łódź, Nguyễn and Σωκράτης print as they should; so do → ≥ ✓ and “quotes”.",
    ));
    block(Body::Paragraph { number: None, text })
}

fn findings() -> Block {
    let cells = |said: &str, did: &str, different: &str, evidence: &str, tone, word: &str| {
        vec![
            vec![paragraph(said)],
            vec![paragraph(did)],
            vec![paragraph(different)],
            vec![paragraph(evidence)],
            vec![status(tone, word)],
        ]
    };
    let columns = vec![
        column("They said", 8),
        column("We did", 8),
        column("What is different for children", 11),
        column("Evidence", 4),
        column("Status", 5),
    ];
    let rows = vec![
        row(
            "f1",
            cells(
                "Supervision is regular but does not move plans on\n~Visit 2024, leaders~",
                "New supervision record asks what changed for the child; managers coached in pairs",
                "Plans reviewed with a change made: 38 % before, 71 % now. Drift over six weeks fell from 24 children to 9.",
                "[@e2], [@e5]",
                Tone::Good,
                "Done, kept under watch",
            ),
        ),
        row(
            "f2",
            cells(
                "Some children wait too long for a permanent home\n~Visit 2024, permanence~",
                "Fortnightly permanence panel; tracker from the second review",
                "Permanence agreed by the second review for 82 of 96 children, from 55 of 101.",
                "[@e3]",
                Tone::Good,
                "Done",
            ),
        ),
        row(
            "f3",
            cells(
                "Life-story work starts late\n~Visit 2024, identity~",
                "Two specialist workers; every plan names who writes the story",
                "54 of 130 children have theirs. Children say it helps them to ask questions; the rest wait.",
                "[@e4]",
                Tone::Partly,
                "Partly, by October 2026",
            ),
        ),
        row(
            "f4",
            cells(
                "Too many first homes are found in an emergency\n~Letter 2025~",
                "Emergency carers in two of four localities",
                "No difference yet: 14 % moved three or more times, as last year.",
                "[@e4]",
                Tone::Attention,
                "Not yet, Priority 3",
            ),
        ),
        row(
            "f5",
            cells(
                "Return interviews vary\n~Letter 2025~",
                "One commissioned service from January",
                "",
                "",
                Tone::Neutral,
                "Too early to say",
            ),
        ),
    ];
    table(
        "Findings and answers",
        "what was said, what we did, what is different for children",
        columns,
        rows,
    )
}

fn strengths() -> Block {
    let mut columns = vec![column("Strengths", 10), column("Areas for improvement", 10)];
    columns[0].sign = Some(FindingKind::Strength);
    columns[1].sign = Some(FindingKind::Area);
    let rows = vec![
        text_row(
            "",
            &[
                "Children who stay, stay with people who know them: 69 % of those in care over two and a half years have the same carer after two [@e3].",
                "First homes are found too late to match well: 11 of 20 audits had no matching record [@e4]. Answered by Priority 3.",
            ],
        ),
        text_row(
            "",
            &[
                "Foster carers are heard: the panel changed three policies at their request this year [@e5].",
                "Brothers and sisters are parted at the first move; seven were, four are together again. Answered by Priority 3.",
            ],
        ),
    ];
    let mut table = table("", "", columns, rows);
    if let Body::Table(table) = &mut table.body {
        table.has_row_headers = false;
    }
    table
}

fn performance() -> Block {
    let columns = vec![
        column("Indicator", 10),
        figures("2023–24"),
        figures("2024–25"),
        figures("2025–26"),
        figures("Neighbours"),
        figures("England"),
    ];
    let rows = INDICATORS.iter().map(|cells| text_row("", cells)).collect();
    table(
        "Demand and performance",
        "at 31 March of each year",
        columns,
        rows,
    )
}

fn evidence() -> Block {
    let columns = vec![
        column("No.", 2),
        column("What it is", 12),
        column("As at", 4),
        column("Held by", 6),
    ];
    let mut rows: Vec<TableRow> = (1..=48)
        .map(|idx| {
            let id = format!("e{idx}");
            text_row(
                &id,
                &[
                    &id.to_uppercase(),
                    if idx % 3 == 0 { "Audit of twenty children’s records with partners, read together with the families’ own words and scored by two people" } else { "Monthly performance report" },
                    "31 March 2026",
                    "Performance and quality",
                ],
            )
        })
        .collect();
    let long: Vec<Block> = (0..26)
        .map(|idx| paragraph(PROSE[idx % PROSE.len()]))
        .collect();
    rows.insert(
        5,
        row(
            "",
            vec![
                vec![paragraph("E0")],
                long,
                vec![paragraph("1 April 2026")],
                vec![],
            ],
        ),
    );
    table("Evidence", "", columns, rows)
}

const INDICATORS: [[&str; 6]; 8] = [
    [
        "Children in need for each 10,000 children",
        "341",
        "352",
        "1,338.5",
        "345.2",
        "333",
    ],
    [
        "Re-referrals within twelve months (%)",
        "24.1",
        "21.9",
        "19.7",
        "21.4",
        "22.4",
    ],
    [
        "Assessments within 45 days (%)",
        "81",
        "84.5",
        "88.25",
        "83.9",
        "84.5",
    ],
    [
        "Child protection plans, second or later (%)",
        "26.0",
        "25.1",
        "22.8",
        "23.9",
        "24.7",
    ],
    [
        "Children in care for each 10,000 children",
        "78",
        "80",
        "79",
        "77",
        "70",
    ],
    [
        "Three or more homes in the year (%)",
        "12",
        "14",
        "14",
        "10.5",
        "10",
    ],
    [
        "Care leavers in suitable homes (%)",
        "91",
        "93",
        "96",
        "90",
        "88",
    ],
    [
        "Care leavers in work or learning (%)",
        "52",
        "55",
        "–",
        "54",
        "not held",
    ],
];
