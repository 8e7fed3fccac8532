//! Objects as bytes, packed one behind the other.
//!
//! A large paper has tens of thousands of elements. As dictionaries in memory each would cost
//! twenty times what it costs in the file.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::numbers::push_integer;

/// Objects in the order of the file, none of them a stream.
#[derive(Debug, Default)]
pub(in crate::export::pdf) struct Objects {
    bytes: Vec<u8>,
    /// The number of each object and where it begins.
    starts: Vec<(u32, usize)>,
}

impl Objects {
    /// Begins an object, which is written by the caller.
    pub(in crate::export::pdf) fn begin(&mut self, id: ObjectId) -> &mut Vec<u8> {
        if !self.bytes.is_empty() {
            self.bytes.push(b'\n');
        }
        self.starts.push((id.0, self.bytes.len()));
        &mut self.bytes
    }

    /// Adds an object.
    pub(super) fn add(&mut self, id: ObjectId, object: &Object) {
        push_object(self.begin(id), object);
    }

    /// Returns the number and the bytes of each object.
    pub(super) fn each(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.groups(1).into_iter().filter_map(|group| {
            let number = group.numbers().next()?;
            Some((number, group.bytes.trim_ascii_end()))
        })
    }

    /// Returns the objects in groups of so many: the number and the place of each within the
    /// group's bytes, and those.
    pub(super) fn groups(&self, n_objects: usize) -> Vec<Group<'_>> {
        let mut groups = Vec::new();
        let mut chunks = self.starts.chunks(n_objects).peekable();
        while let Some(objects) = chunks.next() {
            let start = objects.first().map_or(0, |first| first.1);
            let next = chunks.peek().and_then(|next| next.first());
            let end = next.map_or(self.bytes.len(), |next| next.1);
            let bytes = self.bytes.get(start..end).unwrap_or_default();
            groups.push(Group {
                objects,
                start,
                bytes,
            });
        }
        groups
    }
}

/// Some objects that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group<'a> {
    objects: &'a [(u32, usize)],
    start: usize,
    bytes: &'a [u8],
}

impl Group<'_> {
    /// Returns the numbers of the objects.
    pub(in crate::export::pdf) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.objects.iter().map(|(number, _)| *number)
    }

    /// Returns the content of an object stream, and where in it the first object begins.
    pub(super) fn stream(&self) -> (Vec<u8>, usize) {
        let mut stream = Vec::with_capacity(self.bytes.len() + self.objects.len() * 12);
        for (number, start) in self.objects {
            push_number(&mut stream, *number);
            stream.push(b' ');
            push_integer(&mut stream, start - self.start);
            stream.push(b' ');
        }
        let first = stream.len();
        stream.extend_from_slice(self.bytes);
        (stream, first)
    }
}

/// Writes the number of an object or the like.
pub(super) fn push_number(bytes: &mut Vec<u8>, number: u32) {
    push_integer(bytes, usize::try_from(number).unwrap_or(usize::MAX));
}

/// Writes a reference to an object.
pub(in crate::export::pdf) fn push_reference(bytes: &mut Vec<u8>, id: ObjectId) {
    push_number(bytes, id.0);
    bytes.push(b' ');
    push_integer(bytes, usize::from(id.1));
    bytes.extend_from_slice(b" R");
}

/// Writes an object that is no stream; of a stream, only what it says about itself.
pub(in crate::export::pdf) fn push_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend_from_slice(b"null"),
        Object::Boolean(is_so) => bytes.extend_from_slice(if *is_so { b"true" } else { b"false" }),
        Object::Integer(value) => bytes.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => bytes.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => push_name(bytes, name),
        Object::String(text, StringFormat::Literal) => push_literal(bytes, text),
        Object::String(text, StringFormat::Hexadecimal) => push_hexadecimal(bytes, text),
        Object::Array(items) => {
            bytes.push(b'[');
            for item in items {
                separate(bytes, item);
                push_object(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => push_dictionary(bytes, dictionary),
        Object::Stream(stream) => push_dictionary(bytes, &stream.dict),
        Object::Reference(id) => push_reference(bytes, *id),
    }
}

/// Writes a dictionary.
pub(in crate::export::pdf) fn push_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        push_name(bytes, key);
        separate(bytes, value);
        push_object(bytes, value);
    }
    bytes.extend_from_slice(b">>");
}

/// Writes a space where two values would run together.
fn separate(bytes: &mut Vec<u8>, next: &Object) {
    let begins_by_itself = matches!(
        next,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
    );
    if !begins_by_itself && bytes.last() != Some(&b'[') {
        bytes.push(b' ');
    }
}

fn push_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for byte in name {
        let is_plain = byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte);
        if is_plain {
            bytes.push(*byte);
        } else {
            bytes.push(b'#');
            push_hexadecimal_byte(bytes, *byte);
        }
    }
}

fn push_literal(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => bytes.extend_from_slice(&[b'\\', *byte]),
            b'\r' => bytes.extend_from_slice(b"\\r"),
            _ => bytes.push(*byte),
        }
    }
    bytes.push(b')');
}

fn push_hexadecimal(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'<');
    for byte in text {
        push_hexadecimal_byte(bytes, *byte);
    }
    bytes.push(b'>');
}

fn push_hexadecimal_byte(bytes: &mut Vec<u8>, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        bytes.push(match digit {
            0..=9 => b'0' + digit,
            _ => b'A' + digit - 10,
        });
    }
}

/// Returns words as a text string of PDF.
pub(in crate::export::pdf) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.into(), StringFormat::Literal);
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes: Vec<u8> = [0xfe, 0xff].into_iter().chain(units).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn an_object_is_as_short_as_it_can_be_read() {
        let object = dictionary! {
            "Type" => "A B",
            "Kids" => vec![1.into(), Object::Reference((7, 0)), Object::Null, "N".into()],
            "At" => 1.5,
            "Is" => true,
            "Text" => Object::string_literal("a(b)\\\r"),
            "Hex" => Object::String(vec![0xfe, 0x0a], StringFormat::Hexadecimal),
            "In" => dictionary! { "X" => Object::Array(vec![Vec::<Object>::new().into()]) },
        };
        let mut bytes = Vec::new();
        push_object(&mut bytes, &object.into());
        assert_eq!(
            bytes.escape_ascii().to_string(),
            r"<</Type/A#20B/Kids[1 7 0 R null/N]/At 1.5/Is true/Text(a\\(b\\)\\\\\\r)/Hex<FE0A>/In<</X[[]]>>>>"
        );
    }

    #[test]
    fn groups_say_where_their_objects_begin() {
        let mut objects = Objects::default();
        for number in 10..15 {
            objects.add((number, 0), &i64::from(number * 100).into());
        }
        let groups: Vec<(Vec<u32>, String)> = objects
            .groups(2)
            .iter()
            .map(|group| {
                let (stream, first) = group.stream();
                let text = String::from_utf8(stream).unwrap();
                (group.numbers().collect(), format!("{first}: {text}"))
            })
            .collect();
        let expected = [
            (vec![10, 11], "10: 10 0 11 5 1000\n1100\n".to_owned()),
            (vec![12, 13], "10: 12 0 13 5 1200\n1300\n".to_owned()),
            (vec![14], "5: 14 0 1400".to_owned()),
        ];
        assert_eq!(groups, expected);
    }
}
