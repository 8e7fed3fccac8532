//! What tells one content of a file from another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Stands for the bytes of a file (FNV-1a, 64 bits, and the length). The same bytes have the
/// same fingerprint on every machine and for ever, so it may be part of a file's name. It is no
/// protection against somebody who wants two contents to look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint {
    n_bytes: usize,
    hash: u64,
}

impl Fingerprint {
    /// Returns the fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self {
            n_bytes: bytes.len(),
            hash,
        }
    }

    /// Returns a number for the name of a file.
    pub(super) fn short(self) -> u32 {
        let folded = (self.hash >> 32) ^ self.hash;
        u32::try_from(folded & 0xffff_ffff).unwrap_or_default()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:016x}", self.n_bytes, self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_same_for_ever() {
        // The last test vector of draft-eastlake-fnv for FNV-1a, 64 bits: "foobar".
        assert_eq!(Fingerprint::of(b"foobar").hash, 0x8594_4171_f739_67e8);
        assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"b"));
    }
}
