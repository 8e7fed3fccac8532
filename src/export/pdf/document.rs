//! The document as printpdf makes it: fonts and empty pages, which share what they are painted with.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use super::{
    error::PdfError,
    painting::{fonts::Fonts, images::Images},
};
use crate::layout::{Page, Pages};

/// Makes the document with its fonts and empty pages.
pub(super) fn document(
    pages: &Pages,
    fonts: &mut Fonts,
    title: &str,
) -> Result<Document, PdfError> {
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

/// Gives all pages the same resources, and their key in the parent tree. Takes the contents away
/// and returns what they are called.
pub(super) fn share_resources(
    document: &mut Document,
    page_ids: &[ObjectId],
    fonts: &Fonts,
    images: &Images,
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
