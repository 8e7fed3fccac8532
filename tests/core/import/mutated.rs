//! Files of every kind, changed by lot: each reader gives an answer or a reason, and never more
//! than a bounded multiple of what it was given.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it keeps what stops a reader, measures how long one takes, and says how much was done"
)]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use candour::{
    import::{
        Found, Kind, Left,
        document::{matched, proposal, takes, untaken},
        figures, read,
    },
    model::Draft,
    prose::{brought_html, brought_rtf},
    template::{Template, shipped},
};

use super::{
    books::{CONTENT, SHEET, calc, excel, zip},
    documents::{harbour, word},
    figures::LONG,
    reports::of_today,
    tagged::{Packing, document},
};

/// How often each file is changed.
const N_TIMES: usize = 120;
/// How often more signs may be found than a file has bytes, and how many besides.
const MAX_TIMES: usize = 60;
const MAX_MORE: usize = 20_000;

/// How long a reader may take over one of these small files.
const MAX_TIME: Duration = Duration::from_secs(20);
const HTML: &[u8] = include_bytes!("../../data/paste/word.html");
const PLAIN: &str = include_str!("../../data/paste/word.txt");
const RTF: &[u8] = include_bytes!("../../data/paste/word.rtf");
const ODT: &str = r#"<office:document-content><office:automatic-styles>
    <style:style style:name="T1"><style:text-properties fo:font-weight="bold" style:text-line-through-style="solid"/></style:style>
    <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>
    </office:automatic-styles><office:text><text:h text:outline-level="1">Children in care</text:h>
    <text:p>Crews <text:span text:style-name="T1">often</text:span> stay<text:note><text:note-body><text:p>So far.</text:p></text:note-body></text:note>.</text:p>
    <text:list text:style-name="L1"><text:list-item><text:p>Day</text:p></text:list-item></text:list>
    <table:table><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell><table:table-cell><text:p>Owner</text:p></table:table-cell></table:table-row>
    <table:table-row><table:table-cell><text:p>Mend the boats</text:p></table:table-cell><table:table-cell><text:p>Mate</text:p></table:table-cell></table:table-row></table:table>
    <office:annotation><text:p>Is it so?</text:p></office:annotation></office:text></office:document-content>"#;

/// A lot that falls the same way every time (`SplitMix64`).
struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % (n.max(1) as u64)).unwrap()
    }
}

/// What upsets readers.
const PIECES: &[&[u8]] = &[
    b"<w:tbl>",
    b"</w:p>",
    b"<w:tr><w:tc>",
    b"<w:fldChar w:fldCharType=\"begin\"/>",
    b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
    b"&#x110000;&b;",
    b"\"",
    b",,,,,,,,",
    b"\r",
    b"\0",
    b"\xff\xfe",
    b"99999999999999999999",
    b"-1",
    b"1e309",
    b"r=\"XFD1048576\"",
    b"table:number-columns-repeated=\"2000000000\"",
    b"<< /K [ 1 0 R ] >>",
    b"/Length 99999999",
    b"BT (a) Tj ET BDC EMC",
    b"2025,Local authority,",
];

fn changed(whole: &[u8], lot: &mut Lot) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=lot.below(4) {
        if bytes.is_empty() {
            bytes.push(b' ');
        }
        let at = lot.below(bytes.len());
        let len = lot.below(64).min(bytes.len() - at);
        match lot.below(6) {
            0 => bytes[at] = lot.next().to_le_bytes()[0],
            1 => drop(bytes.drain(at..at + len)),
            2 => {
                let twice = bytes[at..at + len].to_vec();
                let twice = twice.repeat(1 + lot.below(40));
                drop(bytes.splice(at..at, twice));
            }
            3 => {
                let piece = PIECES[lot.below(PIECES.len())].repeat(1 + lot.below(300));
                drop(bytes.splice(at..at, piece));
            }
            4 => {
                let piece = PIECES[lot.below(PIECES.len())];
                let end = (at + piece.len()).min(bytes.len());
                bytes[at..end].copy_from_slice(&piece[..end - at]);
            }
            _ => bytes.truncate(at + 1),
        }
    }
    bytes
}

/// Puts what is in a file into its shell.
type Make = fn(&[u8]) -> Vec<u8>;

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn n_left(left: &[Left]) -> usize {
    left.iter().map(|left| left.text.len()).sum()
}

/// Reads a file and takes it through to what would be brought in. Returns how many signs were
/// found in it, if anything was.
fn found(kind: Kind, bytes: &[u8], template: &Template) -> Option<usize> {
    let draft = Draft::default();
    let found = if kind == Kind::Figures && !figures::is_book(bytes) {
        let owned = bytes.to_vec();
        let mut open = move || -> std::io::Result<Box<dyn std::io::Read>> {
            Ok(Box::new(std::io::Cursor::new(owned.clone())))
        };
        Found::of_figures(figures::read(&mut open, "North Yorkshire").ok()?)
    } else {
        read(kind, bytes).ok()?
    };
    Some(match found {
        Found::Report(report) => {
            let taken = vec![true; report.findings.len()];
            let rows = report.proposal(&draft, &taken).rows.len();
            assert!(rows <= report.findings.len() + 1);
            let findings = report.findings.iter().map(|said| said.text.len());
            findings.sum::<usize>() + n_left(&report.left)
        }
        Found::Figures(figures) => {
            let taken = vec![true; figures.series.len()];
            let proposal = figures.proposal(&draft, &taken, "file");
            assert!(proposal.rows.len() <= figures.series.len());
            let points = figures.series.iter().map(|series| series.points.len());
            points.sum::<usize>() + n_left(&figures.left)
        }
        Found::Document(document) => {
            let (targets, takes) = (matched(&document, template), takes(&document));
            let (_, without) = proposal(&document, (&targets, &takes), &draft, template);
            let passages = document.passages.iter().map(|passage| passage.text().len());
            passages.sum::<usize>()
                + n_left(&without)
                + n_left(&untaken(&document, &targets, &takes))
        }
        Found::Places(places) => places.names.iter().map(String::len).sum(),
    })
}

