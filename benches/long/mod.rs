//! Drafts as long as one likes, and figures as a measurement prints them.

use std::path::Path;

use candour::{
    model::{Answer, Draft, DraftStatus, Place, Prose, Record, RowId},
    store::{Expected, RealDisk, Seal, draft_bytes, load_draft, save_draft},
};

/// Prints the middle of some values and the worst of them.
pub(crate) fn say(what: &str, mut values: Vec<f64>) {
    values.sort_by(f64::total_cmp);
    let at = |part: usize| values.get(values.len() * part / 100).copied();
    let (middle, p95) = (at(50).unwrap_or_default(), at(95).unwrap_or_default());
    let worst = values.last().copied().unwrap_or_default();
    println!(
        "{what}, {}: median {middle:.1} ms, 95 of 100 below {p95:.1} ms, worst {worst:.1} ms",
        values.len()
    );
}

/// Writes a draft that says everything the example says many times over, but for its first
/// section, which is typed into.
pub(crate) fn long_draft(path: &Path, n_times: usize) {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/drafts/northmere-2026.ron");
    let loaded = load_draft(&RealDisk, &example, &Seal::Open).unwrap().loaded;
    let mut draft = loaded.draft;
    // Nobody is asked whether what was signed off shall change.
    open_again(&mut draft);
    let typed = first_prose(&draft);
    for (section, answers) in &mut draft.answers {
        for (field, answer) in answers {
            let is_typed = typed == Place::Field(section.clone(), field.clone());
            if let (Answer::Prose(prose), false) = (answer, is_typed) {
                *prose = Prose::new(vec![prose.as_str().trim(); n_times].join("\n\n"));
            }
        }
    }
    let registers = &mut draft.registers;
    repeat(&mut registers.evidence, n_times, |row, id| row.id = id);
    repeat(&mut registers.findings, n_times, |row, id| row.id = id);
    repeat(&mut registers.indicators, n_times, |row, id| row.id = id);
    let bytes = draft_bytes(&draft, &loaded.template, &Seal::Open).unwrap();
    save_draft(&RealDisk, path, &bytes, Expected::Anything, None).unwrap();
}

/// Makes a draft of what was signed off.
pub(crate) fn open_again(draft: &mut Draft) {
    draft.details.status = DraftStatus::Draft;
    draft.details.sign_offs = draft.details.sign_offs_asked_again();
}

fn repeat<T: Record + Clone>(rows: &mut Vec<T>, n_times: usize, name: impl Fn(&mut T, RowId)) {
    let own = rows.clone();
    for time in 1..n_times {
        for row in &own {
            let mut copy = row.clone();
            name(
                &mut copy,
                RowId::new(format!("{}-{time}", row.id())).unwrap(),
            );
            rows.push(copy);
        }
    }
}

/// The text that stands first when the example is opened.
pub(crate) fn first_prose(draft: &Draft) -> Place {
    let summary = draft
        .answers
        .iter()
        .find(|(id, _)| id.as_str() == "summary");
    let (section, answers) = summary.unwrap();
    let mut fields = answers.iter();
    let (field, _) = fields
        .find(|(_, answer)| matches!(answer, Answer::Prose(prose) if prose.as_str().starts_with("**Leaders")))
        .unwrap();
    Place::Field(section.clone(), field.clone())
}
