//! Quotations: somebody's own words beside a bar, larger than what is said about them.

use super::{
    context::{Context, Piece},
    setting::Setting,
};
use crate::{
    content::{Block, Body, Inline},
    layout::{
        pages::structure::Tag,
        strips::strip::{Bar, Strip, keep_together},
        style::PageStyle,
        text::fit::Fit,
    },
};

const BAR: f32 = 2.5;
/// How much larger the words of a voice are.
const LARGER: f32 = 1.17;
/// How many bytes a quotation may have that is one voice; a longer one is read like other text.
const VOICE_LEN: usize = 400;
/// How many strips a quotation may have that is never parted.
const WHOLE: usize = 8;

/// Lays a quotation out.
pub(in crate::layout) fn piece(
    context: &mut Context<'_>,
    block: &Block,
    quoted: &[Block],
    setting: &Setting,
) -> Piece {
    let element = context
        .structure
        .add_from(setting.parent, Tag::BlockQuote, &block.origin);
    let mut inner = setting.indented(indent(context.style), element);
    inner.gap = setting.gap * 0.5;
    // In a cell of a table there is no room to raise one's voice.
    if setting.has_small_notes && is_voice(quoted) {
        inner.look.size *= LARGER;
        inner.fit = Fit::Even;
        inner.line_height = (inner.look.size * 1.43).round();
    }
    let mut strips = context.blocks(quoted, &inner);
    if let Some(first) = strips.first_mut() {
        first.before = 0.0;
    }
    if strips.len() <= WHOLE {
        keep_together(&mut strips);
    } else if let [.., second_last, _] = &mut strips[..] {
        // Who said it stands with what was said.
        second_last.keeps_next = true;
    }
    add_bar(context, &mut strips, setting);
    Piece {
        strips,
        before: setting.gap * 1.6,
        after: setting.gap * 1.8,
    }
}

/// Returns how far the words stand in from the bar.
pub(in crate::layout) fn indent(style: &PageStyle) -> f32 {
    style.scaled(18.0)
}

fn add_bar(context: &Context<'_>, strips: &mut [Strip], setting: &Setting) {
    for (idx, strip) in strips.iter_mut().enumerate() {
        strip.bars.push(Bar {
            x: setting.x,
            width: BAR,
            color: context.style.colors.accent,
            joins_above: idx > 0,
        });
    }
}

/// Whether a quotation is a few words, and perhaps who said them.
fn is_voice(quoted: &[Block]) -> bool {
    let mut len = 0;
    for block in quoted {
        let Body::Paragraph { text, .. } = &block.body else {
            return false;
        };
        len += text.iter().map(inline_len).sum::<usize>();
    }
    len <= VOICE_LEN
}

fn inline_len(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text, .. } | Inline::Link { text, .. } | Inline::Status { text, .. } => {
            text.len()
        }
        Inline::Cite { label, .. } => label.len(),
        Inline::Mark(_) | Inline::Break => 0,
    }
}
