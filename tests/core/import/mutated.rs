//! Files of every kind, changed by lot: each reader gives an answer or a reason, and never more
//! than a bounded multiple of what it was given.

use candour::{
    import::{
        Found, Kind, Left,
        document::{matched, proposal, takes, untaken},
        figures, read,
    },
    model::Draft,
    template::{Template, shipped},
};

use super::{
    books::{CONTENT, SHEET, calc, excel},
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

#[test]
fn files_that_are_changed_by_lot_give_an_answer_or_a_reason_within_bounds() {
    let template = shipped().unwrap().remove(1);
    let letter = "Inspection of Northmere local authority children’s services\n\
        Inspection dates: 4 to 8 March 2024\nOverall effectiveness: Good\n\
        What needs to improve?\n◼ The repair of boats (outcome 3, national framework).\n";
    let own = "\u{feff}Row,Indicator,Unit,Period,Our figure,Target\r\ni-a,Boats,,2024,5,6\r\n";
    let mut lot = Lot(20_260_401);
    let as_it_is: Make = |inner| inner.to_vec();
    let pdf = document(&of_today(), Packing::Plain);
    let files: [(&str, Kind, &[u8], Make); 7] = [
        ("docx", Kind::Document, &harbour().into_bytes(), |inner| {
            word(&text(inner))
        }),
        ("xlsx", Kind::Figures, SHEET.as_bytes(), |inner| {
            excel(&text(inner))
        }),
        ("ods", Kind::Figures, CONTENT.as_bytes(), |inner| {
            calc(&text(inner))
        }),
        ("long", Kind::Figures, LONG.as_bytes(), as_it_is),
        ("own", Kind::Figures, own.as_bytes(), as_it_is),
        ("letter", Kind::Letter, letter.as_bytes(), as_it_is),
        ("pdf", Kind::Report, &pdf, as_it_is),
    ];
    for (name, kind, inner, make) in files {
        assert!(found(kind, &make(inner), &template).is_some(), "{name}");
        let mut n_read = 0;
        for time in 0..N_TIMES {
            // What holds the parts is changed as well as what is in them.
            let bytes = if time % 4 == 0 {
                changed(&make(inner), &mut lot)
            } else {
                make(&changed(inner, &mut lot))
            };
            if let Some(n_signs) = found(kind, &bytes, &template) {
                n_read += 1;
                let most = bytes.len() * MAX_TIMES + MAX_MORE;
                assert!(n_signs <= most, "{name}: {n_signs} of {}", bytes.len());
            }
        }
        assert!(n_read > 0, "{name}: nothing could be read");
    }
}
