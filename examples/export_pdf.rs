//! Makes the finished paper from a draft with the library alone.
//!
//! `cargo run --example export_pdf -- examples/drafts/southampton-2022.ron paper.pdf`

use std::{env, path::PathBuf, process::ExitCode};

use candour::{
    model::Audience,
    session::{IdSource, Order, Problem, Progress, Seal, Session, export_to},
};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(draft), Some(paper)) = (arguments.next(), arguments.next()) else {
        return tell("usage: export_pdf DRAFT.ron PAPER.pdf", ExitCode::from(2));
    };
    match export(&draft, &paper) {
        Ok(n_pages) => tell(&format!("{n_pages} pages"), ExitCode::SUCCESS),
        Err(problem) => tell(&problem.to_string(), ExitCode::from(2)),
    }
}

/// Everyone may read this paper: what is marked for a committee or for Ofsted is left out.
fn export(draft: &std::path::Path, paper: &std::path::Path) -> Result<usize, Problem> {
    let session = Session::open(draft, Seal::Open, IdSource::of_system())?;
    let export = export_to(
        paper,
        session.draft(),
        session.template(),
        Order::pdf(Audience::Everyone),
        &Progress::default(),
    )?;
    Ok(export.n_pages.unwrap_or_default())
}

#[expect(clippy::print_stderr, reason = "an example talks to whoever runs it")]
fn tell(text: &str, code: ExitCode) -> ExitCode {
    eprintln!("{text}");
    code
}
