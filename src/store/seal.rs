//! How the content of a draft's files is kept from other eyes.
//!
//! A sealed file is an `age` file (age-encryption.org/v1) with one scrypt recipient, as the
//! `age` program writes with `--passphrase`, so that a council is not bound to this program.
//! Every file is sealed by itself: what can be read of one needs no other file.

mod keys;

use std::fmt;

use age::{
    DecryptError, scrypt,
    secrecy::{ExposeSecret as _, SecretString},
};

use self::keys::{Keys, Known, Noting};

/// The work of a passphrase, as a power of two: a third of a second and 128 MB on a usual
/// laptop. `OWASP` asks for at least this (Password Storage Cheat Sheet, scrypt: N = 2^17).
const LOG_WORK: u8 = 17;

/// The most work a file may ask for, so that a hostile one cannot take the memory (1 GB).
const MAX_LOG_WORK: u8 = 20;

/// How every sealed file begins.
const HEAD: &[u8] = b"age-encryption.org/v1";

/// A passphrase, with the keys of the files that it opened, so that none is worked out twice. Its
/// memory is wiped when it is dropped, and it is never shown.
#[derive(Clone)]
pub struct Passphrase(SecretString, Keys);

impl Passphrase {
    /// Takes a passphrase over and wipes what it was given in. Empty ones protect nothing.
    pub fn new(text: String) -> Option<Self> {
        // Turning the text itself into a box could leave a copy behind where it is moved.
        let text = zeroize::Zeroizing::new(text);
        (!text.is_empty()).then(|| Self(SecretString::from(text.as_str()), Keys::default()))
    }

    /// Takes the first line of a file over.
    pub fn of_line(bytes: &[u8]) -> Option<Self> {
        let line = bytes.split(|byte| *byte == b'\n').next()?;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Self::new(std::str::from_utf8(line).ok()?.to_owned())
    }

    /// Returns how many characters it has.
    pub fn n_chars(&self) -> usize {
        self.0.expose_secret().chars().count()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl Eq for Passphrase {}

/// How a draft's files are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Seal {
    /// As plain text.
    #[default]
    Open,
    /// For those who know the passphrase.
    Passphrase(Passphrase),
}

/// Why a sealed file could not be opened, or a file not be sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The file is sealed, and there was no passphrase.
    #[error("it is protected with a passphrase")]
    Sealed,
    /// The passphrase is another one.
    #[error("the passphrase is not the one it was protected with")]
    WrongPassphrase,
    /// The file is damaged behind its head, or was changed.
    #[error("it is protected with a passphrase, and damaged")]
    Damaged,
    /// The file was sealed for somebody's key, or by a newer program.
    #[error("it is protected in a way that this program does not know")]
    Unknown,
    /// The file asks for more work than any honest one.
    #[error("opening it would take more memory than is safe")]
    TooMuchWork,
    /// Sealing failed. A fault in this program.
    #[error("it could not be protected: {0}")]
    Failed(String),
}

impl Seal {
    /// Whether files are kept for those who know a passphrase.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Passphrase(_))
    }

    /// Turns plain content into what is written to a file.
    pub fn close(&self, plain: Vec<u8>) -> Result<Vec<u8>, SealError> {
        let Self::Passphrase(Passphrase(secret, keys)) = self else {
            return Ok(plain);
        };
        let plain = zeroize::Zeroizing::new(plain);
        let mut recipient = scrypt::Recipient::new(secret.clone());
        recipient.set_work_factor(LOG_WORK);
        age::encrypt(&Noting { recipient, keys }, &plain)
            .map_err(|error| SealError::Failed(error.to_string()))
    }

    /// Turns what stands in a file into plain content.
    pub fn open(&self, bytes: Vec<u8>) -> Result<Vec<u8>, SealError> {
        if !is_sealed(&bytes) {
            return Ok(bytes);
        }
        let Self::Passphrase(Passphrase(secret, keys)) = self else {
            return Err(SealError::Sealed);
        };
        let mut identity = scrypt::Identity::new(secret.clone());
        identity.set_max_work_factor(MAX_LOG_WORK);
        age::decrypt(&Known { identity, keys }, &bytes).map_err(|error| reason(&error))
    }
}

/// Whether the content of a file is sealed.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the list of another crate, which grows"
)]
fn reason(error: &DecryptError) -> SealError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            SealError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => SealError::TooMuchWork,
        DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::Io(_) => {
            SealError::Damaged
        }
        _ => SealError::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(words: &str) -> Seal {
        Seal::Passphrase(Passphrase::new(words.to_owned()).unwrap())
    }

    #[test]
    fn only_the_right_passphrase_opens_and_damage_is_told_from_a_wrong_one() {
        let right = seal("three quiet otters");
        let sealed = right.close(b"In confidence".to_vec()).unwrap();
        assert!(is_sealed(&sealed));
        assert_eq!(right.open(sealed.clone()).unwrap(), b"In confidence");
        assert_eq!(
            seal("four quiet otters").open(sealed.clone()),
            Err(SealError::WrongPassphrase)
        );
        assert_eq!(Seal::Open.open(sealed.clone()), Err(SealError::Sealed));

        let mut damaged = sealed.clone();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(right.open(damaged), Err(SealError::Damaged));
        let cut = sealed[..sealed.len() - 3].to_vec();
        assert_eq!(right.open(cut), Err(SealError::Damaged));
        let head = sealed[..60].to_vec();
        assert_eq!(right.open(head), Err(SealError::Damaged));
    }

    #[test]
    fn an_open_seal_leaves_everything_as_it_is() {
        assert_eq!(Seal::Open.close(b"text".to_vec()).unwrap(), b"text");
        assert_eq!(seal("x").open(b"text".to_vec()).unwrap(), b"text");
        assert!(!format!("{:?}", seal("otters")).contains("otters"));
    }

    #[test]
    fn the_key_of_a_file_is_worked_out_once_for_each_passphrase() {
        let right = seal("three quiet otters");
        let sealed = right.close(b"In confidence".to_vec()).unwrap();
        let keys = |seal: &Seal| match seal {
            Seal::Passphrase(Passphrase(_, keys)) => keys.clone(),
            Seal::Open => Keys::default(),
        };
        assert_eq!(keys(&right).n(), 1, "whoever closes it has the key");
        // Read on another day, and by a thread that was handed the same passphrase.
        let later = seal("three quiet otters");
        assert_eq!(keys(&later).n(), 0);
        assert_eq!(later.open(sealed.clone()).unwrap(), b"In confidence");
        assert_eq!(keys(&later).n(), 1);
        // What is remembered is what opens it: with another key the file does not hold together.
        keys(&later).spoil();
        assert_eq!(later.clone().open(sealed.clone()), Err(SealError::Damaged));
        // It opens nothing for anybody else.
        let other = seal("four quiet otters");
        assert_eq!(other.open(sealed.clone()), Err(SealError::WrongPassphrase));
        assert_eq!(keys(&other).n(), 0);
    }
}
