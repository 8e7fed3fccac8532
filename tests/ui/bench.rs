//! The whole window without a display, driven by role and label.

use std::{
    cell::{Cell, RefCell},
    path::{Path, PathBuf},
    rc::Rc,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, channel},
    },
};

use candour::{
    session::{Clock, Disk, FixedClock, Folders, IdSource, RealDisk, Session, Wake},
    ui::{App, Desk, Dialogs, Errand, FileAsk, FirstDraft, Given, Handed, NoDialogs, Outside},
};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, date},
};

/// The window with folders of its own.
pub(crate) struct Bench {
    pub(crate) window: Harness<'static, App>,
    folder: Rc<tempfile::TempDir>,
    seat: Seat,
    clock: Rc<Cell<u64>>,
    pub(crate) outside: Arc<Recorded>,
}

impl Bench {
    /// Opens the window on the start screen, where paths are typed.
    pub(crate) fn new() -> Self {
        Self::with_dialogs(Box::new(NoDialogs))
    }

    /// Opens the window with dialogs that answer for the user.
    pub(crate) fn with_dialogs(dialogs: Box<dyn Dialogs>) -> Self {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        let clock = Rc::default();
        let seat = Seat::default();
        let outside = Arc::<Recorded>::default();
        let around = (dialogs, Arc::clone(&outside));
        let window = open(folder.path(), &seat, &clock, around, None);
        Self {
            window,
            folder,
            seat,
            clock,
            outside,
        }
    }

    /// Opens another window of the same user on the same machine.
    pub(crate) fn another(&self, file: &str) -> Self {
        self.beside(self.seat.clone(), file)
    }

    /// Opens a window of somebody else on another machine, at the same folder.
    pub(crate) fn elsewhere(&self, user: &'static str, file: &str) -> Self {
        self.elsewhere_on(Arc::new(RealDisk), user, file)
    }

    /// The same, on a disk of its own.
    pub(crate) fn elsewhere_on(&self, disk: Arc<dyn Disk>, user: &'static str, file: &str) -> Self {
        let seat = Seat {
            user,
            machine: "elsewhere",
            disk,
        };
        self.beside(seat, file)
    }

    fn beside(&self, seat: Seat, file: &str) -> Self {
        let (folder, clock) = (Rc::clone(&self.folder), Rc::clone(&self.clock));
        let path = Some(self.path(file));
        let outside = Arc::<Recorded>::default();
        let around = (no_dialogs(), Arc::clone(&outside));
        let window = open(folder.path(), &seat, &clock, around, path);
        Self {
            window,
            folder,
            seat,
            clock,
            outside,
        }
    }

    /// Closes the window and opens it again with a file.
    pub(crate) fn reopened(self, file: &str) -> Self {
        let path = self.path(file);
        self.opened_again(Some(path))
    }

    /// Ends the program without closing anything, as a crash does, and opens the window again.
    pub(crate) fn crashed(self) -> Self {
        self.opened_again(None)
    }

    fn opened_again(self, file: Option<PathBuf>) -> Self {
        let Self {
            window,
            folder,
            seat,
            clock,
            outside,
        } = self;
        drop(window);
        let around = (no_dialogs(), Arc::clone(&outside));
        let window = open(folder.path(), &seat, &clock, around, file);
        Self {
            window,
            folder,
            seat,
            clock,
            outside,
        }
    }

    /// Lets time pass.
    pub(crate) fn passes(&mut self, ms: u64) {
        self.clock.set(self.clock.get() + ms);
        self.window.run();
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
        check(&mut self.window);
    }

    /// Presses what has a name that begins so.
    #[track_caller]
    pub(crate) fn press_beginning(&mut self, name: &str) {
        self.beginning(name).click();
        self.window.run();
        check(&mut self.window);
    }

