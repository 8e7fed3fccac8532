//! PNG files.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Limits, Transformations};

use super::{
    error::{PictureError, bounded},
    shown::{Picture, Pixels, Print},
    turn,
};

/// How a PNG file begins.
pub(super) const BEGIN: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The memory that reading may take besides the picture itself.
const MAX_MEMORY: usize = 64 << 20;

pub(super) fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let limits = Limits { bytes: MAX_MEMORY };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let (width, height) = decoder.read_header_info().map_err(damaged)?.size();
    bounded(u64::from(width), u64::from(height))?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().unwrap_or(usize::MAX);
    if size > MAX_MEMORY {
        let (width, height) = (u64::from(width), u64::from(height));
        return Err(PictureError::TooLarge { width, height });
    }
    let mut unpacked = vec![0; size];
    let shown = reader.next_frame(&mut unpacked).map_err(damaged)?;
    unpacked.truncate(shown.buffer_size());
    if (shown.width, shown.height, shown.bit_depth) != (width, height, BitDepth::Eight) {
        return Err(PictureError::Damaged("its parts disagree".to_owned()));
    }
    let rgba = match shown.color_type {
        ColorType::Grayscale => expand(&unpacked, |[gray]| [gray, gray, gray, 0xff]),
        ColorType::GrayscaleAlpha => expand(&unpacked, |[gray, alpha]| [gray, gray, gray, alpha]),
        ColorType::Rgb => expand(&unpacked, |[red, green, blue]| [red, green, blue, 0xff]),
        ColorType::Rgba => unpacked,
        ColorType::Indexed => return Err(PictureError::Damaged("it has no colours".to_owned())),
    };
    let turn = reader
        .info()
        .exif_metadata
        .as_deref()
        .and_then(turn::of_exif);
    let mut pixels = Pixels {
        width,
        height,
        rgba: without_unseen(rgba).into(),
    };
    if let Some(turn @ 2..=8) = turn {
        pixels = turn::turned(&pixels, turn);
    }
    Ok(Picture::new(pixels, Print::Pixels))
}

/// Makes white what nothing is seen of: what was rubbed out may still have its colours.
fn without_unseen(mut rgba: Vec<u8>) -> Vec<u8> {
    let (pixels, _) = rgba.as_chunks_mut::<4>();
    for pixel in pixels {
        if let [.., 0] = pixel {
            *pixel = [0xff, 0xff, 0xff, 0];
        }
    }
    rgba
}

/// Returns the file with nothing but the parts that its pixels are made of, and how it is turned.
pub(super) fn without_remarks(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = bytes.split_at_checked(BEGIN.len())?;
    let mut kept = head.to_vec();
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk()?);
        let (part, after) =
            rest.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)?;
        let kind = part.get(4..8)?;
        let is_turn = kind == b"eXIf"
            && part
                .get(8..)
                .and_then(turn::of_exif)
                .is_some_and(|turn| turn != 1);
        if is_turn {
            // Only a new picture can do without the rest of what stands there.
            return None;
        }
        if matches!(kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            kept.extend_from_slice(part);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = after;
    }
}

fn expand<const N: usize>(unpacked: &[u8], pixel: impl Fn([u8; N]) -> [u8; 4]) -> Vec<u8> {
    let (pixels, _) = unpacked.as_chunks::<N>();
    pixels.iter().flat_map(|parts| pixel(*parts)).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "errors are mapped by it")]
fn damaged(error: png::DecodingError) -> PictureError {
    PictureError::Damaged(error.to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Writes a PNG file of one colour.
    pub(in crate::picture) fn write(
        width: u32,
        height: u32,
        kind: ColorType,
        pixel: &[u8],
    ) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(kind);
        encoder.set_depth(BitDepth::Eight);
        let n_pixels = usize::try_from(width * height).unwrap();
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixel.repeat(n_pixels)).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn every_kind_of_pixel_is_read() {
        for (kind, pixel, expected) in [
            (ColorType::Grayscale, &[7][..], [7, 7, 7, 255]),
            (ColorType::GrayscaleAlpha, &[7, 8], [7, 7, 7, 8]),
            (ColorType::Rgb, &[1, 2, 3], [1, 2, 3, 255]),
            (ColorType::Rgba, &[1, 2, 3, 4], [1, 2, 3, 4]),
        ] {
            let picture = read(&write(3, 2, kind, pixel)).unwrap();
            assert_eq!((picture.pixels.width, picture.pixels.height), (3, 2));
            assert_eq!(picture.pixels.rgba[..], expected.repeat(6), "{kind:?}");
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_it_is_unpacked() {
        let mut bytes = write(3, 2, ColorType::Rgb, &[1, 2, 3]);
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let crc = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        let expected = PictureError::TooLarge {
            width: 60_000,
            height: 60_000,
        };
        assert_eq!(read(&bytes), Err(expected));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }

    #[test]
    fn a_file_that_breaks_off_is_damaged() {
        let bytes = write(40, 40, ColorType::Rgb, &[1, 2, 3]);
        for len in [9, 30, 45, bytes.len() - 20] {
            assert!(
                matches!(read(&bytes[..len]), Err(PictureError::Damaged(_))),
                "{len}"
            );
        }
    }
}
