//! The parts of a JPEG file: what is seen, and how its colours are meant. All else is left out:
//! remarks, small pictures of the picture, what stands behind its end.

use std::ops::Range;

use crate::picture::{PictureError, turn};

/// What is needed of a file.
#[derive(Debug)]
pub(in crate::picture) struct Parts {
    /// Tables, frame and scans, from the first to the end.
    body: Vec<u8>,
    /// Where in `body` the packed pixels of each scan stand.
    scans: Vec<Range<usize>>,
    /// How many colours a pixel has.
    pub(super) n_colors: u8,
    /// How it is to be turned, as cameras say it: 1 to 8.
    pub(super) turn: u8,
    colors: Colors,
}

/// What the colours of a file with three are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colors {
    /// How light and which colour, as JFIF says; also for one colour.
    Usual,
    /// Red, green and blue.
    Rgb,
}

/// What a file says of itself before its picture.
#[derive(Debug, Default)]
struct Said {
    has_jfif: bool,
    /// How Adobe's programs say what the colours are: 0 for red, green and blue.
    adobe: Option<u8>,
    turn: Option<u8>,
    /// What the colours are called in frame and scans.
    names: Vec<u8>,
    /// Where in the body such names stand.
    places: Vec<usize>,
}

impl Parts {
    /// Takes a file apart.
    pub(in crate::picture) fn of(bytes: &[u8]) -> Result<Self, PictureError> {
        let mut rest = bytes.get(2..).unwrap_or_default();
        let (mut said, mut scans) = (Said::default(), Vec::new());
        let mut body: Vec<u8> = Vec::new();
        loop {
            let kind = marker(&mut rest)?;
            if kind == 0xd9 {
                break;
            }
            let part = part(&mut rest)?;
            match kind {
                0xc0..=0xc2 | 0xc4 | 0xdb | 0xdd | 0xda => {
                    said.note_names(kind, part, body.len())?;
                    body.extend([0xff, kind]);
                    body.extend_from_slice(part);
                }
                // Packed without loss, by other arithmetic or in layers.
                0xc3 | 0xc5..=0xcf | 0xdc | 0xde | 0xdf => return Err(PictureError::Unusual),
                _ => said.note(kind, part.get(2..).unwrap_or_default()),
            }
            if kind == 0xda {
                let len = scan_len(rest)?;
                let (scan, after) = rest.split_at(len);
                scans.push(body.len()..body.len() + len);
                body.extend_from_slice(scan);
                rest = after;
            }
        }
        if scans.is_empty() || said.names.is_empty() {
            return Err(broken());
        }
        body.extend([0xff, 0xd9]);
        let colors = said.colors();
        said.rename(colors, &mut body);
        Ok(Self {
            body,
            scans,
            n_colors: u8::try_from(said.names.len()).unwrap_or(u8::MAX),
            turn: said.turn.filter(|turn| (1..=8).contains(turn)).unwrap_or(1),
            colors,
        })
    }

    /// Returns the file for the decoder, which goes by the names of the colours.
    pub(super) fn plain(&self) -> Vec<u8> {
        [b"\xff\xd8", &*self.body].concat()
    }

    /// Returns the file for everybody else, who go by what Adobe's programs and JFIF say.
    pub(super) fn file(&self) -> Vec<u8> {
        let head: &[u8] = match self.colors {
            Colors::Usual => b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0",
            Colors::Rgb => b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0",
        };
        [b"\xff\xd8", head, &*self.body].concat()
    }

    /// Returns how many scans there are.
    pub(super) fn n_scans(&self) -> usize {
        self.scans.len()
    }

    /// Returns the file for the decoder, one of its scans so many bytes shorter.
    pub(super) fn with_shorter_scan(&self, scan: usize, by: usize) -> Option<Vec<u8>> {
        let scan = self.scans.get(scan)?;
        let end = scan.end.checked_sub(by).filter(|end| *end > scan.start)?;
        let (before, after) = (self.body.get(..end)?, self.body.get(scan.end..)?);
        Some([b"\xff\xd8", before, after].concat())
    }
}

