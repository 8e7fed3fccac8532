//! The file itself: streams, then all else packed into object streams, then where everything is.
//!
//! lopdf can write files too, but holds every object as a tree, copies it, and deflates on one
//! processor only. Invariant: what comes in decides every byte that goes out.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use crate::parallel;

use super::{
    deflate::Deflater,
    numbers::push_integer,
    objects::{Objects, push_dictionary, push_number},
};
use crate::export::pdf::error::PdfError;

/// How many objects share a stream. More make the file smaller, and who reads one object has to
/// read its neighbours.
const OBJECTS_PER_STREAM: usize = 400;

/// The bytes in a row of the table of places: kind, place, and index.
const ROW: [usize; 3] = [1, 4, 2];

/// Where an object is.
#[derive(Debug, Clone, Copy, Default)]
enum Entry {
    #[default]
    Free,
    /// So many bytes from the start.
    At(usize),
    /// In an object stream, and which of its objects it is.
    In(u32, usize),
}

/// A stream as it stands in the file.
struct Written {
    number: u32,
    dictionary: Dictionary,
    bytes: Box<[u8]>,
}

/// Writes the file: the contents of the pages, which are deflated already, the objects, and what
/// the document holds besides, the links among it in the order of their numbers.
pub(in crate::export::pdf) fn write(
    document: Document,
    contents: Vec<(ObjectId, Box<[u8]>)>,
    mut objects: Objects,
    links: &Objects,
) -> Result<Vec<u8>, PdfError> {
    let mut others: Vec<(u32, Stream)> = Vec::new();
    let mut links = links.each().peekable();
    let mut add_links = |before: u32, objects: &mut Objects| {
        while let Some((number, bytes)) = links.next_if(|(number, _)| *number < before) {
            objects.begin((number, 0)).extend_from_slice(bytes);
        }
    };
    for (id, object) in document.objects {
        add_links(id.0, &mut objects);
        if let Object::Stream(stream) = object {
            others.push((id.0, stream));
        } else {
            objects.add(id, &object);
        }
    }
    add_links(u32::MAX, &mut objects);
    let first_free = document.max_id + 1;
    let mut streams: Vec<Written> = contents
        .into_iter()
        .map(|(id, bytes)| Written {
            number: id.0,
            dictionary: dictionary! { "Filter" => "FlateDecode" },
            bytes,
        })
        .collect();
    for written in parallel::map(&others, Deflater::new, other_stream) {
        streams.push(written?);
    }
    let mut file = File::new(first_free);
    for packed in pack(&objects, first_free) {
        let (written, numbers) = packed?;
        for (object, idx) in numbers.into_iter().zip(0..) {
            file.set(object, Entry::In(written.number, idx));
        }
        streams.push(written);
    }
    drop(objects);
    let len: usize = streams.iter().map(|stream| stream.bytes.len() + 128).sum();
    file.bytes.reserve(len + file.entries.len() * 2);
    for stream in streams {
        file.stream(stream);
    }
    file.finish(&document.trailer)
}

/// Deflates a stream that may be.
fn other_stream(
    deflater: &mut Deflater,
    (number, stream): &(u32, Stream),
) -> Result<Written, PdfError> {
    let mut dictionary = stream.dict.clone();
    let bytes = if stream.allows_compression && !stream.dict.has(b"Filter") {
        dictionary.set("Filter", "FlateDecode");
        deflater.deflate(&stream.content)?
    } else {
        stream.content.as_slice().into()
    };
    Ok(Written {
        number: *number,
        dictionary,
        bytes,
    })
}

/// Packs objects into streams, which get the numbers from the first free one, and says which
/// objects are in each.
fn pack(objects: &Objects, first_free: u32) -> Vec<Result<(Written, Vec<u32>), PdfError>> {
    let groups: Vec<_> = (first_free..)
        .zip(objects.groups(OBJECTS_PER_STREAM))
        .collect();
    parallel::map(&groups, Deflater::new, |deflater, (number, group)| {
        let (stream, first) = group.stream();
        let numbers: Vec<u32> = group.numbers().collect();
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => integer(numbers.len()),
            "First" => integer(first),
            "Filter" => "FlateDecode",
        };
        let written = Written {
            number: *number,
            dictionary,
            bytes: deflater.deflate(&stream)?,
        };
        Ok((written, numbers))
    })
}

/// A file that is being written.
struct File {
    bytes: Vec<u8>,
    /// Where the objects are, by number.
    entries: Vec<Entry>,
}

impl File {
    fn new(n_objects: u32) -> Self {
        let mut file = Self {
            bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            entries: Vec::new(),
        };
        file.set(n_objects, Entry::Free);
        file
    }

    fn set(&mut self, number: u32, entry: Entry) {
        let idx = usize::try_from(number).unwrap_or(usize::MAX);
        if self.entries.len() <= idx {
            self.entries.resize(idx + 1, Entry::Free);
        }
        if let Some(known) = self.entries.get_mut(idx) {
            *known = entry;
        }
    }

