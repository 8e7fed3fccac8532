//! The whole window without a display, driven by role and label.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    rc::Rc,
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
};

use candour::{
    session::{FixedClock, Folders, IdSource, RealDisk, Session, Wake},
    ui::{App, Dialogs, FileAsk, Given, NoDialogs},
};
use egui_kittest::{Harness, Node, kittest::Queryable as _};
use jiff::civil::date;

/// The window with folders of its own.
pub(crate) struct Bench {
    pub(crate) window: Harness<'static, App>,
    folder: tempfile::TempDir,
}

impl Bench {
    /// Opens the window on the start screen, where paths are typed.
    pub(crate) fn new() -> Self {
        Self::with_dialogs(Box::new(NoDialogs))
    }

    /// Opens the window with dialogs that answer for the user.
    pub(crate) fn with_dialogs(dialogs: Box<dyn Dialogs>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let window = open(folder.path(), dialogs, None);
        Self { window, folder }
    }

    /// Closes the window and opens it again with a file.
    pub(crate) fn reopened(self, file: &str) -> Self {
        let Self { window, folder } = self;
        drop(window);
        let path = folder.path().join(file);
        let window = open(folder.path(), Box::new(NoDialogs), Some(path));
        Self { window, folder }
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub(crate) fn session(&self) -> &Session {
        &self.window.state().desk().expect("a draft is open").session
    }

    /// Presses what has this name, once it is in sight.
    #[track_caller]
    pub(crate) fn press(&mut self, name: &str) {
        self.window.get_by_label(name).scroll_to_me();
        self.window.run();
        self.window.get_by_label(name).click();
        self.window.run();
    }

    /// Presses what has a name that begins so.
    #[track_caller]
    pub(crate) fn press_beginning(&mut self, name: &str) {
        self.beginning(name).click();
        self.window.run();
    }

    /// Finds what has a name that begins so.
    #[track_caller]
    pub(crate) fn beginning(&self, name: &str) -> Node<'_> {
        let name = name.to_owned();
        self.window
            .get_all_by(move |node| node.label().is_some_and(|label| label.starts_with(&name)))
            .next()
            .expect("something has a name that begins so")
    }

    /// Whether these words stand in the window.
    pub(crate) fn says(&self, words: &str) -> bool {
        let words = words.to_owned();
        self.window
            .query_all_by(move |node| {
                let label = node.label().is_some_and(|label| label.contains(&words));
                label || node.value().is_some_and(|value| value.contains(&words))
            })
            .next()
            .is_some()
    }

    /// Lets the window work until these words stand in it. A job wakes the window when it is
    /// done, so this ends; a job that never ends is stopped by the test runner's patience.
    pub(crate) fn wait_until(&mut self, words: &str) {
        while !self.says(words) {
            std::thread::yield_now();
            self.window.step();
        }
    }

    /// Puts the keyboard into a field by its name and types.
    #[track_caller]
    pub(crate) fn write(&mut self, field: &str, text: &str) {
        self.field(field).focus();
        self.window.run();
        self.type_text(text);
    }

    /// Types where the keyboard is.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.window.event(egui::Event::Text(text.to_owned()));
        self.window.run();
    }

    #[track_caller]
    fn field(&self, name: &str) -> Node<'_> {
        let name = name.to_owned();
        self.window
            .get_all_by(move |node| {
                let is_text = matches!(
                    node.role(),
                    egui::Role::TextInput | egui::Role::MultilineTextInput
                );
                is_text && node.label().is_some_and(|label| label == name)
            })
            .next()
            .expect("there is a field of this name")
    }

    /// Presses keys.
    pub(crate) fn keys(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    /// Presses Ctrl with a key.
    pub(crate) fn ctrl(&mut self, key: egui::Key) {
        self.keys(egui::Modifiers::CTRL | egui::Modifiers::COMMAND, key);
    }

    /// Empties the typed path and types another, then presses a button.
    #[track_caller]
    pub(crate) fn give_path(&mut self, path: &Path, button: &str) {
        self.field("File").focus();
        self.window.run();
        self.ctrl(egui::Key::A);
        self.type_text(&path.display().to_string());
        self.press(button);
    }
}

fn open(folder: &Path, dialogs: Box<dyn Dialogs>, file: Option<PathBuf>) -> Harness<'static, App> {
    let given = Given {
        clock: Box::new(FixedClock {
            now_ms: 0,
            today: date(2026, 11, 2),
        }),
        folders: Folders::below(folder),
        dialogs,
        ids: IdSource::new(1),
        disk: Arc::new(RealDisk),
        machine: "bench".to_owned(),
        user: "writer".to_owned(),
    };
    let mut window = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        // A job that is done wakes the window, and so makes it settle some steps later.
        .with_max_steps(20)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, given, file));
    window.run();
    window
}

/// Dialogs of the system that answer at once, and remember what they were asked.
#[derive(Default)]
pub(crate) struct Scripted {
    pub(crate) answers: Vec<Option<PathBuf>>,
    pub(crate) asked: Rc<RefCell<Vec<(FileAsk, PathBuf)>>>,
}

impl Dialogs for Scripted {
    fn ask(
        &mut self,
        ask: &FileAsk,
        start: PathBuf,
        _frame: &eframe::Frame,
        wake: Wake,
    ) -> Option<Receiver<Option<PathBuf>>> {
        self.asked.borrow_mut().push((ask.clone(), start));
        let (sender, receiver) = channel();
        sender.send(self.answers.remove(0)).unwrap();
        wake();
        Some(receiver)
    }
}