/// Returns a file with nothing but what is seen and how it is to be turned.
pub(in crate::picture) fn without_remarks(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let parts = Parts::of(bytes)?;
    let mut file = parts.file();
    if parts.turn != 1 {
        let said = [
            b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0",
            &[parts.turn][..],
            &[0; 6],
        ];
        file.splice(2..2, said.concat());
    }
    Ok(file)
}

impl Said {
    /// Notes what a remark says of the picture.
    fn note(&mut self, kind: u8, content: &[u8]) {
        match kind {
            0xe0 => self.has_jfif |= content.starts_with(b"JFIF\0"),
            0xe1 => {
                let exif = content.strip_prefix(b"Exif\0\0");
                self.turn = self.turn.or_else(|| turn::of_exif(exif?));
            }
            0xee if content.starts_with(b"Adobe") => self.adobe = content.get(11).copied(),
            _ => {}
        }
    }

    /// Notes what a frame or a scan calls the colours, and where.
    fn note_names(&mut self, kind: u8, part: &[u8], at: usize) -> Result<(), PictureError> {
        let (first, step) = match kind {
            0xc0..=0xc2 => (8, 3),
            0xda => (3, 2),
            _ => return Ok(()),
        };
        let n_names = part.get(first - 1).copied().unwrap_or_default();
        for idx in 0..usize::from(n_names) {
            let name = part.get(first + idx * step).ok_or_else(broken)?;
            if kind != 0xda {
                self.names.push(*name);
            }
            self.places.push(at + 2 + first + idx * step);
        }
        Ok(())
    }

    fn colors(&self) -> Colors {
        let is_named = self.names == *b"RGB" && !self.has_jfif;
        match (self.names.len(), self.adobe) {
            (3, Some(0)) => Colors::Rgb,
            (3, None) if is_named => Colors::Rgb,
            _ => Colors::Usual,
        }
    }

    /// Calls three colours by the names that every decoder takes for what they are.
    fn rename(&self, colors: Colors, body: &mut [u8]) {
        let new = match colors {
            Colors::Rgb => *b"RGB",
            Colors::Usual => [1, 2, 3],
        };
        if self.names.len() != 3 {
            return;
        }
        for place in &self.places {
            let Some(name) = body.get_mut(*place) else {
                continue;
            };
            let known = self.names.iter().zip(new).find(|(old, _)| *old == name);
            if let Some((_, new)) = known {
                *name = new;
            }
        }
    }
}

fn broken() -> PictureError {
    PictureError::Damaged("it breaks off".to_owned())
}

/// Takes the sign that a part begins with, and fillers before it.
fn marker(rest: &mut &[u8]) -> Result<u8, PictureError> {
    let [0xff, after @ ..] = *rest else {
        return Err(broken());
    };
    let n_fillers = after.iter().take_while(|byte| **byte == 0xff).count();
    let [kind, after @ ..] = after.get(n_fillers..).unwrap_or_default() else {
        return Err(broken());
    };
    *rest = after;
    Ok(*kind)
}

/// Takes a part, its length included.
fn part<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], PictureError> {
    let [high, low, ..] = **rest else {
        return Err(broken());
    };
    let length = usize::from(u16::from_be_bytes([high, low]));
    let taken = rest.split_at_checked(length).filter(|_| length >= 2);
    let (part, after) = taken.ok_or_else(broken)?;
    *rest = after;
    Ok(part)
}

/// Returns how many bytes the packed pixels of a scan have: up to a sign that is neither a byte of
/// theirs nor the start of another stretch.
fn scan_len(rest: &[u8]) -> Result<usize, PictureError> {
    let mut pairs = rest.windows(2);
    let end = pairs.position(|pair| {
        let [byte, next] = *pair else { return false };
        byte == 0xff && !matches!(next, 0x00 | 0xd0..=0xd7)
    });
    end.ok_or_else(broken)
}