    fn stream(&mut self, stream: Written) {
        let mut dictionary = stream.dictionary;
        dictionary.set("Length", integer(stream.bytes.len()));
        self.set(stream.number, Entry::At(self.bytes.len()));
        push_number(&mut self.bytes, stream.number);
        self.bytes.extend_from_slice(b" 0 obj\n");
        push_dictionary(&mut self.bytes, &dictionary);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(&stream.bytes);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Writes where everything is, and returns the file.
    fn finish(mut self, trailer: &Dictionary) -> Result<Vec<u8>, PdfError> {
        let start = self.bytes.len();
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.set(number, Entry::At(start));
        let id = Object::String(id(&self.bytes).to_vec(), StringFormat::Hexadecimal);
        let row_len: usize = ROW.iter().sum();
        let dictionary = dictionary! {
            "Type" => "XRef",
            "Root" => trailer.get(b"Root")?.clone(),
            "Info" => trailer.get(b"Info")?.clone(),
            "ID" => vec![id.clone(), id],
            "Size" => integer(self.entries.len()),
            "W" => ROW.map(|width| Object::from(integer(width))).to_vec(),
            "Filter" => "FlateDecode",
            // Rows are written as differences from the one before.
            "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => integer(row_len) },
        };
        let bytes = Deflater::new().deflate(&self.rows())?;
        self.stream(Written {
            number,
            dictionary,
            bytes,
        });
        self.bytes.extend_from_slice(b"startxref\n");
        push_integer(&mut self.bytes, start);
        self.bytes.extend_from_slice(b"\n%%EOF\n");
        Ok(self.bytes)
    }

    /// Returns the table of places, each row as its difference from the one before.
    fn rows(&self) -> Vec<u8> {
        /// How PNG calls a row of differences.
        const UP: u8 = 2;
        let mut rows = Vec::new();
        let mut before = [0; 7];
        for entry in &self.entries {
            let (kind, place, nth) = match *entry {
                Entry::Free => (0, 0, u16::MAX),
                Entry::At(place) => (1, u32::try_from(place).unwrap_or(u32::MAX), 0),
                Entry::In(stream, idx) => (2, stream, u16::try_from(idx).unwrap_or(u16::MAX)),
            };
            let mut row = [kind; 7];
            let numbers = place.to_be_bytes().into_iter().chain(nth.to_be_bytes());
            for (byte, number) in row.iter_mut().skip(1).zip(numbers) {
                *byte = number;
            }
            rows.push(UP);
            rows.extend(
                row.iter()
                    .zip(before)
                    .map(|(new, old)| new.wrapping_sub(old)),
            );
            before = row;
        }
        rows
    }
}

/// Returns an id that changes with the content and with nothing else: the same on every machine.
fn id(bytes: &[u8]) -> [u8; 16] {
    let mut sums = [0xcbf2_9ce4_8422_2325_u64, 0x9ae1_6a3b_2f90_404f];
    let mut add = |word: u64| {
        for sum in &mut sums {
            *sum = (*sum ^ word)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29);
        }
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        add(u64::from_be_bytes(*word));
    }
    for byte in rest {
        add(u64::from(*byte));
    }
    let [one, other] = sums.map(u64::to_be_bytes);
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(one.into_iter().chain(other)) {
        *to = from;
    }
    id
}

fn integer(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of so many small objects, a stream, and the content of a page.
    fn file(n_objects: u32) -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let content = document.new_object_id();
        let note = Stream::new(dictionary! {}, b"a note".to_vec());
        let note = document.add_object(note);
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Note" => note });
        document.trailer.set("Root", root);
        document.trailer.set("Info", root);
        let (mut objects, mut links) = (Objects::default(), Objects::default());
        for idx in 0..n_objects {
            let id = document.new_object_id();
            let to = if idx % 3 == 0 {
                &mut links
            } else {
                &mut objects
            };
            to.add(id, &i64::from(idx).into());
        }
        let painted = Deflater::new().deflate(b"0 0 m").unwrap();
        write(document, vec![(content, painted)], objects, &links).unwrap()
    }

    #[test]
    fn another_program_finds_every_object() {
        let document = Document::load_mem(&file(1000)).unwrap();
        for (idx, id) in (0..1000).zip(4..) {
            let found = document.get_object((id, 0)).unwrap();
            assert_eq!(found.as_i64().unwrap(), idx);
        }
        let content = document.get_object((1, 0)).unwrap().as_stream().unwrap();
        assert_eq!(content.decompressed_content().unwrap(), b"0 0 m");
        let note = document.catalog().unwrap().get(b"Note").unwrap();
        let note = document.get_object(note.as_reference().unwrap()).unwrap();
        let note = note.as_stream().unwrap();
        assert_eq!(note.decompressed_content().unwrap(), b"a note");
    }

    #[test]
    fn the_same_objects_give_the_same_bytes() {
        assert!(file(900) == file(900));
    }

    #[test]
    fn the_id_changes_with_every_byte() {
        let ids = [&b""[..], b"a", b"b", b"0123456", b"01234567", b"012345678"].map(id);
        for (idx, one) in ids.iter().enumerate() {
            assert!(!ids[..idx].contains(one), "{idx}");
        }
        assert_eq!(id(b"01234567"), id(b"01234567"));
    }
}
