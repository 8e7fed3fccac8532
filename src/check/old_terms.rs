//! Terms of frameworks and laws that are over, and what is said instead.

use jiff::civil::{Date, date};

/// A term, the day from which it is over, and what to say.
pub(super) struct Term {
    /// What it is called, in small letters.
    pub(super) words: &'static [&'static str],
    /// The day from which it is over.
    pub(super) over: Date,
    /// What to say.
    pub(super) instead: &'static str,
}

const fn term(words: &'static [&'static str], over: Date, instead: &'static str) -> Term {
    Term {
        words,
        over,
        instead,
    }
}

/// Every term, those of inspections first.
pub(super) const TERMS: &[Term] = &[
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
        &[
            "single inspection framework",
            "sif",
            "leadership, management and governance",
            "leadership, management & governance",
        ],
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
            "adequate grade",
            "adequate rating",
            "adequate judgement",
            "satisfactory grade",
            "satisfactory rating",
            "rated adequate",
            "rated satisfactory",
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
    term(
        &["uk border agency", "border agency", "ukba"],
        date(2013, 4, 1),
        "It is UK Visas and Immigration, or Border Force",
    ),
    term(
        &[
            "asbo",
            "asbos",
            "anti-social behaviour order",
            "anti-social behaviour orders",
            "antisocial behaviour order",
            "antisocial behaviour orders",
        ],
        date(2015, 3, 23),
        "It is a criminal behaviour order or a civil injunction",
    ),
    term(
        &["hcpc"],
        date(2019, 12, 2),
        "The regulator of social workers is Social Work England",
    ),
    term(
        &["annual performance rating"],
        date(2012, 1, 1),
        "There is none any more. Name what is there now",
    ),
];
