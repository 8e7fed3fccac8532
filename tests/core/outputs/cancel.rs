//! An export that is cancelled writes nothing and says so.

use candour::{
    export::{Cancelled, docx::DocxError, html, markdown},
    layout::PageStyle,
    model::Audience,
    session::{Format, Order, ProblemKind, Progress, export_to},
    store::parse_draft,
};

use super::{DATE, EXAMPLES};
use crate::paper::sample::paper;

fn cancelled() -> Progress {
    let progress = Progress::default();
    progress.cancel();
    progress
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks at the folder")]
fn a_cancelled_export_leaves_the_old_file_and_says_so() {
    let loaded = parse_draft(EXAMPLES[0].as_bytes()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for format in Format::OFFERED {
        let path = folder
            .path()
            .join("paper")
            .with_extension(format.extension());
        std::fs::write(&path, "precious").unwrap();
        let order = Order {
            format,
            ..Order::pdf(Audience::Everyone)
        };
        let made = export_to(&path, &loaded.draft, &loaded.template, order, &cancelled());
        let problem = made.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Cancelled);
        assert!(problem.to_string().contains("was cancelled"), "{problem}");
        assert!(
            problem.to_string().contains("Nothing was written"),
            "{problem}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    }
    let n_files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(
        n_files,
        Format::OFFERED.len(),
        "something else was left there"
    );
}

/// Whoever waits sees the export go on, and may stop it anywhere: here as soon as it says that
/// the document is being made.
#[test]
fn every_format_stops_while_it_is_made() {
    let (paper, style) = (paper(), PageStyle::default());
    assert_eq!(html::write(&paper, &style, &cancelled()), Err(Cancelled));
    assert_eq!(markdown::write(&paper, &cancelled()), Err(Cancelled));
    let about = candour::export::About {
        title: String::new(),
        author: String::new(),
        date: Some(DATE),
    };
    let made = candour::export::docx::write(&paper, &style, &about, &cancelled());
    assert!(matches!(made, Err(DocxError::Cancelled(_))));
}

#[test]
fn progress_ends_at_the_whole() {
    let loaded = parse_draft(EXAMPLES[0].as_bytes()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for format in Format::OFFERED {
        let path = folder.path().join("paper");
        let order = Order {
            format,
            ..Order::pdf(Audience::Everyone)
        };
        let progress = Progress::default();
        export_to(&path, &loaded.draft, &loaded.template, order, &progress).unwrap();
        assert!(progress.share() >= 0.75, "{format:?}: {}", progress.share());
    }
}
