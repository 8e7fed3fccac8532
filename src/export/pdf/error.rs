//! Why there is no file.

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font could not be cut down to the glyphs used.
    #[error("The typeface {name} could not be put into the PDF: {reason}. Nothing was written.")]
    Font {
        /// The style of the typeface.
        name: &'static str,
        /// What went wrong.
        reason: String,
    },
    /// The file could not be put together.
    #[error("The PDF could not be put together: {0}. Nothing was written.")]
    File(#[from] lopdf::Error),
    /// printpdf warned about what it wrote.
    #[error("The PDF would not have shown everything: {0}. Nothing was written.")]
    Incomplete(String),
    /// The bytes could not be written.
    #[error("The PDF could not be written: {0}")]
    Write(#[from] std::io::Error),
}
