//! How fast the window opens, how fast it types and how still it keeps, on a real display.
//!
//! `cargo bench --bench window` on a desktop, or `xvfb-run -s "-screen 0 1280x800x24" cargo bench
//! --bench window` without one. Each figure comes with an empty window of the same toolkit,
//! opened in the same run: machines differ, ratios less. Idle figures need Linux's `/proc`.
//!
//! `cargo bench --bench window -- writing` measures only what writing costs in a section of 5,000
//! words within 400 pages, with all that is noted in the text (spelling, plain English, comments)
//! and with none of it, by turns in the same run.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a measurement reads the clock, prints, and may stop"
)]

#[expect(dead_code, reason = "other measurements print more")]
mod long;

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use candour::{
    model::{Answer, Comment, CommentId, Draft, Passage, Place, Prose, Said},
    session::{Folders, IdSource, SystemClock},
    store::{Expected, RealDisk, Seal, draft_bytes, load_draft, save_draft},
    ui::{App, FirstDraft, Given, NoDialogs, SystemOutside},
};
use eframe::{CreationContext, Frame, NativeOptions};
use egui::{Event, PointerButton, Pos2, RawInput, Ui, ViewportBuilder, vec2};

use self::long::{first_prose, long_draft};

/// How often each window is opened.
const N_RUNS: usize = 7;
/// How many keys are typed.
const N_KEYS: usize = 400;
/// How often the long section is typed into with and without what is noted in it.
const N_TURNS: usize = 3;
/// How many words the long section has, how many of them are misspelt, and how many comments.
const N_WORDS: usize = 5_000;
const N_WRONG: usize = 100;
const N_COMMENTS: usize = 40;
/// The name of the draft in the folder of a run.
const DRAFT: &str = "example.ron";
/// Where prose stands when the example is opened at 1280×800.
const IN_THE_PROSE: Pos2 = Pos2::new(600.0, 420.0);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = arguments.get(2).map(PathBuf::from);
    match (arguments.get(1).map(String::as_str), folder) {
        (Some("show-empty"), _) => show(None, Role::Open),
        (Some("show-candour"), Some(folder)) => show(Some(folder), Role::Open),
        (Some("show-typing"), Some(folder)) => show(Some(folder), Role::Type),
        (Some("show-idle"), Some(folder)) => show(Some(folder), Role::Idle),
        (Some("writing"), _) => writing(),
        _ => measure(),
    }
}

/// Puts a copy of the example into a folder of its own, so that no lock that a run before it left
/// stands in its way; as a draft, so that nobody is asked before the first key.
fn own_folder() -> PathBuf {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/drafts/northmere-2026.ron");
    let text = std::fs::read_to_string(example).unwrap();
    let text = text.replacen("status: Final,", "status: Draft,", 1);
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("agreed: \""));
    let folder = std::env::temp_dir().join(format!("candour-bench-{}", std::process::id()));
    let _gone_or_not = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let lines: Vec<&str> = lines.collect();
    std::fs::write(folder.join(DRAFT), lines.join("\n")).unwrap();
    folder
}

fn measure() {
    let mut empty = Vec::new();
    let mut candour = Vec::new();
    for _ in 0..N_RUNS {
        empty.push(seconds_to_first_picture("show-empty"));
        candour.push(seconds_to_first_picture("show-candour"));
    }
    let (empty, candour) = (median(&mut empty), median(&mut candour));
    println!(
        "window painted: empty {empty:.3} s, with the example open {candour:.3} s, ratio {:.2}",
        candour / empty
    );
    let (whole, own) = typing_frames(&own_folder());
    say_frames("typing, whole frames painted by this machine", whole);
    say_frames("typing, our own part of the frame", own);
    let (n_frames, cpu) = idle();
    println!("idle for 20 s: {n_frames} frames, {cpu:.2} % of one core");
    writing();
}

/// Says what writing in a long section costs with all that is noted in it, and without.
fn writing() {
    let (mut on, mut off) = (Vec::new(), Vec::new());
    for _ in 0..N_TURNS {
        off.extend(typing_frames(&long_folder(false)).1);
        on.extend(typing_frames(&long_folder(true)).1);
    }
    let ratio = median(&mut on.clone()) / median(&mut off.clone());
    say_frames("writing in 5,000 words, nothing noted, our own part", off);
    say_frames("writing in 5,000 words, all noted, our own part", on);
    println!("ratio of the medians {ratio:.2}");
}

