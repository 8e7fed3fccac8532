//! The tokens of a theme: colours, spaces, radii and type, as they stand in its file.

use std::sync::Arc;

use egui::{Color32, FontId, Stroke, TextFormat};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::fonts::Weight;

/// Which look the window has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on warm white.
    #[default]
    Light,
    /// Light ink on warm black.
    Dark,
    /// Black on white with strong lines, for readers who need it.
    Contrast,
}

impl Theme {
    /// Every look, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Contrast];

    /// Returns the words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Contrast => "High contrast",
        }
    }
}

/// Everything that decides how the window looks.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Whether ink is lighter than the page.
    pub dark: bool,
    /// The colours.
    pub colors: Colors,
    /// The spaces.
    pub space: Spaces,
    /// The radii of corners.
    pub radius: Radii,
    /// The sizes of type.
    pub text: Types,
}

/// The colours, by what they are for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Bars and cards.
    #[serde(deserialize_with = "hex")]
    pub background: Color32,
    /// The outline and the help at the side.
    #[serde(deserialize_with = "hex")]
    pub panel: Color32,
    /// The writing column.
    #[serde(deserialize_with = "hex")]
    pub page: Color32,
    /// Text.
    #[serde(deserialize_with = "hex")]
    pub ink: Color32,
    /// Text that steps back.
    #[serde(deserialize_with = "hex")]
    pub muted: Color32,
    /// Thin rules and frames.
    #[serde(deserialize_with = "hex")]
    pub line: Color32,
    /// The edge of what is written in or ticked, which must be seen to be found.
    #[serde(deserialize_with = "hex")]
    pub edge: Color32,
    /// The one accent.
    #[serde(deserialize_with = "hex")]
    pub accent: Color32,
    /// Text on the accent.
    #[serde(deserialize_with = "hex")]
    pub on_accent: Color32,
    /// Behind chips.
    #[serde(deserialize_with = "hex")]
    pub accent_tint: Color32,
    /// What needs attention.
    #[serde(deserialize_with = "hex")]
    pub attention: Color32,
    /// Behind what needs attention.
    #[serde(deserialize_with = "hex")]
    pub attention_tint: Color32,
    /// What is good.
    #[serde(deserialize_with = "hex")]
    pub good: Color32,
    /// Behind what is good.
    #[serde(deserialize_with = "hex")]
    pub good_tint: Color32,
    /// Behind the row one is in.
    #[serde(deserialize_with = "hex")]
    pub row_tint: Color32,
    /// Behind what the pointer is over.
    #[serde(deserialize_with = "hex")]
    pub hover_tint: Color32,
    /// Behind selected text.
    #[serde(deserialize_with = "hex")]
    pub selection: Color32,
    /// Over the window, behind a dialog.
    #[serde(deserialize_with = "hex")]
    pub shade: Color32,
    /// Behind the pages of the paper.
    #[serde(deserialize_with = "hex")]
    pub desk: Color32,
    /// The pages of the paper: white, dimmed on a dark desk.
    #[serde(deserialize_with = "hex")]
    pub paper: Color32,
    /// The edge of a page.
    #[serde(deserialize_with = "hex")]
    pub paper_edge: Color32,
    /// What marks the words on the paper that are being written.
    #[serde(deserialize_with = "hex")]
    pub paper_mark: Color32,
    /// Behind the initials of people, in the order of their colours; the initials have the colour of
    /// the page.
    #[serde(deserialize_with = "hexes")]
    pub people: [Color32; 6],
}

/// The spaces, in points.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spaces {
    /// Between things that belong together.
    pub xs: f32,
    /// Between neighbours.
    pub s: f32,
    /// Between a label and its group.
    pub m: f32,
    /// Inside cards and panels.
    pub l: f32,
    /// Between groups.
    pub xl: f32,
    /// Around the writing column.
    pub xxl: f32,
    /// The height of a row one can press.
    pub row: f32,
    /// The width of the writing column.
    pub column: f32,
}

/// The radii of corners, in points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radii {
    /// Chips and tags.
    pub s: u8,
    /// Buttons and fields.
    pub m: u8,
    /// Cards and dialogs.
    pub l: u8,
}

/// One size of type with its line height and weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// The size in points.
    pub size: f32,
    /// From one line to the next, in points.
    pub line: f32,
    /// The weight.
    pub weight: Weight,
}

impl Type {
    /// Returns the same size in another weight.
    #[must_use]
    pub fn with_weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// Returns egui's name of the font.
    pub fn font(self) -> FontId {
        FontId::new(self.size, self.weight.family())
    }

    /// Returns the format of text in this type.
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            line_height: Some(self.line),
            color,
            ..TextFormat::default()
        }
    }
}

/// The sizes of type, by what they are for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Types {
    /// The title of a section.
    pub title: Type,
    /// What a field asks.
    pub prompt: Type,
    /// What people write.
    pub prose: Type,
    /// What helps to answer.
    pub hint: Type,
    /// The outline, help and controls.
    pub body: Type,
    /// A word in them that stands out.
    pub strong: Type,
    /// The title of a card.
    pub card_title: Type,
    /// Chips and tags.
    pub chip: Type,
}

