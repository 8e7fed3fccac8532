//! The operations on a disk that the program needs, one at a time.
//!
//! `store` does everything through [`Disk`], so that a test can make any single operation
//! fail, be cut short or be the last one before the power goes. The program uses [`RealDisk`].

use std::{
    any::Any,
    fmt,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::special::{refuse_special, special};

/// What is known of a file without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// How many bytes it has.
    pub bytes: u64,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// What it is in words, where it is neither a file nor a folder: a pipe, a device.
    pub special: Option<&'static str>,
    /// Whether it may be written.
    pub is_writable: bool,
    /// When it was written last, where the disk says.
    pub written: Option<SystemTime>,
}

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights<'a> {
    /// Only whom the file belongs to.
    Owner,
    /// Only whom the file belongs to; in a folder that hands its group on, the group as well,
    /// as far as it may change the folder.
    Folder,
    /// Whoever may use a new file of this user.
    Usual,
    /// Whoever may read this other file.
    Like(&'a Path),
}

/// A disk, local or on the network. Paths are whole; every operation may fail.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Returns the content of a file. `most` bounds the bytes before memory is spent.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// Returns what is known of a file or folder.
    fn facts(&self, path: &Path) -> io::Result<Facts>;
    /// Returns the path that a name leads to through links.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// Returns what lies in a folder, in the order of the names.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes a new, empty file; fails where there is one.
    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<()>;
    /// Writes at the end of a file.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Replaces the content of a file in place.
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Waits until a file is on the disk itself.
    fn flush(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk itself.
    fn flush_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a file another name, in place of what had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Deletes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a folder for its owner, and those above it; does nothing where it is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Lets those use a folder of this user who may use a file: list it who may read that, add
    /// to it who may write that. Does nothing to a folder of somebody else.
    fn share_folder(&self, folder: &Path, like: &Path) -> io::Result<()>;
    /// Deletes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes a file for this process alone, making it where it is not there; none where
    /// another process of this machine has it.
    fn hold(&self, path: &Path) -> io::Result<Option<Held>>;
    /// Waits before something is tried again.
    fn pause(&self, time: Duration);
}

/// A file that this process has for itself until this is dropped, or the process ends in
/// whatever way.
pub struct Held(Box<dyn Any + Send>);

impl Held {
    /// Holds for as long as something lives.
    pub fn new(alive: impl Any + Send) -> Self {
        Self(Box::new(alive))
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Held").field(&(*self.0).type_id()).finish()
    }
}

/// The disks of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

/// Returns how a file begins, in at most so many bytes.
pub(super) fn head(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file to read it, unless it is a folder or something that would have to be waited for.
#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
fn open(path: &Path) -> io::Result<(File, fs::Metadata)> {
    // Looked at before it is opened: a pipe waits for somebody at its other end.
    refuse_special(path, &fs::metadata(path)?)?;
    let file = File::open(path)?;
    let facts = file.metadata()?;
    refuse_special(path, &facts)?;
    if facts.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a folder",
        ));
    }
    Ok((file, facts))
}

