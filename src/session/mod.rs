//! An open draft without a window: what can be done with it, and what came of it.
//!
//! The window and the command line are two faces of this module. Every change goes through
//! [`Session::act`]; every file through `store`; every moment through [`Clock`].

mod accepting;
mod action;
mod assigning;
mod answered;
mod beyond;
mod bookmark;
mod bring_in;
mod clock;
mod commenting;
mod earlier;
mod elsewhere;
mod exempt;
mod failure;
mod files;
mod foreign;
mod forgotten;
mod forward;
mod headway;
mod hidden_figures;
mod ids;
mod in_use;
mod issued;
mod jobs;
mod kin;
mod labels;
mod marked;
mod merging;
mod copies;
mod doubts;
mod last_look;
mod language;
mod logo;
mod live;
mod locks;
mod look;
mod lookout;
mod neighbours;
mod open;
mod opening;
mod overtaken;
mod own_file;
mod own_states;
mod packs;
mod paper;
mod past;
mod problem;
mod proof;
mod protect;
mod publication;
mod put_back;
mod readiness;
mod reading;
mod salvage;
mod recovery;
mod report;
mod review;
mod review_copy;
mod reviewing;
mod save;
mod saver;
mod sent;
mod settings_keeper;
mod sign_off;
mod since;
mod signs;
mod start;
mod state;
mod step;
mod tables;
mod tables_note;
mod take_in;
mod templates;
mod theirs;
mod traces;
mod worker;

pub use self::{
    action::Action,
    beyond::asked_words,
    bookmark::Bookmark,
    bring_in::{
        IMPORT_EXTENSIONS, ImportOrder, can_bring_in, no_such_place, read_import, read_pasted,
    },
    clock::{Clock, FixedClock, SystemClock, moment},
    commenting::Remark,
    copies::{Beside, Dropped, TakingIn, dropped, read_copies, read_copy, read_file_copy},
    doubts::{Doubt, doubts, held_words},
    earlier::{Earlier, Passage, read_earlier},
    exempt::{ExemptPart, exempt_parts, part_title, undecided_places},
    files::{
        DRAFT_EXTENSION, PROTECTED_EXTENSION, copy_beside_draft, draft_name, extension_under,
        is_named_protected, is_there, machine_name, marked_name, paper_name, path_under,
        plain_name, suggested_name, suggested_title, typed_draft, typed_path, user_name,
        whole_path,
    },
    foreign::refuse_foreign_name,
    forward::{Forward, forward},
    headway::{Headway, SectionHeadway, headway, rows_in_view},
    ids::IdSource,
    in_use::{CALL_MS, InUse, Seat, call_window, in_use, other_window},
    issued::{KnownCopy, issue_of, known_copy},
    jobs::{Answer, Jobs, Wake},
    labels::{place_label, row_title},
    language::{Language, LanguageFinding, is_read, known_words, language},
    last_look::{section_print, section_prints},
    live::{LaidOut, LivePages, Snapshot},
    locks::{OPEN_AGAIN, agreed_words, printed_words},
    logo::{LOGO_EXTENSIONS, check_logo, logo_picture, read_logo},
    look::{color_statement, page_style},
    lookout::{Claim, FileState, Lookout, News, Sight},
    marked::{Marks, Since},
    merging::Copy,
    neighbours::{Neighbour, Neighbours, Written, comes_by_itself},
    open::Session,
    opening::{Opened, Wanted},
    own_file::OwnFile,
    packs::{Packed, cut_pack, cut_pack_of, reply},
    paper::{
        Composer, Export, Order, export_bytes, export_marked_to, export_to, lay_out, page_count,
        replaced_words, whole_text,
    },
    past::{Compared, KeptSeen, Past, keep_named},
    problem::{Face, Hint, Problem, ProblemKind},
    proof::{Figures, Noted, Proof, ProofLine, Proofreader, SPELLING},
    protect::{
        CarriedOver, MIN_PASSPHRASE_CHARS, Resealing, carry_over, read_passphrase,
        unprotected_beside,
    },
    publication::{Published, before_publication},
    readiness::Readiness,
    reading::Reading,
    recovery::{Autosave, left_behind, recovered_changes},
    report::write_report,
    review::{Changed, Review, SEEN, Seen, What},
    review_copy::CommentsIn,
    salvage::Salvage,
    save::{SaveOrder, Saved, save},
    saver::{NotSaved, SaveAnswer, Saver},
    settings_keeper::SettingsKeeper,
    sign_off::Reopened,
    since::{read_since, since_named, state_label},
    start::{example_draft, new_draft},
    tables::{TablesMade, export_tables},
    templates::{find_template, refuse_existing, template_text, write_new_beside, write_new_file},
    theirs::{Theirs, keep_ours, read_theirs},
    worker::{Prompter, Worker},
};
pub use crate::content::LeftOut;
pub use crate::export::{Format, Progress, Stage};
pub use crate::pack::{Cut, Order as PackOrder, Rest, is_theirs};
pub use crate::spell::{Dictionary, Known};
pub use crate::store::backup::Kept;
pub use crate::store::{
    Disk, Folders, Glance, Glances, LineLength, Lock, Lost, OtherWindow, PageZoom, Passphrase,
    RealDisk, Recovered, Seal, Settings, Spread, ThemeChoice, add_own_word, own_words,
    places_lately,
};
