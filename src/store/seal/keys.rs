//! The keys of files that a passphrase opened or closed, kept as long as the passphrase is.
//!
//! Working one out takes a third of a second and 128 MB, on purpose; a draft has dozens of earlier
//! states, each with a key of its own.
//!
//! Invariant: what is remembered was worked out with this very passphrase.

use std::{
    collections::{BTreeMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use age::{DecryptError, EncryptError, scrypt, secrecy::ExposeSecret as _};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use zeroize::Zeroizing;

/// How many keys are remembered. With more than that, all are worked out anew.
const MOST: usize = 512;

type Key = Zeroizing<[u8; FILE_KEY_BYTES]>;

/// The keys, each behind the head of its file: what whoever has the passphrase finds it by.
#[derive(Clone, Default)]
pub(super) struct Keys(Arc<Mutex<BTreeMap<Vec<u8>, Key>>>);

impl Keys {
    fn find(&self, stanza: &Stanza) -> Option<FileKey> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = keys.get(&head(stanza))?;
        Some(FileKey::new(Box::new(**key)))
    }

    fn note(&self, stanza: &Stanza, key: &FileKey) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= MOST {
            keys.clear();
        }
        keys.insert(head(stanza), Zeroizing::new(*key.expose_secret()));
    }

    #[cfg(test)]
    pub(super) fn n(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    #[cfg(test)]
    pub(super) fn spoil(&self) {
        for key in self.0.lock().unwrap().values_mut() {
            key[0] ^= 1;
        }
    }
}

/// Returns what tells a file from all others: its salt, the work it asks for and its wrapped key.
fn head(stanza: &Stanza) -> Vec<u8> {
    let mut head = stanza.args.join(" ").into_bytes();
    head.push(b'\n');
    head.extend(&stanza.body);
    head
}

/// A passphrase that opens a file with the key that is known.
pub(super) struct Known<'a> {
    pub(super) identity: scrypt::Identity,
    pub(super) keys: &'a Keys,
}

impl age::Identity for Known<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        if let Some(key) = self.keys.find(stanza) {
            return Some(Ok(key));
        }
        let found = age::Identity::unwrap_stanza(&self.identity, stanza);
        if let Some(Ok(key)) = &found {
            self.keys.note(stanza, key);
        }
        found
    }
}

/// A passphrase that closes a file and knows its key from then on.
pub(super) struct Noting<'a> {
    pub(super) recipient: scrypt::Recipient,
    pub(super) keys: &'a Keys,
}

impl age::Recipient for Noting<'_> {
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        let wrapped = age::Recipient::wrap_file_key(&self.recipient, file_key)?;
        for stanza in &wrapped.0 {
            self.keys.note(stanza, file_key);
        }
        Ok(wrapped)
    }
}
