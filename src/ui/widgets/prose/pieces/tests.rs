//! Long texts laid out in pieces: what is held, and that nobody can see the difference.

use std::collections::BTreeSet;

use egui::{Context, RawInput, text::CCursor, text_selection::visuals::paint_text_selection};

use super::*;
use crate::ui::{
    theme::{Theme, install_fonts, set_theme},
    widgets::prose::{
        caret::cursor,
        galley::{Laid, Place, lay_out},
    },
};

const PLACE: Place = Place {
    width: 600.0,
    view: Rangef {
        min: 0.0,
        max: 600.0,
    },
    caret: 0,
};
/// Sees everything.
const ALL: Place = Place {
    view: Rangef { min: 0.0, max: 1e9 },
    ..PLACE
};

fn context() -> Context {
    let ctx = Context::default();
    install_fonts(&ctx, |_| {});
    set_theme(&ctx, Theme::Light);
    frame(&ctx, |_| {});
    ctx
}

fn frame(ctx: &Context, draw: impl FnMut(&mut Ui)) {
    let mut output = ctx.run_ui(RawInput::default(), draw);
    output.textures_delta.clear();
}

/// One frame.
fn lay(ctx: &Context, text: &str, place: Place, before: Option<&Arc<Laid>>) -> Arc<Laid> {
    let mut laid = None;
    frame(ctx, |ui| {
        laid = Some(lay_out(ui, text, place, &|_| None, before));
    });
    laid.unwrap()
}

/// As many frames as it takes, and how many those were.
fn lay_all(ctx: &Context, text: &str, place: Place) -> (Arc<Laid>, usize) {
    let mut laid = lay(ctx, text, place, None);
    let mut n_frames = 1;
    while laid.is_rough() {
        laid = lay(ctx, text, place, Some(&laid));
        n_frames += 1;
        assert!(n_frames < 100, "it never ends");
    }
    (laid, n_frames)
}

/// Prose of about so many bytes, each word apart from the next by `between` now and then.
fn prose(n_bytes: usize, between: &str) -> String {
    let mut text = String::with_capacity(n_bytes + 32);
    for nth in 0_usize.. {
        if text.len() >= n_bytes {
            break;
        }
        text.push_str(["children ", "é **visited** ", "plan ", "in [@e-one] "][nth * nth % 7 % 4]);
        if nth % 80 == 79 {
            text.push_str(between);
        }
    }
    text.trim_end().to_owned()
}

/// Returns how many glyphs and vertices are held in memory, rows that are shared once.
fn held(laid: &Laid) -> (usize, usize) {
    let mut seen = BTreeSet::new();
    let rows = laid.galley.rows.iter();
    let rows = rows.filter(|row| seen.insert(Arc::as_ptr(&row.row) as usize));
    rows.fold((0, 0), |(glyphs, vertices), row| {
        let n_vertices = row.visuals.mesh.vertices.capacity();
        (glyphs + row.glyphs.capacity(), vertices + n_vertices)
    })
}

/// Returns where every row stands, and how many signs are in it.
fn rows(laid: &Laid) -> Vec<(egui::Pos2, f32, usize, bool)> {
    let rows = laid.galley.rows.iter();
    rows.map(|row| (row.pos, row.size.y, row.glyphs.len(), row.ends_with_newline))
        .collect()
}

#[test]
fn of_a_long_text_little_is_held_and_no_frame_lays_out_much() {
    let ctx = context();
    for between in ["\n\n", ""] {
        let text = prose(1_000_000, between);
        let first = lay(&ctx, &text, PLACE, None);
        let n_laid: usize = first.lines.iter().zip(first.parts()).map(n_laid).sum();
        assert!(
            n_laid < 120_000,
            "{n_laid} bytes are laid out in the first frame"
        );
        assert!(first.is_rough());
        let (laid, n_frames) = lay_all(&ctx, &text, PLACE);
        assert!((10..30).contains(&n_frames), "{n_frames} frames");
        let (n_glyphs, n_vertices) = held(&laid);
        assert!(n_glyphs < 60_000, "{n_glyphs} glyphs are held");
        assert!(n_vertices < 150_000, "{n_vertices} vertices are held");
    }
}

fn n_laid((_, part): (&Line, &Part)) -> usize {
    let laid = part.pieces.iter();
    let laid = laid.filter(|piece| piece.state != PieceState::Rough);
    laid.map(|piece| piece.bytes.len()).sum()
}

