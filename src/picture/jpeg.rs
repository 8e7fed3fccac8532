//! JPEG files. Paper shows the file itself, without the remarks that cameras write into it.

use std::io::Cursor;

use zune_jpeg::{
    JpegDecoder,
    zune_core::{colorspace::ColorSpace, options::DecoderOptions},
};

use super::{Picture, PictureError, Pixels, Print, bounded};

/// The longest side that is read at all.
const MAX_SIDE: usize = 10_000;

pub(super) fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(MAX_SIDE)
        .set_max_height(MAX_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::RGBA);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| damaged(&error))?;
    let Some(info) = decoder.info() else {
        return Err(PictureError::Damaged("it has no size".to_owned()));
    };
    bounded(u64::from(info.width), u64::from(info.height))?;
    let n_colors @ (1 | 3) = info.components else {
        return Err(PictureError::PressColors);
    };
    let rgba = decoder.decode().map_err(|error| damaged(&error))?;
    let pixels = Pixels {
        width: u32::from(info.width),
        height: u32::from(info.height),
        rgba: rgba.into(),
    };
    let print = Print::Jpeg {
        bytes: without_remarks(bytes)?.into(),
        n_colors,
    };
    Ok(Picture::new(pixels, print))
}

fn damaged(error: &impl std::fmt::Debug) -> PictureError {
    PictureError::Damaged(format!("{error:?}"))
}

/// Returns the file without the parts that say where and with what it was taken. What stays says
/// how to read the colours.
fn without_remarks(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let broken = || PictureError::Damaged("it breaks off".to_owned());
    let (start, mut rest) = bytes.split_at_checked(2).ok_or_else(broken)?;
    let mut kept = start.to_vec();
    loop {
        let [0xff, kind, high, low, ..] = *rest else {
            return Err(broken());
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let (part, after) = rest.split_at_checked(length + 2).ok_or_else(broken)?;
        let is_remark = matches!(kind, 0xe1..=0xed | 0xef | 0xfe);
        if kind == 0xff {
            // A filler before the marker.
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        if !is_remark {
            kept.extend_from_slice(part);
        }
        rest = after;
        // Behind the start of the scan stands nothing but the picture.
        if kind == 0xda {
            kept.extend_from_slice(rest);
            return Ok(kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A red square of 16 pixels, with a remark of a camera.
    const RED: &[u8] = include_bytes!("../../tests/data/pictures/red.jpg");

    #[test]
    fn the_file_is_kept_without_its_remarks() {
        assert!(
            RED.windows(6).any(|part| part == b"secret"),
            "the test has no remark"
        );
        let picture = read(RED).unwrap();
        assert_eq!((picture.pixels.width, picture.pixels.height), (16, 16));
        let [red, green, ..] = picture.pixels.rgba[..] else {
            panic!("no pixels");
        };
        assert!(red > 200 && green < 60, "{red} {green}");
        let Print::Jpeg { bytes, n_colors: 3 } = picture.print else {
            panic!("not kept: {:?}", picture.print);
        };
        assert!(!bytes.windows(6).any(|part| part == b"secret"));
        assert_eq!(read(&bytes).unwrap().pixels, picture.pixels);
    }

    #[test]
    fn press_colours_and_broken_files_are_refused() {
        let press = include_bytes!("../../tests/data/pictures/press.jpg");
        assert_eq!(read(press), Err(PictureError::PressColors));
        for len in [3, 20, RED.len() / 2, RED.len() - 20] {
            assert!(
                matches!(read(&RED[..len]), Err(PictureError::Damaged(_))),
                "{len}"
            );
        }
    }
}
