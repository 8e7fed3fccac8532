//! What is written down when the program breaks off: where, never what.

use std::path::{Path, PathBuf};

use super::{Disk, write_atomically};

/// How many reports are kept.
const MAX_REPORTS: usize = 10;

/// Writes a report into the state folder, in place of the oldest where there are many. `name`
/// orders the reports in time. Returns where it lies.
pub fn write_report(disk: &dyn Disk, state: &Path, name: &str, text: &str) -> Option<PathBuf> {
    let folder = state.join("reports");
    disk.make_folder(&folder).ok()?;
    let mut older = disk.list(&folder).ok()?;
    while older.len() >= MAX_REPORTS {
        if disk.remove(&older.remove(0)).is_err() {
            break;
        }
    }
    let path = folder.join(format!("{name}.txt"));
    write_atomically(disk, &path, text.as_bytes(), None).ok()?;
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    #[test]
    fn the_oldest_reports_go() {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..14 {
            let name = format!("2026-11-{n:02}");
            write_report(&RealDisk, folder.path(), &name, "where").unwrap();
        }
        let kept = RealDisk.list(&folder.path().join("reports")).unwrap();
        assert_eq!(kept.len(), 10);
        assert!(kept[0].ends_with("2026-11-04.txt"));
    }
}
