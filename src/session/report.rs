//! A report of a fault in this program: where it broke off and in which version, without a word
//! of the draft. What the fault says of itself is left out too, because it may quote the text.

use std::{backtrace::Backtrace, panic::PanicHookInfo, path::PathBuf};

use crate::store::{self, Disk, Folders};

use super::Clock;

/// Writes a report. Returns where it lies.
pub fn write_report(
    disk: &dyn Disk,
    folders: &Folders,
    clock: &dyn Clock,
    panic: &PanicHookInfo<'_>,
) -> Option<PathBuf> {
    let now = clock.now();
    let thread = std::thread::current();
    let text = format!(
        "Candour {} broke off.\n\nWhen: {now}\nSystem: {} {}\nThread: {}\nWhere: {}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        thread.name().unwrap_or("?"),
        panic
            .location()
            .map_or_else(|| "?".to_owned(), ToString::to_string),
        Backtrace::force_capture(),
    );
    let name = now.to_string().replace(':', "");
    store::write_report(disk, folders.state()?, &name, &text)
}
