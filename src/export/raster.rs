//! A picture as a file that browsers and word processors show: JPEG as it is, areas as SVG where
//! that is understood, all else as PNG.

use std::io::Write as _;

use flate2::{Compression, Crc, write::ZlibEncoder};

use super::svg;
use crate::picture::{Picture, Pixels, Print};

/// A picture as a file.
pub(super) struct Raster {
    /// What its name ends with, and what stands behind `image/` in its kind.
    pub(super) kind: &'static str,
    /// The file.
    pub(super) bytes: Vec<u8>,
}

/// Returns a picture as a file for browsers, which show areas as such.
pub(super) fn for_web(picture: &Picture) -> Raster {
    match &picture.print {
        Print::Shapes(drawing) => Raster {
            kind: "svg+xml",
            bytes: svg::picture(drawing).into_bytes(),
        },
        Print::Pixels | Print::Jpeg { .. } => raster(picture),
    }
}

/// Returns a picture as a file of pixels.
pub(super) fn raster(picture: &Picture) -> Raster {
    match &picture.print {
        Print::Jpeg { bytes, .. } => Raster {
            kind: "jpeg",
            bytes: bytes.to_vec(),
        },
        Print::Pixels | Print::Shapes(_) => Raster {
            kind: "png",
            bytes: png(&picture.pixels),
        },
    }
}

fn png(pixels: &Pixels) -> Vec<u8> {
    let mut header = [pixels.width.to_be_bytes(), pixels.height.to_be_bytes()].concat();
    // Eight bits a channel, red, green, blue and opacity, no interlacing.
    header.extend([8, 6, 0, 0, 0]);
    let row = usize::try_from(pixels.width).unwrap_or_default() * 4;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    for row in pixels.rgba.chunks(row.max(1)) {
        // Rows as they are. Writing to memory cannot fail.
        encoder.write_all(&[0]).unwrap_or_default();
        encoder.write_all(row).unwrap_or_default();
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    push_chunk(&mut file, *b"IHDR", &header);
    push_chunk(&mut file, *b"IDAT", &encoder.finish().unwrap_or_default());
    push_chunk(&mut file, *b"IEND", &[]);
    file
}

fn push_chunk(file: &mut Vec<u8>, name: [u8; 4], content: &[u8]) {
    let mut crc = Crc::new();
    crc.update(&name);
    crc.update(content);
    file.extend(
        u32::try_from(content.len())
            .unwrap_or_default()
            .to_be_bytes(),
    );
    file.extend(name);
    file.extend(content);
    file.extend(crc.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::read;

    #[test]
    fn a_picture_is_read_back_as_it_was() {
        let pixels = Pixels {
            width: 2,
            height: 1,
            rgba: [20, 96, 106, 255, 255, 255, 255, 0].as_slice().into(),
        };
        let read = read(&png(&pixels)).unwrap();
        assert_eq!(read.pixels, pixels);
    }
}
