//! Damaged files give a message, never a panic, and never a draft that is not what was written.

use candour::store::{Passphrase, Seal, SealError, parse_draft};

const GOOD: &str = include_str!("../../examples/drafts/northmere-2026.ron");

/// A small generator, so that every run damages the file in the same ways.
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Every damaged variant, with how it was damaged.
fn variants() -> Vec<(String, Vec<u8>)> {
    let good = GOOD.as_bytes();
    let mut lot = Lot(7);
    let mut all = Vec::new();
    for _ in 0..70 {
        let at = lot.below(good.len());
        all.push((format!("cut at {at}"), good[..at].to_vec()));
    }
    for _ in 0..70 {
        let (at, bit) = (lot.below(good.len()), lot.below(8));
        let mut bytes = good.to_vec();
        bytes[at] ^= 1 << bit;
        all.push((format!("bit {bit} of byte {at} turned"), bytes));
    }
    for (from, to) in [
        ("evidence: [", "evidence: ("),
        ("version: 1", "version: \"one\""),
        ("version: 1", "version: 99"),
        ("version: 1", "version: -1"),
        ("details: (", "details: [("),
        ("said:", "sayd:"),
        ("kind: Area", "kind: Aria"),
        ("authority: \"", "authority: 12, x: \""),
        ("answers: {", "answers: {{"),
        ("template_copy: (", "template_copy: None, y: ("),
    ] {
        all.push((
            format!("{from} became {to}"),
            GOOD.replacen(from, to, 1).into_bytes(),
        ));
    }
    for _ in 0..40 {
        let (at, len) = (lot.below(good.len()), 1 + lot.below(4000));
        let mut bytes = good.to_vec();
        bytes.drain(at..(at + len).min(good.len()));
        all.push((format!("{len} bytes gone at {at}"), bytes));
    }
    let nested = |open: &str| {
        format!(
            "(format: \"candour-draft\", version: 1, details: {}",
            open.repeat(100_000)
        )
    };
    all.push(("deep brackets".to_owned(), nested("[").into_bytes()));
    all.push(("deep parentheses".to_owned(), nested("(").into_bytes()));
    all.push(("deep braces".to_owned(), nested("{").into_bytes()));
    all.push(("deep options".to_owned(), nested("Some(").into_bytes()));
    all.push(("empty".to_owned(), Vec::new()));
    all.push(("binary".to_owned(), (0..=255).cycle().take(5000).collect()));
    all.push(("a PDF".to_owned(), b"%PDF-1.7\n1 0 obj".to_vec()));
    all.push(("noughts".to_owned(), vec![0; 4096]));
    all.push(("another RON".to_owned(), b"(a: 1)".to_vec()));
    all.push((
        "UTF-16".to_owned(),
        GOOD.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .take(4000)
            .collect(),
    ));
    all
}

#[test]
fn two_hundred_damaged_drafts_give_messages_or_drafts_and_no_panic() {
    let variants = variants();
    assert!(variants.len() >= 200, "{} variants", variants.len());
    let mut n_messages = 0;
    for (how, bytes) in &variants {
        // A turned bit inside a word of prose leaves a draft that is as good as any other.
        if let Err(error) = parse_draft(bytes) {
            n_messages += 1;
            assert!(!error.to_string().is_empty(), "{how}: no message");
        }
    }
    assert!(
        n_messages >= 130,
        "only {n_messages} of {} were told",
        variants.len()
    );
}

#[test]
fn a_cut_draft_is_never_taken_for_a_whole_one() {
    let end = GOOD.trim_end().len();
    let mut lot = Lot(3);
    for _ in 0..50 {
        let mut at = lot.below(end);
        while !GOOD.is_char_boundary(at) {
            at -= 1;
        }
        assert!(parse_draft(&GOOD.as_bytes()[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_protected_file_that_asks_for_too_much_work_is_refused_before_it_is_done() {
    let seal = Seal::Passphrase(Passphrase::new("three quiet otters".to_owned()).unwrap());
    let sealed = seal.close(b"In confidence".to_vec()).unwrap();
    let head = String::from_utf8_lossy(&sealed[..80]).into_owned();
    let (before, _) = head.split_once(" 17\n").unwrap();
    for work in ["21", "40", "63"] {
        let mut hostile = sealed.clone();
        hostile.splice(before.len() + 1..before.len() + 3, work.bytes());
        assert_eq!(seal.open(hostile), Err(SealError::TooMuchWork), "{work}");
    }
}
