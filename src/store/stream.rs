//! Files of other programs that are read piece by piece, because they may be large.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::special::refuse_special;

/// Opens a file of another program from its beginning.
#[expect(clippy::disallowed_methods, reason = "this is the door to the disk")]
pub fn open_foreign(path: &Path) -> io::Result<Box<dyn Read>> {
    refuse_special(path, &path.metadata()?)?;
    Ok(Box::new(File::open(path)?))
}

/// Returns how many bytes a file of another program has, if that can be told.
pub fn len_foreign(path: &Path) -> Option<u64> {
    path.metadata().ok().map(|metadata| metadata.len())
}
