//! How councils head the columns of their tables, by register and column. Small letters; a phrase
//! is found where all its words stand in a header one behind the other.

use crate::model::RegisterKind;

/// A register, its columns with what they may be called, and which of them a table must have: the
/// first named, and one of the others.
pub(super) struct Wording {
    pub(super) register: RegisterKind,
    pub(super) columns: &'static [(&'static str, &'static [&'static str])],
    pub(super) key: &'static str,
    pub(super) others: &'static [&'static str],
}

const OWNER: &[&str] = &[
    "owner",
    "lead",
    "lead officer",
    "responsible",
    "responsible officer",
    "who",
    "by whom",
    "accountable",
    "person responsible",
];
const DUE: &[&str] = &[
    "by when",
    "due",
    "due date",
    "deadline",
    "timescale",
    "timescales",
    "target date",
    "when",
    "completion date",
    "date for completion",
    "timeframe",
];
const STATUS: &[&str] = &[
    "status",
    "rag",
    "rag rating",
    "rag status",
    "current status",
    "state",
];
const DIFFERENCE: &[&str] = &[
    "impact",
    "difference",
    "difference made",
    "what is different",
    "what difference",
    "so what",
    "outcome for children",
    "impact for children",
    "impact on children",
];
const NEXT: &[&str] = &[
    "next steps",
    "next step",
    "what next",
    "what is left",
    "still to do",
    "what we will do next",
    "further action",
    "what needs to happen next",
    "our plans",
];

/// Every register that tables are recognised for.
pub(super) const WORDINGS: &[Wording] = &[
    Wording {
        register: RegisterKind::Findings,
        columns: &[
            (
                "said",
                &[
                    "finding",
                    "findings",
                    "recommendation",
                    "recommendations",
                    "what ofsted said",
                    "what they said",
                    "what inspectors said",
                    "what needs to improve",
                    "area for improvement",
                    "areas for improvement",
                    "inspection finding",
                    "ofsted recommendation",
                    "area for development",
                    "you said",
                ],
            ),
            (
                "did",
                &[
                    "what we did",
                    "what we have done",
                    "progress",
                    "progress made",
                    "response",
                    "our response",
                    "action taken",
                    "actions taken",
                    "update",
                    "progress update",
                    "we did",
                    "progress to date",
                ],
            ),
            ("difference", DIFFERENCE),
            ("left", NEXT),
            ("owner", OWNER),
            ("due", DUE),
            ("status", STATUS),
            (
                "review",
                &["review", "inspection", "visit", "where from", "report"],
            ),
            (
                "reference",
                &["reference", "paragraph", "ref", "framework reference"],
            ),
            ("evidence", &["evidence", "how we know", "how do we know"]),
        ],
        key: "said",
        others: &["did", "difference", "left", "status", "review", "owner"],
    },
    Wording {
        register: RegisterKind::Actions,
        columns: &[
            (
                "what",
                &[
                    "action",
                    "actions",
                    "what will we do",
                    "what we will do",
                    "task",
                    "step",
                    "activity",
                    "key action",
                    "key actions",
                    "action required",
                ],
            ),
            ("owner", OWNER),
            ("due", DUE),
            ("status", STATUS),
            (
                "priority",
                &[
                    "priority",
                    "objective",
                    "theme",
                    "aim",
                    "improvement priority",
                ],
            ),
        ],
        key: "what",
        others: &["owner", "due", "status", "priority"],
    },
    Wording {
        register: RegisterKind::Priorities,
        columns: &[
            (
                "title",
                &["priority", "priorities", "objective", "our priority"],
            ),
            (
                "outcome",
                &[
                    "outcome",
                    "outcomes",
                    "what will be different",
                    "outcome for children",
                    "aim",
                    "intended outcome",
                    "desired outcome",
                    "what success looks like",
                ],
            ),
            (
                "measure",
                &[
                    "measure",
                    "measures",
                    "success measure",
                    "kpi",
                    "how we will know",
                    "how will we know",
                    "measure of success",
                    "success criteria",
                ],
            ),
            (
                "baseline",
                &["baseline", "now", "where we are now", "current position"],
            ),
            ("target", &["target", "goal", "where we want to be"]),
            ("owner", OWNER),
            ("due", DUE),
            ("risk", &["risk", "risks", "what could stop it"]),
            ("status", STATUS),
        ],
        key: "title",
        others: &["outcome", "measure", "baseline", "target"],
    },
    Wording {
        register: RegisterKind::Indicators,
        columns: &[
            (
                "title",
                &[
                    "indicator",
                    "measure",
                    "kpi",
                    "performance indicator",
                    "performance measure",
                    "metric",
                    "data item",
                    "description",
                ],
            ),
            ("code", &["code", "ref", "reference"]),
            ("unit", &["unit", "units"]),
            ("source", &["source", "data source"]),
            (
                "commentary",
                &["commentary", "comment", "comments", "narrative", "analysis"],
            ),
        ],
        key: "title",
        // What makes figures of a table are its years.
        others: &["year"],
    },
    Wording {
        register: RegisterKind::Evidence,
        columns: &[
            (
                "title",
                &[
                    "evidence",
                    "source",
                    "document",
                    "audit",
                    "source of evidence",
                    "evidence source",
                    "piece of evidence",
                    "activity",
                ],
            ),
            ("kind", &["type", "kind", "type of evidence"]),
            (
                "source",
                &["team", "produced by", "made by", "carried out by", "author"],
            ),
            ("as_at", &["date", "as at", "date of evidence"]),
            (
                "sample",
                &[
                    "sample",
                    "sample size",
                    "cases",
                    "number of cases",
                    "how many",
                ],
            ),
            (
                "confidence",
                &["confidence", "reliability", "strength of evidence"],
            ),
            (
                "held",
                &[
                    "held",
                    "location",
                    "where held",
                    "where it is held",
                    "where kept",
                ],
            ),
            (
                "caveat",
                &[
                    "limits",
                    "caveat",
                    "caveats",
                    "limitations",
                    "what it does not show",
                ],
            ),
        ],
        key: "title",
        others: &["sample", "as_at", "confidence", "held", "caveat", "kind"],
    },
    Wording {
        register: RegisterKind::Statements,
        columns: &[
            (
                "claim",
                &[
                    "strength",
                    "strengths",
                    "what is working well",
                    "what we do well",
                    "area for development",
                    "areas for development",
                    "area for improvement",
                    "areas for improvement",
                    "what are we worried about",
                    "judgement",
                    "statement",
                    "claim",
                    "what we need to improve",
                ],
            ),
            (
                "how",
                &[
                    "how do we know",
                    "how we know",
                    "evidence",
                    "how do you know",
                    "what tells us",
                ],
            ),
            ("difference", DIFFERENCE),
            ("next", NEXT),
        ],
        key: "claim",
        others: &["how"],
    },
    Wording {
        register: RegisterKind::Terms,
        columns: &[
            (
                "term",
                &[
                    "term",
                    "acronym",
                    "abbreviation",
                    "short form",
                    "word",
                    "phrase",
                    "terminology",
                    "initials",
                ],
            ),
            (
                "meaning",
                &[
                    "meaning",
                    "definition",
                    "explanation",
                    "stands for",
                    "description",
                    "what it means",
                    "in full",
                    "full form",
                ],
            ),
        ],
        key: "term",
        others: &["meaning"],
    },
];

