//! Tagged PDFs in the shapes in which inspectors’ reports come, with words of our own.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};

/// A piece of a document.
#[derive(Clone)]
pub(crate) enum Piece {
    /// A piece of a kind, with what it holds.
    Of(&'static str, Vec<Self>),
    /// Words.
    Words(String),
    /// A sign in the font of pictures, by its code.
    Picture(u8),
    /// What follows stands on the next page.
    NextPage,
}

pub(crate) fn of(role: &'static str, parts: Vec<Piece>) -> Piece {
    Piece::Of(role, parts)
}

pub(crate) fn words(text: &str) -> Piece {
    Piece::Words(text.to_owned())
}

/// A piece that holds words only.
pub(crate) fn said(role: &'static str, text: &str) -> Piece {
    of(role, vec![words(text)])
}

/// How the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    /// Every object for itself, as before 2020.
    Plain,
    /// Objects in compressed streams.
    Packed,
}

struct Maker {
    document: Document,
    pages: Vec<(ObjectId, Vec<u8>)>,
    n_marks: i64,
}

/// Makes a document.
pub(crate) fn document(pieces: &[Piece], packing: Packing) -> Vec<u8> {
    let mut maker = Maker {
        document: Document::with_version("1.7"),
        pages: Vec::new(),
        n_marks: 0,
    };
    maker.next_page();
    let root = maker.document.new_object_id();
    let kids = maker.pieces(pieces, root);
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => kids,
        // Some programs have kinds of their own.
        "RoleMap" => dictionary! { "Title1" => "H1" },
    };
    maker
        .document
        .objects
        .insert(root, Object::Dictionary(tree));
    maker.finish(root, packing)
}

impl Maker {
    fn next_page(&mut self) {
        let page = self.document.new_object_id();
        self.pages.push((page, Vec::new()));
        self.n_marks = 0;
    }

    fn pieces(&mut self, pieces: &[Piece], parent: ObjectId) -> Vec<Object> {
        let mut kids = Vec::new();
        for piece in pieces {
            match piece {
                Piece::NextPage => self.next_page(),
                Piece::Words(text) => kids.push(self.mark(|contents| write(contents, text))),
                Piece::Picture(code) => {
                    let code = *code;
                    kids.push(self.mark(|contents| {
                        contents.extend(format!("/Bullets 9 Tf <{code:02x}> Tj\n").bytes());
                    }));
                }
                Piece::Of(role, parts) => {
                    let id = self.document.new_object_id();
                    let parts = self.pieces(parts, id);
                    let node = dictionary! {
                        "Type" => "StructElem", "S" => *role, "P" => parent, "K" => parts,
                    };
                    self.document.objects.insert(id, Object::Dictionary(node));
                    kids.push(Object::Reference(id));
                }
            }
        }
        kids
    }

    /// Writes marked contents. Returns what the structure says of them.
    fn mark(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Object {
        let mark = self.n_marks;
        self.n_marks += 1;
        let (page, contents) = self.pages.last_mut().unwrap();
        contents.extend(format!("/Span <</MCID {mark}>> BDC q BT\n").bytes());
        write(contents);
        contents.extend(b"ET Q EMC\n");
        Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => mark })
    }

    fn finish(mut self, root: ObjectId, packing: Packing) -> Vec<u8> {
        let fonts = fonts(&mut self.document);
        let above = self.document.new_object_id();
        let n_pages = i64::try_from(self.pages.len()).unwrap();
        let mut kids = Vec::new();
        for (page, contents) in self.pages {
            let mut stream = Stream::new(Dictionary::new(), contents);
            stream.compress().unwrap();
            let contents = self.document.add_object(stream);
            let node = dictionary! { "Type" => "Page", "Parent" => above, "Contents" => contents };
            self.document.objects.insert(page, Object::Dictionary(node));
            kids.push(Object::Reference(page));
        }
        // The pages have their fonts from above.
        let pages = dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => n_pages,
            "Resources" => dictionary! { "Font" => fonts },
        };
        self.document
            .objects
            .insert(above, Object::Dictionary(pages));
        let catalog = self.document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => above, "StructTreeRoot" => root,
            "MarkInfo" => dictionary! { "Marked" => true },
        });
        self.document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        match packing {
            Packing::Plain => self.document.save_to(&mut bytes).unwrap(),
            Packing::Packed => {
                let options = SaveOptions::builder()
                    .use_object_streams(true)
                    .use_xref_streams(true)
                    .build();
                self.document
                    .save_with_options(&mut bytes, options)
                    .unwrap();
            }
        }
        bytes
    }
}

/// Writes words by turns in a font with a map of its own, within `q` and `Q`, and in a plain one.
fn write(contents: &mut Vec<u8>, text: &str) {
    contents.extend(b"/Plain 9 Tf\n");
    for (idx, piece) in text.split_inclusive(' ').enumerate() {
        let is_plain = piece.is_ascii() && idx % 3 == 1;
        if is_plain {
            let escaped = piece.replace('\\', "\\\\");
            let escaped = escaped.replace('(', "\\(").replace(')', "\\)");
            contents.extend(format!("({escaped}) Tj\n").bytes());
            continue;
        }
        let units = piece.encode_utf16().map(|unit| format!("{unit:04x}"));
        let codes = units.collect::<Vec<_>>().join("> -20 <");
        contents.extend(format!("q /Mapped 9 Tf [<{codes}>] TJ Q\n").bytes());
    }
}

fn fonts(document: &mut Document) -> Dictionary {
    let map = b"/CIDInit /ProcSet findresource begin begincmap
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        2 beginbfrange <0000> <D7FF> <0000> <E000> <FFFF> <E000> endbfrange
        endcmap end";
    let mut map = Stream::new(Dictionary::new(), map.to_vec());
    map.compress().unwrap();
    let map = document.add_object(map);
    let mapped = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Body",
        "Encoding" => "Identity-H", "ToUnicode" => map,
    });
    let plain = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "Body",
        "Encoding" => "WinAnsiEncoding",
    });
    let bullets = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "ABCDEF+Wingdings-Regular",
    });
    dictionary! { "Mapped" => mapped, "Plain" => plain, "Bullets" => bullets }
}
