//! The file as such: a ZIP archive of parts, with the same dates every time.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};

/// What the file is put together from.
#[derive(Default)]
pub(in crate::export) struct Package {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    n_parts: u16,
}

const LOCAL_HEADER: u32 = 0x0403_4b50;
const DIRECTORY_ENTRY: u32 = 0x0201_4b50;
const DIRECTORY_END: u32 = 0x0605_4b50;
/// Version 2.0 of the format: deflated parts, folders.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
/// Midnight of 1 January 1980, the first moment that the format can name.
const TIME: u16 = 0;
const DATE: u16 = 0x21;

/// The parts are larger than such a file can be.
#[derive(Debug, thiserror::Error)]
#[error("it would be larger than 4 GB")]
pub struct TooLarge;

impl Package {
    /// Adds a part.
    pub(in crate::export) fn add(&mut self, name: &str, content: &[u8]) -> Result<(), TooLarge> {
        let size = |bytes: usize| u32::try_from(bytes).map_err(|_too_many| TooLarge);
        let mut crc = Crc::new();
        crc.update(content);
        let packed = deflated(content);
        let offset = size(self.bytes.len())?;
        let mut entry = Vec::new();
        for number in [VERSION, FLAGS, DEFLATED, TIME, DATE] {
            entry.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), size(packed.len())?, size(content.len())?] {
            entry.extend(number.to_le_bytes());
        }
        let name_len = u16::try_from(name.len()).map_err(|_too_many| TooLarge)?;
        entry.extend(name_len.to_le_bytes());
        // No extra field.
        entry.extend(0_u16.to_le_bytes());

        self.bytes.extend(LOCAL_HEADER.to_le_bytes());
        self.bytes.extend(&entry);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(&packed);

        self.directory.extend(DIRECTORY_ENTRY.to_le_bytes());
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&entry);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.n_parts += 1;
        Ok(())
    }

    /// Returns the file.
    pub(in crate::export) fn finish(self) -> Result<Vec<u8>, TooLarge> {
        let Self {
            mut bytes,
            directory,
            n_parts,
        } = self;
        let offset = u32::try_from(bytes.len()).map_err(|_too_many| TooLarge)?;
        let length = u32::try_from(directory.len()).map_err(|_too_many| TooLarge)?;
        bytes.extend(directory);
        bytes.extend(DIRECTORY_END.to_le_bytes());
        // This disk is the first and only one.
        bytes.extend([0; 4]);
        bytes.extend(n_parts.to_le_bytes());
        bytes.extend(n_parts.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        // No comment.
        bytes.extend([0; 2]);
        Ok(bytes)
    }
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    encoder.write_all(content).unwrap_or_default();
    encoder.finish().unwrap_or_default()
}
