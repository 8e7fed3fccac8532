//! How soon a key that is pressed stands on the page, in papers of about 40 and 400 pages.
//!
//! `cargo bench --bench pages` on a desktop, or `xvfb-run -s "-screen 0 1280x800x24" cargo bench
//! --bench pages` without one. The pages stand beside the text; each key is pressed when the one
//! before it has been painted, and counts from the frame that takes it to the end of the frame
//! that shows the page with it. What the jobs behind that take is measured by itself, and alone
//! by `cargo bench --bench pages -- jobs DRAFT`.
#![expect(
    clippy::disallowed_methods,
    clippy::exit,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a measurement reads the clock, prints, and may stop"
)]

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

mod long;

use self::long::{first_prose, long_draft, say};
use candour::{
    content,
    model::{Audience, Prose, Value},
    session::{Action, Composer, Folders, IdSource, Session, Settings, SystemClock},
    store::{RealDisk, Seal},
    ui::{App, FirstDraft, Given, NoDialogs, SystemOutside, window_options},
};
use eframe::{CreationContext, Frame};
use egui::{Event, PointerButton, Pos2, RawInput, Ui};

/// How many keys are pressed.
const N_KEYS: usize = 200;
/// How many frames the window has to settle.
const N_QUIET: usize = 40;
/// Where prose stands when the example is opened at 1280×800.
const IN_THE_PROSE: Pos2 = Pos2::new(520.0, 420.0);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match (arguments.get(1).map(String::as_str), arguments.get(2)) {
        (Some("show"), Some(draft)) => window(Path::new(draft), Role::Typing),
        (Some("again"), Some(draft)) => window(Path::new(draft), Role::Again),
        (Some("idle"), Some(draft)) => idle(Path::new(draft)),
        (Some("jobs"), Some(draft)) => jobs(Path::new(draft)),
        _ => measure(),
    }
}

fn folder() -> PathBuf {
    std::env::temp_dir().join("candour-bench-pages")
}

fn measure() {
    // What a run before left to be recovered would be asked about first.
    drop(std::fs::remove_dir_all(folder()));
    let settings = Settings {
        pages_shown: true,
        ..Settings::default()
    };
    assert!(settings.save(&Folders::below(&folder())));
    for n_times in [1, 17] {
        let draft = folder().join(format!("times-{n_times}.ron"));
        long_draft(&draft, n_times);
        jobs(&draft);
        let again = run("again", &draft);
        say("  frame in which nothing changes", figures(&again, "key "));
        let typed = run("show", &draft);
        say("  key to painted page", figures(&typed, "key "));
        say("  frames while typing, whole", figures(&typed, "frame "));
        say(
            "  frames while typing, our own part",
            figures(&typed, "own "),
        );
        // The window that typed ended without saving.
        let still = folder().join(format!("still-{n_times}.ron"));
        std::fs::copy(&draft, &still).unwrap();
        println!("  {}", run("idle", &still).trim());
    }
}

/// Returns the figures behind a word in what a window said.
fn figures(said: &str, kind: &str) -> Vec<f64> {
    let lines = said.lines().filter_map(|line| line.strip_prefix(kind));
    lines.filter_map(|line| line.trim().parse().ok()).collect()
}

fn run(role: &str, draft: &Path) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([role.as_ref(), draft.as_os_str()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut text = String::new();
    let mut output = child.stdout.take().unwrap();
    output.read_to_string(&mut text).unwrap();
    child.wait().unwrap();
    text
}

/// Measures what the thread behind the window does for one key.
fn jobs(path: &Path) {
    let mut session = Session::open(path, Seal::Open, IdSource::new(1)).unwrap();
    let place = first_prose(session.draft());
    let mut composer = Composer::default();
    let (mut built, mut laid, mut copied) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_pages = 0;
    for key in 0..30_u64 {
        let snapshot = std::sync::Arc::clone(session.draft());
        let text = format!("**Leaders.** We know our practice, {key} times over.");
        let value = Value::Prose(Prose::new(text));
        let place = place.clone();
        let begun = Instant::now();
        session.act(Action::Type { place, value }, key).unwrap();
        copied.push(begun.elapsed().as_secs_f64() * 1000.0);
        drop(snapshot);
        let (draft, template) = (session.draft(), session.template());
        let begun = Instant::now();
        let paper = content::build(draft, template, Audience::Ofsted);
        built.push(begun.elapsed().as_secs_f64() * 1000.0);
        drop(paper);
        let begun = Instant::now();
        let pages = composer.lay_out(draft, template, Audience::Ofsted);
        laid.push(begun.elapsed().as_secs_f64() * 1000.0);
        n_pages = pages.pages.len();
    }
    println!("{n_pages} pages");
    let first = laid.remove(0);
    println!("  first layout with content: {first:.1} ms");
    say("  change of the draft while it is laid out", copied);
    say("  content alone", built);
    say("  content and pages, again", laid);
}

/// What a window is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Keys are pressed.
    Typing,
    /// It is painted again and again, though nothing changes.
    Again,
    /// It is left alone.
    Idle,
}

