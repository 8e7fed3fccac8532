//! Hard documents: what councils write, at its longest, emptiest and strangest.

use candour::{
    edit::{Edit, apply},
    layout::{Page, Pages},
    model::{
        Answer, Audience, Draft, Evidence, FieldId, Figure, Finding, FindingKind, Indicator,
        Marking, Place, Point, Prose, RegisterKind, RowId, SectionId,
    },
    session::{Order, Progress, export_bytes, new_draft},
    store::parse_draft,
    template::{Template, build, parse, shipped},
};

use super::promises::keep;

const EVERY_REGISTER: &str = include_str!("../../data/drafts/v1/every-register.ron");
const NAMES: &str = "Siân Ŵyn-Llŷr, Łukasz Żółć-Świątek, Ayşe Çağrı Iğdır, İpek, Nguyễn Thị Hồng Đặng, Ștefan Țîrlea, Þórður";

/// A template with one field of prose and every register shown in every way it can be.
pub(super) fn template(title: &str) -> Template {
    let mut views = Vec::new();
    for register in RegisterKind::ALL {
        let columns: Vec<String> = register
            .columns()
            .iter()
            .map(|column| format!("{:?}", column.name))
            .collect();
        let columns = columns.join(", ");
        let mut shows = vec!["Table", "Blocks", "List"];
        if matches!(register, RegisterKind::Statements | RegisterKind::Findings) {
            shows.push("Pairs");
        }
        if *register == RegisterKind::Indicators {
            shows.extend(["Figures", "Chart", "ChartAndTable", "Rug", "RugAndTable"]);
        }
        for show in shows {
            let id = format!("{register:?}-{show}").to_lowercase();
            let view = format!("(register: {register:?}, columns: [{columns}], show: {show})");
            views.push(format!(
                "(id: {id:?}, prompt: {id:?}, heading: \"{register:?} as {show}\", kind: Register({view}))"
            ));
        }
    }
    let views = views.join(",\n");
    let file = format!(
        "(format: \"candour-template\", version: 1, id: \"hard\", edition: \"1\", title: \"Hard\", summary: \"Hard.\",
          framework: (name: \"House rules\", source: \"The wall\"), paper: (title: \"A paper\"),
          sections: [
            (id: \"words\", title: {title:?}, fields: [(id: \"text\", prompt: \"Text\", kind: Prose)]),
            (id: \"rows\", title: \"Rows\", fields: [{views}]),
          ],
          rules: [])"
    );
    build(parse(&file).unwrap()).unwrap()
}

pub(super) fn draft(template: &Template, text: &str) -> Draft {
    let mut draft = new_draft(template);
    "Northmere Council".clone_into(&mut draft.details.authority);
    let section = SectionId::new("words").unwrap();
    let answers = draft.answers.entry(section).or_default();
    answers.insert(field(), Answer::Prose(Prose::new(text)));
    draft
}

fn field() -> FieldId {
    FieldId::new("text").unwrap()
}

/// Holds a paper with one section of this text to the promises.
#[track_caller]
fn check(name: &str, text: &str) -> Pages {
    let template = template("Words");
    keep(name, &draft(&template, text), &template, Audience::Everyone)
}

#[test]
fn nothing_written_yet() {
    let template = template("Words");
    keep("empty", &Draft::default(), &template, Audience::Everyone);
    for template in shipped().unwrap() {
        let name = format!("new-{}", template.file().id);
        let draft = new_draft(&template);
        keep(&name, &draft, &template, Audience::Ofsted);
    }
}

#[test]
fn one_word() {
    assert_eq!(check("one-word", "Yes").pages.len(), 3);
}

#[test]
fn lists_within_lists() {
    check(
        "lists",
        "- One\n  1. Two\n     - Three, which is long enough to run on to a second line, where it must stand under its own beginning\n     - Three again\n  2. Two again\n\n     More of it.\n- One again\n\n998. Late\n999. Later\n1000. Last",
    );
}

#[test]
fn a_quotation_in_a_list() {
    check(
        "quotation-in-list",
        "- A child said:\n\n  > I was asked, and then something changed.\n  >\n  > *Young person, 15*\n\n- Another:\n\n  > - Listed\n  > - In a quotation",
    );
}

#[test]
fn words_that_cannot_be_broken() {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(12);
    let address = format!("https://example.org/{}?q=a", "very/long-path_".repeat(40));
    let text = format!(
        "Before {long} after.\n\n- {long}\n- [{long}]({address})\n\n> **{long}**\n\nSee {address} and <{address}>."
    );
    let template = template(&long);
    let mut draft = draft(&template, &text);
    draft.details.title.clone_from(&long);
    draft.details.authority.clone_from(&long);
    draft.details.owner.clone_from(&long);
    let mut row = finding(1);
    row.said = Prose::new(long.clone());
    row.reference.clone_from(&long);
    draft.registers.findings.push(row);
    keep("long-words", &draft, &template, Audience::Everyone);
}

#[test]
fn a_title_and_a_heading_of_three_hundred_characters() {
    let mut title = "What leaders know about the quality and impact of practice, ".repeat(5);
    title.truncate(300);
    let template = template(&title);
    let mut draft = draft(&template, "Text.");
    draft.details.title.clone_from(&title);
    draft.details.subtitle.clone_from(&title);
    keep("long-titles", &draft, &template, Audience::Everyone);
}

#[test]
fn names_from_everywhere() {
    let template = template(NAMES);
    let mut draft = draft(&template, &format!("{NAMES}.\n\n**{NAMES}** *{NAMES}*"));
    draft.details.title = NAMES.to_owned();
    draft.details.authority = "Cyngor Sir Ynys Môn".to_owned();
    let pages = keep("names", &draft, &template, Audience::Everyone);
    assert_eq!(
        pages.outline.first().map(|entry| entry.title.as_str()),
        Some(format!("1 {NAMES}").as_str())
    );
}

#[test]
fn marks_that_combine_and_characters_that_only_steer() {
    check(
        "marks",
        "Cafe\u{301} and W\u{302}yn w\u{302}yn, Nguye\u{302}\u{303}n; x\u{301}y q\u{303}t m\u{304}n g\u{306}\u{301}h X\u{301}Q\u{303} Ọ\u{300}ṣun Ẹ\u{301}wọ\u{301} **x\u{301}y** *x\u{301}y*, self\u{ad}evaluation, zero\u{200b}width, a\u{2060}b, \u{200e}left\u{200f}. AVA x\u{301}AV.",
    );
}

#[test]
fn controls_in_a_title() {
    let template = template("Words");
    let mut draft = draft(&template, "Text & <text> (text) \\ text");
    draft.details.title = "A  \"title\"\t& <more> (or \\ less)\u{7}".to_owned();
    draft.details.authority = String::new();
    keep("odd-title", &draft, &template, Audience::Everyone);
}

pub(super) fn finding(number: usize) -> Finding {
    let mut row = Finding::new(RowId::new(format!("f-{number}")).unwrap());
    row.kind = [FindingKind::Area, FindingKind::Strength][number % 2];
    row.said = Prose::new(format!(
        "Finding {number}: plans are too slow for some children."
    ));
    row.did =
        Prose::new("We changed *how* plans are made.\n\n- With children\n- With families [@e-1]");
    row.difference = Prose::new("Nine in ten plans now begin within 10 days. ".repeat(number % 5));
    row.evidence = vec![RowId::new("e-1").unwrap()];
    row
}

#[test]
fn sixty_findings() {
    let template = template("Words");
    let mut draft = draft(&template, "All of them are [@f-1], [@f-60].");
    draft
        .registers
        .evidence
        .push(Evidence::new(RowId::new("e-1").unwrap()));
    draft.registers.findings = (1..=60).map(finding).collect();
    let pages = keep("sixty-findings", &draft, &template, Audience::Everyone);
    assert!(pages.pages.len() > 12, "{}", pages.pages.len());
}

#[test]
fn answers_so_long_that_their_table_is_stacked() {
    let template = template("Words");
    let mut draft = draft(&template, "All of them are [@f-1], [@f-5].");
    draft
        .registers
        .evidence
        .push(Evidence::new(RowId::new("e-1").unwrap()));
    draft.registers.findings = (1..=5).map(finding).collect();
    for row in &mut draft.registers.findings {
        let answer = "Plans name what should change for the child, by when and who does it. ";
        row.did = Prose::new(format!(
            "{}\n\n- With children\n- With families [@e-1]",
            answer.repeat(6)
        ));
        row.difference = Prose::new(answer.repeat(9));
    }
    keep("stacked", &draft, &template, Audience::Everyone);
}

#[test]
fn figures_of_three_years_of_quarters() {
    let mut draft = Draft::default();
    for number in 1..=30 {
        let mut row = Indicator::new(RowId::new(format!("i-{number}")).unwrap());
        row.title = format!("Children with a plan of kind {number} for more than two years");
        row.unit = "per 10,000 children".to_owned();
        row.values = (0..12)
            .map(|quarter| Point {
                period: format!(
                    "{}-{} Q{}",
                    2023 + quarter / 4,
                    24 + quarter / 4,
                    quarter % 4 + 1
                ),
                ours: Figure(format!("{}.{quarter}", 300 + number)),
                england: Figure("330.3".to_owned()),
                ..Point::default()
            })
            .collect();
        draft.registers.indicators.push(row);
    }
    let template = template("Words");
    let pages = keep("quarters", &draft, &template, Audience::Everyone);
    let is_turned = |page: &Page| page.size.width > page.size.height;
    assert!(pages.pages.iter().any(|page| is_turned(page)));
    assert!(!pages.pages.iter().all(|page| is_turned(page)));
}

#[test]
fn every_register_full() {
    let mut draft = parse_draft(EVERY_REGISTER.as_bytes()).unwrap().draft;
    let template = template("Words");
    for reader in [Audience::Everyone, Audience::Committee, Audience::Ofsted] {
        let name = format!("every-register-{reader:?}").to_lowercase();
        keep(&name, &draft, &template, reader);
    }
    for register in RegisterKind::ALL {
        let rows: Vec<RowId> = draft
            .registers
            .rows(*register)
            .iter()
            .map(|row| row.id().clone())
            .collect();
        for row in rows {
            *draft
                .registers
                .row_mut(*register, &row)
                .unwrap()
                .marking_mut() = Marking::default();
        }
    }
    keep("every-register-open", &draft, &template, Audience::Everyone);
}

#[test]
fn every_register_empty() {
    let template = template("Words");
    let mut draft = draft(&template, "Text");
    let pages = keep("registers-empty", &draft, &template, Audience::Everyone);
    assert_eq!(pages.outline.len(), 1, "{:?}", pages.outline);
    for register in RegisterKind::ALL {
        let id = RowId::new(format!("{}-1", register.prefix())).unwrap();
        let row = Box::new(register.new_row(id));
        apply(&mut draft, Edit::Insert { idx: 0, row }).unwrap();
    }
    keep("rows-empty", &draft, &template, Audience::Everyone);
}

#[test]
fn a_very_long_paper() {
    let paragraph = "Children say that workers listen, and *audits* agree [@e-1]: **nine in ten** plans name what should change, by when and who does it. ".repeat(6);
    let text = format!("{paragraph}\n\n- {paragraph}\n- Short\n\n").repeat(660);
    let template = template("Words");
    let mut draft = draft(&template, &text);
    let mut evidence = Evidence::new(RowId::new("e-1").unwrap());
    "Audits".clone_into(&mut evidence.title);
    draft.registers.evidence.push(evidence);
    let pages = keep("very-long", &draft, &template, Audience::Everyone);
    assert!(pages.pages.len() >= 400, "{}", pages.pages.len());
}

#[test]
fn what_the_typeface_lacks_is_told_with_its_place_and_stops_no_paper() {
    let template = template("Words");
    let place = Place::Field(SectionId::new("words").unwrap(), field());
    let made = |draft: &Draft| {
        let order = Order::pdf(Audience::Everyone);
        export_bytes(draft, &template, order, &Progress::default()).unwrap()
    };
    for (text, character, printed) in [
        ("Thank you 🦊", '🦊', '□'),
        ("The family of עדי", 'ע', '□'),
        ("The family of محمد", 'م', '□'),
        ("- Told to 李", '李', '□'),
        ("Done ✔", '✔', '✓'),
    ] {
        let draft = draft(&template, text);
        let export = made(&draft);
        let told = &export.replaced[0];
        assert_eq!((told.character, told.printed), (character, printed));
        assert_eq!(told.place, place);
        assert!(export.n_pages.is_some_and(|n_pages| n_pages > 0));
    }
    let mut other = draft(&template, "◼ Text ﬁrst");
    assert_eq!(made(&other).replaced, []);
    let mut row = finding(1);
    row.did = Prose::new("Told by 🦊");
    other.registers.findings.push(row);
    let replaced = made(&other).replaced;
    let id = RowId::new("f-1").unwrap();
    assert!(
        matches!(&replaced[0].place, Place::Cell(_, row, "did") if *row == id),
        "{replaced:?}"
    );
}
