//! Reading a style, and refusing one whose papers could not be read.

use std::sync::{Arc, LazyLock};

use ron::{Options, extensions::Extensions};
use serde::{Deserialize, Deserializer, de::Error as _};

use super::{
    color::TEXT_CONTRAST,
    page_style::{Colors, SizeSet, Style, TypeSizes},
};
use crate::layout::pages::{Color, Size};

const COUNCIL: &str = include_str!("../../../assets/styles/council.ron");

const FORMAT: &str = "candour-style";
const VERSION: u32 = 1;

/// The smallest that anything may be set.
const SMALLEST_TYPE: f32 = 6.0;
/// How many times the size of running text a line must be long, and may be.
const MEASURE: std::ops::RangeInclusive<f32> = 20.0..=42.0;
/// What head and foot need above and below the text, in lines of theirs.
const FURNITURE_LINES: f32 = 7.5;

impl Style {
    /// Returns the style that comes with the program.
    pub fn shipped() -> Arc<Self> {
        static SHIPPED: LazyLock<Arc<Style>> = LazyLock::new(|| {
            #[expect(
                clippy::expect_used,
                reason = "the text is part of the program, and a test reads it"
            )]
            let style = Style::read(COUNCIL).expect("the shipped style can be read");
            Arc::new(style)
        });
        Arc::clone(&SHIPPED)
    }

    /// Reads and checks a style.
    pub fn read(text: &str) -> Result<Self, StyleError> {
        read(text)
    }
}

