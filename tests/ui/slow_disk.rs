//! A disk on which some files come when the test says so.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
    time::Duration,
};

use candour::session::{Disk, RealDisk};
use candour::store::{Facts, Held, Rights};

/// What the names of the files begin with that wait.
pub(crate) const SLOW: &str = "slow";

/// The disk of this machine, but for files that wait until their names are let go.
#[derive(Debug, Default)]
pub(crate) struct SlowDisk {
    let_go: Mutex<Vec<String>>,
    changed: Condvar,
}

impl SlowDisk {
    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Lets the files whose names begin so be written.
    pub(crate) fn let_go(&self, begins: &str) {
        self.let_go.lock().unwrap().push(begins.to_owned());
        self.changed.notify_all();
    }

    fn wait(&self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.trim_start_matches('.');
        if !name.starts_with(SLOW) {
            return;
        }
        let let_go = self.let_go.lock().unwrap();
        let is_held = |let_go: &mut Vec<String>| !let_go.iter().any(|one| name.starts_with(one));
        drop(self.changed.wait_while(let_go, is_held).unwrap());
    }
}

impl Disk for SlowDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, most)
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        RealDisk.facts(path)
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.resolve(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.list(folder)
    }

    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<()> {
        RealDisk.create(path, rights)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.append(path, bytes)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        RealDisk.overwrite(path, bytes)
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        RealDisk.flush(path)
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.flush_folder(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.wait(to);
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn share_folder(&self, folder: &Path, like: &Path) -> io::Result<()> {
        RealDisk.share_folder(folder, like)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.remove_folder(folder)
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Held>> {
        RealDisk.hold(path)
    }

    fn pause(&self, time: Duration) {
        RealDisk.pause(time);
    }
}
