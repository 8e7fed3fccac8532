//! Where blocks stand and how their words look.

use crate::{
    fonts::Face,
    layout::{
        pages::structure::ElementId,
        strips::row::Side,
        style::PageStyle,
        text::{
            fit::Fit,
            fonts::Figures,
            lines::{Column, Stands},
            rich::Look,
        },
    },
};

/// The space above a line that begins anew within a paragraph, against that between paragraphs:
/// enough to tell it from a line that goes on.
const ANEW: f32 = 0.35;

/// Where blocks stand and how their words look.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Setting {
    /// Left edge.
    pub(in crate::layout) x: f32,
    /// How wide.
    pub(in crate::layout) width: f32,
    /// How words look that are in no particular voice.
    pub(in crate::layout) look: Look,
    /// From baseline to baseline.
    pub(in crate::layout) line_height: f32,
    /// The space between paragraphs.
    pub(in crate::layout) gap: f32,
    /// What the blocks stand in.
    pub(in crate::layout) parent: ElementId,
    /// Where lines stand.
    pub(in crate::layout) stands: Stands,
    /// How lines are evened out.
    pub(in crate::layout) fit: Fit,
    /// Whether notes are set smaller than their surroundings.
    pub(in crate::layout) has_small_notes: bool,
}

impl Setting {
    /// Returns the setting of running text.
    pub(in crate::layout) fn body(style: &PageStyle, parent: ElementId) -> Self {
        let size = style.type_sizes.body;
        Self {
            x: style.margins.side,
            width: style.measure(),
            look: Look {
                face: Face::Regular,
                size,
                color: style.colors.ink,
                figures: Figures::Proportional,
            },
            line_height: (size * 1.4).round(),
            gap: (size * 1.4).round() / 2.0,
            parent,
            stands: Stands::Start,
            fit: Fit::Text,
            has_small_notes: true,
        }
    }

    /// Returns the same, further in from the left and standing in something else.
    pub(in crate::layout) fn indented(&self, by: f32, parent: ElementId) -> Self {
        Self {
            x: self.x + by,
            width: self.width - by,
            parent,
            ..*self
        }
    }

    /// Returns the column for lines of this setting.
    pub(in crate::layout) fn column(&self) -> Column {
        Column {
            x: self.x,
            width: self.width,
            line_height: self.line_height,
            stands: self.stands,
            anew: self.gap * ANEW,
            fit: self.fit,
        }
    }

    /// Returns where a row of cells stands that is as wide as this setting.
    pub(in crate::layout) fn row(&self, style: &PageStyle) -> Side {
        Side {
            x: self.x,
            width: self.width,
            line_height: self.line_height,
            rule: style.colors.line,
        }
    }
}
