//! Opening the real window.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use eframe::{NativeOptions, Renderer};
use egui::{IconData, Vec2, ViewportBuilder, vec2};

use super::{
    first_draft::FirstDraft,
    window::{App, Given},
};
use crate::session::{self, Folders, IdSource, Problem, ProblemKind, RealDisk, SystemClock};
use crate::ui::{dialogs::SystemDialogs, outside::SystemOutside};

/// What the system calls the program.
const APP_ID: &str = "candour";

/// How large the window opens where the screen has room for it, in points: outline, text, pages and
/// help side by side.
pub(super) const SIZE: Vec2 = vec2(1920.0, 1080.0);
/// How small it may be made: what a screen of 1280 by 800 at 200 % has room for.
pub(super) const LEAST_SIZE: Vec2 = vec2(600.0, 320.0);

/// The renderers to try, the best for this system first.
#[cfg(windows)]
const RENDERERS: &[Renderer] = &[Renderer::Wgpu, Renderer::Glow];
#[cfg(not(windows))]
const RENDERERS: &[Renderer] = &[Renderer::Glow];

/// Opens the window, with a draft or on the start screen, and returns when it is closed.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the window owns what it was asked to open"
)]
pub fn run(file: Option<PathBuf>) -> Result<(), Problem> {
    // A draft that is open in another window is shown there.
    let folders = Folders::of_system();
    if let Some(file) = &file
        && session::call_window(&RealDisk, &folders, file)
    {
        return Ok(());
    }
    report_faults();
    let mut reasons = Vec::new();
    for renderer in RENDERERS {
        match open(*renderer, file.as_deref()) {
            Ok(()) => return Ok(()),
            Err(error) => reasons.push(error.to_string()),
        }
    }
    Err(no_window(&reasons.join("; ")))
}

/// Has a report written when the program breaks off, in place of the usual message.
fn report_faults() {
    std::panic::set_hook(Box::new(|panic| {
        let (disk, folders) = (RealDisk, Folders::of_system());
        let clock = SystemClock::default();
        let report = session::write_report(&disk, &folders, &clock, panic);
        let place = report.map_or_else(String::new, |path| format!(" {}", path.display()));
        // What the fault says of itself may quote the draft; it is not repeated.
        let words = "candour: a fault in this program; what was written is kept.";
        match writeln!(io::stderr(), "{words}{place}") {
            Ok(()) | Err(_) => {}
        }
    }));
}

/// Returns how the window is opened.
pub fn window_options() -> NativeOptions {
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Candour")
            .with_app_id(APP_ID)
            .with_inner_size(SIZE)
            .with_min_inner_size(LEAST_SIZE)
            .with_clamp_size_to_monitor_size(true)
            .with_icon(IconData::default()),
        persist_window: false,
        // Nothing here has a gradient that would show it, and without a graphics card it takes a
        // sixth of every frame.
        dithering: false,
        ..NativeOptions::default()
    }
}

fn open(renderer: Renderer, file: Option<&Path>) -> eframe::Result {
    let options = NativeOptions {
        renderer,
        ..window_options()
    };
    let ids = IdSource::of_system();
    let first = file.map(|file| FirstDraft::read(file, ids.clone()));
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|creation| {
            let given = Given {
                clock: Box::new(SystemClock::default()),
                folders: Folders::of_system(),
                dialogs: Box::new(SystemDialogs),
                outside: Arc::new(SystemOutside::default()),
                ids,
                disk: Arc::new(RealDisk),
                machine: session::machine_name(),
                user: session::user_name(),
            };
            Ok(Box::new(App::new(&creation.egui_ctx, given, first)))
        }),
    )
}

fn no_window(reason: &str) -> Problem {
    Problem::new(
        ProblemKind::User,
        format!("The window could not be opened: {reason}."),
    )
    .hint("Nothing was changed. Without a window, these work: candour check DRAFT, candour export DRAFT -o PAPER.pdf, candour --help.")
}
