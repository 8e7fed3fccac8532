//! Pages as a PDF that everybody can read, also by ear.
//!
//! printpdf makes the document, its pages and fonts; lopdf holds it while links, a nested outline
//! and metadata are added. What a paper has much of, the contents of pages and the elements of the
//! structure, is written here as bytes, and so is the file. Nothing here knows the clock: the same
//! pages with the same options give the same bytes, on however many processors.

mod color;
mod deflate;
mod figures;
mod file;
mod fonts;
mod images;
mod links;
mod metadata;
mod numbers;
mod objects;
mod operators;
mod outline;
mod paint;
mod parallel;
mod tags;
mod tree;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use self::{deflate::Deflater, objects::Objects};
use crate::layout::{ElementId, Page, Pages};

pub use super::About as PdfOptions;

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
    let mut document = document(pages, &mut fonts, &options.title)?;
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    let images = images::Images::collect(pages);
    let content_ids = share_resources(&mut document, &page_ids, &fonts, &images)?;
    let (contents, marked) = paint(pages, &fonts, &images)?;
    let mut objects = Objects::default();
    let annotations = links::write(&mut document, pages, &page_ids)?;
    let boxes = figures::boxes(pages);
    let tree = tags::write(
        (&mut document, &mut objects),
        &pages.structure,
        &page_ids,
        (&marked, &annotations),
        &boxes,
    );
    finish(&mut document, pages, options, &page_ids, tree)?;
    let contents = content_ids.into_iter().zip(contents).collect();
    file::write(document, contents, objects)
}

/// Makes the document with its fonts and empty pages.
fn document(pages: &Pages, fonts: &mut fonts::Fonts, title: &str) -> Result<Document, PdfError> {
    let mut source = PdfDocument::new(title);
    let mut sample = fonts.embed(&mut source)?;
    source.pages = pages
        .pages
        .iter()
        .map(|page| empty_page(page, std::mem::take(&mut sample)))
        .collect();
    let mut warnings = Vec::new();
    let document = source.to_lopdf_document(&save_options(), &mut warnings);
    match warnings.first() {
        Some(warning) => Err(PdfError::Incomplete(warning.msg.clone())),
        None => Ok(document),
    }
}

fn empty_page(page: &Page, ops: Vec<Op>) -> PdfPage {
    let mut empty = PdfPage::new(Mm(0.0), Mm(0.0), ops);
    let sheet = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: Pt(page.size.width),
        height: Pt(page.size.height),
        mode: None,
        winding_order: None,
    };
    empty.media_box = sheet.clone();
    empty.crop_box = sheet.clone();
    empty.trim_box = sheet;
    empty
}

fn save_options() -> PdfSaveOptions {
    PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    }
}

/// The deflated contents of pages, and the elements of the marked content of each.
type Contents = (Vec<Box<[u8]>>, Vec<Vec<ElementId>>);

/// Paints all pages.
fn paint(
    pages: &Pages,
    fonts: &fonts::Fonts,
    images: &images::Images,
) -> Result<Contents, PdfError> {
    let painted = parallel::map(&pages.pages, Deflater::new, |deflater, page| {
        let painted = paint::paint(page, pages, fonts, images);
        let content = deflater.deflate(painted.content.as_bytes())?;
        Ok((content, painted.marked))
    });
    let painted: Vec<(Box<[u8]>, Vec<ElementId>)> =
        painted.into_iter().collect::<Result<_, PdfError>>()?;
    Ok(painted.into_iter().unzip())
}

/// Adds what printpdf does not write, and takes away what it writes wrongly.
fn finish(
    document: &mut Document,
    pages: &Pages,
    options: &PdfOptions,
    page_ids: &[ObjectId],
    tree: ObjectId,
) -> Result<(), PdfError> {
    let outline = outline::write(document, pages, page_ids);
    let names = links::names(document, pages, page_ids);
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
    Ok(())
}

/// Gives all pages the same resources, and their key in the parent tree. Takes the contents away
/// and returns what they are called.
fn share_resources(
    document: &mut Document,
    page_ids: &[ObjectId],
    fonts: &fonts::Fonts,
    images: &images::Images,
) -> Result<Vec<ObjectId>, PdfError> {
    let mut shared: Option<ObjectId> = None;
    let mut contents = Vec::with_capacity(page_ids.len());
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
            let mut resources = dictionary! { "Font" => font_ref };
            if let Some(names) = images.write(document)? {
                resources.set("XObject", names);
            }
            document.set_object(own, resources);
            shared = Some(own);
            own
        };
        let page = document.get_dictionary_mut(*page_id)?;
        page.set("Resources", resources);
        page.set("StructParents", key);
        page.set("Tabs", Object::Name(b"S".to_vec()));
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        let content = page.get(b"Contents")?.as_reference()?;
        document.objects.remove(&content);
        contents.push(content);
    }
    Ok(contents)
}
