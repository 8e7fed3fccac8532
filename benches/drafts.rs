//! How long it takes to save, keep, recover and open drafts of about 40 and 400 pages, and what
//! of it the drawing thread feels.
//!
//! `cargo bench --bench drafts`. On the disk that holds the temporary folder.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement reads the clock, prints, and may stop"
)]

mod long;

use std::{
    path::Path,
    sync::{Arc, mpsc::channel},
    time::Instant,
};

use candour::{
    model::{Place, Prose, Value},
    session::{
        Action, Autosave, Folders, IdSource, Passphrase, RealDisk, Seal, Session, left_behind, save,
    },
    store::{Disk as _, Expected, draft_bytes, save_draft},
};

use self::long::{first_prose, long_draft, say};

const N_TIMES: usize = 30;

fn main() {
    for n_times in [1, 17] {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.ron");
        long_draft(&draft, n_times);
        let bytes = std::fs::metadata(&draft).unwrap().len();
        println!("{} kB", bytes / 1000);
        disk_alone(folder.path(), &std::fs::read(&draft).unwrap());
        let mut session = Session::open(&draft, Seal::Open, IdSource::new(1)).unwrap();
        saving(&mut session, &draft);
        say("  open", times(|| drop(open(&draft))));
        keeping(&mut session, folder.path());
        protected(&session, folder.path());
    }
}

fn open(draft: &Path) -> Session {
    Session::open(draft, Seal::Open, IdSource::new(1)).unwrap()
}

fn times(mut action: impl FnMut()) -> Vec<f64> {
    (0..N_TIMES).map(|_| ms(&mut action)).collect()
}

fn ms(action: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    action();
    begun.elapsed().as_secs_f64() * 1000.0
}

fn press_key(session: &mut Session, place: &Place, key: usize) {
    let text = format!("**Leaders.** We know our practice, {key} times over.");
    let value = Value::Prose(Prose::new(text));
    let place = place.clone();
    session.act(Action::Type { place, value }, 0).unwrap();
}

/// What the disk takes for the least that a save must do: a save cannot be faster.
fn disk_alone(folder: &Path, bytes: &[u8]) {
    let (part, file) = (folder.join("part"), folder.join("file"));
    let write = || {
        std::fs::write(&part, bytes).unwrap();
        RealDisk.flush(&part).unwrap();
        RealDisk.rename(&part, &file).unwrap();
        RealDisk.flush_folder(folder).unwrap();
    };
    say(
        "  the disk alone: write, flush, rename, flush",
        times(write),
    );
}

/// A save as its thread does it: into text, written, flushed, renamed, read back.
fn saving(session: &mut Session, path: &Path) {
    let place = first_prose(session.draft());
    let mut saved = Vec::new();
    for key in 0..N_TIMES {
        press_key(session, &place, key);
        let order = session.order_save(path);
        let begun = Instant::now();
        let done = save(&RealDisk, &order, None).unwrap();
        saved.push(begun.elapsed().as_secs_f64() * 1000.0);
        session.take_saved(&done);
    }
    say("  save", saved);
}

/// A recovery copy: what the drawing thread feels of it, when it is there, and reading it.
fn keeping(session: &mut Session, folder: &Path) {
    let place = first_prose(session.draft());
    let folders = Folders::below(folder);
    let (sender, woken) = channel();
    let sender = std::sync::Mutex::new(sender);
    let wake = Arc::new(move || sender.lock().unwrap().send(()).unwrap());
    let mut autosave = Autosave::new(Arc::new(RealDisk), &folders, "bench".to_owned(), wake);
    let (mut felt, mut next_key, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for key in 0..N_TIMES {
        let now_ms = u64::try_from(key).unwrap() * 100_000;
        press_key(session, &place, key);
        autosave.tick(session, now_ms);
        let begun = Instant::now();
        autosave.tick(session, now_ms + 50_000);
        felt.push(begun.elapsed().as_secs_f64() * 1000.0);
        // The copy is being written; the next key must not wait for it.
        next_key.push(ms(|| press_key(session, &place, key + 1000)));
        woken.recv().unwrap();
        kept.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    say("  recovery copy: felt by the frame that begins it", felt);
    say("  recovery copy: the next key", next_key);
    say("  recovery copy: there", kept);
    drop(autosave);
    let recovered = left_behind(&RealDisk, &folders);
    let first = recovered.first().unwrap();
    say(
        "  open what was recovered",
        times(|| drop(Session::open_recovered(first, Seal::Open, IdSource::new(1)).unwrap())),
    );
}

/// A protected draft: nearly all of it is the work of the passphrase.
fn protected(session: &Session, folder: &Path) {
    let path = folder.join("draft.ron.age");
    let seal = Seal::Passphrase(Passphrase::new("three quiet otters".to_owned()).unwrap());
    let saved = (0..5).map(|_| {
        ms(|| {
            let bytes = draft_bytes(session.draft(), session.template(), &seal).unwrap();
            save_draft(&RealDisk, &path, &bytes, Expected::Anything, None).unwrap();
        })
    });
    say("  save, protected", saved.collect());
    let opened =
        (0..5).map(|_| ms(|| drop(Session::open(&path, seal.clone(), IdSource::new(1)).unwrap())));
    say("  open, protected", opened.collect());
}
