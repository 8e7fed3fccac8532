//! Word documents, made here part by part, with what Word makes of them.

use candour::import::document::{Document, Line, matched, proposal, read, takes};
use candour::import::{NewRow, Target};
use candour::model::{Action, Answer, Draft, Place, RegisterKind, RowId, Value};
use candour::template::shipped;

use super::books::zip;

const STYLES: &str = r#"<w:styles>
    <w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="Ours"><w:name w:val="Our heading"/><w:basedOn w:val="H1"/></w:style>
    <w:style w:styleId="Sub"><w:name w:val="heading 2"/></w:style>
    <w:style w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
    <w:style w:styleId="Bullets"><w:name w:val="List Bullet"/></w:style>
    </w:styles>"#;

fn p(style: &str, inner: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>"#)
}

fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A document with a body, a footnote, a comment and a foot.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let around = |name: &str, text: &str| format!("<w:{name}>{}</w:{name}>", p("", &r(text)));
    zip(&[
        ("word/styles.xml", STYLES),
        ("word/footnotes.xml", &around("footnotes", "Seen in May.")),
        ("word/comments.xml", &around("comments", "Is this so?")),
        ("word/footer1.xml", &around("ftr", "Page")),
        (
            "word/document.xml",
            &format!("<w:document><w:body>{body}</w:body></w:document>"),
        ),
    ])
}

/// A self-evaluation of a harbour.
pub(crate) fn harbour() -> String {
    [
        p("", &r("Our harbour, 2025")),
        p("Ours", &r("2. Help and Protection")),
        p("", &r("Boats come quickly.")),
        p("Bullets", &r("Day and night")),
        p("Sub", &r("The front door and thresholds")),
        p("Quiet", &r("Doors are open.")),
        p("H1", &r("Children in care")),
        p("", &r("Crews stay.")),
        p("H1", &r("Lighthouses")),
        p("", &r("They shine.")),
    ]
    .concat()
}

