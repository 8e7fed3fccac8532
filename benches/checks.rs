//! How long all checks take on drafts of about 40 and 400 pages: the first time, again, and after
//! a key; with the checks that read sentences, and without.
//!
//! `cargo bench --no-default-features --bench checks`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement reads the clock, prints, and may stop"
)]

mod long;

use std::time::Instant;

use candour::{
    check::check,
    edit::{Edit, apply},
    model::{Draft, Prose, Value},
    store::{Loaded, RealDisk, Seal, load_draft},
    template::{Rule, Template, build},
};
use jiff::civil::Date;

use self::long::{first_prose, long_draft, say};

const N_TIMES: usize = 20;
const DAY: Date = Date::constant(2026, 5, 1);

fn main() {
    for n_times in [1, 17] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.ron");
        long_draft(&path, n_times);
        let template = loaded(&path).template;
        let plain = without_reading(&template);
        println!("{n_times} times the example");
        for (words, template) in [("all", &template), ("without reading", &plain)] {
            say(&format!("  {words}, first"), first(&path, template));
            let (again, key) = later(&path, template);
            say(&format!("  {words}, again"), again);
            say(&format!("  {words}, after a key"), key);
        }
    }
}

fn loaded(path: &std::path::Path) -> Loaded {
    load_draft(&RealDisk, path, &Seal::Open).unwrap().loaded
}

fn first(path: &std::path::Path, template: &Template) -> Vec<f64> {
    let drafts = (0..N_TIMES).map(|_| loaded(path).draft);
    drafts.map(|draft| ms(&draft, template)).collect()
}

fn later(path: &std::path::Path, template: &Template) -> (Vec<f64>, Vec<f64>) {
    let mut draft = loaded(path).draft;
    let place = first_prose(&draft);
    ms(&draft, template);
    let again = (0..N_TIMES).map(|_| ms(&draft, template)).collect();
    let key = (0..N_TIMES).map(|time| {
        let text = format!("We visit homes often. {time}");
        let value = Value::Prose(Prose::new(text));
        let place = place.clone();
        apply(&mut draft, Edit::Set { place, value }).unwrap();
        ms(&draft, template)
    });
    (again, key.collect())
}

fn ms(draft: &Draft, template: &Template) -> f64 {
    let begun = Instant::now();
    drop(check(draft, template, DAY));
    begun.elapsed().as_secs_f64() * 1000.0
}

fn without_reading(template: &Template) -> Template {
    let mut file = template.file().clone();
    file.rules.retain(|rule| {
        !matches!(
            rule,
            Rule::ActivityWithoutEffect
                | Rule::OverPositive
                | Rule::FiguresAlone
                | Rule::VoiceMissing
                | Rule::NoWeakness
                | Rule::VagueArea
                | Rule::OutlierUnexplained
                | Rule::ValuesDiffer
                | Rule::OldTerm
                | Rule::PromiseMissing
                | Rule::TopicMissing(_)
        )
    });
    build(file).unwrap()
}
