//! Why a file is no picture that a paper can show.

/// The most pixels a picture may have.
const MAX_PIXELS: u64 = 6_000_000;

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The file is something else.
    #[error("it is no PNG, JPEG or SVG picture")]
    Unknown,
    /// The file breaks off or makes no sense.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// The picture is larger than any logo.
    #[error(
        "it has {width} × {height} pixels, and 6 million are the most; 1200 across are enough for print"
    )]
    TooLarge {
        /// Its width.
        width: u64,
        /// Its height.
        height: u64,
    },
    /// The colours are those of printing presses.
    #[error("its colours are made for printing presses (CMYK); save it with RGB colours")]
    PressColors,
    /// The drawing holds words in a font.
    #[error(
        "it holds text in a font that other computers lack; turn its text into outlines in the drawing program"
    )]
    Text,
    /// The drawing shows another file.
    #[error("it shows another picture inside the drawing; save it as PNG instead")]
    Nested,
    /// The drawing has more parts than any logo.
    #[error("the drawing has too many parts; save it as PNG instead")]
    TooManyParts,
    /// The drawing would take too long to draw, or too much memory.
    #[error("its effects, patterns or dashes are too much to draw; save it as PNG instead")]
    TooMuchWork,
    /// The file is packed in a way that few programs read.
    #[error("it is packed in a way that few programs can read; save it as PNG instead")]
    Unusual,
}

/// Refuses dimensions before memory is spent on them.
pub(super) fn bounded(width: u64, height: u64) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged("it has no pixels".to_owned()));
    }
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}
