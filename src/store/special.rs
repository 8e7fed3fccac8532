//! What has a path like a file and is none: pipes, devices, sockets. Opening one may wait for ever,
//! reading one may never end, and writing one reaches something else than a disk.

use std::{fs, io, path::Path};

/// Says what something is, where it is neither a file nor a folder.
pub(super) fn special(path: &Path, facts: &fs::Metadata) -> Option<&'static str> {
    if cfg!(windows) && is_device_name(path) {
        return Some("a device of the system");
    }
    kind(facts.file_type())
}

/// Refuses what is neither a file nor a folder.
pub(super) fn refuse_special(path: &Path, facts: &fs::Metadata) -> io::Result<()> {
    match special(path, facts) {
        Some(what) => Err(no_file(what)),
        None => Ok(()),
    }
}

/// Returns the error for something that is no file.
pub(super) fn no_file(what: &str) -> io::Error {
    let words = format!("it is {what} and no file");
    io::Error::new(io::ErrorKind::InvalidInput, words)
}

#[cfg(unix)]
fn kind(kind: fs::FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_file() || kind.is_dir() {
        None
    } else if kind.is_fifo() {
        Some("a pipe")
    } else if kind.is_socket() {
        Some("a socket")
    } else {
        Some("a device")
    }
}

#[cfg(not(unix))]
fn kind(kind: fs::FileType) -> Option<&'static str> {
    (!kind.is_file() && !kind.is_dir()).then_some("a device")
}

/// Whether Windows takes a path for a device, whatever folder and ending it has.
fn is_device_name(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    let name = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.split(['.', ':']).next().unwrap_or_default();
    let stem = stem.trim_end().to_uppercase();
    let is_numbered = |head: &str| {
        let rest = stem.strip_prefix(head);
        rest.is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    };
    text.starts_with(r"\\.\")
        || matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || is_numbered("COM")
        || is_numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_keeps_for_devices_are_known() {
        for name in [
            "NUL",
            "C:\\x\\nul.pdf",
            "com1.ron",
            "aux .md",
            r"\\.\pipe\paper",
            "LPT³",
        ] {
            assert!(is_device_name(Path::new(name)), "{name}");
        }
        for name in [
            "null.pdf",
            "C:\\nul\\paper.pdf",
            "com.ron",
            "com10.ron",
            "console.md",
        ] {
            assert!(!is_device_name(Path::new(name)), "{name}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_pipe_a_socket_and_a_device_are_refused_at_once_and_called_what_they_are() {
        use crate::store::{Disk as _, RealDisk};
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.ron");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let socket = folder.path().join("socket.ron");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for (path, what) in [
            (&pipe, "a pipe"),
            (&socket, "a socket"),
            (&link, "a device"),
        ] {
            let expected = format!("it is {what} and no file");
            let read = RealDisk.read(path, 1_000).unwrap_err();
            assert_eq!(read.to_string(), expected);
            let written = crate::store::write_atomically(&RealDisk, path, b"text", None);
            assert_eq!(written.unwrap_err().to_string(), expected);
            assert!(RealDisk.facts(path).unwrap().special.is_some());
        }
        assert_eq!(RealDisk.list(folder.path()).unwrap(), [link, pipe, socket]);
    }
}
