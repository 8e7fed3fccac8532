//! Ids for new rows, drawn so that two people who add rows to copies of one draft do not
//! choose the same.

use crate::model::{CommentId, Draft, RegisterKind, RowId};

/// Letters and figures that are not mistaken for each other.
const ALPHABET: &[u8; 28] = b"abcdefghjkmnpqrstuvwxyz23456";
const LEN: usize = 6;

/// Draws ids from a seed. The same seed gives the same ids.
#[derive(Debug, Clone)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// Begins with a seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Begins with a seed that no other run of the program has.
    pub fn of_system() -> Self {
        use std::hash::{BuildHasher as _, RandomState};
        Self::new(RandomState::new().hash_one(std::process::id()))
    }

    /// Returns an id that no row of the draft has.
    pub fn next_id(&mut self, draft: &Draft, register: RegisterKind) -> RowId {
        loop {
            let drawn = self.draw();
            if let Ok(id) = RowId::new(format!("{}-{drawn}", register.prefix()))
                && draft.registers.find(&id).is_none()
            {
                return id;
            }
        }
    }

    /// Returns a name that no comment of the draft has.
    pub fn next_comment_id(&mut self, draft: &Draft) -> CommentId {
        loop {
            let drawn = self.draw();
            if let Ok(id) = CommentId::new(format!("comment-{drawn}"))
                && draft.comments.iter().all(|comment| comment.id != id)
            {
                return id;
            }
        }
    }

    fn draw(&mut self) -> String {
        let mut bits = self.next_u64();
        (0..LEN)
            .map(|_| {
                let letters = ALPHABET.len() as u64;
                let idx = usize::try_from(bits % letters).unwrap_or_default();
                bits /= letters;
                ALPHABET.get(idx).map_or('a', |byte| char::from(*byte))
            })
            .collect()
    }

    /// `SplitMix64`: small, and good enough to spread names (Steele, Lea and Flood 2014).
    fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_their_register_and_differ() {
        let mut ids = IdSource::new(1);
        let draft = Draft::default();
        let first = ids.next_id(&draft, RegisterKind::Findings);
        let second = ids.next_id(&draft, RegisterKind::Findings);
        assert!(first.as_str().starts_with("f-"));
        assert_ne!(first, second);
        assert_eq!(
            IdSource::new(1).next_id(&draft, RegisterKind::Findings),
            first
        );
    }
}
