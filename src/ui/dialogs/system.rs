//! The file dialogs of the system, behind a trait so that tests can answer for the user.
//!
//! They run off the drawing thread. An answer of "none" may mean that the user cancelled or
//! that this system has no dialogs; so a typed path is always possible beside them.

use std::{
    future::Future,
    path::PathBuf,
    pin::pin,
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    task::{Context, Poll, Waker},
};

use rfd::{AsyncFileDialog, FileHandle};

use crate::session::{
    DRAFT_EXTENSION, Format, IMPORT_EXTENSIONS, LOGO_EXTENSIONS, PROTECTED_EXTENSION, Wake,
};

/// What a file is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAsk {
    /// A draft to open.
    OpenDraft,
    /// Where to save a draft.
    SaveDraft,
    /// Where to save a protected draft.
    SaveProtected,
    /// Where to put the paper.
    SavePaper(Format),
    /// A logo to put into the draft.
    OpenLogo,
    /// A file of another program to bring in.
    BringIn,
    /// A copy of the draft to take in.
    OpenCopy,
    /// An earlier draft to show beside the text.
    OpenEarlier,
    /// Where to put a pack for somebody.
    SavePack(String),
    /// Where to put what is sent back.
    SaveReply,
    /// Last year's draft, to begin from it.
    LastYear,
}

impl FileAsk {
    /// Returns what a typed name may end with; where it ends with none of it, the first is
    /// added. Nothing where it is left as it is.
    pub fn extensions(&self) -> Vec<&'static str> {
        match self {
            Self::OpenDraft
            | Self::OpenCopy
            | Self::OpenEarlier
            | Self::LastYear
            | Self::SavePack(_)
            | Self::SaveReply => {
                vec![DRAFT_EXTENSION, PROTECTED_EXTENSION]
            }
            Self::SaveDraft => vec![DRAFT_EXTENSION],
            Self::SaveProtected => vec![PROTECTED_EXTENSION],
            Self::SavePaper(format) => vec![format.extension()],
            Self::OpenLogo | Self::BringIn => Vec::new(),
        }
    }

    /// Returns the endings of the files that are shown. Some systems know no ending with a
    /// dot within it.
    fn shown(&self) -> Vec<&'static str> {
        match self {
            Self::OpenDraft
            | Self::OpenCopy
            | Self::OpenEarlier
            | Self::LastYear
            | Self::SavePack(_)
            | Self::SaveReply => {
                vec![DRAFT_EXTENSION, "age"]
            }
            Self::SaveProtected => vec!["age"],
            Self::OpenLogo => LOGO_EXTENSIONS.to_vec(),
            Self::BringIn => IMPORT_EXTENSIONS.to_vec(),
            Self::SaveDraft | Self::SavePaper(_) => self.extensions(),
        }
    }

    /// Whether the file is written, so that one that is there must not be lost.
    pub(super) fn writes(&self) -> bool {
        match self {
            Self::SaveDraft
            | Self::SaveProtected
            | Self::SavePaper(_)
            | Self::SavePack(_)
            | Self::SaveReply => true,
            Self::OpenDraft
            | Self::OpenLogo
            | Self::BringIn
            | Self::OpenCopy
            | Self::OpenEarlier
            | Self::LastYear => false,
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::OpenDraft => "Open a draft",
            Self::OpenEarlier => "Show an earlier draft beside the text",
            Self::OpenCopy => "Take in a copy of this draft",
            Self::LastYear => "Begin from last year’s draft",
            Self::SaveDraft | Self::SaveProtected => "Save the draft",
            Self::SavePack(_) => "Save the pack",
            Self::SaveReply => "Save the reply",
            Self::SavePaper(_) => "Export the paper",
            Self::OpenLogo => "Choose a logo",
            Self::BringIn => "Bring in",
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::OpenDraft
            | Self::OpenCopy
            | Self::OpenEarlier
            | Self::SaveDraft
            | Self::LastYear
            | Self::SavePack(_)
            | Self::SaveReply => "Candour draft",
            Self::SaveProtected => "Protected Candour draft",
            Self::SavePaper(format) => format.name(),
            Self::OpenLogo => "Picture",
            Self::BringIn => "Report, letter, figures or document",
        }
    }
}

/// Asks the user for a file.
pub trait Dialogs {
    /// Asks, beginning at `start`. The answer comes through the channel, and `wake` is called
    /// then; none where the system has no dialogs.
    fn ask(
        &mut self,
        ask: &FileAsk,
        start: PathBuf,
        frame: &eframe::Frame,
        wake: Wake,
    ) -> Option<Receiver<Option<PathBuf>>>;
}

/// No dialogs: paths are typed.
#[derive(Debug, Default)]
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(
        &mut self,
        _ask: &FileAsk,
        _start: PathBuf,
        _frame: &eframe::Frame,
        _wake: Wake,
    ) -> Option<Receiver<Option<PathBuf>>> {
        None
    }
}

/// The dialogs of the system.
#[derive(Debug, Default)]
pub struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn ask(
        &mut self,
        ask: &FileAsk,
        start: PathBuf,
        frame: &eframe::Frame,
        wake: Wake,
    ) -> Option<Receiver<Option<PathBuf>>> {
        let mut dialog = AsyncFileDialog::new()
            .set_title(ask.title())
            .add_filter(ask.kind(), &ask.shown())
            .set_parent(frame);
        if let Some(folder) = start.parent() {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = start.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        // The dialog must be made on this thread (macOS asks for that); its answer need not
        // be waited for on it.
        match ask {
            FileAsk::OpenDraft
            | FileAsk::OpenLogo
            | FileAsk::BringIn
            | FileAsk::OpenCopy
            | FileAsk::OpenEarlier
            | FileAsk::LastYear => wait_aside(dialog.pick_file(), wake),
            FileAsk::SaveDraft
            | FileAsk::SaveProtected
            | FileAsk::SavePaper(_)
            | FileAsk::SavePack(_)
            | FileAsk::SaveReply => wait_aside(dialog.save_file(), wake),
        }
    }
}

fn wait_aside(
    answer: impl Future<Output = Option<FileHandle>> + Send + 'static,
    wake: Wake,
) -> Option<Receiver<Option<PathBuf>>> {
    let (sender, receiver) = channel();
    let thread = std::thread::Builder::new().name("file dialog".to_owned());
    let spawned = thread.spawn(move || {
        let path = block_on(answer).map(|file| file.path().to_owned());
        if sender.send(path).is_ok() {
            wake();
        }
    });
    spawned.is_ok().then_some(receiver)
}

/// Wakes a thread that sleeps until its future is ready.
struct ThreadWaker(std::thread::Thread);

impl std::task::Wake for ThreadWaker {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(ThreadWaker(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_that_is_ready_later_is_waited_for() {
        let mut n_polls = 0;
        let future = std::future::poll_fn(|context| {
            n_polls += 1;
            context.waker().wake_by_ref();
            if n_polls < 3 {
                Poll::Pending
            } else {
                Poll::Ready(n_polls)
            }
        });
        assert_eq!(block_on(future), 3);
    }
}
