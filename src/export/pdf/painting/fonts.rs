//! Fonts in the file: only the glyphs that are used, their widths, and what each stands for.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem};
use subsetter::{GlyphRemapper, subset};

use crate::{
    export::pdf::{bytes::numbers::number, error::PdfError},
    fonts::Face,
    layout::{GlyphRun, Pages, Shape},
};

/// What shows printpdf that a font is used: it leaves out those of which a page shows nothing.
const SAMPLE: char = 'x';

/// The fonts of a file.
pub(in crate::export::pdf) struct Fonts {
    fonts: Vec<Font>,
}

/// One font of a file.
pub(in crate::export::pdf) struct Font {
    face: Face,
    /// What each glyph of the full font stands for; none if it is not used.
    texts: Vec<Option<Box<str>>>,
    /// The same of those that stand for one letter of ASCII.
    letters: Vec<u8>,
    /// The code of each glyph of the full font, and how far it moves on by itself, in units of
    /// the font.
    coded: Vec<(u16, f32)>,
    /// The width of each code, in units of the font.
    widths: Vec<u16>,
    units_per_em: u16,
}

impl Fonts {
    /// Collects what the pages use.
    pub(in crate::export::pdf) fn collect(pages: &Pages) -> Self {
        let mut fonts: Vec<Font> = Vec::new();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Shape::Text(run) = &item.shape {
                let idx = fonts.iter().position(|font| font.face == run.face);
                let idx = idx.unwrap_or_else(|| {
                    fonts.push(Font::new(run.face));
                    fonts.len() - 1
                });
                if let Some(font) = fonts.get_mut(idx) {
                    font.use_run(run);
                }
            }
        }
        fonts.sort_by_key(|font| font.face);
        Self { fonts }
    }

    /// Cuts the fonts down to what is used and puts them into the file. Returns what a page must
    /// show for printpdf to keep them.
    pub(in crate::export::pdf) fn embed(
        &mut self,
        document: &mut PdfDocument,
    ) -> Result<Vec<Op>, PdfError> {
        let mut ops = vec![Op::StartTextSection];
        for font in &mut self.fonts {
            let parsed = font.cut()?;
            let id = FontId(font_name(font.face).to_owned());
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(id.clone()),
                size: Pt(1.0),
            });
            ops.push(Op::ShowText {
                items: vec![TextItem::Text(SAMPLE.to_string())],
            });
            document
                .resources
                .fonts
                .map
                .insert(id, PdfFont::new(parsed));
        }
        ops.push(Op::EndTextSection);
        Ok(ops)
    }

    /// Returns the font of a style.
    pub(in crate::export::pdf) fn get(&self, face: Face) -> Option<&Font> {
        self.fonts.iter().find(|font| font.face == face)
    }

    /// Writes exact widths and what glyphs stand for, where printpdf writes whole numbers and
    /// the characters of the private plane.
    pub(in crate::export::pdf) fn finish(
        &self,
        document: &mut Document,
        resources: &Dictionary,
    ) -> Result<(), PdfError> {
        for font in &self.fonts {
            let name = font_name(font.face);
            let font_ref = resources.get(name.as_bytes())?.as_reference()?;
            let to_unicode = Stream::new(Dictionary::new(), font.to_unicode().into_bytes());
            let dictionary = document.get_dictionary(font_ref)?;
            let own = dictionary.get(b"ToUnicode")?.as_reference()?;
            document.set_object(own, to_unicode);
            let dictionary = document.get_dictionary_mut(font_ref)?;
            let Object::Array(descendants) = dictionary.get_mut(b"DescendantFonts")? else {
                continue;
            };
            for descendant in descendants {
                let descendant = descendant.as_dict_mut()?;
                descendant.set("W", vec![0.into(), Object::Array(font.width_array())]);
            }
        }
        Ok(())
    }
}

/// Returns the name of a font in the file.
pub(super) fn font_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Italic => "I",
        Face::SemiBold => "B",
        Face::SemiBoldItalic => "BI",
    }
}

impl Font {
    fn new(face: Face) -> Self {
        Self {
            face,
            texts: Vec::new(),
            letters: Vec::new(),
            coded: Vec::new(),
            widths: Vec::new(),
            units_per_em: 1000,
        }
    }

