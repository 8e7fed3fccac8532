//! What the cover and the furniture of the paper say about the paper itself.

use jiff::civil::Date;

use super::{Audience, CellKind, DraftStatus, Period, Prose, SignOff};

/// Declares a form that stands once in a draft: the struct, its columns and access by name.
macro_rules! details {
    (
        $(#[$meta:meta])*
        $name:ident as $(#[$columns_meta:meta])* $columns:ident {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty = ($label:literal, $hint:literal, $kind:expr)),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $(
                $(#[doc = $doc])+
                #[serde(skip_serializing_if = "crate::model::cell::is_left_out")]
                pub $field: $type,
            )+
        }

        $(#[$columns_meta])*
        pub const $columns: &[$crate::model::Column] = &[
            $($crate::model::Column { name: stringify!($field), label: $label, hint: $hint, kind: $kind }),+
        ];

        impl $name {
            /// Returns the cell of a detail.
            pub fn cell(&self, column: &str) -> Option<&dyn $crate::model::Cell> {
                $(if column == stringify!($field) { return Some(&self.$field); })+
                None
            }

            /// Returns the cell of a detail, to change it.
            pub fn cell_mut(&mut self, column: &str) -> Option<&mut dyn $crate::model::Cell> {
                $(if column == stringify!($field) { return Some(&mut self.$field); })+
                None
            }
        }
    };
}
pub(super) use details;

details! {
    /// Who the paper is from, what it covers, which version it is and how it is marked.
    Details as
    /// Every detail, in the order of the cover form.
    DETAILS_COLUMNS {
        /// The local authority.
        authority: String = ("Authority", "The council’s name as it should stand on the cover", CellKind::Text),
        /// The service or directorate.
        service: String = ("Service", "For example, Children’s Services", CellKind::Text),
        /// The title of the paper.
        title: String = ("Title", "The title on the cover and at the head of each page", CellKind::Text),
        /// The line under the title.
        subtitle: String = ("Subtitle", "For example, For the annual engagement meeting with Ofsted", CellKind::Text),
        /// What the paper covers.
        period: Period = ("Period covered", "The first and last day that this paper looks back on", CellKind::Period),
        /// When the meeting is that the paper is for.
        meeting_date: Option<Date> = ("Date of the meeting", "The day of the meeting this paper is for", CellKind::Date),
        /// The day to which figures are counted.
        figures_to: Option<Date> = ("Figures to", "The data cut-off: the day to which figures are counted unless said", CellKind::Date),
        /// The version.
        version: String = ("Version", "For example, 0.4 while drafting and 1.0 when agreed", CellKind::Text),
        /// How far the paper has come.
        status: DraftStatus = ("Status", "How far the paper has come", CellKind::Choice(DraftStatus::OPTIONS)),
        /// Who owns the paper, by role.
        owner: String = ("Owner", "The role that answers for this paper, not a name", CellKind::Text),
        /// The framework it is written against.
        framework: String = ("Framework", "The framework and edition this paper is written against", CellKind::Text),
        /// The protective marking printed top and bottom of each page.
        label: String = ("Protective marking", "Printed top and bottom of every page, for example OFFICIAL", CellKind::Text),
        /// The widest audience this paper is meant for.
        audience: Audience = ("Written for", "The readers this paper is exported for unless you choose others", CellKind::Choice(Audience::OPTIONS)),
        /// Who agreed it.
        sign_offs: Vec<SignOff> = ("Signed off by", "Each role that agrees the paper, and the day it did", CellKind::SignOffs),
        /// Notes about the paper that stand in its document control.
        note: Prose = ("Note on this paper", "What a reader should know before relying on it", CellKind::Prose),
        /// Words that are spelt right although no dictionary knows them. They stand in no paper.
        words: Vec<String> = ("Words that are right", "Names and words that spelling shall not mark, for everyone who writes in this draft. They are not printed.", CellKind::List),
        /// How each line of last year’s words begins that nobody touched or confirmed, with a number
        /// made of its words. They stand in no paper.
        earlier: Vec<String> = ("Last year’s words", "Passages that came from an older paper and were neither changed nor confirmed since", CellKind::List),
        /// What last year’s paper said would be done, with its section and the day. It stands in no paper.
        promised: Vec<String> = ("Last year’s promises", "What last year’s paper said would be done", CellKind::List),
    }
}