/// Why a text is no style.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StyleError {
    /// The text is no RON, or holds names and values that no style has.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// Papers in this style could not be read.
    #[error("{}", .0.join("\n"))]
    Problems(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleFile {
    format: String,
    version: u32,
    id: String,
    title: String,
    page: Page,
    colors: Palette,
    swatches: Vec<Swatch>,
    sizes: Vec<SizeSet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    width: f32,
    height: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Swatch {
    name: String,
    #[serde(deserialize_with = "hex")]
    color: Color,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Palette {
    #[serde(deserialize_with = "hex")]
    accent: Color,
    #[serde(deserialize_with = "hex")]
    ink: Color,
    #[serde(deserialize_with = "hex")]
    muted: Color,
    #[serde(deserialize_with = "hex")]
    line: Color,
    #[serde(deserialize_with = "hex")]
    good: Color,
    #[serde(deserialize_with = "hex")]
    attention: Color,
}

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color::from_hex(&text)
        .ok_or_else(|| D::Error::custom(format!("“{text}” is no colour; write it like #14606a")))
}

/// Reads a style and checks it. Returns all problems, not the first.
fn read(text: &str) -> Result<Style, StyleError> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let file: StyleFile = options.from_str(text).map_err(|error| StyleError::Syntax {
        line: error.span.start.line,
        column: error.span.start.col,
        message: error.code.to_string(),
    })?;
    let problems = problems(&file);
    let [usual, larger @ ..] = file.sizes.as_slice() else {
        return Err(StyleError::Problems(problems));
    };
    if !problems.is_empty() {
        return Err(StyleError::Problems(problems));
    }
    let Palette {
        accent,
        ink,
        muted,
        line,
        good,
        attention,
    } = file.colors;
    let colors = Colors {
        accent,
        ground: accent,
        on_ground: Color::WHITE,
        tint: accent,
        ink,
        muted,
        line,
        good,
        attention,
    };
    let Page { width, height } = file.page;
    Ok(Style {
        page: Size { width, height },
        colors: colors.with_accent(accent),
        swatches: file
            .swatches
            .into_iter()
            .map(|swatch| (swatch.name, swatch.color))
            .collect(),
        usual: *usual,
        larger: larger.to_vec(),
    })
}

fn problems(file: &StyleFile) -> Vec<String> {
    let mut problems = Vec::new();
    let mut say = |is_wrong: bool, message: String| {
        if is_wrong {
            problems.push(message);
        }
    };
    let StyleFile {
        format,
        version,
        id,
        title,
        page,
        colors,
        swatches,
        sizes,
    } = file;
    say(format != FORMAT, format!("format must be “{FORMAT}”"));
    say(*version != VERSION, format!("version must be {VERSION}"));
    say(id.trim().is_empty(), "id must not be empty".to_owned());
    say(
        title.trim().is_empty(),
        "title must not be empty".to_owned(),
    );
    let words = [
        ("ink", colors.ink),
        ("muted", colors.muted),
        ("good", colors.good),
        ("attention", colors.attention),
    ];
    for (name, color) in words {
        let contrast = color.contrast(Color::WHITE);
        say(
            contrast < TEXT_CONTRAST,
            format!(
                "colors.{name} has a contrast of {contrast:.1} on white; words need {TEXT_CONTRAST}"
            ),
        );
    }
    for Swatch { name, color } in swatches {
        let contrast = color.contrast(Color::WHITE);
        say(
            contrast < TEXT_CONTRAST,
            format!(
                "swatches: white words on {name} have a contrast of {contrast:.1}; they need {TEXT_CONTRAST}"
            ),
        );
    }
    say(sizes.is_empty(), "sizes must hold at least one".to_owned());
    for (idx, set) in sizes.iter().enumerate() {
        for problem in set_problems(set, page) {
            say(true, format!("sizes[{idx}]: {problem}"));
        }
    }
    problems
}

fn set_problems(set: &SizeSet, page: &Page) -> Vec<String> {
    let mut problems = Vec::new();
    let TypeSizes {
        body,
        headings,
        table,
        smallest,
        small,
        cover_title,
        cover_subtitle,
    } = set.type_sizes;
    let all = [body, table, smallest, small, cover_title, cover_subtitle];
    // Written so that what is no number is refused, too.
    if !all
        .iter()
        .chain(&headings)
        .all(|size| *size >= SMALLEST_TYPE)
    {
        let problem = format!("no type may be smaller than {SMALLEST_TYPE} points");
        problems.push(problem);
    }
    if smallest > table || table > body {
        problems.push("smallest, table and body must not get smaller".to_owned());
    }
    for (name, margins) in [("normal", set.normal), ("narrow", set.narrow)] {
        let measure = (page.width - 2.0 * margins.side) / body;
        if !MEASURE.contains(&measure) {
            problems.push(format!(
                "{name}: a line is {measure:.0} times as long as its letters are high; {} to {} can be read",
                MEASURE.start(),
                MEASURE.end(),
            ));
        }
        if margins.top.min(margins.bottom) < small * FURNITURE_LINES {
            problems.push(format!("{name}: head and foot need more room"));
        }
        if page.height - margins.top - margins.bottom < body * 20.0 {
            problems.push(format!("{name}: a page must hold some text"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        assert!(COUNCIL.contains(from), "the file has no {from}");
        let error = read(&COUNCIL.replacen(from, to, 1)).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }

    #[test]
    fn the_shipped_style_can_be_read() {
        let style = read(COUNCIL).unwrap();
        let bodies: Vec<f32> = style.sizes().map(|set| set.type_sizes.body).collect();
        assert_eq!(bodies, [12.0, 14.0, 16.0]);
    }

    #[test]
    fn a_style_that_nobody_could_read_is_refused() {
        check("ink:", "inc:", "inc");
        check(
            "muted: \"#5c666d\"",
            "muted: \"#9aa4aa\"",
            "colors.muted has a contrast of",
        );
        check("\"#14606a\"", "\"teal\"", "is no colour");
        check("smallest: 7.5", "smallest: 4.0", "smaller than 6");
        check("side: 70.0", "side: 200.0", "can be read");
        check("top: 92.0", "top: 30.0", "head and foot need more room");
        check("version: 1", "version: 2", "version must be 1");
    }
}