    fn use_run(&mut self, run: &GlyphRun) {
        let mut start = 0;
        for glyph in run.glyphs.iter() {
            let idx = usize::from(glyph.id);
            let end = start + usize::from(glyph.text_len);
            let byte = run.text.as_bytes().get(start).copied();
            // Nearly all glyphs are letters that were met before.
            if end != start + 1 || self.letters.get(idx).copied() != byte {
                let Some(text) = run.text.get(start..end) else {
                    break;
                };
                self.use_glyph(idx, text);
            }
            start = end;
        }
    }

    fn use_glyph(&mut self, idx: usize, text: &str) {
        if self.texts.len() <= idx {
            self.texts.resize(idx + 1, None);
            self.letters.resize(idx + 1, 0);
        }
        if let (Some(known), Some(letter)) = (self.texts.get_mut(idx), self.letters.get_mut(idx))
            && known.as_deref() != Some(text)
            && known.as_deref().is_none_or(|known| is_plainer(text, known))
        {
            *known = Some(text.into());
            *letter = match text.as_bytes() {
                [letter] => *letter,
                _ => 0,
            };
        }
    }

    /// Cuts the font down to the used glyphs, which are numbered anew.
    fn cut(&mut self) -> Result<ParsedFont, PdfError> {
        let mut remapper = GlyphRemapper::new();
        self.coded.clear();
        for (text, glyph) in self.texts.iter().zip(0..) {
            let code = text.as_ref().map_or(0, |_| remapper.remap(glyph));
            self.coded.push((code, 0.0));
        }
        let name = self.face.name();
        let error = |reason: String| PdfError::Font { name, reason };
        let bytes = subset(self.face.bytes(), 0, &remapper).map_err(|e| error(e.to_string()))?;
        let mut warnings = Vec::new();
        let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut warnings)
            .ok_or_else(|| error(format!("{warnings:?}")))?;
        parsed.font_name = Some(format!("{}+{}", self.tag(), self.face.name()));
        parsed.codepoint_to_glyph = [(u32::from(SAMPLE), 1)].into();
        self.widths = parsed.glyph_widths.values().copied().collect();
        for (code, width) in &mut self.coded {
            let own = self.widths.get(usize::from(*code)).copied();
            *width = own.map_or(0.0, f32::from);
        }
        self.units_per_em = parsed.units_per_em;
        Ok(parsed)
    }

    /// Returns six letters that name the subset: the same for the same glyphs.
    fn tag(&self) -> String {
        let mut hash: u32 = 0x811c_9dc5;
        for (idx, _) in self
            .texts
            .iter()
            .enumerate()
            .filter(|(_, text)| text.is_some())
        {
            for byte in idx.to_le_bytes() {
                hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
        let mut letters = String::new();
        for _ in 0..6 {
            letters.push(char::from(b'A' + u8::try_from(hash % 26).unwrap_or(0)));
            hash /= 26;
        }
        letters
    }

    /// Returns the code of a glyph of the full font, and how far it moves on by itself, in units
    /// of the font.
    pub(super) fn code_and_width(&self, glyph: u16) -> (u16, f32) {
        self.coded
            .get(usize::from(glyph))
            .copied()
            .unwrap_or_default()
    }

    /// Returns how many units of the font an em has.
    pub(super) fn units_per_em(&self) -> f32 {
        f32::from(self.units_per_em)
    }

    fn width_array(&self) -> Vec<Object> {
        let per_mille = 1000.0 / self.units_per_em();
        self.widths
            .iter()
            .map(|width| number(f32::from(*width) * per_mille).into())
            .collect()
    }

    fn to_unicode(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for (text, (code, _)) in self.texts.iter().zip(&self.coded) {
            if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
                let mut line = format!("<{code:04X}> <");
                for unit in text.encode_utf16() {
                    // Writing to a string cannot fail.
                    write!(line, "{unit:04X}").unwrap_or_default();
                }
                line.push('>');
                lines.push(line);
            }
        }
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        for chunk in lines.chunks(100) {
            let chunk_text = chunk.join("\n");
            write!(
                map,
                "{} beginbfchar\n{chunk_text}\nendbfchar\n",
                chunk.len()
            )
            .unwrap_or_default();
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

/// Whether a text is the better one where a glyph stands for two: the shorter, then the first.
fn is_plainer(text: &str, known: &str) -> bool {
    let key = |text: &str| (text.is_empty(), text.chars().count());
    (key(text), text) < (key(known), known)
}
