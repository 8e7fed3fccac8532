//! Engagement meetings with Ofsted.

use jiff::civil::Date;

use crate::model::{CellKind, Prose, record::record};

record! {
    /// One engagement meeting: purposes, who came, the letter and the next dates.
    Meeting in Meetings as COLUMNS {
        /// What it is called.
        title: String = ("Title", "For example, Annual engagement meeting 2026", CellKind::Text),
        /// When.
        held: Option<Date> = ("Date", "The day of the meeting", CellKind::Date),
        /// Where.
        place: String = ("Place", "Where it is held, or that it is remote", CellKind::Text),
        /// Why it is held.
        purposes: Vec<String> = ("Purposes and agenda", "One purpose a line, in the order of the agenda", CellKind::List),
        /// Who comes, by role.
        attendees: Vec<String> = ("Who attends", "One role a line, and why they come", CellKind::List),
        /// What was sent.
        papers: Vec<String> = ("Papers sent", "One paper a line", CellKind::List),
        /// What was discussed.
        discussed: Prose = ("What was discussed", "The main points, in neutral words", CellKind::Prose),
        /// When Ofsted's letter is due.
        letter_due: Option<Date> = ("Letter due", "When Ofsted’s letter is due", CellKind::Date),
        /// When it came.
        letter_received: Option<Date> = ("Letter received", "When the letter came", CellKind::Date),
        /// A focused visit, if one is spoken of.
        focused_visit: String = ("Possible focused visit", "Topic and time, as far as spoken of", CellKind::Text),
        /// When the next self-evaluation is due.
        next_self_evaluation: Option<Date> = ("Next self-evaluation", "When the next self-evaluation is due", CellKind::Date),
        /// When the next meeting is.
        next_meeting: Option<Date> = ("Next meeting", "When the next meeting is held", CellKind::Date),
    }
}
