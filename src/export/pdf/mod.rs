//! Pages as a PDF that everybody can read, also by ear.
//!
//! printpdf makes the document, its pages and fonts; lopdf holds it while links, a nested outline
//! and metadata are added. What a paper has much of, the contents of pages and the elements of the
//! structure, is written here as bytes, and so is the file. Nothing here knows the clock: the same
//! pages with the same options give the same bytes, on however many processors.

mod error;

mod bytes;
mod meaning;
mod painting;

mod document;

use std::sync::Arc;

use lopdf::{Document, Object, ObjectId, dictionary};

pub use self::error::PdfError;
use self::{
    bytes::{
        deflate::Deflater,
        file,
        objects::{Objects, text_string},
    },
    meaning::{boxes::boxes, links, metadata, outline, tags},
    painting::{color, fonts::Fonts, images::Images, paint},
};
pub use crate::export::about::About as PdfOptions;
use crate::{
    layout::{ElementId, Pages},
    parallel,
};

/// Writes pages as a PDF file.
pub fn write(mut pages: Pages, options: &PdfOptions) -> Result<Vec<u8>, PdfError> {
    let mut fonts = Fonts::collect(&pages);
    let mut document = document::document(&pages, &mut fonts, &options.title)?;
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    let images = Images::collect(&pages);
    let content_ids = document::share_resources(&mut document, &page_ids, &fonts, &images)?;
    let (contents, marked) = painted(&pages, &fonts, &images)?;
    let boxes = boxes(&pages);
    drop((fonts, images));
    forget_items(&mut pages);
    let pages = &pages;
    let mut objects = Objects::default();
    let (annotations, links) = links::write(&mut document, pages, &page_ids)?;
    let tree = tags::write(
        (&mut document, &mut objects),
        &pages.structure,
        &page_ids,
        (&marked, &annotations),
        &boxes,
    );
    finish(&mut document, pages, options, &page_ids, tree)?;
    let contents = content_ids.into_iter().zip(contents).collect();
    file::write(document, contents, objects, &links)
}

/// Gives up what stands on the pages, which is painted. It is most of what a large paper holds.
fn forget_items(pages: &mut Pages) {
    // A page that somebody else holds too keeps what stands on it.
    for page in pages.pages.iter_mut().filter_map(Arc::get_mut) {
        page.items = Vec::new();
    }
}

/// The deflated contents of pages, and the elements of the marked content of each.
type Contents = (Vec<Box<[u8]>>, Vec<Vec<ElementId>>);

/// Paints all pages.
fn painted(pages: &Pages, fonts: &Fonts, images: &Images) -> Result<Contents, PdfError> {
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
    catalog.set("Lang", text_string(&pages.language));
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
