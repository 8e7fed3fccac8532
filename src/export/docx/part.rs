//! What the parts of a document are written with.

/// What every part of a document begins with.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The names that parts with text use.
pub(super) const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// Twentieths of a point, in which lengths are given.
const TWIPS: f32 = 20.0;

/// Returns points in twentieths.
pub(super) fn twips(points: f32) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "lengths on a page are small"
    )]
    let twips = (points * TWIPS).round() as i32;
    twips
}