fn lines(document: &Document) -> Vec<String> {
    let passages = document.passages.iter();
    passages
        .flat_map(|passage| {
            let heading = format!("# {}", passage.heading);
            let lines = passage.lines.iter().map(|line| match line {
                Line::Words { text, .. } => text.clone(),
                Line::Table(idx) => document.tables[*idx].text(),
            });
            std::iter::once(heading).chain(lines).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn headings_are_known_by_style_by_inheritance_and_by_level() {
    let document = read(&word(&harbour())).unwrap();
    assert_eq!(
        lines(&document),
        [
            "# ",
            "Our harbour, 2025",
            "# 2. Help and Protection",
            "Boats come quickly.",
            "• Day and night",
            "# The front door and thresholds",
            "Doors are open.",
            "# Children in care",
            "Crews stay.",
            "# Lighthouses",
            "They shine."
        ]
    );
    let template = shipped().unwrap().remove(1);
    let targets = matched(&document, &template);
    let sections: Vec<&str> = targets
        .iter()
        .map(|target| target.as_ref().map_or("", |target| target.section.as_str()))
        .collect();
    assert_eq!(
        sections,
        ["", "help-protection", "front-door", "children-in-care", ""]
    );
    let left: Vec<&str> = document
        .left
        .iter()
        .map(|left| left.text.as_str())
        .collect();
    assert_eq!(left, ["Seen in May.", "Is this so?", "Page"]);
}

#[test]
fn nothing_that_stands_in_a_document_is_lost_and_what_was_deleted_is_not_there() {
    let body = [
        r#"<w:p><w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>25</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t> came</w:t></w:r></w:ins><w:fldSimple w:instr="PAGE"><w:r><w:t> field</w:t></w:r></w:fldSimple><w:r><w:instrText>no</w:instrText></w:r></w:p>"#,
        r"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>twice</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>Around it</w:t></w:r></w:p>",
        r"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        r#"<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Filled in</w:t></w:r></w:p></w:sdtContent></w:sdt>"#,
        r"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>
        <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>no row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        r"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Joined</w:t></w:r></w:p><w:p><w:r><w:t>to this.</w:t></w:r></w:p>",
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>deep</w:t></w:r></w:p>"#,
        r"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A bold line</w:t></w:r></w:p><w:p><w:r><w:t>below it</w:t></w:r></w:p>",
    ]
    .concat();
    assert_eq!(
        lines(&read(&word(&body)).unwrap()),
        [
            "# ",
            "2024\u{2011}25 came field",
            "Around it",
            "In a box",
            "Filled in",
            "• One | inner",
            "Joined to this.",
            "    • deep",
            "# A bold line",
            "below it"
        ]
    );
}

#[test]
fn a_document_that_is_cut_or_changed_gives_an_answer_or_a_reason() {
    let whole = word(&harbour());
    for at in (0..whole.len()).step_by(61) {
        assert!(read(&whole[..at]).is_err(), "{at}");
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        drop(read(&changed));
    }
    assert!(read(&word("")).is_err());
    let deep = "<w:p>".repeat(100_000);
    assert!(read(&word(&deep)).is_err());
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", p("", &r(text)));
    let row = |row: &&[&str]| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

/// Returns the rows that would come into a draft, and what is told.
fn come_in(body: &str, draft: &Draft) -> (Vec<NewRow>, Vec<(String, String)>) {
    let document = read(&word(&[p("H1", &r("Plans")), body.to_owned()].concat())).unwrap();
    let template = shipped().unwrap().remove(0);
    let targets = matched(&document, &template);
    let takes = takes(&document);
    let (proposal, left) = proposal(&document, (&targets, &takes), draft, &template);
    let left = left.into_iter().map(|left| (left.text, left.why));
    (proposal.rows, left.collect())
}

#[test]
fn rows_of_the_same_name_come_in_and_what_the_draft_has_otherwise_is_told() {
    let body = table(&[
        &["Action", "Owner", "By when"],
        &["Paint the boats", "Head of boats", "31 March 2027"],
        &["Paint the boats", "Head of oars", "30 June 2027"],
    ]);
    let (rows, left) = come_in(&body, &Draft::default());
    assert_eq!((rows.len(), left), (2, Vec::new()));
    let mut draft = Draft::default();
    let mut action = Action::new(RowId::new("a-paint").unwrap());
    action.what = "Paint the boats".to_owned();
    action.owner = "Head of boats".to_owned();
    action.due = candour::model::parse_date("31 March 2027");
    draft.registers.actions.push(action);
    let (rows, left) = come_in(&body, &draft);
    assert_eq!(rows, []);
    let why = "A row of this name is there already.";
    assert_eq!(
        left,
        [
            "Paint the boats – Owner: Head of oars",
            "Paint the boats – By when: 30 June 2027"
        ]
        .map(|text| (text.to_owned(), why.to_owned()))
    );
}

#[test]
fn a_row_that_another_named_first_comes_in_whole() {
    let body = [
        table(&[
            &["Priority", "Action", "Owner", "By when"],
            &["Dry boats", "Paint them", "Head of boats", "31 March 2027"],
        ]),
        p("", &r("And so:")),
        table(&[
            &[
                "Priority",
                "Outcome for children",
                "Success measure",
                "Lead",
            ],
            &["Dry boats", "They stay dry.", "Wet feet", "Head of quays"],
        ]),
    ]
    .concat();
    let (rows, left) = come_in(&body, &Draft::default());
    assert_eq!((rows.len(), left), (2, Vec::new()));
    let of = |register| rows.iter().position(|row| row.register == register);
    let priority = of(RegisterKind::Priorities).unwrap();
    assert!(rows[priority].preset.len() >= 4, "{rows:?}");
    let action = &rows[of(RegisterKind::Actions).unwrap()];
    assert_eq!(action.links, [("priority", Target::New(priority))]);
}

#[test]
fn a_line_stays_before_a_text_and_a_choice_in_its_place() {
    let document = read(&word(&harbour())).unwrap();
    let template = shipped().unwrap().remove(0);
    let targets = matched(&document, &template);
    let takes = takes(&document);
    let target = targets.iter().flatten().next().unwrap();
    for (answer, is_taken) in [
        (Answer::Line("A line.".to_owned()), true),
        (Answer::Choice("good".to_owned()), false),
    ] {
        let mut draft = Draft::default();
        let answers = draft.answers.entry(target.section.clone()).or_default();
        answers.insert(target.field.clone(), answer);
        let (proposal, left) = proposal(&document, (&targets, &takes), &draft, &template);
        let place = Place::Field(target.section.clone(), target.field.clone());
        let value = proposal.values.iter().find(|(own, _)| *own == place);
        let is_after = |value: &Value| matches!(value, Value::Prose(prose) if prose.as_str().starts_with("A line.\n\n"));
        assert_eq!(value.is_some_and(|(_, value)| is_after(value)), is_taken);
        assert_eq!(value.is_some(), is_taken);
        assert_eq!(left.is_empty(), is_taken, "{left:?}");
    }
}

#[test]
fn links_that_word_writes_as_fields_keep_their_addresses() {
    let code = |text: &str| {
        format!(r#"<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>"#)
    };
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let whole = [
        r("See "),
        mark("begin"),
        // Word parts a code wherever it likes.
        code(" HYPER"),
        code("LINK &quot;https://example.org/a?b=1&amp;c&quot; \\o &quot;note&quot; "),
        mark("separate"),
        r("our "),
        mark("begin"),
        code(" PAGE "),
        mark("separate"),
        r("2"),
        mark("end"),
        r(" pages"),
        mark("end"),
        r(" and no more."),
    ]
    .concat();
    let within = [
        mark("begin"),
        code(" HYPERLINK \\l &quot;_Toc1&quot; "),
        mark("separate"),
        r("Within."),
        mark("end"),
    ]
    .concat();
    let simple = format!(
        r#"<w:fldSimple w:instr=" HYPERLINK &quot;mailto:crew@example.org&quot; ">{}</w:fldSimple>"#,
        r("Write to us")
    );
    let body = [p("", &whole), p("", &within), p("", &simple)].concat();
    let document = read(&word(&body)).unwrap();
    let lines = document.passages.iter().flat_map(|passage| &passage.lines);
    let prose = lines.filter_map(|line| match line {
        Line::Words { prose, .. } => Some(prose.as_str()),
        Line::Table(_) => None,
    });
    assert_eq!(
        prose.collect::<Vec<_>>(),
        [
            "See [our 2 pages](https://example.org/a?b=1&c) and no more.",
            "Within.",
            "[Write to us](mailto:crew@example.org)",
        ]
    );
}

#[test]
fn what_is_struck_through_or_hidden_is_listed_and_not_taken() {
    let run = |looks: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let body = [
        p("H1", &r("Children in care")),
        p(
            "",
            &[
                r("Crews "),
                run("<w:strike/>", "often leave. "),
                run(r#"<w:strike w:val="0"/>"#, "stay "),
                run(r#"<w:dstrike/><w:strike w:val="false"/>"#, "never"),
                r("now."),
            ]
            .concat(),
        ),
        p("", &run("<w:vanish/>", "Ask the mate.")),
        p("", &run(r#"<w:rStyle w:val="Gone"/>"#, "By style.")),
    ]
    .concat();
    let styles = STYLES.replace(
        "</w:styles>",
        r#"<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style></w:styles>"#,
    );
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let bytes = zip(&[
        ("word/styles.xml", &styles),
        ("word/document.xml", &document),
    ]);
    let read = read(&bytes).unwrap();
    assert_eq!(read.passages[0].text(), "Children in care\nCrews stay now.");
    let left: Vec<&str> = read.left.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["Ask the mate.", "often leave. never\nBy style."]);

    let content = r#"<office:document-content><office:automatic-styles>
        <style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="T2"><style:text-properties style:text-line-through-style="none"/></style:style>
        <style:style style:name="P1"><style:text-properties style:text-line-through-type="single"/></style:style>
        </office:automatic-styles><office:text><text:h text:outline-level="1">Children in care</text:h>
        <text:p>Crews <text:span text:style-name="T1">often <text:span text:style-name="T2">stay</text:span> leave</text:span> now.</text:p>
        <text:p text:style-name="P1">All gone.</text:p></office:text></office:document-content>"#;
    let read = read_odt(content);
    assert_eq!(read.passages[0].text(), "Children in care\nCrews stay now.");
    assert_eq!(read.left[0].text, "often  leave\nAll gone.");
}

fn read_odt(content: &str) -> Document {
    read(&zip(&[("content.xml", content)])).unwrap()
}
