//! The typeface of the window and the paper: Inter in four styles, with its licence beside it.
//!
//! The bytes only. The window and the paper each read them in their own way.

/// Inter Regular.
pub const INTER_REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// Inter Semi Bold.
pub const INTER_SEMI_BOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
/// Inter Italic.
pub const INTER_ITALIC: &[u8] = include_bytes!("../assets/fonts/Inter-Italic.otf");
/// Inter Semi Bold Italic.
pub const INTER_SEMI_BOLD_ITALIC: &[u8] =
    include_bytes!("../assets/fonts/Inter-SemiBoldItalic.otf");
