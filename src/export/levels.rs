//! Levels of headings as they are heard: none is skipped, whatever the look.

/// The level of the last heading; 0 before the first.
#[derive(Debug, Default)]
pub(super) struct Levels {
    last: u8,
}

impl Levels {
    /// Returns the level at which a heading is heard: at most one below the one before it.
    pub(super) fn next(&mut self, level: u8) -> u8 {
        self.last = level.clamp(1, self.last.saturating_add(1));
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_skipped_downwards() {
        let mut levels = Levels::default();
        let heard = [3, 4, 4, 1, 3, 0].map(|level| levels.next(level));
        assert_eq!(heard, [1, 2, 3, 1, 2, 1]);
    }
}
