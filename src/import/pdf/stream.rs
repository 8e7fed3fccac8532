//! Compressed streams, inflated within a budget: a file of some kilobytes may say that it holds
//! gigabytes.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Object, Stream};

/// How many bytes may still be inflated.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

/// What was inflated.
#[derive(Debug, Default)]
pub(super) struct Inflated {
    /// The bytes, as far as they could be had.
    pub(super) bytes: Option<Vec<u8>>,
    /// Whether that is all of them.
    pub(super) is_whole: bool,
}

impl Budget {
    pub(super) fn new(bytes: usize) -> Self {
        Self { left: bytes }
    }

    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Inflates a stream as far as it goes and the budget allows.
    pub(super) fn inflate(&mut self, stream: &Stream) -> Inflated {
        let inflated = match stream.filters().as_deref() {
            Err(_) | Ok([]) => self.plain(&stream.content),
            Ok([b"FlateDecode"]) if !has_parameters(&stream.dict) => self.flate(&stream.content),
            Ok(_) => match stream.decompressed_content_with_limit(self.left) {
                Ok(bytes) => Inflated {
                    bytes: Some(bytes),
                    is_whole: true,
                },
                Err(_) => Inflated::default(),
            },
        };
        let n_bytes = inflated.bytes.as_ref().map_or(0, Vec::len);
        self.left = self.left.saturating_sub(n_bytes);
        inflated
    }

    fn plain(&self, bytes: &[u8]) -> Inflated {
        Inflated {
            bytes: bytes.get(..bytes.len().min(self.left)).map(<[u8]>::to_vec),
            is_whole: bytes.len() <= self.left,
        }
    }

    fn flate(&self, bytes: &[u8]) -> Inflated {
        let mut out = Vec::new();
        let most = u64::try_from(self.left).unwrap_or(u64::MAX);
        let mut reader = ZlibDecoder::new(bytes).take(most.saturating_add(1));
        let ended = reader.read_to_end(&mut out).is_ok();
        let is_whole = ended && out.len() <= self.left;
        out.truncate(self.left);
        Inflated {
            bytes: Some(out),
            is_whole,
        }
    }
}

fn has_parameters(dictionary: &Dictionary) -> bool {
    [&b"DecodeParms"[..], b"DP"].iter().any(|key| {
        dictionary
            .get(key)
            .is_ok_and(|value| *value != Object::Null)
    })
}
