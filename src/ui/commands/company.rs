//! What the user may do about somebody else at the draft, and what is said of it.

/// What the user may do about somebody else at the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyAction {
    /// Save what is open here under a name of its own.
    SaveCopy,
    /// Show what differs between theirs and ours.
    SeeTheirs,
    /// Take in what they saved beside what is open here.
    TakeBoth,
    /// Save over what they saved. Asked for only where it was shown.
    Overwrite,
    /// Put ours aside and open theirs.
    OpenTheirs,
    /// Save to the place where the file was.
    SaveThere,
    /// Open to write, in their place.
    TakeOver,
    /// Open to write, now that nobody has it open any more.
    Write,
    /// Go to the day that is not understood.
    GoToDay,
    /// Go on in the protected file, with what was written here.
    OpenProtected,
    /// Keep what is open here in a copy with a passphrase of its own.
    ProtectCopy,
    /// Keep what is open here in a copy without protection.
    SaveInClear,
    /// Look at what lies beside the draft.
    LookBeside,
    /// Take a table that was pasted as rows of a register.
    TakeTable,
    /// Say it no longer.
    PutAway(NoticeKind),
}

/// How a draft that somebody has open is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// To read it.
    Read,
    /// As a copy that has no file yet.
    Copy,
    /// To write, in their place.
    TakeOver,
    /// To write in a file of one's own beside it.
    Own,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// The draft is open read-only.
    Reading,
    /// The draft is open read-only, and could be written by now.
    Free,
    /// Somebody else has saved the file.
    Changed,
    /// The file is gone.
    Gone,
    /// The file of the draft is gone, because somebody has protected it.
    Protected,
    /// The file is there again.
    Back,
    /// Somebody else has taken the draft over.
    TakenOver,
    /// The draft was saved without a day that is not understood.
    Undated,
    /// Other copies of the draft lie beside it.
    Beside,
    /// A table was pasted into a text.
    Table,
    /// Something was done.
    Told,
}
