//! What the file says about itself. Dates are given: the same paper gives the same file.

use jiff::civil::Date;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::export::{about::About, pdf::bytes::objects::text_string};

const PRODUCER: &str = concat!("Candour ", env!("CARGO_PKG_VERSION"));

/// PDF/A knows only its own properties, so that of PDF/UA is described to it.
const PDF_UA_SCHEMA: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

/// Returns the information dictionary.
pub(in crate::export::pdf) fn info(options: &About) -> Dictionary {
    let mut info = dictionary! {
        "Title" => text_string(&one_line(&options.title)),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    if let Some(date) = options.date.map(pdf_date) {
        info.set("CreationDate", Object::string_literal(date.clone()));
        info.set("ModDate", Object::string_literal(date));
    }
    let author = one_line(&options.author);
    if !author.is_empty() {
        info.set("Author", text_string(&author));
    }
    info
}

/// Writes the XMP packet. It stays uncompressed, so that search tools can read it.
pub(in crate::export::pdf) fn xmp(
    document: &mut Document,
    options: &About,
    language: &str,
) -> Object {
    let title = escaped(&one_line(&options.title));
    let creator = match escaped(&one_line(&options.author)) {
        author if author.is_empty() => String::new(),
        author => {
            format!("\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
        }
    };
    let producer = escaped(PRODUCER);
    let language = escaped(language);
    let dates = options.date.map_or_else(String::new, |date| {
        format!(
            "\n<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>\n<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>"
        )
    });
    let packet = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>{dates}
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
{PDF_UA_SCHEMA}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}'
    );
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let stream = Stream::new(dictionary, packet.into_bytes()).with_compression(false);
    document.add_object(stream).into()
}

fn pdf_date(date: Date) -> String {
    format!(
        "D:{:04}{:02}{:02}000000Z",
        date.year(),
        date.month(),
        date.day()
    )
}

/// Returns words as one line without control characters, which XML lacks. What the file says
/// twice, it must say in the same characters.
fn one_line(text: &str) -> String {
    let words = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns words as XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
