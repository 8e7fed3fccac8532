//! The only door to the disk: drafts, templates, settings and finished papers.
//!
//! Nothing else in the program reads or writes files. A draft is written so that whatever
//! happens, the file holds the old content or the new, never neither.

pub mod backup;

mod atomic;
mod copies;
mod disk;
mod file;
mod fingerprint;
mod folders;
mod foreign;
mod format;
mod format_pack;
mod lately;
mod limit;
mod lock;
mod own_words;
mod paper;
mod patience;
mod recovery;
mod renamed;
mod rescue;
mod salvage;
mod report;
mod seal;
mod seen;
mod settings;
mod special;
mod state_print;
mod stream;
mod sweep;
mod turn;
mod watch;
mod window;

pub use self::{
    atomic::{AtomicError, rescue_of, write_atomically},
    copies::{Copy, copies_of, sweep_after},
    disk::{Disk, Facts, Held, RealDisk, Rights},
    file::{
        Expected, Opened, StoreError, draft_bytes, load_draft, load_foreign, load_logo,
        load_template, read_draft, save_draft, save_draft_for, write_beside, write_file,
    },
    fingerprint::Fingerprint,
    folders::Folders,
    foreign::{Foreign, ForeignKind},
    format::{DRAFT_FORMAT, DRAFT_VERSION, FormatError, Loaded, parse_draft, write_draft},
    lately::{keep_places_lately, places_lately},
    limit::{MAX_BYTES, MAX_PAPER_BYTES},
    lock::{Lock, lock_of, read_lock, remove_lock, write_lock},
    own_words::{add_own_word, own_words},
    paper::{refuse_draft, write_paper},
    patience::is_held,
    recovery::{Journal, OpenDraft, Recovered, copy_beside, recovered, write_copy},
    renamed::{marked_words, renamed},
    report::write_report,
    rescue::salvage_file,
    salvage::{Lost, Salvaged, salvage_draft},
    seal::{Passphrase, Seal, SealError, is_sealed},
    seen::{Glance, Glances, Seen},
    settings::{LineLength, PageZoom, Settings, Spread, ThemeChoice},
    state_print::{copy_print, state_print, value_print},
    stream::{len_foreign, open_foreign},
    sweep::sweep,
    watch::Watch,
    window::{OtherWindow, Window, entries_tag, is_window_there, stray_tag, window_with},
};