impl Tokens {
    /// Reads the tokens of a theme. A test proves that every theme's file can be read.
    pub fn load(theme: Theme) -> Self {
        ron::from_str(file(theme)).unwrap_or_default()
    }

    /// Returns the tokens in use.
    pub fn of(ctx: &egui::Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp(egui::Id::NULL))
            .unwrap_or_else(|| Arc::new(Self::load(Theme::Light)))
    }

    /// Returns the thin rule between things.
    pub fn rule(&self) -> Stroke {
        Stroke::new(1.0, self.colors.line)
    }

    /// Returns the edge of a field or a box.
    pub fn edge(&self) -> Stroke {
        Stroke::new(1.0, self.colors.edge)
    }

    /// Returns the ring around what has the keyboard.
    pub fn ring(&self) -> Stroke {
        Stroke::new(2.0, self.colors.accent)
    }
}

fn file(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => include_str!("../../../assets/theme/light.ron"),
        Theme::Dark => include_str!("../../../assets/theme/dark.ron"),
        Theme::Contrast => include_str!("../../../assets/theme/contrast.ron"),
    }
}

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|problem| D::Error::custom(format!("{text}: {problem:?}")))
}

fn hexes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[Color32; 6], D::Error> {
    let texts = <[String; 6]>::deserialize(deserializer)?;
    let mut colors = [Color32::default(); 6];
    for (color, text) in colors.iter_mut().zip(texts) {
        *color = Color32::from_hex(&text)
            .map_err(|problem| D::Error::custom(format!("{text}: {problem:?}")))?;
    }
    Ok(colors)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let [r, g, b, _] = color.to_array().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_theme_can_be_read() {
        for theme in Theme::ALL {
            if let Err(problem) = ron::from_str::<Tokens>(file(*theme)) {
                panic!("{theme:?}: {problem}");
            }
        }
    }

    #[test]
    fn text_stands_out_from_what_is_behind_it() {
        for theme in Theme::ALL {
            let Colors {
                background,
                panel,
                page,
                ink,
                muted,
                line: _,
                edge: _,
                accent,
                on_accent,
                accent_tint,
                attention,
                attention_tint,
                good,
                good_tint,
                row_tint,
                hover_tint,
                selection,
                shade: _,
                desk,
                paper,
                paper_edge: _,
                paper_mark,
                people,
            } = Tokens::load(*theme).colors;
            let mut pairs = vec![
                (on_accent, accent),
                (accent, accent_tint),
                (ink, accent_tint),
                (attention, attention_tint),
                (good, good_tint),
                (ink, selection),
                (accent, selection),
                (muted, desk),
                (accent, desk),
                (paper_mark, paper),
            ];
            for behind in [background, panel, page, row_tint, hover_tint] {
                pairs.extend([ink, muted, accent].map(|text| (text, behind)));
            }
            pairs.extend(people.map(|color| (page, color)));
            for behind in [background, panel, page] {
                pairs.extend([attention, good].map(|text| (text, behind)));
            }
            for (text, behind) in pairs {
                let found = contrast(text, behind);
                assert!(
                    found >= 4.5,
                    "{theme:?}: {text:?} on {behind:?} is {found:.2}"
                );
            }
        }
    }

    /// WCAG 1.4.11: what is needed to see where a control is.
    #[test]
    fn fields_and_boxes_stand_out_from_what_is_around_them() {
        for theme in Theme::ALL {
            let Colors {
                background,
                panel,
                page,
                edge,
                accent,
                muted,
                hover_tint,
                row_tint,
                people,
                ..
            } = Tokens::load(*theme).colors;
            // Fields stand on the page, on cards and in panels, and are tinted under the pointer.
            let around = [page, background, panel, row_tint, hover_tint];
            // The edge of fields and boxes; that of what has the keyboard; the ring of a choice.
            let people = people.map(|color| ("people", color));
            let controls = [("edge", edge), ("accent", accent), ("muted", muted)];
            for (name, color) in controls.into_iter().chain(people) {
                for behind in around {
                    let found = contrast(color, behind);
                    assert!(
                        found >= 3.0,
                        "{theme:?}: {name} on {behind:?} is {found:.2}"
                    );
                }
            }
        }
    }

    /// The toolkit draws boxes and one-line fields itself, with the colours it is given.
    #[test]
    fn the_toolkit_draws_fields_and_boxes_with_that_edge() {
        for theme in Theme::ALL {
            let tokens = Tokens::load(*theme);
            let mut style = egui::Style::default();
            super::super::style::apply(&mut style, &tokens);
            let widgets = &style.visuals.widgets;
            for looks in [&widgets.inactive, &widgets.hovered, &widgets.open] {
                assert_eq!(looks.bg_stroke.color, tokens.colors.edge, "{theme:?}");
            }
        }
    }

    #[test]
    fn no_text_is_smaller_than_14_points() {
        for theme in Theme::ALL {
            let Types {
                title,
                prompt,
                prose,
                hint,
                body,
                strong,
                card_title,
                chip,
            } = Tokens::load(*theme).text;
            for text in [title, prompt, prose, hint, body, strong, card_title, chip] {
                assert!(text.size >= 14.0, "{theme:?}: {text:?}");
            }
        }
    }
}