/// Puts a draft of about 400 pages into a folder of its own, whose first text is long.
fn long_folder(is_noted: bool) -> PathBuf {
    let folder = own_folder();
    let path = folder.join(DRAFT);
    std::fs::remove_file(&path).unwrap();
    long_draft(&path, 17);
    let mut loaded = load_draft(&RealDisk, &path, &Seal::Open).unwrap().loaded;
    lengthen(&mut loaded.draft, is_noted);
    let bytes = draft_bytes(&loaded.draft, &loaded.template, &Seal::Open).unwrap();
    save_draft(&RealDisk, &path, &bytes, Expected::Anything, None).unwrap();
    let settings =
        format!("(spelling: {is_noted}, plain_english: {is_noted}, plain_lines: {is_noted})");
    let of_user = folder.join("of-user");
    std::fs::create_dir_all(&of_user).unwrap();
    std::fs::write(of_user.join("settings.ron"), settings).unwrap();
    folder
}

/// Makes the first text long, with words to be marked and, where they are wanted, comments.
fn lengthen(draft: &mut Draft, has_comments: bool) {
    let place = first_prose(draft);
    let Place::Field(section, field) = &place else {
        panic!("the first text is a field")
    };
    let mut text = String::new();
    for nth in 0..N_WORDS {
        let step = N_WORDS / N_WRONG;
        text.push_str(match nth % step {
            0 => "recieve",
            7 => "utilise",
            word if word % 2 == 0 => "children",
            _ => "seen",
        });
        text.push_str(if nth % 60 == 59 { ".\n\n" } else { " " });
    }
    assert_eq!(text.split_whitespace().count(), N_WORDS);
    let step = text.len() / N_COMMENTS;
    let comment = |nth: usize| {
        let from = text.get(nth * step..).unwrap_or_default();
        let at = nth * step + from.find("children").unwrap();
        Comment {
            id: CommentId::new(format!("comment-{nth}")).unwrap(),
            place: place.clone(),
            passage: Passage::of(&text, at..at + "children".len()),
            said: vec![Said {
                when: "2026-11-02T09:00:00Z".parse().unwrap(),
                who: "Reader".to_owned(),
                says: "Do we know?".to_owned(),
            }],
            resolved: None,
        }
    };
    let comments = (0..if has_comments { N_COMMENTS - 1 } else { 0 }).map(comment);
    draft.comments.extend(comments.collect::<Vec<_>>());
    let answers = draft.answers.get_mut(section).unwrap();
    answers.insert(field.clone(), Answer::Prose(Prose::new(text)));
}

fn say_frames(what: &str, mut frames: Vec<f64>) {
    let n = frames.len();
    let middle = median(&mut frames);
    let p99 = frames.get(n * 99 / 100).copied().unwrap_or_default();
    let worst = frames.last().copied().unwrap_or_default();
    println!(
        "{what}, {n}: median {middle:.2} ms, 99 of 100 below {p99:.2} ms, worst {worst:.2} ms"
    );
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn start(role: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .arg(role)
        .arg(folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn seconds_to_first_picture(role: &str) -> f64 {
    let folder = own_folder();
    let begun = Instant::now();
    let mut child = start(role, &folder);
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    assert_eq!(line.trim(), "painted", "the window did not open");
    child.wait().unwrap();
    seconds
}

/// Returns for each frame how long it took, and how much of that was ours.
fn typing_frames(folder: &Path) -> (Vec<f64>, Vec<f64>) {
    let mut child = start("show-typing", folder);
    let mut text = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    child.wait().unwrap();
    assert!(
        text.lines().any(|line| line == "typed"),
        "nothing was typed: {text}"
    );
    text.lines()
        .filter_map(|line| line.strip_prefix("ms ")?.split_once(' '))
        .filter_map(|(whole, own)| Some((whole.parse::<f64>().ok()?, own.parse::<f64>().ok()?)))
        .unzip()
}

/// Returns the number of frames in 20 quiet seconds, and the share of a core they took.
fn idle() -> (usize, f64) {
    let mut child = start("show-idle", &own_folder());
    let lines = lines_of(&mut child);
    std::thread::sleep(Duration::from_secs(6));
    let _before = lines.try_iter().count();
    let before = cpu_ticks(child.id());
    std::thread::sleep(Duration::from_secs(20));
    let ticks = cpu_ticks(child.id()) - before;
    let n_frames = lines.try_iter().count();
    child.kill().unwrap();
    child.wait().unwrap();
    // Linux counts 100 ticks a second.
    (n_frames, ticks / 20.0)
}

fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, receiver) = channel();
    let reader = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        for line in reader.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

fn cpu_ticks(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    [11, 12]
        .iter()
        .filter_map(|idx| fields.get(*idx)?.parse::<f64>().ok())
        .sum()
}

/// What a window is opened for.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Open,
    Type,
    Idle,
}

fn show(folder: Option<PathBuf>, role: Role) {
    let options = NativeOptions {
        viewport: ViewportBuilder::default().with_inner_size(vec2(1280.0, 800.0)),
        persist_window: false,
        ..NativeOptions::default()
    };
    let opened = folder.map(|folder| {
        let draft = FirstDraft::read(&folder.join(DRAFT), IdSource::new(1));
        (folder, draft)
    });
    let created = Box::new(move |creation: &CreationContext<'_>| {
        let inner = opened.map(|(folder, draft)| open(creation, &folder, draft));
        Ok(Box::new(Watched {
            inner,
            role,
            n_frames: 0,
            n_typed: 0,
            own_ms: 0.0,
        }) as Box<dyn eframe::App>)
    });
    if let Err(error) = eframe::run_native("candour-bench", options, created) {
        panic!("{error}");
    }
}

