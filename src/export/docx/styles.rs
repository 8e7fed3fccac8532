//! Styles: everything that is a matter of looks, where Word's authors look for it.
//!
//! Paragraphs have no borders: LibreOffice writes them into an accessible PDF as content that is
//! neither text nor decoration, which fails it. Grounds of paragraphs are decoration there.

use super::{
    furniture,
    part::{NAMES, XML, twips},
};
use crate::{
    export::text::escaped,
    layout::{Color, PageStyle},
};

/// A typeface that every computer of a council has, and that others replace in the same widths.
const FONT: &str = "Arial";
/// How many levels headings can have.
const N_LEVELS: usize = 6;

/// Returns the part that defines all styles.
pub(super) fn styles(style: &PageStyle, language: &str) -> String {
    let sheet = Sheet { style };
    let mut styles = vec![sheet.defaults(language)];
    styles.extend(sheet.text());
    styles.extend((1..=N_LEVELS).map(|level| sheet.heading(level)));
    styles.extend(sheet.cover());
    styles.extend(sheet.contents());
    styles.extend(sheet.furniture());
    styles.extend(sheet.characters());
    styles.push(sheet.table());
    format!("{XML}<w:styles {NAMES}>{}</w:styles>", styles.concat())
}

struct Sheet<'a> {
    style: &'a PageStyle,
}