#[test]
fn what_nobody_sees_stands_where_it_stands_when_it_is_seen() {
    let ctx = context();
    for between in ["\n\n", "", "\n- ", "\n> "] {
        let text = prose(150_000, between);
        let seen = lay(&ctx, &text, ALL, None);
        assert!(!seen.is_rough());
        let (unseen, _) = lay_all(&ctx, &text, PLACE);
        assert_eq!(rows(&unseen), rows(&seen));
        let n_signs: usize = rows(&seen)
            .iter()
            .map(|row| row.2 + usize::from(row.3))
            .sum();
        assert_eq!(n_signs, text.chars().count());
        // What comes into view is as it is painted.
        let view = Rangef::new(8000.0, 8600.0);
        let scrolled = lay(&ctx, &text, Place { view, ..PLACE }, Some(&unseen));
        let mut compared = 0;
        for (row, whole) in scrolled.galley.rows.iter().zip(&seen.galley.rows) {
            if view.contains(row.pos.y) {
                assert_eq!(row, whole);
                compared += 1;
            }
        }
        assert!(compared > 10);
    }
}

#[test]
fn pieces_of_a_line_have_the_rows_of_the_line() {
    let ctx = context();
    let text = prose(90_000, "");
    let laid = lay(&ctx, &text, PLACE, None);
    assert!(laid.parts()[0].pieces.len() > 4);
    let mut whole = None;
    frame(&ctx, |ui| {
        let ground = Ground::new(ui, PLACE.width);
        let chips = &laid.parts()[0].chips;
        let job = line_job(&ground, &text, &laid.lines[0], chips, &(0..text.len()));
        whole = Some(ui.fonts_mut(|fonts| fonts.layout_job(job)));
    });
    let whole = whole.unwrap();
    let texts = |galley: &Galley| galley.rows.iter().map(|row| row.text()).collect::<Vec<_>>();
    assert_eq!(texts(&laid.galley), texts(&whole));
}

#[test]
fn a_selection_reaches_into_what_nobody_sees() {
    let ctx = context();
    let text = prose(200_000, "\n\n");
    let (laid, _) = lay_all(&ctx, &text, PLACE);
    let mut galley = Arc::clone(&laid.galley);
    let range = egui::text::CCursorRange::two(CCursor::new(5), CCursor::new(150_033));
    paint_text_selection(&mut galley, &egui::Visuals::light(), &range, None);
    assert!(!Arc::ptr_eq(&galley, &laid.galley));
}

#[test]
fn around_the_caret_all_is_ready_though_nobody_sees_it() {
    let ctx = context();
    let text = prose(200_000, "\n\n");
    let (seen, _) = lay_all(&ctx, &text, ALL);
    let caret = text.floor_char_boundary(150_000);
    let (laid, _) = lay_all(&ctx, &text, Place { caret, ..PLACE });
    let at = cursor(&text, caret);
    assert_eq!(
        laid.galley.pos_from_cursor(at),
        seen.galley.pos_from_cursor(at)
    );
    let down = |laid: &Laid| laid.galley.cursor_down_one_row(&at, None);
    assert_eq!(down(&laid), down(&seen));
}

#[test]
fn typing_at_the_end_of_a_long_line_keeps_what_stands_before() {
    let ctx = context();
    let text = prose(300_000, "");
    let (before, _) = lay_all(&ctx, &text, PLACE);
    let caret = text.len() + 1;
    let typed = format!("{text}x");
    let after = lay(&ctx, &typed, Place { caret, ..PLACE }, Some(&before));
    assert!(!after.is_rough());
    let (old, new) = (&before.parts()[0].pieces, &after.parts()[0].pieces);
    let n_same = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| Arc::ptr_eq(&old.galley, &new.galley));
    assert!(n_same.count() + 2 >= new.len());
    assert_eq!(rows(&after), rows(&lay_all(&ctx, &typed, PLACE).0));
}

#[test]
fn an_assistive_tool_reads_every_sign() {
    let ctx = context();
    ctx.enable_accesskit();
    let text = prose(150_000, "\n\n");
    let (laid, _) = lay_all(&ctx, &text, PLACE);
    let mut read = String::new();
    for row in &laid.galley.rows {
        read.push_str(&row.text());
        if row.ends_with_newline {
            read.push('\n');
        }
    }
    assert!(read == text);
}