    /// Presses what closes the window.
    #[track_caller]
    pub(crate) fn press_closing(&mut self, name: &str) {
        self.window.get_by_label(name).click();
        self.window.step();
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

    /// Returns what a screen reader says of a field beside its name.
    #[track_caller]
    pub(crate) fn said_of(&self, name: &str) -> String {
        let node = self.field(name).accesskit_node();
        node.description().unwrap_or_default()
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
    /// done, so this ends; a job that never ends fails the test.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, words: &str) {
        let began = std::time::Instant::now();
        while !self.says(words) {
            assert!(began.elapsed().as_secs() < 60, "“{words}” never came");
            std::thread::yield_now();
            self.window.step();
        }
    }

    /// Waits until the window says something no longer.
    #[track_caller]
    pub(crate) fn wait_while(&mut self, words: &str) {
        let began = std::time::Instant::now();
        while self.says(words) {
            assert!(began.elapsed().as_secs() < 60, "“{words}” never went");
            std::thread::yield_now();
            self.window.step();
        }
    }

    /// Waits until the lock of a draft says whose it is: it is there before it says anything, and
    /// is nobody's until it does.
    #[track_caller]
    pub(crate) fn wait_for_lock(&mut self, file: &str) {
        let path = self.path(file);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let lock = path.with_file_name(format!(".{name}.open.ron"));
        let began = std::time::Instant::now();
        while !RealDisk
            .read(&lock, 10_000)
            .is_ok_and(|said| !said.is_empty())
        {
            assert!(began.elapsed().as_secs() < 60, "{file} was never locked");
            std::thread::yield_now();
            self.window.step();
        }
    }

    /// Waits until a first state of a draft stands whole in this folder of its history: the folder is
    /// there before it.
    #[track_caller]
    pub(crate) fn wait_until_kept(&mut self, history: &str) {
        let history = self.path(history);
        let is_whole = |name: &str| !name.starts_with('.');
        let began = std::time::Instant::now();
        while !std::fs::read_dir(&history).is_ok_and(|mut kept| {
            kept.any(|file| file.is_ok_and(|file| is_whole(&file.file_name().to_string_lossy())))
        }) {
            assert!(began.elapsed().as_secs() < 60, "nothing was kept");
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

    /// Whether the window asked to be closed in the last frame.
    pub(crate) fn closes(&self) -> bool {
        let mut viewports = self.window.output().viewport_output.values();
        viewports.any(|viewport| viewport.commands.contains(&egui::ViewportCommand::Close))
    }

    /// Goes on writing in the first text of the page.
    pub(crate) fn write_on(&mut self, text: &str) {
        let mut fields = self.window.get_all_by_role(egui::Role::MultilineTextInput);
        fields.next().expect("there is a text").focus();
        drop(fields);
        self.window.run();
        self.ctrl(egui::Key::End);
        self.type_text(text);
    }

    #[track_caller]
    fn field(&self, name: &str) -> Node<'_> {
        let name = name.to_owned();
        self.window
            .get_all_by(move |node| {
                let is_text = matches!(
                    node.role(),
                    egui::Role::TextInput
                        | egui::Role::PasswordInput
                        | egui::Role::MultilineTextInput
                );
                is_text && node.label().is_some_and(|label| label == name)
            })
            .next()
            .expect("there is a field of this name")
    }

    /// Drops a file on the window.
    pub(crate) fn drop_file(&mut self, path: &Path) {
        self.drop_files(&[path]);
    }

    /// Drops files on the window, all at once.
    pub(crate) fn drop_files(&mut self, paths: &[&Path]) {
        for path in paths {
            let dropped = Arc::new(Dropped((*path).to_owned()));
            self.window.input_mut().dropped_files.push(dropped);
        }
        self.window.run();
    }

    /// Presses keys.
    pub(crate) fn keys(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    /// Returns the name of what has the keyboard.
    pub(crate) fn focused(&self) -> Option<String> {
        let mut all = self.window.root().children_recursive();
        let found = all.find(Node::is_focused);
        found.and_then(|node| node.accesskit_node().label())
    }

    /// Where that stands which has the keyboard.
    pub(crate) fn focused_rect(&self) -> egui::Rect {
        let mut all = self.window.root().children_recursive();
        all.find(Node::is_focused)
            .expect("something has the keyboard")
            .rect()
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

/// Who sits at a window.
#[derive(Debug, Clone)]
struct Seat {
    user: &'static str,
    machine: &'static str,
    disk: Arc<dyn Disk>,
}

impl Default for Seat {
    fn default() -> Self {
        Self {
            user: "writer",
            machine: "bench",
            disk: Arc::new(RealDisk),
        }
    }
}

impl Seat {
    /// Returns the folders of this machine, below the one that all share.
    fn folders(&self, shared: &Path) -> Folders {
        match self.machine {
            "bench" => Folders::below(shared),
            machine => Folders::below(&shared.join(machine)),
        }
    }
}

/// A clock that goes on when the test says so.
#[derive(Debug)]
struct Ticking(Rc<Cell<u64>>);

impl Ticking {
    fn fixed(&self) -> FixedClock {
        FixedClock {
            now_ms: self.0.get(),
            today: date(2026, 11, 2),
        }
    }
}

impl Clock for Ticking {
    fn now_ms(&self) -> u64 {
        self.fixed().now_ms()
    }

    fn today(&self) -> Date {
        self.fixed().today()
    }

    fn time_of_day(&self) -> String {
        self.fixed().time_of_day()
    }

    fn now(&self) -> Timestamp {
        self.fixed().now()
    }

    fn local(&self, moment: Timestamp) -> DateTime {
        self.fixed().local(moment)
    }
}

fn open(
    folder: &Path,
    seat: &Seat,
    clock: &Rc<Cell<u64>>,
    (dialogs, outside): (Box<dyn Dialogs>, Arc<Recorded>),
    file: Option<PathBuf>,
) -> Harness<'static, App> {
    let given = Given {
        clock: Box::new(Ticking(Rc::clone(clock))),
        folders: seat.folders(folder),
        dialogs,
        outside,
        ids: IdSource::new(1),
        disk: Arc::clone(&seat.disk),
        machine: seat.machine.to_owned(),
        user: seat.user.to_owned(),
    };
    let first = file.map(|file| FirstDraft::read(&file, given.ids.clone()));
    let mut window = Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        // A job that is done wakes the window, and so makes it settle some steps later.
        .with_max_steps(20)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, given, first));
    window.run();
    check(&mut window);
    window
}

/// Lets a draft that was opened be checked: what is found in it is told some steps later.
fn check(window: &mut Harness<'_, App>) {
    while { window.state().desk() }.is_some_and(Desk::is_first_checked) {
        std::thread::yield_now();
        window.step();
    }
}

fn no_dialogs() -> Box<dyn Dialogs> {
    Box::new(NoDialogs)
}

/// A file that is dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// A desktop that remembers what it was asked, and refuses where it is told to.
#[derive(Default)]
pub(crate) struct Recorded {
    pub(crate) copied: Mutex<Vec<String>>,
    pub(crate) opened: Mutex<Vec<Errand>>,
    /// What is on the clipboard with its looks.
    pub(crate) html: Mutex<Option<String>>,
    /// Why it refuses everything; nothing where it does not.
    pub(crate) refuses: Mutex<Option<String>>,
}

impl Recorded {
    pub(crate) fn refuse(&self, why: &str) {
        *self.refuses.lock().unwrap() = Some(why.to_owned());
    }

    fn answer(&self) -> Result<(), String> {
        self.refuses.lock().unwrap().clone().map_or(Ok(()), Err)
    }
}

impl Outside for Recorded {
    fn copy(&self, text: &str, html: Option<&str>) -> Result<Handed, String> {
        self.answer()?;
        self.copied.lock().unwrap().push(text.to_owned());
        *self.html.lock().unwrap() = html.map(str::to_owned);
        Ok(Handed::Done)
    }

    fn copied_html(&self) -> Option<String> {
        self.html.lock().unwrap().clone()
    }

    /// It answers at once, whatever else the machine does.
    fn patience(&self) -> std::time::Duration {
        std::time::Duration::from_mins(1)
    }

    fn open(&self, errand: &Errand) -> Result<(), String> {
        self.answer()?;
        self.opened.lock().unwrap().push(errand.clone());
        Ok(())
    }
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
