//! The names of the registers, and what each is called.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident: $prefix:literal, $one:literal, $many:literal;)+) => {
        /// Names a register.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum RegisterKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl RegisterKind {
            /// Every register, in the order a draft file holds them.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// Returns what an id of a new row begins with.
            pub fn prefix(self) -> &'static str {
                match self { $(Self::$kind => $prefix),+ }
            }

            /// Returns what one row is called, in small letters.
            pub fn one(self) -> &'static str {
                match self { $(Self::$kind => $one),+ }
            }

            /// Returns what the rows are called, in small letters.
            pub fn many(self) -> &'static str {
                match self { $(Self::$kind => $many),+ }
            }
        }
    };
}

kinds! {
    /// Reviews of the service from outside: inspections, visits, peer reviews, meetings.
    Reviews: "r", "review", "reviews";
    /// What reviews said, and what came of it.
    Findings: "f", "finding", "findings";
    /// What shows that a claim is true.
    Evidence: "e", "piece of evidence", "evidence";
    /// Strengths and areas for improvement in the council's own view.
    Statements: "s", "statement", "statements";
    /// What will be done in the next 12 months.
    Priorities: "p", "priority", "priorities";
    /// The steps of priorities.
    Actions: "a", "action", "actions";
    /// Measures by year with comparators.
    Indicators: "i", "indicator", "indicators";
    /// Engagement meetings with Ofsted.
    Meetings: "m", "meeting", "meetings";
    /// Questions likely to be asked, with prepared answers.
    Questions: "q", "question", "questions";
    /// People to ask, by role.
    Contacts: "c", "contact", "contacts";
    /// Appendices and background papers.
    Documents: "d", "document", "documents";
    /// Terms and short forms explained.
    Terms: "t", "term", "terms";
}

impl RegisterKind {
    /// Returns the column that says what a row is in a few words.
    pub fn title_column(self) -> &'static str {
        match self {
            Self::Findings => "said",
            Self::Statements => "claim",
            Self::Actions => "what",
            Self::Questions => "question",
            Self::Contacts => "role",
            Self::Terms => "term",
            Self::Reviews
            | Self::Evidence
            | Self::Priorities
            | Self::Indicators
            | Self::Meetings
            | Self::Documents => "title",
        }
    }
}
