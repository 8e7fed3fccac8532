//! How long twelve returned packs take to come into a draft of about 400 pages, against making
//! its PDF in the same run.
//!
//! `cargo bench --bench packs`. Reading the files, putting them together and the step in the draft
//! count; the window does the first two on a thread.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement reads the clock, prints, and may stop"
)]

mod long;

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use candour::{
    model::{Audience, Place, Prose, SectionId, Value},
    session::{
        Action, Beside, IdSource, Order, PackOrder, Packed, Progress, RealDisk, Rest, Seal,
        Session, cut_pack, export_bytes, read_copies, reply,
    },
    template::FieldKind,
};

const N_PACKS: usize = 12;
const N_RUNS: usize = 5;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.ron");
    long::long_draft(&path, 11);
    let open = |path: &Path| Session::open(path, Seal::Open, IdSource::new(1)).unwrap();
    let session = open(&path);
    let places = asked_for(&session);
    let packs: Vec<PathBuf> = { places.iter().enumerate() }
        .map(|(n, (section, place))| {
            let pack = folder.path().join(format!("pack {n}.ron"));
            let cut = cut_pack(&session, &order(section)).unwrap();
            Packed::of(cut, session.seal())
                .write(&RealDisk, &pack)
                .unwrap();
            let mut theirs = open(&pack);
            let old = theirs.draft().value(place);
            let old = match &old {
                Some(Value::Prose(prose)) => prose.as_str(),
                _ => "",
            };
            let value = Value::Prose(Prose::new(format!(
                "Begun anew {n}.\n\n{old} And more {n}."
            )));
            let place = place.clone();
            theirs.act(Action::Set { place, value }, 0).unwrap();
            let (packed, _) = reply(&theirs).unwrap();
            packed.write(&RealDisk, &pack).unwrap();
            pack
        })
        .collect();
    let (mut taking, mut making) = (Vec::new(), Vec::new());
    let mut n_pages = None;
    for _ in 0..N_RUNS {
        let start = Instant::now();
        let mut ours = open(&path);
        let opened = start.elapsed();
        let start = Instant::now();
        let found = read_copies(&RealDisk, &Beside::of(&ours), &packs, None);
        let copies = found.into_iter().map(|(_, found)| found.unwrap().copy);
        let copies = copies.collect();
        ours.act(Action::TakeInAll(copies), 0).unwrap();
        taking.push(start.elapsed().as_secs_f64() * 1e3);
        assert!(format!("{:?}", ours.draft().answers).contains("And more 11."));
        let start = Instant::now();
        let order = Order::pdf(Audience::Ofsted);
        let made = export_bytes(
            session.draft(),
            session.template(),
            order,
            &Progress::default(),
        );
        n_pages = made.unwrap().n_pages;
        // As `candour export` does: it reads the draft too.
        making.push((start.elapsed() + opened).as_secs_f64() * 1e3);
    }
    let middle = |values: &mut Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let (mut one, mut other) = (taking.clone(), making.clone());
    let ratio = middle(&mut one) / middle(&mut other);
    long::say(&format!("{N_PACKS} packs taken in"), taking);
    long::say(
        &format!("the PDF of {} pages", n_pages.unwrap_or_default()),
        making,
    );
    println!("ratio {ratio:.2} (at most 1)");
}

/// Returns sections that may be asked for, each with a text in it.
fn asked_for(session: &Session) -> Vec<(SectionId, Place)> {
    let template = session.template();
    let mut asked: Vec<(SectionId, Place)> = Vec::new();
    for outlined in template.outline(&[]) {
        let section = &outlined.section.id;
        let mut fields = outlined.section.fields.iter();
        let Some(field) = fields.find(|field| matches!(field.kind, FieldKind::Prose)) else {
            continue;
        };
        if cut_pack(session, &order(section)).is_ok() {
            asked.push((
                section.clone(),
                Place::Field(section.clone(), field.id.clone()),
            ));
        }
    }
    asked.truncate(N_PACKS);
    assert_eq!(asked.len(), N_PACKS);
    asked
}

fn order(section: &SectionId) -> PackOrder {
    PackOrder {
        sections: vec![section.clone()],
        addressee: "Head of service".to_owned(),
        from: "Head of quality".to_owned(),
        readers: Audience::Ofsted,
        rest: Rest::Read,
        due: None,
        note: String::new(),
    }
}
