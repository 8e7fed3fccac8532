//! Inter as egui's only family, in four styles. No fallback to what a machine happens to have.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};
use serde::Deserialize;

use crate::fonts;

/// How heavy, and whether slanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Weight {
    /// Upright.
    #[default]
    Regular,
    /// Heavier.
    SemiBold,
    /// Slanted.
    Italic,
    /// Heavier and slanted.
    SemiBoldItalic,
}

impl Weight {
    /// Returns egui's family of this weight.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::SemiBold => FontFamily::Name("semibold".into()),
            Self::Italic => FontFamily::Name("italic".into()),
            Self::SemiBoldItalic => FontFamily::Name("semibold-italic".into()),
        }
    }
}

pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, bytes, weight) in [
        ("inter", fonts::REGULAR, Weight::Regular),
        ("inter-semibold", fonts::SEMI_BOLD, Weight::SemiBold),
        ("inter-italic", fonts::ITALIC, Weight::Italic),
        (
            "inter-semibold-italic",
            fonts::SEMI_BOLD_ITALIC,
            Weight::SemiBoldItalic,
        ),
    ] {
        let data = Arc::new(FontData::from_static(bytes));
        definitions.font_data.insert(name.to_owned(), data);
        definitions
            .families
            .insert(weight.family(), vec![name.to_owned()]);
    }
    definitions
        .families
        .insert(FontFamily::Monospace, vec!["inter".to_owned()]);
    definitions
}
