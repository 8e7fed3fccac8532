//! What the file says about itself and its parts.

use super::{
    furniture,
    part::{NAMES, XML},
};
use crate::export::{About, raster::Raster, text::escaped};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Returns the name of the relation to a picture.
pub(super) fn picture_id(number: usize) -> String {
    format!("picture{number}")
}

/// Returns the name of the part that is a picture.
pub(super) fn picture_name(number: usize, picture: &Raster) -> String {
    format!("word/media/picture{number}.{}", picture.kind)
}

/// Says of what kind each part is.
pub(super) fn content_types() -> String {
    let mut parts = vec![
        (
            "/word/document.xml".to_owned(),
            format!("{WORD_TYPE}.document.main+xml"),
        ),
        (
            "/word/styles.xml".to_owned(),
            format!("{WORD_TYPE}.styles+xml"),
        ),
        (
            "/word/settings.xml".to_owned(),
            format!("{WORD_TYPE}.settings+xml"),
        ),
        (
            "/word/numbering.xml".to_owned(),
            format!("{WORD_TYPE}.numbering+xml"),
        ),
        (
            "/docProps/core.xml".to_owned(),
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "/docProps/app.xml".to_owned(),
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    parts.extend(
        furniture::NAMES
            .iter()
            .map(|(name, kind, _)| (format!("/word/{name}"), format!("{WORD_TYPE}.{kind}+xml"))),
    );
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(name, kind)| format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"))
        .collect();
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>\
<Default Extension=\"png\" ContentType=\"image/png\"/>\
<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        parts.concat()
    )
}

/// Says which parts the file has.
pub(super) fn relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
<Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"{core}\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/>\
</Relationships>"
    )
}

/// Returns the name of the relation to a link.
pub(super) fn link_id(idx: usize) -> String {
    format!("link{}", idx + 1)
}

/// Says which parts and addresses the text leads to.
pub(super) fn document_relations(links: &[String], pictures: &[Raster]) -> String {
    let mut relations = vec![
        part("rId1", "styles", "styles.xml"),
        part("rId2", "settings", "settings.xml"),
        part("rId3", "numbering", "numbering.xml"),
    ];
    relations.extend(
        furniture::NAMES
            .iter()
            .map(|(name, kind, id)| part(id, kind, name)),
    );
    relations.extend((1..).zip(pictures).map(|(number, picture)| {
        let name = picture_name(number, picture);
        let name = name.strip_prefix("word/").unwrap_or(&name);
        part(&picture_id(number), "image", name)
    }));
    relations.extend(links.iter().enumerate().map(|(idx, address)| {
        format!(
            "<Relationship Id=\"{}\" Type=\"{OFFICE}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            link_id(idx),
            escaped(address)
        )
    }));
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>",
        relations.concat()
    )
}

fn part(id: &str, kind: &str, name: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{name}\"/>")
}

/// Says title, author, language and date.
pub(super) fn core(about: &About, language: &str) -> String {
    let About {
        title,
        author,
        date,
    } = about;
    let dates = date.map_or_else(String::new, |date| {
        ["created", "modified"]
            .map(|name| {
                format!(
                    "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{name}>"
                )
            })
            .concat()
    });
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language>{dates}\
</cp:coreProperties>",
        escaped(title),
        escaped(author),
        escaped(language)
    )
}

/// Says which program wrote the file.
pub(super) fn app() -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
<Application>Candour</Application></Properties>"
    )
}

/// Says how Word is to treat the document: as one of its own present kind.
pub(super) fn settings(language: &str) -> String {
    format!(
        "{XML}<w:settings {NAMES}><w:defaultTabStop w:val=\"720\"/>\
<w:characterSpacingControl w:val=\"doNotCompress\"/>\
<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
<w:themeFontLang w:val=\"{0}\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>",
        escaped(language)
    )
}