fn window(draft: &Path, role: Role) {
    let first = FirstDraft::read(draft, IdSource::new(1));
    let created = Box::new(move |creation: &CreationContext<'_>| {
        let given = Given {
            clock: Box::new(SystemClock::default()),
            folders: Folders::below(&folder()),
            dialogs: Box::new(NoDialogs),
            outside: std::sync::Arc::new(SystemOutside::default()),
            ids: IdSource::new(1),
            disk: std::sync::Arc::new(RealDisk),
            machine: "bench".to_owned(),
            user: "writer".to_owned(),
        };
        Ok(Box::new(Watched {
            inner: App::new(&creation.egui_ctx, given, Some(first)),
            role,
            n_frames: 0,
            n_typed: 0,
            pressed: None,
            is_shown: true,
            own_ms: 0.0,
        }) as Box<dyn eframe::App>)
    });
    if let Err(error) = eframe::run_native("candour-bench", window_options(), created) {
        panic!("{error}");
    }
}

/// Counts frames in ten seconds, after eight in which the window settles.
fn idle(draft: &Path) {
    std::thread::spawn(|| {
        std::thread::sleep(Duration::from_secs(8));
        let before = N_FRAMES.load(Ordering::Relaxed);
        std::thread::sleep(Duration::from_secs(10));
        let n_frames = N_FRAMES.load(Ordering::Relaxed) - before;
        println!("idle for 10 s: {n_frames} frames");
        std::process::exit(0);
    });
    window(draft, Role::Idle);
}

/// How many frames the window was drawn.
static N_FRAMES: AtomicUsize = AtomicUsize::new(0);

/// A window that presses keys and says when their page was painted.
struct Watched {
    inner: App,
    role: Role,
    n_frames: usize,
    n_typed: usize,
    /// When the key was pressed whose page is awaited.
    pressed: Option<Instant>,
    /// Whether the last frame showed the page of the last key.
    is_shown: bool,
    own_ms: f64,
}

impl eframe::App for Watched {
    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut RawInput) {
        if self.role == Role::Idle {
            return;
        }
        if self.is_shown
            && let Some(pressed) = self.pressed.take()
        {
            println!("key {:.3}", pressed.elapsed().as_secs_f64() * 1000.0);
        }
        self.press(input);
        if self.n_frames < N_QUIET || self.is_shown {
            ctx.request_repaint();
        }
    }

    fn logic(&mut self, ctx: &egui::Context, frame: &mut Frame) {
        self.inner.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.n_frames += 1;
        N_FRAMES.fetch_add(1, Ordering::Relaxed);
        if self.role == Role::Typing
            && self.n_typed > 5
            && let Some(seconds) = frame.info().cpu_usage
        {
            println!("frame {:.3}", seconds * 1000.0);
            println!("own {:.3}", self.own_ms);
        }
        // What is laid out now is what this frame paints.
        let shown = self.revisions();
        let begun = Instant::now();
        self.inner.ui(ui, frame);
        self.own_ms = begun.elapsed().as_secs_f64() * 1000.0;
        self.is_shown = shown.0 == shown.1 && self.revisions().0 == shown.0;
        if self.role != Role::Idle && self.is_shown {
            ui.request_repaint();
        }
        if self.n_typed == N_KEYS && self.pressed.is_none() {
            // A window with unsaved changes would ask first.
            std::process::exit(0);
        }
    }
}

impl Watched {
    /// Returns the revision of the draft and the one that the pages show.
    fn revisions(&self) -> (u64, u64) {
        let desk = self.inner.desk().unwrap();
        let laid = desk.laid().map_or(u64::MAX, |laid| laid.revision);
        (desk.session.revision(), laid)
    }

    /// Clicks into the prose, then presses a key whenever the last one is on the page.
    fn press(&mut self, input: &mut RawInput) {
        let pos = IN_THE_PROSE;
        let click = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        };
        match self.n_frames {
            20 => input.events.push(Event::PointerMoved(pos)),
            22 => input.events.push(click(true)),
            24 => input.events.push(click(false)),
            frame if frame > N_QUIET && self.pressed.is_none() && self.n_typed < N_KEYS => {
                if self.role == Role::Typing {
                    let letter = if self.n_typed % 6 == 5 { " " } else { "e" };
                    input.events.push(Event::Text(letter.to_owned()));
                }
                self.pressed = Some(Instant::now());
                self.is_shown = false;
                self.n_typed += 1;
            }
            _ => {}
        }
    }
}
