//! What the window asks of the desktop around it: the clipboard, and the programs that open
//! papers, folders and web addresses. Behind a trait, so that tests can stand in for both.
//!
//! Nothing is put together for a shell: what is opened is handed over as one argument.

use std::{
    io,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// What another program is to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// A file, in the program for files of its kind.
    File(PathBuf),
    /// The folder of a file, where the file manager can with the file pointed out.
    InFolder(PathBuf),
    /// A folder, in the file manager.
    Folder(PathBuf),
    /// A web or mail address, in the browser.
    Address(String),
}

/// How a text came onto the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// It is there.
    Done,
    /// The toolkit is to hand it over, and to be asked afterwards what is there.
    ToToolkit,
}

/// The desktop around the window.
pub trait Outside: Send + Sync {
    /// Puts a text onto the clipboard, with its looks as HTML where it has any. Where that fails,
    /// says why, in half a sentence.
    fn copy(&self, text: &str, html: Option<&str>) -> Result<Handed, String>;
    /// Returns what is on the clipboard with its looks, as HTML; none where it has none, or where
    /// nobody can say. Another program answers for it, which may take seconds.
    fn copied_html(&self) -> Option<String> {
        None
    }
    /// How long a frame may wait for that, so that what is there at once comes at once.
    fn patience(&self) -> Duration {
        Duration::from_millis(8)
    }
    /// Has something opened, and waits until it is known whether it could be. Where it could
    /// not, says why, in half a sentence.
    fn open(&self, errand: &Errand) -> Result<(), String>;
}

/// The desktop of this computer.
#[derive(Default)]
pub struct SystemOutside {
    /// Kept, because on X11 what was copied is there only as long as somebody answers for it.
    clipboard: Mutex<Option<arboard::Clipboard>>,
}

impl std::fmt::Debug for SystemOutside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemOutside").finish_non_exhaustive()
    }
}

impl Outside for SystemOutside {
    fn copy(&self, text: &str, html: Option<&str>) -> Result<Handed, String> {
        if is_wayland() {
            // Only the window itself may set it there.
            return Ok(Handed::ToToolkit);
        }
        let mut known = self.known();
        let clipboard = clipboard(&mut known).map_err(|error| why(&error))?;
        let put = match html {
            Some(html) => clipboard.set_html(html, Some(text)),
            None => clipboard.set_text(text),
        };
        put.map_err(|error| why(&error))?;
        // Windows and macOS say when it is there; X11 only passes on who would have it.
        if cfg!(all(unix, not(target_os = "macos")))
            && clipboard.get_text().is_ok_and(|found| found != text)
        {
            return Err("another program took the clipboard at once".to_owned());
        }
        Ok(Handed::Done)
    }

    fn copied_html(&self) -> Option<String> {
        if is_wayland() {
            return None;
        }
        // With a door of its own: whoever copies meanwhile must not wait for the answer.
        arboard::Clipboard::new().ok()?.get().html().ok()
    }

    fn open(&self, errand: &Errand) -> Result<(), String> {
        match errand {
            Errand::Address(address) => match web_address(address) {
                Some(address) => system::open(address.as_ref()),
                None => Err(io::Error::other("it is no web or mail address")),
            },
            Errand::File(path) | Errand::Folder(path) => system::open(path.as_os_str()),
            Errand::InFolder(path) => system::show(path),
        }
        .map_err(|error| error.to_string())
    }
}

impl SystemOutside {
    fn known(&self) -> MutexGuard<'_, Option<arboard::Clipboard>> {
        let known = self.clipboard.lock();
        known.unwrap_or_else(PoisonError::into_inner)
    }
}

fn clipboard(
    known: &mut Option<arboard::Clipboard>,
) -> Result<&mut arboard::Clipboard, arboard::Error> {
    Ok(match known {
        Some(clipboard) => clipboard,
        none => none.insert(arboard::Clipboard::new()?),
    })
}