/// A file that a reader reads, and how what is in it comes into its shell.
struct Reader {
    name: &'static str,
    kind: Wanted,
    inner: Vec<u8>,
    make: Make,
}

/// What reads it.
#[derive(Clone, Copy)]
enum Wanted {
    File(Kind),
    Html,
    Rtf,
}

impl Reader {
    fn found(&self, bytes: &[u8], template: &Template) -> Option<usize> {
        let brought = match self.kind {
            Wanted::File(kind) => return found(kind, bytes, template),
            Wanted::Html => brought_html(&text(bytes), PLAIN),
            Wanted::Rtf => brought_rtf(&text(bytes)),
        };
        brought.map(|brought| brought.text.len())
    }
}

fn readers() -> Vec<Reader> {
    let letter = "Inspection of Northmere local authority children’s services\n\
        Inspection dates: 4 to 8 March 2024\nOverall effectiveness: Good\n\
        What needs to improve?\n◼ The repair of boats (outcome 3, national framework).\n";
    let own = "\u{feff}Row,Indicator,Unit,Period,Our figure,Target\r\ni-a,Boats,,2024,5,6\r\n";
    let as_it_is: Make = |inner| inner.to_vec();
    let pdf = document(&of_today(), Packing::Plain);
    let file = |name, kind, inner: &[u8], make| Reader {
        name,
        kind,
        inner: inner.to_vec(),
        make,
    };
    vec![
        file(
            "docx",
            Wanted::File(Kind::Document),
            harbour().as_bytes(),
            |inner| word(&text(inner)),
        ),
        file(
            "odt",
            Wanted::File(Kind::Document),
            ODT.as_bytes(),
            |inner| zip(&[("content.xml", &text(inner))]),
        ),
        file(
            "xlsx",
            Wanted::File(Kind::Figures),
            SHEET.as_bytes(),
            |inner| excel(&text(inner)),
        ),
        file(
            "ods",
            Wanted::File(Kind::Figures),
            CONTENT.as_bytes(),
            |inner| calc(&text(inner)),
        ),
        file(
            "csv",
            Wanted::File(Kind::Figures),
            LONG.as_bytes(),
            as_it_is,
        ),
        file("own", Wanted::File(Kind::Figures), own.as_bytes(), as_it_is),
        file(
            "letter",
            Wanted::File(Kind::Letter),
            letter.as_bytes(),
            as_it_is,
        ),
        file("pdf", Wanted::File(Kind::Report), &pdf, as_it_is),
        file("html", Wanted::Html, HTML, as_it_is),
        file("rtf", Wanted::Rtf, RTF, as_it_is),
    ]
}

/// Reads a file that was changed by lot, and keeps what stops the reader or takes too long.
fn look(reader: &Reader, bytes: &[u8], template: &Template) -> Option<usize> {
    let keep = |why: &str| -> ! {
        let name = format!("candour-mutated-{}", reader.name);
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        panic!(
            "{}: {why}; the bytes are in {}",
            reader.name,
            path.display()
        )
    };
    let start = Instant::now();
    let read = || reader.found(bytes, template);
    let Ok(found) = catch_unwind(AssertUnwindSafe(read)) else {
        keep("it stopped")
    };
    if start.elapsed() > MAX_TIME {
        keep("it took too long");
    }
    let most = bytes.len() * MAX_TIMES + MAX_MORE;
    if found.is_some_and(|n_signs| n_signs > most) {
        keep("more was found than is in it");
    }
    found
}

/// Changes files of every reader: each so often, or as long as `CANDOUR_MUTATE` says, in seconds;
/// `CANDOUR_READER` names one of them, and `CANDOUR_SEED` begins elsewhere. How often is told.
#[test]
fn files_that_are_changed_by_lot_give_an_answer_or_a_reason_within_bounds() {
    let template = shipped().unwrap().remove(1);
    let said = |name: &str| std::env::var(name).ok();
    let number = |name: &str| said(name).and_then(|text| text.parse::<u64>().ok());
    let seconds = number("CANDOUR_MUTATE").map(Duration::from_secs);
    let mut lot = Lot(number("CANDOUR_SEED").unwrap_or(20_260_401));
    let only = said("CANDOUR_READER");
    for reader in readers() {
        if only.as_ref().is_some_and(|only| *only != reader.name) {
            continue;
        }
        let (name, inner, make) = (reader.name, &reader.inner, reader.make);
        assert!(look(&reader, &make(inner), &template).is_some(), "{name}");
        let (start, mut n_done, mut n_read) = (Instant::now(), 0, 0);
        while seconds.map_or(n_done < N_TIMES, |seconds| start.elapsed() < seconds) {
            // What holds the parts is changed as well as what is in them.
            let bytes = if n_done % 4 == 0 {
                changed(&make(inner), &mut lot)
            } else {
                make(&changed(inner, &mut lot))
            };
            n_done += 1;
            n_read += usize::from(look(&reader, &bytes, &template).is_some());
        }
        assert!(n_read > 0, "{name}: nothing could be read");
        if seconds.is_some() {
            println!("{name}: {n_done} files, of which {n_read} could be read");
        }
    }
}
