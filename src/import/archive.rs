//! The parts of a zip file, inflated one at a time within bounds: what a file says of the size of
//! its parts is not believed.

use std::io::{BufRead, BufReader, Read as _};

use flate2::bufread::DeflateDecoder;

use super::ImportError;

/// How many parts a file may have.
const MAX_PARTS: usize = 4_000;
/// How large a part may be once it is inflated, in bytes.
const MAX_PART: u64 = 256 * 1024 * 1024;
/// The longest end of a file, behind which a remark may stand, in bytes.
const MAX_END: usize = 66_000;

/// A zip file.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    name: String,
    method: u16,
    start: usize,
    len: usize,
}

impl<'a> Archive<'a> {
    /// Reads the list of parts at the end of the file.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let parts = parts(bytes).ok_or(ImportError::Damaged {
            what: "document or workbook",
            why: "its list of contents cannot be read".to_owned(),
        })?;
        Ok(Self { bytes, parts })
    }

    /// Returns a part for reading, if there is one of this name.
    pub(super) fn part(&self, name: &str) -> Option<Box<dyn BufRead + 'a>> {
        let name = name.trim_start_matches('/');
        let part = self.parts.iter().find(|part| part.name == name)?;
        let bytes = self.bytes;
        let packed = bytes.get(part.start..part.start.checked_add(part.len)?)?;
        match part.method {
            0 => Some(Box::new(packed.take(MAX_PART))),
            8 => {
                let inflated = DeflateDecoder::new(packed).take(MAX_PART);
                Some(Box::new(BufReader::new(inflated)))
            }
            _ => None,
        }
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| part.name == name)
    }
}

fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let tail = bytes.len().saturating_sub(MAX_END);
    let end = bytes
        .get(tail..)?
        .windows(4)
        .rposition(|window| window == b"PK\x05\x06")?;
    let end = bytes.get(tail + end..)?;
    let (n_parts, mut at) = (number(end, 10, 2)?, number(end, 16, 4)?);
    let mut parts = Vec::new();
    for _ in 0..n_parts.min(MAX_PARTS) {
        let entry = bytes.get(at..)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name_len, extra, remark) = (
            number(entry, 28, 2)?,
            number(entry, 30, 2)?,
            number(entry, 32, 2)?,
        );
        let name = String::from_utf8_lossy(entry.get(46..46 + name_len)?).into_owned();
        let header = number(entry, 42, 4)?;
        let local = bytes.get(header..)?;
        let start = header + 30 + number(local, 26, 2)? + number(local, 28, 2)?;
        parts.push(Part {
            name,
            method: u16::try_from(number(entry, 10, 2)?).ok()?,
            start,
            len: number(entry, 20, 4)?,
        });
        at += 46 + name_len + extra + remark;
    }
    Some(parts)
}

/// Returns a whole number of some bytes, the smallest first.
fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + len)?;
    let mut digits = bytes.iter().rev();
    digits.try_fold(0_usize, |number, byte| {
        number.checked_mul(256)?.checked_add(usize::from(*byte))
    })
}
