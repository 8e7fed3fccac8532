//! JPEG files. Paper shows the file itself, put together anew from the parts that are seen.

mod parts;

use std::io::Cursor;

use zune_jpeg::{
    JpegDecoder,
    zune_core::{colorspace::ColorSpace, options::DecoderOptions},
};

use self::parts::Parts;
pub(super) use self::parts::without_remarks;
use super::{
    error::{PictureError, bounded},
    shown::{Picture, Pixels, Print},
    turn,
};

/// The longest side that is read at all.
const MAX_SIDE: usize = 10_000;
/// How much is cut from the end of a scan to see whether that was seen, in bytes.
const TAIL: usize = 8;

pub(super) fn read(bytes: &[u8]) -> Result<Picture, PictureError> {
    let parts = Parts::of(bytes)?;
    let n_colors @ (1 | 3) = parts.n_colors else {
        return Err(PictureError::PressColors);
    };
    let pixels = decode(&parts.plain())?;
    if parts.turn != 1 {
        // A paper cannot turn the file itself in every format.
        let turned = turn::turned(&pixels, parts.turn);
        return Ok(Picture::new(turned, Print::Pixels));
    }
    let print = if has_unseen_end(&parts, &pixels) {
        Print::Pixels
    } else {
        let bytes = parts.file().into();
        Print::Jpeg { bytes, n_colors }
    };
    Ok(Picture::new(pixels, print))
}

fn decode(bytes: &[u8]) -> Result<Pixels, PictureError> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(MAX_SIDE)
        .set_max_height(MAX_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| damaged(&error))?;
    let Some(info) = decoder.info() else {
        return Err(PictureError::Damaged("it has no size".to_owned()));
    };
    bounded(u64::from(info.width), u64::from(info.height))?;
    let colors = decoder.decode().map_err(|error| damaged(&error))?;
    let (colors, _) = colors.as_chunks::<3>();
    let rgba: Vec<u8> = colors
        .iter()
        .flat_map(|[red, green, blue]| [*red, *green, *blue, 0xff])
        .collect();
    Ok(Pixels {
        width: u32::from(info.width),
        height: u32::from(info.height),
        rgba: rgba.into(),
    })
}

/// Whether something stands in a scan behind the last pixel: without it, the picture is the same.
fn has_unseen_end(parts: &Parts, pixels: &Pixels) -> bool {
    (0..parts.n_scans()).any(|scan| {
        let shorter = parts.with_shorter_scan(scan, TAIL);
        shorter.is_some_and(|bytes| decode(&bytes).is_ok_and(|found| found == *pixels))
    })
}

