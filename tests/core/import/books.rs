//! Workbooks of Excel and LibreOffice, made here part by part.

use candour::import::{
    ImportError,
    figures::{Answer, Figures, read_book},
};

/// Puts parts into a zip file without packing them.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let at = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let len = u32::try_from(content.len()).unwrap().to_le_bytes();
        let name_len = u16::try_from(name.len()).unwrap().to_le_bytes();
        let mut facts = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        facts.extend(len);
        facts.extend(len);
        facts.extend(name_len);
        facts.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&facts);
        bytes.extend(name.bytes());
        bytes.extend(content.bytes());
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&facts);
        list.extend([0; 10]);
        list.extend(at);
        list.extend(name.bytes());
    }
    let n_parts = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (at, len) = (bytes.len(), list.len());
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(n_parts);
    bytes.extend(n_parts);
    bytes.extend(u32::try_from(len).unwrap().to_le_bytes());
    bytes.extend(u32::try_from(at).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

pub(crate) const SHEET: &str = r#"<worksheet><sheetData>
    <row r="2"><c r="A2" t="s"><v>0</v></c></row>
    <row r="4"><c r="B4" t="inlineStr"><is><t>2023/24</t></is></c><c r="C4" t="str"><v>2024/25</v></c></row>
    <row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5" s="1"><v>0.14199999999999999</v></c><c r="C5" s="1"><f>B5+1</f><v>0.15</v></c></row>
    <row r="6"><c t="s"><v>2</v></c><c s="2"><v>3</v></c><c><v>12</v></c></row>
    <row r="7"><c r="A7" t="str"><v>Oars</v></c><c r="B7"><f>1+1</f></c><c r="C7" t="s"><v>3</v></c></row>
    </sheetData></worksheet>"#;

pub(crate) fn excel(sheet: &str) -> Vec<u8> {
    let texts = "<sst><si><t>Northmere &amp; its boats</t></si>\
        <si><r><t>Mended </t></r><r><t>boats</t></r><rPh><t>no</t></rPh></si>\
        <si><t>Crews</t></si><si><t>c</t></si></sst>";
    zip(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="Scores" r:id="r1"/><sheet name="Old" state="hidden" r:id="r2"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[&lt;5]&quot;c&quot;;0"/><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>
            <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"#,
        ),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

pub(crate) const CONTENT: &str = r#"<office:document-content><table:table table:name="Scores">
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table><table:table table:name="Boats">
        <table:table-row><table:table-cell/><table:table-cell><text:p>2023</text:p></table:table-cell><table:table-cell><text:p>2024</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>Boats<text:s/>mended</text:p></table:table-cell>
        <table:table-cell office:value="0.142"><office:annotation><text:p>a note</text:p></office:annotation><text:p>14.2%</text:p></table:table-cell>
        <table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table></office:document-content>"#;

/// A spreadsheet of LibreOffice.
pub(crate) fn calc(content: &str) -> Vec<u8> {
    zip(&[("content.xml", content)])
}

fn figures(bytes: &[u8]) -> Figures {
    match read_book(bytes) {
        Ok(Answer::Figures(figures)) => figures,
        other => panic!("{other:?}"),
    }
}

fn told(figures: &Figures) -> Vec<String> {
    let series = figures.series.iter().map(|series| {
        let points = series.points.iter();
        let points: Vec<String> = points
            .map(|point| format!("{}={}", point.period, point.ours.0))
            .collect();
        format!("{}: {} [{}]", series.column, points.join(" "), series.place)
    });
    series.collect()
}

#[test]
fn a_workbook_gives_its_figures_as_they_are_shown() {
    let figures = figures(&excel(SHEET));
    assert_eq!(
        told(&figures),
        [
            "Mended boats: 2023/24=14.2% 2024/25=15.0% [sheet Scores, row 5]",
            "Crews: 2024/25=12 [sheet Scores, row 6]",
            "Oars: 2024/25=c [sheet Scores, row 7]",
        ]
    );
    let left: Vec<&str> = figures.left.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left[2], "Northmere & its boats");
    assert!(figures.left[0].why.contains("may show something else"));
    assert!(figures.left[1].why.contains("save it once"));
}

#[test]
fn a_spreadsheet_of_libreoffice_gives_the_words_that_are_shown() {
    let figures = figures(&calc(CONTENT));
    let expected = ["Boats mended: 2023=14.2% 2024=c [sheet Boats, row 2]"];
    assert_eq!(told(&figures), expected);
}

#[test]
fn a_workbook_that_is_cut_or_too_large_gives_a_reason() {
    let whole = excel(SHEET);
    for at in (0..whole.len()).step_by(97) {
        assert!(read_book(&whole[..at]).is_err(), "{at}");
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        drop(read_book(&changed));
    }
    let far = r#"<worksheet><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></worksheet>"#;
    assert!(matches!(
        read_book(&excel(far)),
        Err(ImportError::TooLarge { .. })
    ));
    let row = |row: usize| format!("<row r=\"{row}\">{}</row>", "<c><v>1</v></c>".repeat(30));
    let many = (1..=15_000).map(row).collect::<Vec<_>>().concat();
    let error = read_book(&excel(&many)).unwrap_err();
    assert!(error.to_string().contains("400,000 cells"), "{error}");
}
