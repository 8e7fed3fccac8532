//! Pictures that a camera took on its side: how it says so, and turning them.

use super::shown::Pixels;

/// The longest side of a picture that was turned, in pixels: 600 to the inch for a logo on a cover.
/// Its file cannot be kept, and pixels take more room.
const LONGER_SIDE: u32 = 1400;
/// What the turn is called among what cameras write down.
const ORIENTATION: u16 = 0x0112;

/// Returns how a picture is to be turned, as a camera wrote it down (Exif): 1 for not at all, 2 to
/// 8 for the other ways of turning and mirroring.
pub(super) fn of_exif(exif: &[u8]) -> Option<u8> {
    let is_small_first = match exif.first_chunk()? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *exif.get(at..)?.first_chunk()?;
        Some(if is_small_first {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let bytes = *exif.get(4..)?.first_chunk()?;
    let at = if is_small_first {
        u32::from_le_bytes(bytes)
    } else {
        u32::from_be_bytes(bytes)
    };
    let at = usize::try_from(at).ok()?;
    let n_entries = usize::from(short(at)?);
    let mut entries = (0..n_entries).map(|idx| at + 2 + idx * 12);
    let entry = entries.find(|entry| short(*entry) == Some(ORIENTATION))?;
    u8::try_from(short(entry + 8)?).ok()
}

/// Turns a picture. A large one gets smaller.
pub(super) fn turned(pixels: &Pixels, turn: u8) -> Pixels {
    let pixels = &shrunk(pixels);
    let (width, height) = (pixels.width, pixels.height);
    let (columns, rows) = if turn >= 5 {
        (height, width)
    } else {
        (width, height)
    };
    let mut rgba = Vec::with_capacity(pixels.rgba.len());
    for y in 0..rows {
        for x in 0..columns {
            let (from_x, from_y) = match turn {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (y, height - 1 - x),
                7 => (width - 1 - y, height - 1 - x),
                8 => (width - 1 - y, x),
                _ => (x, y),
            };
            rgba.extend(pixel(pixels, from_x, from_y));
        }
    }
    Pixels {
        width: columns,
        height: rows,
        rgba: rgba.into(),
    }
}

fn pixel(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = u64::from(y) * u64::from(pixels.width) + u64::from(x);
    let (all, _) = pixels.rgba.as_chunks::<4>();
    let found = usize::try_from(at).ok().and_then(|at| all.get(at));
    found.copied().unwrap_or_default()
}

/// Makes a picture smaller where its longer side is too long: each pixel is the mean of those that
/// it stands for.
fn shrunk(pixels: &Pixels) -> Pixels {
    let (width, height) = (pixels.width, pixels.height);
    let longer = width.max(height);
    if longer <= LONGER_SIDE {
        return pixels.clone();
    }
    let scaled = |side: u32| (side * LONGER_SIDE / longer).max(1);
    let (columns, rows) = (scaled(width), scaled(height));
    let mut rgba = Vec::new();
    for y in 0..rows {
        for x in 0..columns {
            let across = x * width / columns..((x + 1) * width / columns);
            let down = y * height / rows..((y + 1) * height / rows);
            let (mut sum, mut n_pixels) = ([0_u32; 4], 0);
            for from_y in down {
                for from_x in across.clone() {
                    n_pixels += 1;
                    for (sum, part) in sum.iter_mut().zip(pixel(pixels, from_x, from_y)) {
                        *sum += u32::from(part);
                    }
                }
            }
            let mean = sum.map(|sum| u8::try_from(sum / n_pixels.max(1)).unwrap_or(u8::MAX));
            rgba.extend(mean);
        }
    }
    Pixels {
        width: columns,
        height: rows,
        rgba: rgba.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of numbered grey pixels.
    fn numbered(width: u32, numbers: &[u8]) -> Pixels {
        let rgba: Vec<u8> = numbers.iter().flat_map(|n| [*n, *n, *n, 255]).collect();
        Pixels {
            width,
            height: u32::try_from(numbers.len()).unwrap() / width,
            rgba: rgba.into(),
        }
    }

    #[test]
    fn a_picture_is_turned_in_all_eight_ways() {
        // 1 2 3
        // 4 5 6
        let picture = numbered(3, &[1, 2, 3, 4, 5, 6]);
        for (turn, width, expected) in [
            (1, 3, [1, 2, 3, 4, 5, 6]),
            (2, 3, [3, 2, 1, 6, 5, 4]),
            (3, 3, [6, 5, 4, 3, 2, 1]),
            (4, 3, [4, 5, 6, 1, 2, 3]),
            (5, 2, [1, 4, 2, 5, 3, 6]),
            (6, 2, [4, 1, 5, 2, 6, 3]),
            (7, 2, [6, 3, 5, 2, 4, 1]),
            (8, 2, [3, 6, 2, 5, 1, 4]),
        ] {
            assert_eq!(
                turned(&picture, turn).rgba,
                numbered(width, &expected).rgba,
                "{turn}"
            );
            assert_eq!(turned(&picture, turn).width, width, "{turn}");
        }
    }

    #[test]
    fn the_turn_is_read_in_both_orders_of_bytes_and_nonsense_is_none() {
        let small = b"II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x01\0\0\0\0\0\0\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0";
        assert_eq!(of_exif(small), Some(8));
        let large = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        assert_eq!(of_exif(large), Some(6));
        for nonsense in [
            &b""[..],
            b"MM\0*\xff\xff\xff\xff",
            b"II*\0\x08\0\0\0\xff\xff",
            b"what is it",
        ] {
            assert_eq!(of_exif(nonsense), None);
        }
    }

    #[test]
    fn a_large_picture_gets_smaller_and_keeps_its_shape() {
        let picture = numbered(2800, &[40, 60].repeat(1400 * 700));
        let small = turned(&picture, 6);
        assert_eq!((small.width, small.height), (350, 1400));
        assert!(
            small
                .rgba
                .as_chunks::<4>()
                .0
                .iter()
                .all(|pixel| *pixel == [50, 50, 50, 255])
        );
    }
}