impl Sheet<'_> {
    fn defaults(&self, language: &str) -> String {
        format!(
            "<w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii=\"{FONT}\" w:hAnsi=\"{FONT}\" w:eastAsia=\"{FONT}\" w:cs=\"{FONT}\"/>\
<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/>\
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line=\"280\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:rPr><w:color w:val=\"{ink}\"/>{size}</w:rPr></w:style>\
<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\
<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>\
<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/></w:style>",
            ink = hex(self.style.colors.ink),
            size = size(self.style.type_sizes.body),
            language = escaped(language),
        )
    }

    fn text(&self) -> Vec<String> {
        let sizes = self.style.type_sizes;
        let gap = twips(sizes.body * 0.65);
        let half = gap / 2;
        let accent = hex(self.style.colors.accent);
        let table = size(sizes.table);
        vec![
            paragraph(
                "BodyText",
                "Body Text",
                &format!("<w:spacing w:after=\"{gap}\"/>"),
                "",
            ),
            paragraph(
                "Numbered",
                "Numbered Paragraph",
                &format!(
                    "<w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs><w:spacing w:after=\"{gap}\"/><w:ind w:left=\"567\" w:hanging=\"567\"/>"
                ),
                "",
            ),
            paragraph(
                "ListParagraph",
                "List Paragraph",
                &format!("<w:spacing w:after=\"{half}\"/>"),
                "",
            ),
            // Not "Quote": LibreOffice makes names of styles the types of a PDF's structure, where
            // that one means something else.
            paragraph(
                "Quote",
                "Quoted Words",
                &format!(
                    "<w:spacing w:before=\"{half}\" w:after=\"{half}\"/><w:ind w:left=\"567\" w:right=\"567\"/>"
                ),
                &format!("<w:color w:val=\"{accent}\"/>"),
            ),
            paragraph(
                "Caption",
                "caption",
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\"/>",
                &size(sizes.table + 0.5),
            ),
            paragraph("Drawing", "Drawing", "<w:keepNext/>", ""),
            paragraph(
                "TableText",
                "Table Text",
                "<w:spacing w:after=\"30\" w:line=\"259\" w:lineRule=\"auto\"/>",
                &table,
            ),
            paragraph(
                "TableHeader",
                "Table Header",
                "<w:keepNext/><w:spacing w:after=\"30\" w:line=\"259\" w:lineRule=\"auto\"/>",
                &format!("<w:b/>{table}"),
            ),
            paragraph(
                "TableEnd",
                "Table End",
                "<w:spacing w:line=\"200\" w:lineRule=\"exact\"/>",
                &size(6.0),
            ),
        ]
    }

    fn heading(&self, level: usize) -> String {
        let colors = self.style.colors;
        let [first, second, third, fourth] = self.style.type_sizes.headings;
        let (points, color, before, after) = match level {
            1 => (first, colors.accent, 480, 200),
            2 => (second, colors.ink, 400, 140),
            3 => (third, colors.ink, 300, 100),
            _ => (fourth, colors.accent, 220, 80),
        };
        let paragraph = format!(
            "<w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"{}\"/>",
            level - 1
        );
        let run = format!("<w:b/><w:color w:val=\"{}\"/>{}", hex(color), size(points));
        let next = "<w:next w:val=\"BodyText\"/>";
        style(
            ("paragraph", &format!("Heading{level}")),
            &format!("heading {level}"),
            next,
            &paragraph,
            &run,
        )
    }

    fn cover(&self) -> Vec<String> {
        let sizes = self.style.type_sizes;
        let colors = self.style.colors;
        let accent = hex(colors.accent);
        let subtitle = size(sizes.cover_subtitle);
        let control = size(sizes.table + 0.5);
        vec![
            paragraph("Logo", "Logo", "", ""),
            paragraph(
                "LogoOnColor",
                "Logo on Color",
                &format!(
                    "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
                    hex(colors.ground)
                ),
                "",
            ),
            paragraph(
                "Authority",
                "Authority",
                "<w:spacing w:before=\"900\" w:after=\"240\"/>",
                "",
            ),
            paragraph(
                "Title",
                "Title",
                "<w:spacing w:after=\"320\" w:line=\"252\" w:lineRule=\"auto\"/>",
                &format!(
                    "<w:b/><w:color w:val=\"{accent}\"/>{}",
                    size(sizes.cover_title)
                ),
            ),
            paragraph(
                "Subtitle",
                "Subtitle",
                "<w:spacing w:after=\"120\"/>",
                &subtitle,
            ),
            paragraph("CoverDate", "Cover Date", "", &subtitle),
            paragraph(
                "ControlTitle",
                "Control Title",
                "<w:keepNext/><w:spacing w:before=\"1000\" w:after=\"120\"/>",
                &format!("<w:b/>{control}"),
            ),
            paragraph(
                "Control",
                "Control",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"2080\"/></w:tabs><w:spacing w:after=\"100\"/><w:ind w:left=\"2080\" w:hanging=\"2080\"/>",
                &control,
            ),
        ]
    }

    fn contents(&self) -> Vec<String> {
        let sizes = self.style.type_sizes;
        let [first, ..] = sizes.headings;
        let accent = hex(self.style.colors.accent);
        let end = twips(self.style.measure());
        let mut styles = vec![paragraph(
            "TOCHeading",
            "TOC Heading",
            "<w:keepNext/><w:pageBreakBefore/><w:spacing w:after=\"280\"/>",
            &format!("<w:b/><w:color w:val=\"{accent}\"/>{}", size(first)),
        )];
        styles.extend((1..=N_LEVELS).map(|level| {
            let (before, bold) = if level == 1 { (160, "<w:b/>") } else { (0, "") };
            let indent = level.saturating_sub(1) * 400;
            paragraph(
                &format!("TOC{level}"),
                &format!("toc {level}"),
                &format!(
                    "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{end}\"/></w:tabs>\
<w:spacing w:before=\"{before}\" w:after=\"60\"/><w:ind w:left=\"{indent}\"/>"
                ),
                bold,
            )
        }));
        styles
    }

    fn furniture(&self) -> Vec<String> {
        let small = size(self.style.type_sizes.small);
        let muted = format!(
            "<w:color w:val=\"{}\"/>{small}",
            hex(self.style.colors.muted)
        );
        let rule = |color: Color, before: i32, height: i32| {
            format!(
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>\
<w:spacing w:before=\"{before}\" w:line=\"{height}\" w:lineRule=\"exact\"/>",
                hex(color)
            )
        };
        let colors = self.style.colors;
        vec![
            paragraph(
                furniture::MARKING,
                "Marking",
                "<w:spacing w:after=\"80\"/><w:jc w:val=\"center\"/>",
                &small,
            ),
            paragraph("Header", "header", "", &muted),
            paragraph(
                furniture::RULE,
                "Header Rule",
                &rule(colors.line, 90, 14),
                &size(1.0),
            ),
            paragraph(
                furniture::COVER_RULE,
                "Cover Rule",
                &rule(colors.accent, 200, 240),
                &size(1.0),
            ),
            paragraph("Footer", "footer", "<w:spacing w:after=\"80\"/>", &muted),
        ]
    }

    fn characters(&self) -> Vec<String> {
        let colors = self.style.colors;
        let accent = hex(colors.accent);
        let colored = |color: Color| format!("<w:b/><w:color w:val=\"{}\"/>", hex(color));
        vec![
            character(
                "Muted",
                "Muted",
                &format!("<w:color w:val=\"{}\"/>", hex(colors.muted)),
            ),
            character(
                "Number",
                "Number",
                &format!(
                    "<w:b w:val=\"0\"/><w:color w:val=\"{}\"/>",
                    hex(colors.muted)
                ),
            ),
            character("Citation", "Citation", &colored(colors.accent)),
            character("Strong", "Strong", "<w:b/>"),
            character("StatusGood", "Status Good", &colored(colors.good)),
            character(
                "StatusAttention",
                "Status Attention",
                &colored(colors.attention),
            ),
            character("StatusNeutral", "Status Neutral", &colored(colors.muted)),
            character(
                "Hyperlink",
                "Hyperlink",
                &format!("<w:color w:val=\"{accent}\"/><w:u w:val=\"single\"/>"),
            ),
        ]
    }

    fn table(&self) -> String {
        let line = hex(self.style.colors.line);
        let accent = hex(self.style.colors.accent);
        format!(
            "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"PaperTable\"><w:name w:val=\"Paper Table\"/>\
<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{line}\"/>\
<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{line}\"/></w:tblBorders>\
<w:tblCellMar><w:top w:w=\"70\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"160\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>\
<w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"0\" w:color=\"{accent}\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        )
    }
}

