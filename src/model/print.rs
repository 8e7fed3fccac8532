//! What stands for a text, so that one is told from another for ever.
//!
//! SHA-256, because what is signed off or sent out is looked up by it years later, also by others:
//! every system has a tool that works it out of a file.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Details, Draft};

/// Returns the SHA-256 of bytes, in hexadecimal.
pub fn bytes_print(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _done = write!(hex, "{byte:02x}").is_ok();
            hex
        })
}

/// Returns what stands for everything in a draft that is agreed when it is signed off: the details
/// but for those of the signing itself, the order, the markings, the answers and the rows. How the
/// paper looks, who writes it and what is in doubt count for nothing.
pub fn content_print(draft: &Draft) -> String {
    #[derive(Serialize)]
    struct Content<'a> {
        details: Details,
        arrangement: &'a [super::SectionId],
        markings: &'a std::collections::BTreeMap<super::SectionId, super::SectionMarkings>,
        answers: &'a std::collections::BTreeMap<
            super::SectionId,
            std::collections::BTreeMap<super::FieldId, super::Answer>,
        >,
        registers: &'a super::Registers,
    }
    let content = Content {
        details: draft.details.agreed_part(),
        arrangement: &draft.arrangement,
        markings: &draft.markings,
        answers: &draft.answers,
        registers: &draft.registers,
    };
    // Every name in it is a text, so that nothing can be refused.
    let bytes = serde_json::to_vec(&content).unwrap_or_default();
    bytes_print(&bytes)
}

/// Returns the beginning of such a number as people read it out: “3f2a 91c4 07bd e5a8”.
pub fn short_print(print: &str) -> String {
    let mut short = String::with_capacity(20);
    for (idx, sign) in print.chars().take(16).enumerate() {
        if idx > 0 && idx % 4 == 0 {
            short.push(' ');
        }
        short.push(sign);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, DraftStatus, FieldId, Prose, SectionId};

    #[test]
    fn the_number_of_bytes_is_what_other_tools_say() {
        // The first test vector of FIPS 180-2.
        assert_eq!(
            bytes_print(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(short_print(&bytes_print(b"abc")), "ba78 16bf 8f01 cfea");
    }

    #[test]
    fn the_number_of_a_draft_is_of_what_is_agreed_and_of_nothing_else() {
        let mut draft = Draft::default();
        let empty = content_print(&draft);
        "1.0".clone_into(&mut draft.details.version);
        draft.details.status = DraftStatus::Final;
        draft.details.words.push("Northmere".to_owned());
        assert_eq!(content_print(&draft), empty);
        let section = SectionId::new("care").unwrap();
        let answers = draft.answers.entry(section).or_default();
        let answer = Answer::Prose(Prose::new("We know."));
        answers.insert(FieldId::new("know").unwrap(), answer);
        assert_ne!(content_print(&draft), empty);
    }
}
