//! Giving every state of a history another protection.
//!
//! Invariant: a state's new file is whole before its old one goes, so that each can be opened
//! with the old passphrase or the new one at any moment, and none is lost.

use std::{
    io,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{
    name::StateName,
    states::{Kept, list, put, read},
};
use crate::store::{Disk, MAX_BYTES, Seal, SealError};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resealed {
    /// How many states have the new protection now and had another.
    pub n_changed: usize,
    /// The states that stayed as they were, because they could not be read or written.
    pub left: Vec<PathBuf>,
}

/// Gives every state of a draft's history the protection `to`. Closed ones are opened with
/// `from`; what opens with neither is left as it is. Goes on behind a state that fails.
pub fn reseal(disk: &dyn Disk, draft: &Path, from: &Seal, to: &Seal) -> io::Result<Resealed> {
    let mut resealed = Resealed::default();
    for kept in list(disk, draft)? {
        match reseal_one(disk, &kept, from, to) {
            Ok(true) => resealed.n_changed += 1,
            Ok(false) => {}
            Err(_why) => resealed.left.push(kept.path),
        }
    }
    Ok(resealed)
}

/// Returns whether the state had another protection.
fn reseal_one(disk: &dyn Disk, kept: &Kept, from: &Seal, to: &Seal) -> io::Result<bool> {
    let is_sealed = to.is_closed();
    // Without the passphrase that a state was closed with, it stays closed.
    let is_beyond = kept.is_sealed && !from.is_closed();
    if is_beyond || (!kept.is_sealed && !is_sealed) {
        return Ok(false);
    }
    let bytes = read(disk, kept, MAX_BYTES)?;
    let plain = match from.open(bytes.clone()) {
        Ok(plain) => Zeroizing::new(plain),
        // It has the new protection already, from a time before that was broken off.
        Err(SealError::WrongPassphrase) if to.open(bytes).is_ok() => {
            return Ok(false);
        }
        Err(error) => return Err(io::Error::other(error)),
    };
    let closed = to.close(plain.to_vec()).map_err(io::Error::other)?;
    let path = path_as(kept, is_sealed).ok_or(io::ErrorKind::InvalidFilename)?;
    put(disk, &path, &closed, is_sealed, &kept.path)?;
    if path != kept.path {
        disk.remove(&kept.path)?;
    }
    Ok(true)
}

/// Returns the name of a state's file when it is closed, or no longer.
fn path_as(kept: &Kept, is_sealed: bool) -> Option<PathBuf> {
    let state = StateName::read(kept.path.file_name()?.to_str()?)?;
    let state = StateName { is_sealed, ..state };
    Some(kept.path.with_file_name(state.file()))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::store::{
        Passphrase, RealDisk,
        backup::{keep, snapshot},
        is_sealed,
    };

    fn seal(words: &str) -> Seal {
        Seal::Passphrase(Passphrase::new(words.to_owned()).unwrap())
    }

    fn moment(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).unwrap()
    }

    /// Returns what every state holds once it is opened, newest first.
    fn opened(draft: &Path, seal: &Seal) -> Vec<Option<Vec<u8>>> {
        let kept = list(&RealDisk, draft).unwrap();
        kept.iter()
            .map(|kept| {
                let bytes = read(&RealDisk, kept, MAX_BYTES).unwrap();
                assert_eq!(kept.is_sealed, is_sealed(&bytes));
                assert_eq!(kept.is_sealed, seal.is_closed());
                seal.open(bytes).ok()
            })
            .collect()
    }

    #[test]
    fn every_state_gets_the_new_protection_and_says_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("sef.ron");
        keep(&RealDisk, &draft, b"one", false, moment(0)).unwrap();
        keep(&RealDisk, &draft, b"two", false, moment(0)).unwrap();
        snapshot(&RealDisk, &draft, b"three", false, moment(60), "sent").unwrap();
        let says = [b"three".as_slice(), b"two", b"one"].map(|text| Some(text.to_vec()));
        let names = |draft: &Path| -> Vec<_> {
            let kept = list(&RealDisk, draft).unwrap().into_iter();
            kept.map(|kept| (kept.moment, kept.name)).collect()
        };
        let before = names(&draft);
        let (one, other) = (seal("correct horse"), seal("battery staple"));
        let steps = [(&Seal::Open, &one), (&one, &other), (&other, &Seal::Open)];
        for (from, to) in steps {
            let done = reseal(&RealDisk, &draft, from, to).unwrap();
            assert_eq!((done.n_changed, done.left.len()), (3, 0));
            assert_eq!(opened(&draft, to), says);
            assert_eq!(names(&draft), before);
        }
    }

    #[test]
    fn what_opens_with_neither_passphrase_stays_and_what_is_done_is_not_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("sef.ron.age");
        let (one, other) = (seal("correct horse"), seal("battery staple"));
        let forgotten = seal("forgotten").close(b"zero".to_vec()).unwrap();
        let done_already = other.close(b"one".to_vec()).unwrap();
        keep(&RealDisk, &draft, &forgotten, true, moment(0)).unwrap();
        keep(&RealDisk, &draft, &done_already, true, moment(1)).unwrap();
        keep(&RealDisk, &draft, b"two", false, moment(2)).unwrap();
        let done = reseal(&RealDisk, &draft, &one, &other).unwrap();
        assert_eq!((done.n_changed, done.left.len()), (1, 1));
        assert_eq!(
            opened(&draft, &other),
            [Some(b"two".to_vec()), Some(b"one".to_vec()), None]
        );
        assert_eq!(RealDisk.read(&done.left[0], MAX_BYTES).unwrap(), forgotten);
    }
}
