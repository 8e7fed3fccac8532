//! The closed lists of options that registers and details use, with the words people read.

use serde::{Deserialize, Serialize};

use super::cell::{Cell, CellKind, Choice, WrongKind};
use super::value::Value;

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $first:ident = $first_label:literal, $($option:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            #[doc = $first_label]
            #[default]
            $first,
            $(#[doc = $label] $option,)+
        }

        impl $name {
            /// Every option, in the order they are offered.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$option),+];
            /// Every option by name and label.
            pub const OPTIONS: &'static [Choice] = &[
                Choice { name: stringify!($first), label: $first_label },
                $(Choice { name: stringify!($option), label: $label }),+
            ];

            /// Returns the words people read.
            pub fn label(self) -> &'static str {
                match self { Self::$first => $first_label, $(Self::$option => $label),+ }
            }

            /// Returns the name in a draft file.
            pub fn name(self) -> &'static str {
                match self { Self::$first => stringify!($first), $(Self::$option => stringify!($option)),+ }
            }

            /// Finds the option with this name in a draft file.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|option| option.name() == name)
            }
        }

        impl Cell for $name {
            fn kind(&self) -> CellKind {
                CellKind::Choice(Self::OPTIONS)
            }

            fn value(&self) -> Value {
                Value::Choice(self.name().to_owned())
            }

            fn set(&mut self, value: Value) -> Result<(), WrongKind> {
                let Value::Choice(name) = &value else { return Err(WrongKind::new(self.kind(), value)); };
                let Some(option) = Self::from_name(name) else { return Err(WrongKind::new(self.kind(), value)); };
                *self = option;
                Ok(())
            }
        }
    };
}
pub(super) use choice;

choice! {
    /// What kind of review looked at the service from outside.
    ReviewKind {
        Inspection = "Inspection",
        FocusedVisit = "Focused visit",
        MonitoringVisit = "Monitoring visit",
        EngagementMeeting = "Annual engagement meeting",
        PeerReview = "Peer review",
        OtherReview = "Other external review",
    }
}
choice! {
    /// Whether what a review said may still change.
    Standing { Final = "Final", Draft = "Draft, may still change" }
}
choice! {
    /// Whether a finding or a statement names a strength or something to improve.
    FindingKind { Area = "Area for improvement", Strength = "Strength" }
}
choice! {
    /// How far the answer to a finding has come. Always shown in words and shape.
    Progress {
        NotYet = "Not yet",
        Partly = "Partly",
        Done = "Done",
        KeptUnderWatch = "Done, kept under watch",
    }
}
choice! {
    /// How far an action of a priority has come.
    ActionStatus { Planned = "Planned", Underway = "Under way", Done = "Done", Late = "Late" }
}
choice! {
    /// What a piece of evidence is.
    EvidenceKind {
        Audit = "Audit",
        Indicator = "Indicator with comparator",
        Voice = "Voice of children and families",
        StaffVoice = "Voice of staff",
        Partner = "Partner, peer or inspection",
        Oversight = "Observation, dip sample or panel",
        Complaint = "Complaint, compliment or practice review",
        Finance = "Finance or workforce",
    }
}
choice! {
    /// How far a piece of evidence can be relied upon.
    Confidence { NotStated = "Not stated", High = "High", Medium = "Medium", Low = "Low" }
}
choice! {
    /// Which direction of an indicator is better for children.
    Polarity { Neither = "Neither", High = "Higher is better", Low = "Lower is better" }
}
choice! {
    /// What a supporting document is to a report.
    DocumentKind {
        Appendix = "Appendix",
        MembersRoom = "Document in members’ rooms",
        Background = "Background paper",
    }
}
choice! {
    /// Where the paper stands between first draft and signed.
    DraftStatus { Draft = "Draft", ForSignOff = "For sign-off", Final = "Final" }
}