#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
impl Disk for RealDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let (file, facts) = open(path)?;
        if facts.len() > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or(0));
        // The file may grow while it is read, and some files say that they have no length.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|len| len > most) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let facts = fs::metadata(path)?;
        Ok(Facts {
            bytes: facts.len(),
            is_folder: facts.is_dir(),
            special: special(path, &facts),
            is_writable: !facts.permissions().readonly(),
            written: facts.modified().ok(),
        })
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(or_here(folder))? {
            found.push(entry?.path());
        }
        found.sort();
        Ok(found)
    }

    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if rights != Rights::Usual {
            owner_only(&mut options);
        }
        let file = options.open(path)?;
        match rights {
            Rights::Owner | Rights::Usual => Ok(()),
            Rights::Folder => match path.parent() {
                Some(folder) => share_with_group(&file, &fs::metadata(or_here(folder))?),
                None => Ok(()),
            },
            Rights::Like(other) => make_like(&file, &fs::metadata(other)?),
        }
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new().append(true).open(path)?.write_all(bytes)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        // Cut to length last: until then the old bytes behind the new ones are still there.
        file.write_all(bytes)?;
        file.set_len(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().append(true).open(path)?.sync_all()
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(or_here(folder))?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        owner_only_folder(&mut builder);
        builder.create(folder)
    }

    fn share_folder(&self, folder: &Path, like: &Path) -> io::Result<()> {
        make_folder_like(folder, &fs::metadata(like)?)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Held>> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        owner_only(&mut options);
        let file = options.open(path)?;
        match file.try_lock() {
            // Whoever had it may have deleted it since it was opened: then it holds nothing.
            Ok(()) if !leads_to(path, &file)? => Ok(None),
            Ok(()) => Ok(Some(Held::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// Whether a path still leads to a file that was opened from it.
#[cfg(unix)]
fn leads_to(path: &Path, file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let number = |facts: fs::Metadata| (facts.dev(), facts.ino());
    match fs::metadata(path) {
        Ok(found) => Ok(number(found) == number(file.metadata()?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Elsewhere an open file keeps its name.
#[cfg(not(unix))]
fn leads_to(_path: &Path, _file: &File) -> io::Result<bool> {
    Ok(true)
}

#[cfg(unix)]
fn owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

/// The folder of a bare name such as "paper.pdf" is empty, and means the one we are in.
fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// Gives a file to whom another belongs, as far as this user may, and the same rights.
///
/// Rights of a group mean nothing for another group: where the group cannot be kept, it may no
/// more than everybody may.
#[cfg(unix)]
fn make_like(file: &File, other: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let own = file.metadata()?;
    let mut mode = other.mode() & 0o7777;
    let is_given = own.uid() == other.uid() || fchown(file, Some(other.uid()), None).is_ok();
    let is_grouped = own.gid() == other.gid() || fchown(file, None, Some(other.gid())).is_ok();
    if !is_grouped {
        mode = (mode & !0o070) | ((mode & 0o007) << 3);
    }
    if !is_given || !is_grouped {
        // Acting as somebody else is nothing a draft needs.
        mode &= 0o777;
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// Gives the group of a folder the rights to a new file in it, where the folder hands its group
/// on to what is made there.
#[cfg(unix)]
fn share_with_group(file: &File, folder: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    const HANDS_ON: u32 = 0o2000;
    if folder.mode() & HANDS_ON == 0 || file.metadata()?.gid() != folder.gid() {
        return Ok(());
    }
    let rights = match (folder.mode() & 0o040 != 0, folder.mode() & 0o020 != 0) {
        (true, true) => 0o660,
        (true, false) => 0o640,
        (false, _) => 0o600,
    };
    file.set_permissions(fs::Permissions::from_mode(rights))
}

/// Elsewhere a new file has the rights of its folder.
#[cfg(not(unix))]
fn share_with_group(_file: &File, _folder: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Gives a folder to the group of a file, with the rights that the file has; what is made in it
/// goes to the same group. As with a file, rights of a group mean nothing for another one.
#[cfg(unix)]
fn make_folder_like(folder: &Path, file: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    const HANDS_ON: u32 = 0o2000;
    let own = fs::metadata(folder)?;
    let mut rights = file.mode() & 0o666;
    let is_grouped = own.gid() == file.gid() || chown(folder, None, Some(file.gid())).is_ok();
    if !is_grouped {
        rights = (rights & !0o070) | ((rights & 0o007) << 3);
    }
    let enters = (rights & 0o444) >> 2;
    let group = if rights & 0o040 == 0 { 0 } else { HANDS_ON };
    let mode = 0o700 | rights | enters | group;
    if own.mode() & 0o7777 == mode {
        return Ok(());
    }
    match fs::set_permissions(folder, fs::Permissions::from_mode(mode)) {
        // Whom it belongs to says who may use it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

/// Elsewhere a new folder has the rights of the one it lies in.
#[cfg(not(unix))]
fn make_folder_like(_folder: &Path, _file: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn make_like(file: &File, other: &fs::Metadata) -> io::Result<()> {
    file.set_permissions(other.permissions())
}

/// Elsewhere a new file has the rights of its folder.
#[cfg(not(unix))]
fn owner_only(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn owner_only_folder(builder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700);
}

#[cfg(not(unix))]
fn owner_only_folder(_builder: &mut fs::DirBuilder) {}
