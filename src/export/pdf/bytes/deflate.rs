//! Deflating. One deflater serves many streams: its tables are larger than most of them.

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::export::pdf::error::PdfError;

/// What comes behind level 5 makes pages a thousandth smaller and takes three times as long.
const LEVEL: u32 = 5;

/// Deflates streams, one after the other.
pub(in crate::export::pdf) struct Deflater {
    compress: Compress,
    room: Vec<u8>,
}

impl Deflater {
    pub(in crate::export::pdf) fn new() -> Self {
        Self {
            compress: Compress::new(Compression::new(LEVEL), true),
            room: Vec::new(),
        }
    }

    /// Returns bytes deflated, with the head and the sum of zlib.
    pub(in crate::export::pdf) fn deflate(&mut self, bytes: &[u8]) -> Result<Box<[u8]>, PdfError> {
        self.compress.reset();
        self.room.clear();
        // Deflating never makes much more of it than it was.
        self.room.reserve(bytes.len() + bytes.len() / 512 + 64);
        let status = self
            .compress
            .compress_vec(bytes, &mut self.room, FlushCompress::Finish)
            .map_err(std::io::Error::other)?;
        if status != Status::StreamEnd {
            return Err(std::io::Error::other("a stream did not end").into());
        }
        Ok(self.room.as_slice().into())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_deflater_serves_many_streams() {
        let mut deflater = Deflater::new();
        let noise: Vec<u8> = (0..100_000_u32)
            .map(|idx| idx.wrapping_mul(2_654_435_761).to_be_bytes()[0])
            .collect();
        let even = vec![7; 70_000];
        for bytes in [&b""[..], b"abc", &noise, &even] {
            let packed = deflater.deflate(bytes).unwrap();
            let mut back = Vec::new();
            let mut decoder = flate2::read::ZlibDecoder::new(&packed[..]);
            decoder.read_to_end(&mut back).unwrap();
            assert!(back == bytes, "{}", bytes.len());
        }
    }
}