/// Whether the window is one of Wayland's, by the rule of the toolkit.
fn is_wayland() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(all(unix, not(target_os = "macos")))
        && (is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET"))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "another crate’s enum")]
fn why(error: &arboard::Error) -> String {
    match error {
        arboard::Error::ClipboardOccupied => "another program is using the clipboard".to_owned(),
        arboard::Error::ClipboardNotSupported => "this computer offers no clipboard".to_owned(),
        other => format!("the clipboard of this computer said: {other}"),
    }
}

/// Returns an address with its scheme, if it is one that a browser or mail program may be given:
/// a text may hold whatever somebody wrote into it.
pub(super) fn web_address(address: &str) -> Option<String> {
    let address = address.trim();
    let begins = |scheme: &str| {
        let head = address.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let has_blank = address.chars().any(|c| c.is_whitespace() || c.is_control());
    if has_blank {
        None
    } else if ["https://", "http://", "mailto:"].into_iter().any(begins) {
        Some(address.to_owned())
    } else if begins("www.") {
        Some(format!("https://{address}"))
    } else {
        None
    }
}

/// Linux and its kin: a script of the desktop, which says at its end whether it found a program.
#[cfg(not(any(windows, target_os = "macos")))]
mod system {
    use std::{
        ffi::OsStr,
        fmt::Write as _,
        io,
        path::Path,
        process::{Command, Stdio},
    };

    /// What `xdg-open` says where there is no program for it.
    const NO_PROGRAM: i32 = 3;

    pub(super) fn open(what: &OsStr) -> io::Result<()> {
        match run(Command::new("xdg-open").arg(what)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(io::Error::other("xdg-open is not installed"))
            }
            Err(error) => Err(error),
            Ok(Some(0)) => Ok(()),
            Ok(Some(NO_PROGRAM)) => Err(io::Error::other("there is no program for it")),
            Ok(_) => Err(io::Error::other(
                "the desktop of this computer could not open it",
            )),
        }
    }

    /// Asks the file manager, and where none answers has the folder opened.
    pub(super) fn show(path: &Path) -> io::Result<()> {
        let items = format!("array:string:{}", file_address(path));
        let mut ask = Command::new("dbus-send");
        ask.args(["--session", "--print-reply", "--reply-timeout=5000"])
            .arg("--dest=org.freedesktop.FileManager1")
            .arg("/org/freedesktop/FileManager1")
            .arg("org.freedesktop.FileManager1.ShowItems")
            .args([&items, "string:"]);
        if run(&mut ask).is_ok_and(|code| code == Some(0)) {
            return Ok(());
        }
        open(path.parent().unwrap_or(path).as_os_str())
    }

    fn run(command: &mut Command) -> io::Result<Option<i32>> {
        let command = command.stdin(Stdio::null()).stdout(Stdio::null());
        Ok(command.stderr(Stdio::null()).status()?.code())
    }

    /// Writes a path as an address, without a sign that could end it.
    pub(super) fn file_address(path: &Path) -> String {
        let mut address = "file://".to_owned();
        for byte in path.as_os_str().as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || b"/-._~".contains(byte) {
                address.push(char::from(*byte));
            } else {
                // Writing to a text cannot fail.
                let _done = write!(address, "%{byte:02X}").is_ok();
            }
        }
        address
    }
}

#[cfg(any(windows, target_os = "macos"))]
mod system {
    use std::{ffi::OsStr, io, path::Path};

    pub(super) fn open(what: &OsStr) -> io::Result<()> {
        opener::open(what).map_err(io::Error::other)
    }

    pub(super) fn show(path: &Path) -> io::Result<()> {
        opener::reveal(path).map_err(io::Error::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_are_handed_to_the_desktop() {
        for address in ["https://a.uk/x?y=1&z", "HTTP://a.uk", "mailto:a@b.uk"] {
            assert_eq!(web_address(address).as_deref(), Some(address));
        }
        assert_eq!(
            web_address(" www.a.uk/b ").as_deref(),
            Some("https://www.a.uk/b")
        );
        for other in [
            "file:///etc/passwd",
            "C:\\a.exe",
            "javascript:x",
            "a.uk",
            "",
            "https://a b",
        ] {
            assert_eq!(web_address(other), None, "{other}");
        }
    }

    #[test]
    #[cfg(not(any(windows, target_os = "macos")))]
    fn a_path_is_one_address_whatever_its_signs() {
        let path = std::path::Path::new("/papers/a, b & é#1.pdf");
        let address = "file:///papers/a%2C%20b%20%26%20%C3%A9%231.pdf";
        assert_eq!(system::file_address(path), address);
    }
}
