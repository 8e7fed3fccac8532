//! Pictures that come from outside: PNG, JPEG and SVG files, checked and made ready to be shown.
//!
//! Nothing is trusted: dimensions are read before memory is spent on them, and an SVG file can
//! reach no other file, run no script and hold no text in a font of its own. Invariant: of a
//! [`Picture`] only what is seen is kept, no remarks of cameras and drawing programs.

mod error;
mod jpeg;
mod png;
mod shown;
mod svg;
mod turn;

pub use self::{
    error::PictureError,
    shown::{Area, Drawing, Edge, Picture, Pixels, Print},
};

/// Reads a picture. What it is is seen from its bytes, whatever the file was called.
pub fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    if bytes.starts_with(png::BEGIN) {
        png::read(bytes)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg::read(bytes)
    } else if svg::is_svg(bytes) {
        svg::read(bytes)
    } else {
        Err(PictureError::Unknown)
    }
}

/// Returns the file of a picture without what is not seen of it: remarks of cameras and drawing
/// programs, small pictures of the picture, what stands behind its end. None where it has to stay
/// as it is.
pub fn without_remarks(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(png::BEGIN) {
        png::without_remarks(bytes)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg::without_remarks(bytes).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(read(b""), Err(PictureError::Unknown));
        assert_eq!(read(b"GIF89a"), Err(PictureError::Unknown));
        assert_eq!(read(b"<html><svgs></html>"), Err(PictureError::Unknown));
    }
}
