//! Pages as a PDF that everybody can read, also by ear.
//!
//! printpdf writes pages, drawing and fonts; lopdf adds what it lacks: the structure tree, links
//! within it, a nested outline, metadata, object streams. Nothing here knows the clock: the same
//! pages with the same options give the same bytes.

mod color;
mod figures;
mod fonts;
mod links;
mod metadata;
mod outline;
mod paint;
mod tags;

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use jiff::civil::Date;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::layout::{ElementId, Pages};

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// The title, shown in the title bar of viewers.
    pub title: String,
    /// Who the paper is from: the authority, not a person.
    pub author: String,
    /// The date of the paper.
    pub date: Date,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font could not be cut down to the glyphs used.
    #[error("The typeface {name} could not be put into the PDF: {reason}. Nothing was written.")]
    Font {
        /// The style of the typeface.
        name: &'static str,
        /// What went wrong.
        reason: String,
    },
    /// The file could not be put together.
    #[error("The PDF could not be put together: {0}. Nothing was written.")]
    File(#[from] lopdf::Error),
    /// printpdf warned about what it wrote.
    #[error("The PDF would not have shown everything: {0}. Nothing was written.")]
    Incomplete(String),
    /// The bytes could not be written.
    #[error("The PDF could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Writes pages as a PDF file.
pub fn write(pages: &Pages, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    let mut fonts = fonts::Fonts::collect(pages);
    let mut source = PdfDocument::new(&options.title);
    fonts.embed(&mut source)?;
    let mut marked: Vec<Vec<ElementId>> = Vec::new();
    for page in &pages.pages {
        let painted = paint::paint(page, pages, &fonts);
        source.pages.push(painted.page);
        marked.push(painted.marked);
    }
    let mut warnings = Vec::new();
    let mut document = source.to_lopdf_document(&save_options(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(PdfError::Incomplete(warning.msg.clone()));
    }
    finish(&mut document, pages, options, &fonts, &marked)?;
    bytes(document)
}

fn save_options() -> PdfSaveOptions {
    PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    }
}

/// Adds what printpdf does not write, and takes away what it writes wrongly.
fn finish(
    document: &mut Document,
    pages: &Pages,
    options: &PdfOptions,
    fonts: &fonts::Fonts,
    marked: &[Vec<ElementId>],
) -> Result<(), PdfError> {
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    share_resources(document, &page_ids, fonts)?;
    let annotations = links::write(document, pages, &page_ids)?;
    let structure = &pages.structure;
    let boxes = figures::boxes(pages);
    let tree = tags::write(
        document,
        structure,
        &page_ids,
        (marked, &annotations),
        &boxes,
    );
    let outline = outline::write(document, pages, &page_ids);
    let names = links::names(document, pages, &page_ids);
    let xmp = metadata::xmp(document, options, &pages.language);
    let intent = color::output_intent(document);
    let catalog = document.catalog_mut()?;
    catalog.set("OutputIntents", intent);
    catalog.remove(b"PageLayout");
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", tags::text_string(&pages.language));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("Metadata", xmp);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    if let Some(names) = names {
        catalog.set("Names", names);
    }
    let info = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(info, metadata::info(options));
    compress(document)?;
    let id = metadata::file_id(document);
    document.trailer.set("ID", id);
    Ok(())
}

/// Gives all pages the same resources, and their key in the parent tree.
fn share_resources(
    document: &mut Document,
    page_ids: &[ObjectId],
    fonts: &fonts::Fonts,
) -> Result<(), PdfError> {
    let mut shared: Option<ObjectId> = None;
    for (page_id, key) in page_ids.iter().zip(0_i64..) {
        let own = document
            .get_dictionary(*page_id)?
            .get(b"Resources")?
            .as_reference()?;
        let resources = if let Some(shared) = shared {
            document.objects.remove(&own);
            shared
        } else {
            let all = document.get_dictionary(own)?.clone();
            // Nothing is drawn with these, and nothing else refers to them.
            for unused in [&b"XObject"[..], b"ExtGState", b"Shading"] {
                document.objects.remove(&all.get(unused)?.as_reference()?);
            }
            let font_ref = all.get(b"Font")?.as_reference()?;
            let font_names: Dictionary = document.get_dictionary(font_ref)?.clone();
            fonts.finish(document, &font_names)?;
            document.set_object(own, dictionary! { "Font" => font_ref });
            shared = Some(own);
            own
        };
        let page = document.get_dictionary_mut(*page_id)?;
        page.set("Resources", resources);
        page.set("StructParents", key);
        page.set("Tabs", Object::Name(b"S".to_vec()));
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
    }
    Ok(())
}

fn bytes(mut document: Document) -> Result<Vec<u8>, PdfError> {
    "1.7".clone_into(&mut document.version);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .compression_level(6)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Deflates all streams that may be. Level 6 is twice as fast as lopdf's own 9, and no larger.
fn compress(document: &mut Document) -> Result<(), PdfError> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(&stream.content)?;
        stream.set_content(encoder.finish()?);
        stream.dict.set("Filter", "FlateDecode");
    }
    Ok(())
}
