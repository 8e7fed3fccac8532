//! The texts of a page by their marks: which words belong to which piece of the structure.
//!
//! The font is part of what `q` keeps and `Q` brings back, so it is kept on a stack here.

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use rustc_hash::FxHashMap;

use super::{
    codes::Codes,
    stream::Budget,
    tokens::{Operand, Operators},
};

/// How many pages above a page are asked for what it inherits.
const MAX_PARENTS: usize = 32;
/// How many states of a page are kept at once.
const MAX_STATES: usize = 512;

/// The texts of a document by page and mark.
#[derive(Debug, Default)]
pub(super) struct Marked {
    texts: FxHashMap<(ObjectId, i64), String>,
    /// The pages, counted from 1, of which something could not be read.
    pub(super) damaged: Vec<usize>,
}

impl Marked {
    /// Reads the contents of every page.
    pub(super) fn of(document: &Document, budget: &mut Budget, max_pages: usize) -> Self {
        let mut marked = Self::default();
        let mut fonts = Fonts::default();
        for (idx, page) in document.page_iter().take(max_pages).enumerate() {
            let mut is_whole = true;
            let mut contents = Vec::new();
            for id in document.get_page_contents(page) {
                let stream = document.get_object(id).and_then(Object::as_stream);
                let Ok(stream) = stream else {
                    is_whole = false;
                    continue;
                };
                let inflated = budget.inflate(stream);
                is_whole &= inflated.is_whole;
                contents.extend(inflated.bytes.unwrap_or_default());
                contents.push(b'\n');
            }
            let mut reader = PageReader {
                document,
                fonts: fonts_of(document, page),
                known: &mut fonts,
                budget,
                state: None,
                states: Vec::new(),
                marks: Vec::new(),
            };
            is_whole &= reader.read(&contents, &mut |mark, text| {
                marked.texts.entry((page, mark)).or_default().push_str(text);
            });
            if !is_whole {
                marked.damaged.push(idx + 1);
            }
        }
        marked
    }

    /// Returns the text of a mark on a page.
    pub(super) fn text(&self, page: ObjectId, mark: i64) -> Option<&str> {
        self.texts.get(&(page, mark)).map(String::as_str)
    }
}

/// The fonts that were read, by their object.
#[derive(Default)]
struct Fonts {
    read: Vec<Codes>,
    by_id: FxHashMap<ObjectId, usize>,
}

/// What surrounds the text that is read.
struct Mark {
    id: Option<i64>,
    /// What the file says the text is, in place of its signs.
    actual: Option<String>,
}

struct PageReader<'a> {
    document: &'a Document,
    fonts: Option<&'a Dictionary>,
    known: &'a mut Fonts,
    budget: &'a mut Budget,
    /// The font in force.
    state: Option<usize>,
    states: Vec<Option<usize>>,
    marks: Vec<Mark>,
}

impl PageReader<'_> {
    /// Reads contents and tells each text with its mark. Returns whether all could be read.
    fn read(&mut self, contents: &[u8], tell: &mut dyn FnMut(i64, &str)) -> bool {
        let (mut operators, mut operands) = (Operators::new(contents), Vec::new());
        while let Some(operator) = operators.next(&mut operands) {
            match operator {
                b"q" if self.states.len() < MAX_STATES => self.states.push(self.state),
                b"Q" => self.state = self.states.pop().unwrap_or(self.state),
                b"Tf" => {
                    if let Some(Operand::Name(name)) = operands.first() {
                        self.state = self.font(name);
                    }
                }
                b"BMC" => self.open(None, tell),
                b"BDC" => self.open(operands.get(1), tell),
                b"EMC" => {
                    self.marks.pop();
                }
                b"Tj" | b"'" | b"\"" | b"TJ" => {
                    if let Some(shown) = operands.last() {
                        self.show(shown, tell);
                    }
                }
                _ => {}
            }
        }
        !operators.is_damaged
    }

    fn open(&mut self, properties: Option<&Operand>, tell: &mut dyn FnMut(i64, &str)) {
        let id = match properties.and_then(|properties| properties.entry(b"MCID")) {
            Some(Operand::Number(id)) => whole(*id),
            _ => None,
        };
        let actual = match properties.and_then(|properties| properties.entry(b"ActualText")) {
            Some(Operand::Text(text)) => {
                decode_text_string(&Object::string_literal(text.clone())).ok()
            }
            _ => None,
        };
        self.marks.push(Mark { id, actual });
        let inner = self.marks.last().and_then(|mark| mark.actual.clone());
        let is_within = self
            .marks
            .iter()
            .rev()
            .skip(1)
            .any(|mark| mark.actual.is_some());
        if let (Some(text), Some(mark), false) = (inner, self.mark(), is_within) {
            tell(mark, &text);
        }
    }

    /// Returns the mark in force.
    fn mark(&self) -> Option<i64> {
        self.marks.iter().rev().find_map(|mark| mark.id)
    }

    fn show(&self, shown: &Operand, tell: &mut dyn FnMut(i64, &str)) {
        let Some(mark) = self.mark() else { return };
        if self.marks.iter().any(|mark| mark.actual.is_some()) {
            return;
        }
        let mut text = String::new();
        let mut put = |codes: &[u8]| match self.state.and_then(|font| self.known.read.get(font)) {
            Some(font) => font.read(codes, &mut text),
            None => text.push(char::REPLACEMENT_CHARACTER),
        };
        match shown {
            Operand::Text(codes) => put(codes),
            Operand::List(parts) => {
                for part in parts {
                    if let Operand::Text(codes) = part {
                        put(codes);
                    }
                }
            }
            Operand::Number(_) | Operand::Name(_) | Operand::Dictionary(_) => {}
        }
        tell(mark, &text);
    }

    fn font(&mut self, name: &[u8]) -> Option<usize> {
        let found = self.fonts?.get(name).ok()?;
        let (id, font) = self.document.dereference(found).ok()?;
        if let Some(known) = id.and_then(|id| self.known.by_id.get(&id)) {
            return Some(*known);
        }
        let codes = Codes::of_font(self.document, font.as_dict().ok()?, self.budget);
        let idx = self.known.read.len();
        self.known.read.push(codes);
        if let Some(id) = id {
            self.known.by_id.insert(id, idx);
        }
        Some(idx)
    }
}

/// Returns the fonts of a page, which it may have from the pages above it.
fn fonts_of(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..MAX_PARENTS {
        if let Ok(resources) = node.get_deref(b"Resources", document) {
            let fonts = resources.as_dict().ok()?.get_deref(b"Font", document);
            return fonts.and_then(Object::as_dict).ok();
        }
        let parent = node.get_deref(b"Parent", document);
        node = parent.and_then(Object::as_dict).ok()?;
    }
    None
}

/// Returns a mark, which is a whole number.
fn whole(number: f64) -> Option<i64> {
    let is_mark = (0.0..=f64::from(i32::MAX)).contains(&number) && number.fract() == 0.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it was looked at just before"
    )]
    is_mark.then_some(number as i64)
}
