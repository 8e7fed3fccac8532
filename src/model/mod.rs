//! What a self-evaluation is: plain data with stable ids, and nothing that acts on it.
//!
//! A [`Draft`] holds details, answers to a template's fields, and document-wide
//! [`Registers`]. Rows link to each other by [`RowId`], never by copies of text, so the
//! thread from a finding to a priority can be walked in both directions.
//! This module knows no file, clock, template or window. Nothing but `edit` changes a draft.

mod address;
mod blank;
mod bound;
mod cell;
mod choice;
mod clean;
mod closed;
mod comment;
mod commented;
mod conflict;
mod date;
mod details;
mod dismissal;
mod draft;
mod earlier;
mod figure;
mod followed;
mod id;
mod lines;
mod links;
mod logo;
mod look;
mod marking;
mod marks;
mod minutes;
mod once;
mod period;
mod person;
mod place;
mod place_name;
mod point;
mod print;
mod promise;
mod prose;
mod record;
mod registers;
mod shared;
mod sign_off;
mod signed;
mod signed_text;
mod signs;
mod spreadsheet;
mod team;
mod title;
mod touched;
mod value;
mod version;

pub use self::{
    address::{Address, addresses, can_follow, encoded},
    blank::with_blank,
    bound::{BoundFigure, NO_FIGURE},
    cell::{Cell, CellKind, Choice, Column, WrongKind},
    choice::{
        ActionStatus, Confidence, DocumentKind, DraftStatus, EvidenceKind, FindingKind, Polarity,
        Progress, ReviewKind, Standing,
    },
    clean::{clean_draft, clean_marking, clean_row, cleaned_team, cleaned_value},
    closed::with_closed_links,
    comment::{Comment, Passage, Resolved, Said},
    commented::comments_after,
    conflict::{Conflict, Held, Slot},
    date::{MONTHS, Period, british_date, end_of_month, parse_date},
    details::{DETAILS_COLUMNS, Details},
    dismissal::Dismissal,
    draft::{Answer, Draft, Pack, SectionMarkings, TemplateRef},
    earlier::{Earlier, notes_of, own_columns},
    figure::{Figure, Mark, Marks, Missing, Number, Reading},
    id::{CommentId, FieldId, IdError, RowId, SectionId},
    lines::{Count, Counted, LineMark, is_bullet, line_mark, width},
    links::{Link, belongs_to, links_from, links_to},
    logo::{Bytes, Logo, MAX_LOGO_BYTES},
    look::{Edges, HouseColor, LOGO_COLUMN, LOOK_COLUMNS, Look, ParagraphNumbers, TypeSize},
    marking::{Audience, Exempt, Marking},
    marks::{as_written, guarded},
    minutes::{Agreement, Minutes, Opened, cleaned_minutes},
    once::{Once, once, once_each},
    period::{Length, NamedPeriod, TimeSpan, following, plain_year, usual_years},
    person::{MAX_INITIALS, Person, PersonColor, initials_of},
    place::Place,
    place_name::NamedPlace,
    point::Point,
    print::{bytes_print, content_print, short_print},
    promise::Promise,
    prose::{Citation, Prose, citations, cited, count_words},
    record::Record,
    registers::{
        Action, Contact, Document, Evidence, Finding, Indicator, Meeting, Priority, Question,
        RegisterKind, Registers, Review, Row, Statement, Term,
    },
    shared::Shared,
    sign_off::{NOT_AGREED, SignOff},
    signed::{Issued, Signed},
    signed_text::SignedText,
    signs::{cleaned, cleaned_line, windows_1252},
    spreadsheet::needs_apostrophe,
    team::{Task, Team},
    title::{capitalized, is_between, is_lead, plain_words, row_title, shortened},
    touched::Touched,
    value::Value,
    version::next_version,
};