/// What heads a glossary.
pub(super) const GLOSSARY: &[&str] = &["glossary", "abbreviations", "acronyms", "terms", "jargon"];

/// What columns of comparators are called.
pub(super) const COMPARATORS: &[(&str, &[&str])] = &[
    ("england", &["england", "national", "national average"]),
    (
        "neighbours",
        &[
            "statistical neighbours",
            "statistical neighbour",
            "neighbours",
            "sn",
            "sns",
        ],
    ),
    ("region", &["region", "regional", "regional average"]),
    ("target", &["target"]),
];

/// What a kind of claim is called in the header of its column.
pub(super) const AREAS: &[&str] = &["area", "areas", "worried", "improve", "development"];

/// What other programs and people call an option, and the names of the options that may be meant.
pub(super) const OPTIONS: &[(&str, &[&str])] = &[
    ("complete", &["Done"]),
    ("completed", &["Done"]),
    ("closed", &["Done"]),
    ("achieved", &["Done"]),
    ("in progress", &["Underway", "Partly"]),
    ("ongoing", &["Underway", "Partly"]),
    ("on track", &["Underway", "Partly"]),
    ("started", &["Underway", "Partly"]),
    ("partially", &["Partly"]),
    ("partially met", &["Partly"]),
    ("not started", &["Planned", "NotYet"]),
    ("to do", &["Planned", "NotYet"]),
    ("not met", &["NotYet"]),
    ("overdue", &["Late"]),
    ("delayed", &["Late"]),
    ("data", &["Indicator"]),
    ("feedback", &["Voice"]),
    ("survey", &["Voice"]),
    ("dip sample", &["Oversight"]),
];
