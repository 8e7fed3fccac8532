//! What a disk in memory holds: what programs see, and what a power cut would leave.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
};

/// Number of a file's bytes, whatever its names.
pub(super) type Inode = u64;

/// Where names lead.
type Names = BTreeMap<PathBuf, Inode>;

/// More names than these are not mixed in every way after a power cut, only in their order.
const MAX_MIXED: usize = 6;

/// A change of what is on a disk.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// A new, empty file, and whether others may read it.
    Create(PathBuf, bool),
    Append(PathBuf, Vec<u8>),
    /// In place; the file is cut to the length at last.
    Overwrite(PathBuf, Vec<u8>, usize),
    Flush(PathBuf),
    FlushFolder(PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    MakeFolder(PathBuf),
    RemoveFolder(PathBuf),
}

impl Change {
    /// Returns the change with half of what it writes; what writes nothing is whole.
    pub(super) fn halved(self) -> Self {
        match self {
            Self::Append(path, mut bytes) => {
                bytes.truncate(bytes.len() / 2);
                Self::Append(path, bytes)
            }
            Self::Overwrite(path, mut bytes, _) => {
                bytes.truncate(bytes.len() / 2);
                // The end of the file is not cut off any more.
                Self::Overwrite(path, bytes, usize::MAX)
            }
            whole @ (Self::Create(..)
            | Self::Flush(_)
            | Self::FlushFolder(_)
            | Self::Rename(..)
            | Self::Remove(_)
            | Self::MakeFolder(_)
            | Self::RemoveFolder(_)) => whole,
        }
    }
}

/// A change of one name that a power cut may undo.
#[derive(Debug, Clone)]
struct Loose {
    folder: PathBuf,
    /// The names afterwards: where each leads, or that it is gone.
    now: Vec<(PathBuf, Option<Inode>)>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Platter {
    pub(super) names: Names,
    pub(super) bytes: BTreeMap<Inode, Vec<u8>>,
    pub(super) links: BTreeMap<PathBuf, PathBuf>,
    pub(super) folders: BTreeSet<PathBuf>,
    shared: BTreeSet<Inode>,
    /// The names and bytes that outlast a power cut for certain.
    lasting_names: Names,
    lasting_bytes: BTreeMap<Inode, Vec<u8>>,
    /// Changes of names since their folder was flushed, oldest first.
    loose: Vec<Loose>,
    next: Inode,
}

impl Platter {
    pub(super) fn with(files: &[(&str, &[u8])]) -> Self {
        let mut platter = Self::default();
        for (path, bytes) in files {
            platter.replace(Path::new(path), bytes);
        }
        platter
    }

    /// Puts a file in place of another, for ever.
    pub(super) fn replace(&mut self, path: &Path, bytes: &[u8]) {
        self.next += 1;
        self.names.insert(path.to_owned(), self.next);
        self.bytes.insert(self.next, bytes.to_vec());
        self.lasting_names.insert(path.to_owned(), self.next);
        self.lasting_bytes.insert(self.next, bytes.to_vec());
    }

    pub(super) fn share(&mut self, path: &Path) {
        let inode = self.inode(path).unwrap();
        self.shared.insert(inode);
    }

    pub(super) fn is_shared(&self, path: &Path) -> bool {
        self.inode(path)
            .is_ok_and(|inode| self.shared.contains(&inode))
    }

    /// Returns where a link leads; a path that is none leads to itself.
    pub(super) fn target(&self, path: &Path) -> PathBuf {
        let target = self.links.get(path);
        target.map_or_else(|| path.to_owned(), Clone::clone)
    }