fn damaged(error: &impl std::fmt::Debug) -> PictureError {
    PictureError::Damaged(format!("{error:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A red square of 16 pixels, with a remark of a camera.
    const RED: &[u8] = include_bytes!("../../tests/data/pictures/red.jpg");

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|part| part == words)
    }

    /// Returns the file that a paper shows.
    #[track_caller]
    fn printed(bytes: &[u8]) -> Vec<u8> {
        let Print::Jpeg { bytes, n_colors: 3 } = read(bytes).unwrap().print else {
            panic!("not kept");
        };
        bytes.to_vec()
    }

    fn first_pixel(bytes: &[u8]) -> [u8; 3] {
        let pixels = read(bytes).unwrap().pixels;
        let [red, green, blue, _] = pixels.rgba.as_chunks::<4>().0[0];
        [red, green, blue]
    }

    /// Puts a part behind the start of a file.
    fn with_part(kind: u8, content: &[u8], file: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, 0xd8, 0xff, kind], &length[..], content, &file[2..]].concat()
    }

    /// Returns the file without what cameras wrote into it, and without a name of its colours.
    fn bare() -> Vec<u8> {
        Parts::of(RED).unwrap().plain()
    }

    #[test]
    fn the_file_is_kept_without_its_remarks() {
        assert!(holds(RED, b"secret"), "the test has no remark");
        let picture = read(RED).unwrap();
        assert_eq!((picture.pixels.width, picture.pixels.height), (16, 16));
        let [red, green, _] = first_pixel(RED);
        assert!(red > 200 && green < 60, "{red} {green}");
        assert!(!holds(&printed(RED), b"secret"));
        assert_eq!(read(&printed(RED)).unwrap(), picture);
    }

    #[test]
    fn only_what_is_seen_is_kept_wherever_the_rest_stands() {
        let end = RED.len() - 2;
        let (all, last) = (&RED[..end], &RED[end..]);
        let late = [&b"\xff\xfe\x00\x08secret\xff\xe1\x00\x08secret\xff\xff\xef\x00\x08secret"[..]];
        let thumbnail = b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x02secret";
        for planted in [
            [RED, b"secret"].concat(),
            [RED, RED, b"secret"].concat(),
            [all, &late.concat(), last].concat(),
            [all, b"secret secret secret", last].concat(),
            with_part(0xe0, thumbnail, &bare()),
            with_part(0xe0, b"JFXX\0\x10secret", &bare()),
            with_part(0xe2, b"ICC_PROFILE\0\x01\x01secret", &bare()),
            with_part(0xee, b"Adobe\0\x64\0\0\0\0\x01secret", &bare()),
            with_part(0xf3, b"secret", &bare()),
        ] {
            assert!(holds(&planted, b"secret"));
            let picture = read(&planted).unwrap();
            assert_eq!(picture.pixels, read(RED).unwrap().pixels);
            if let Print::Jpeg { bytes, .. } = &picture.print {
                assert!(!holds(bytes, b"secret"), "{planted:?}");
                assert_eq!(bytes.last_chunk(), Some(b"\xff\xd9"));
            }
            assert!(
                matches!(picture.print, Print::Jpeg { .. }) || holds(&planted, b"secret secret")
            );
        }
    }

    #[test]
    fn colours_are_those_that_the_file_names() {
        // The same numbers, called red, green and blue: what was red is something else.
        let rgb = with_part(0xee, b"Adobe\0\x64\0\0\0\0\0", &bare());
        let [red, green, blue] = first_pixel(&rgb);
        assert!(
            blue > 200 && green < 120 && red < 120,
            "{red} {green} {blue}"
        );
        let kept = printed(&rgb);
        assert!(holds(&kept, b"Adobe\0\x64\0\0\0\0\0"));
        assert_eq!(read(&kept).unwrap().pixels, read(&rgb).unwrap().pixels);
        let named = with_part(0xee, b"Adobe\0\x64\0\0\0\0\x01", &bare());
        assert_eq!(first_pixel(&named), first_pixel(RED));
    }

    #[test]
    fn a_turned_photograph_is_turned() {
        let upright = read(&half_and_half()).unwrap().pixels;
        let corner = |turn: u8| {
            let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
            exif.extend([turn, 0, 0, 0, 0, 0, 0]);
            let picture = read(&with_part(0xe1, &exif, &half_and_half())).unwrap();
            let is_kept = matches!(picture.print, Print::Jpeg { .. });
            assert_eq!(is_kept, !(2..=8).contains(&turn));
            picture.pixels
        };
        assert_eq!((upright.width, upright.height), (32, 16));
        for turn in [0, 1, 9] {
            assert_eq!(corner(turn), upright, "{turn}");
        }
        assert_eq!((corner(3).width, corner(3).height), (32, 16));
        assert_eq!((corner(6).width, corner(6).height), (16, 32));
        // The left half is dark; turned clockwise, that is the upper half.
        let lightness = |pixels: &Pixels, at: usize| pixels.rgba.as_chunks::<4>().0[at][0];
        assert!(lightness(&upright, 0) < 60 && lightness(&upright, 31) > 200);
        assert!(lightness(&corner(6), 0) < 60 && lightness(&corner(6), 15) < 60);
        assert!(lightness(&corner(8), 0) > 200 && lightness(&corner(8), 15) > 200);
        assert!(lightness(&corner(2), 0) > 200);
    }

    /// A grey picture, 32 × 16, whose left half is dark.
    fn half_and_half() -> Vec<u8> {
        include_bytes!("../../tests/data/pictures/halves.jpg").to_vec()
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
        let mut lossless = RED.to_vec();
        let frame = lossless
            .windows(2)
            .position(|part| part == b"\xff\xc0")
            .unwrap();
        lossless[frame + 1] = 0xc3;
        assert_eq!(read(&lossless), Err(PictureError::Unusual));
    }
}
