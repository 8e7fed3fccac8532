//! What `ron` says of a text, in words for people.

use ron::Error;

/// Says what is wrong, in a clause without a full stop.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the rest of another project’s list is said in its own words"
)]
pub fn explain(error: &Error) -> String {
    match error {
        Error::NoSuchStructField {
            expected, found, ..
        } => format!(
            "“{found}” is not a name that can stand here; these can: {}",
            expected.join(", ")
        ),
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => format!(
            "“{found}” is not one of the choices here; these are: {}",
            expected.join(", ")
        ),
        Error::MissingStructField { field, .. } => format!("“{field}” is missing here"),
        Error::DuplicateStructField { field, .. } => format!("“{field}” stands here twice"),
        Error::Eof => "the file ends too early".to_owned(),
        Error::ExpectedStringEnd => {
            "a text begins here and has no quotation mark at its end".to_owned()
        }
        Error::UnclosedBlockComment => "a comment begins here and does not end".to_owned(),
        Error::ExpectedComma => "a comma is missing before this".to_owned(),
        Error::ExpectedString => "a text in quotation marks should stand here".to_owned(),
        Error::ExpectedArray => "a list should begin here, with [".to_owned(),
        Error::ExpectedArrayEnd => "a list should end here, with ]".to_owned(),
        Error::ExpectedMap => "a “{” should stand here".to_owned(),
        Error::ExpectedMapEnd => "a “}” should stand here".to_owned(),
        Error::ExpectedMapColon => "a colon should stand here".to_owned(),
        Error::ExpectedStructLike => "a “(” should stand here".to_owned(),
        Error::ExpectedStructLikeEnd => "a “)” should stand here".to_owned(),
        Error::TrailingCharacters => "the draft is at its end, and more follows".to_owned(),
        Error::ExceededRecursionLimit => "too many brackets stand in each other".to_owned(),
        other => other.to_string(),
    }
}