fn open(creation: &CreationContext<'_>, folder: &Path, first: FirstDraft) -> App {
    let given = Given {
        clock: Box::new(SystemClock::default()),
        folders: Folders::below(&folder.join("of-user")),
        dialogs: Box::new(NoDialogs),
        outside: std::sync::Arc::new(SystemOutside::default()),
        ids: IdSource::new(1),
        disk: std::sync::Arc::new(RealDisk),
        machine: "bench".to_owned(),
        user: "writer".to_owned(),
    };
    App::new(&creation.egui_ctx, given, Some(first))
}

/// A window that says what it does.
struct Watched {
    inner: Option<App>,
    role: Role,
    n_frames: usize,
    n_typed: usize,
    /// How long the last frame took us, without the toolkit’s layout of triangles and painting.
    own_ms: f64,
}

impl eframe::App for Watched {
    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut RawInput) {
        if self.role == Role::Type {
            self.type_into(input);
            ctx.request_repaint();
        }
    }

    fn logic(&mut self, ctx: &egui::Context, frame: &mut Frame) {
        if let Some(inner) = &mut self.inner {
            inner.logic(ctx, frame);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.n_frames += 1;
        match self.role {
            // The second frame begins when the first has been shown. A frame may be drawn twice
            // before it is painted, so frames are counted by the toolkit.
            Role::Open if ui.ctx().cumulative_frame_nr() >= 1 => {
                println!("{}", self.what_was_painted());
                std::process::exit(0);
            }
            Role::Open => ui.ctx().request_repaint(),
            Role::Type => self.say_frame_time(frame),
            Role::Idle => println!("frame"),
        }
        let begun = Instant::now();
        match &mut self.inner {
            Some(inner) => inner.ui(ui, frame),
            None => {
                ui.label("An empty window");
            }
        }
        self.own_ms = begun.elapsed().as_secs_f64() * 1000.0;
    }
}

impl Watched {
    /// Returns "painted" if what was to be opened is open.
    fn what_was_painted(&self) -> &'static str {
        match &self.inner {
            Some(inner) if inner.desk().is_none() => "a window without the draft",
            Some(_) | None => "painted",
        }
    }

    /// Clicks into the prose, then types one letter a frame.
    fn type_into(&mut self, input: &mut RawInput) {
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
            frame if frame > 40 && self.n_typed < N_KEYS => {
                let letter = if self.n_typed % 6 == 5 { " " } else { "e" };
                input.events.push(Event::Text(letter.to_owned()));
                self.n_typed += 1;
            }
            _ => {}
        }
    }

    /// Says how long the last frame took, from input to triangles, without waiting for the screen.
    fn say_frame_time(&self, frame: &Frame) {
        if self.n_typed > 5
            && let Some(seconds) = frame.info().cpu_usage
        {
            println!("ms {:.3} {:.3}", seconds * 1000.0, self.own_ms);
        }
        if self.n_typed == N_KEYS {
            let text = self
                .inner
                .as_ref()
                .and_then(App::desk)
                .map(|desk| !desk.session.is_saved());
            println!(
                "{}",
                if text == Some(true) {
                    "typed"
                } else {
                    "nothing arrived"
                }
            );
            // A window with unsaved changes would ask first.
            std::process::exit(0);
        }
    }
}