    pub(super) fn inode(&self, path: &Path) -> io::Result<Inode> {
        let inode = self.names.get(&self.target(path)).copied();
        inode.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub(super) fn make(&mut self, change: Change) -> io::Result<()> {
        match change {
            Change::Create(path, is_shared) => self.create(path, is_shared)?,
            Change::Append(path, bytes) => {
                let inode = self.inode(&path)?;
                self.bytes.entry(inode).or_default().extend(bytes);
            }
            Change::Overwrite(path, mut bytes, length) => {
                let inode = self.inode(&path)?;
                let content = self.bytes.entry(inode).or_default();
                bytes.extend(content.iter().skip(bytes.len()));
                bytes.truncate(length);
                *content = bytes;
            }
            Change::Flush(path) => {
                let inode = self.inode(&path)?;
                let bytes = self.bytes.get(&inode).cloned().unwrap_or_default();
                self.lasting_bytes.insert(inode, bytes);
            }
            Change::FlushFolder(folder) => self.flush_folder(&folder),
            Change::Rename(from, to) => {
                let Some(inode) = self.names.remove(&from) else {
                    return Err(io::ErrorKind::NotFound.into());
                };
                // The name of a link is taken like that of any file.
                self.links.remove(&to);
                self.names.insert(to.clone(), inode);
                self.loosen(&to.clone(), vec![(from, None), (to, Some(inode))]);
            }
            Change::Remove(path) => {
                if self.names.remove(&path).is_none() {
                    return Err(io::ErrorKind::NotFound.into());
                }
                self.loosen(&path.clone(), vec![(path, None)]);
            }
            Change::MakeFolder(folder) => drop(self.folders.insert(folder)),
            Change::RemoveFolder(folder) => drop(self.folders.remove(&folder)),
        }
        Ok(())
    }

    fn create(&mut self, path: PathBuf, is_shared: bool) -> io::Result<()> {
        if self.names.contains_key(&path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.next += 1;
        self.names.insert(path.clone(), self.next);
        self.bytes.insert(self.next, Vec::new());
        if is_shared {
            self.shared.insert(self.next);
        }
        self.loosen(&path.clone(), vec![(path, Some(self.next))]);
        Ok(())
    }

    fn loosen(&mut self, path: &Path, now: Vec<(PathBuf, Option<Inode>)>) {
        let folder = path.parent().unwrap().to_owned();
        self.loose.push(Loose { folder, now });
    }

    fn flush_folder(&mut self, folder: &Path) {
        for loose in std::mem::take(&mut self.loose) {
            if loose.folder == folder {
                apply(&mut self.lasting_names, &loose);
            } else {
                self.loose.push(loose);
            }
        }
    }

    /// Returns every state that may be found when the power comes back: any of the loose changes
    /// of names made, whatever their order, and the loose bytes of each file lost, halved or
    /// whole.
    pub(super) fn after_power_cut(&self) -> Vec<Self> {
        let mut found = Vec::new();
        for names in self.mixed_names() {
            let loose: Vec<Inode> = names
                .values()
                .copied()
                .filter(|inode| self.bytes.get(inode) != self.lasting_bytes.get(inode))
                .collect();
            let n_ways = 3_usize.pow(u32::try_from(loose.len().min(4)).unwrap());
            for way in 0..n_ways {
                found.push(self.found(&names, &loose, way));
            }
        }
        found
    }

    fn mixed_names(&self) -> Vec<Names> {
        let n = self.loose.len();
        let choices: Vec<usize> = if n <= MAX_MIXED {
            (0..1 << n).collect()
        } else {
            (0..=n).map(|n_made| (1 << n_made) - 1).collect()
        };
        let mut all: Vec<Names> = choices
            .into_iter()
            .map(|choice| {
                let mut names = self.lasting_names.clone();
                for (nth, loose) in self.loose.iter().enumerate() {
                    if choice >> nth & 1 == 1 {
                        apply(&mut names, loose);
                    }
                }
                names
            })
            .collect();
        all.sort();
        all.dedup();
        all
    }

    fn found(&self, names: &Names, loose: &[Inode], way: usize) -> Self {
        let mut bytes = BTreeMap::new();
        for inode in names.values() {
            let part = match loose.iter().position(|other| other == inode) {
                Some(nth) => way / 3_usize.pow(u32::try_from(nth.min(3)).unwrap()) % 3,
                None => 2,
            };
            bytes.insert(*inode, self.remains(*inode, part));
        }
        Self {
            lasting_names: names.clone(),
            lasting_bytes: bytes.clone(),
            names: names.clone(),
            bytes,
            links: self.links.clone(),
            folders: self.folders.clone(),
            shared: self.shared.clone(),
            next: self.next,
            loose: Vec::new(),
        }
    }

    /// Returns what is found of a file's bytes: 0 – what was flushed, 2 – what was written, 1 – a
    /// beginning of what was written and, behind it, what stood there.
    fn remains(&self, inode: Inode, part: usize) -> Vec<u8> {
        let lasting = self.lasting_bytes.get(&inode).cloned().unwrap_or_default();
        let written = self.bytes.get(&inode).cloned().unwrap_or_default();
        match part {
            0 => lasting,
            2 => written,
            _ => {
                let half = written.len() / 2;
                let mut mixed = written[..half].to_vec();
                mixed.extend(lasting.iter().skip(half));
                mixed
            }
        }
    }
}

fn apply(names: &mut Names, loose: &Loose) {
    for (path, inode) in &loose.now {
        match inode {
            Some(inode) => names.insert(path.clone(), *inode),
            None => names.remove(path),
        };
    }
}