fn paragraph(id: &str, name: &str, paragraph: &str, run: &str) -> String {
    style(("paragraph", id), name, "", paragraph, run)
}

fn character(id: &str, name: &str, run: &str) -> String {
    style(("character", id), name, "", "", run)
}

fn style((kind, id): (&str, &str), name: &str, more: &str, paragraph: &str, run: &str) -> String {
    let base = match kind {
        "paragraph" => "<w:basedOn w:val=\"Normal\"/>",
        _ => "<w:basedOn w:val=\"DefaultParagraphFont\"/>",
    };
    let part = |tag: &str, content: &str| match content {
        "" => String::new(),
        content => format!("<w:{tag}>{content}</w:{tag}>"),
    };
    format!(
        "<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{base}{more}<w:qFormat/>{}{}</w:style>",
        part("pPr", paragraph),
        part("rPr", run)
    )
}

/// Returns a size of type, which is given in half points.
fn size(points: f32) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "sizes of type are small")]
    let halves = (points * 2.0).round() as i32;
    format!("<w:sz w:val=\"{halves}\"/><w:szCs w:val=\"{halves}\"/>")
}

fn hex(Color(red, green, blue): Color) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands for itself in the structure of a PDF (ISO 32000-1, 14.8.4). A heading's level
    /// is no part of a name.
    const TYPES: &str = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct \
        Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote \
        Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form";

    #[test]
    fn nothing_fails_the_accessible_pdf_that_libreoffice_makes() {
        let styles = styles(&PageStyle::default(), "en-GB");
        let names: Vec<&str> = styles
            .split("<w:name w:val=\"")
            .filter_map(|part| part.split_once('"').map(|(name, _)| name))
            .collect();
        assert!(names.len() > 30);
        assert!(!styles.contains("w:pBdr"));
        for name in names {
            assert!(!TYPES.split_whitespace().any(|kind| kind == name), "{name}");
        }
    }
}
