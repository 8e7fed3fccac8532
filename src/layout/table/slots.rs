//! Columns of a table at their places, and how their cells look.

use crate::{
    content::Align,
    fonts::Face,
    layout::{
        blocks::setting::Setting,
        pages::structure::ElementId,
        text::{fonts::Figures, lines::Stands, rich::Look},
    },
};

/// The space between two columns.
pub(super) const GUTTER: f32 = 11.0;

/// A column at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Left edge.
    pub(in crate::layout) x: f32,
    /// Width of the words, without the gutter.
    pub(in crate::layout) width: f32,
    /// How the cells stand.
    pub(super) align: Align,
    /// In a column of figures, the room right of the decimal point.
    pub(super) tail: f32,
}

/// Returns how the words of a header look.
pub(super) fn header_look(setting: &Setting) -> Look {
    Look {
        face: Face::SemiBold,
        figures: Figures::Proportional,
        ..setting.look
    }
}

/// Figures are equally wide where they stand under each other, and nowhere else.
pub(super) fn cell_look(look: &Look, align: Align) -> Look {
    let figures = match align {
        Align::Start => Figures::Proportional,
        Align::Figures => Figures::Tabular,
    };
    Look { figures, ..*look }
}

/// Returns the setting of a cell.
pub(super) fn slot_setting(setting: &Setting, slot: &Slot, parent: ElementId) -> Setting {
    Setting {
        look: cell_look(&setting.look, slot.align),
        x: slot.x,
        width: slot.width,
        parent,
        stands: match slot.align {
            Align::Start => Stands::Start,
            Align::Figures => Stands::End,
        },
        ..*setting
    }
}
