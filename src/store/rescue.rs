//! A damaged draft's file, which is read and never written.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Disk, Salvaged, Seal, StoreError, file, salvage_draft};

/// Reads a damaged draft as far as it can be read. A sealed one needs its seal; where the seal
/// itself is damaged, nothing behind it can be read.
pub fn salvage_file(disk: &dyn Disk, path: &Path, seal: &Seal) -> Result<Salvaged, StoreError> {
    let bytes = file::read_file(disk, path)?;
    let path = path.to_owned();
    let plain = match seal.open(bytes) {
        Ok(plain) => Zeroizing::new(plain),
        Err(source) => return Err(StoreError::Seal { path, source }),
    };
    salvage_draft(&plain).map_err(|source| StoreError::Format { path, source })
}
