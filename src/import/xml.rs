//! XML as it is needed here: what begins, what ends, and the words between. Nothing outside of a
//! file is looked up, and no entity but the five of XML itself is known.

use std::io::{self, BufRead, Read};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::ImportError;

/// How deep elements may lie in each other.
const MAX_DEPTH: usize = 256;

/// How long one thing may be, in bytes: a text is held as a whole.
const MAX_PIECE: usize = 32 * 1024 * 1024;

/// One thing in a document. Names are without what stands before their colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Start(Tag),
    End(String),
    Text(String),
}

/// The beginning of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// Returns an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Reads a document piece by piece.
pub(super) struct Items<R: BufRead> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Items<R> {
    pub(super) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(Bounded {
            source,
            left: MAX_PIECE,
        });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// Returns the next thing; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Item>, ImportError> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().left = MAX_PIECE;
            let event = self.reader.read_event_into(&mut self.buffer);
            if event.is_err() && self.reader.get_ref().left == 0 {
                let (what, most) = ("a document or workbook", "32 MB in one piece");
                return Err(ImportError::TooLarge { what, most });
            }
            let item = match event.map_err(|error| damaged(&error.to_string()))? {
                Event::Start(start) => {
                    self.depth += 1;
                    Item::Start(tag(&start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Item::End(text(end.local_name().as_ref()))
                }
                Event::Text(words) => Item::Text(text(&words)),
                Event::CData(words) => Item::Text(text(&words)),
                Event::GeneralRef(name) => Item::Text(sign(&name)),
                Event::Eof => return Ok(None),
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => continue,
            };
            if self.depth > MAX_DEPTH {
                return Err(damaged("its parts lie too deep in each other"));
            }
            return Ok(Some(item));
        }
    }
}

/// A source of which only so much is read at a time.
struct Bounded<R> {
    source: R,
    left: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let len = available.len().min(buffer.len());
        let (Some(to), Some(from)) = (buffer.get_mut(..len), available.get(..len)) else {
            return Ok(0);
        };
        to.copy_from_slice(from);
        self.consume(len);
        Ok(len)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other("one piece is too long"));
        }
        let available = self.source.fill_buf()?;
        Ok(available.get(..self.left).unwrap_or(available))
    }

    fn consume(&mut self, n_bytes: usize) {
        self.left = self.left.saturating_sub(n_bytes);
        self.source.consume(n_bytes);
    }
}

fn damaged(why: &str) -> ImportError {
    ImportError::Damaged {
        what: "document or workbook",
        why: why.to_owned(),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns what a reference stands for.
fn sign(name: &[u8]) -> String {
    let sign = match name {
        b"lt" => '<',
        b"gt" => '>',
        b"amp" => '&',
        b"quot" => '"',
        b"apos" => '\'',
        _ => {
            let code = std::str::from_utf8(name).unwrap_or_default();
            let code = match code.strip_prefix("#x") {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => code.strip_prefix('#').and_then(|code| code.parse().ok()),
            };
            return code
                .and_then(char::from_u32)
                .map(String::from)
                .unwrap_or_default();
        }
    };
    sign.to_string()
}

fn tag(start: &BytesStart<'_>) -> Tag {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    Tag {
        name: text(start.local_name().as_ref()),
        attributes: { attributes.flatten() }
            .map(|attribute| {
                let name = text(attribute.key.local_name().as_ref());
                (name, unescaped(&text(&attribute.value)))
            })
            .collect(),
    }
}

/// Puts signs in the place of references.
fn unescaped(value: &str) -> String {
    let mut parts = value.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((name, rest)) = part.split_once(';') {
            out.push_str(&sign(name.as_bytes()));
            out.push_str(rest);
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_words_and_references_are_told() {
        let source = &b"<?xml version='1.0'?><x:a b='1 &amp; &#50;'>c&lt;<d/></x:a>"[..];
        let mut items = Items::new(source);
        let mut told = Vec::new();
        while let Some(item) = items.next().unwrap() {
            told.push(match item {
                Item::Start(tag) => format!("{} {:?}", tag.name, tag.get("b")),
                Item::End(name) => format!("/{name}"),
                Item::Text(text) => text,
            });
        }
        let expected = ["a Some(\"1 & 2\")", "c", "<", "d None", "/d", "/a"];
        assert_eq!(told, expected);
    }

    #[test]
    fn one_thing_is_bounded_and_many_are_not() {
        let long = [b"<a>".as_slice(), &vec![b'x'; MAX_PIECE + 1]].concat();
        let mut items = Items::new(long.as_slice());
        assert!(matches!(items.next(), Ok(Some(Item::Start(_)))));
        assert!(matches!(items.next(), Err(ImportError::TooLarge { .. })));
        let many = [vec![b'x'; MAX_PIECE / 2], b"<a>".to_vec()]
            .concat()
            .repeat(4);
        let mut items = Items::new(many.as_slice());
        let mut n = 0;
        while items.next().unwrap().is_some() {
            n += 1;
        }
        assert_eq!(n, 8);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = b"<a>".repeat(1_000);
        let mut items = Items::new(deep.as_slice());
        while let Ok(Some(_)) = items.next() {}
        assert!(items.depth <= MAX_DEPTH + 1);
    }
}
