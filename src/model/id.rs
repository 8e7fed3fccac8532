//! Names that stay the same for ever: sections, fields and rows of registers.
//!
//! An id is kebab-case (`a-z`, `0-9`, single hyphens inside), so that it can stand in a
//! file, a citation and a PDF destination without escaping. It is copied with everything that
//! says where it comes from, so its copies share one text.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize, de::Error as _};

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not an id: use small letters a to z, figures and single hyphens, and begin with a letter"
)]
pub struct IdError(pub String);

fn is_id(text: &str) -> bool {
    let starts_well = text.starts_with(|c: char| c.is_ascii_lowercase());
    let all_known = text
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    starts_well && all_known && !text.ends_with('-') && !text.contains("--") && text.len() <= 80
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an id, which must be kebab-case.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                if is_id(&text) { Ok(Self(text.into())) } else { Err(IdError(text)) }
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    };
}

id! {
    /// Names a section of a template. Sections of one template never share one.
    SectionId
}
id! {
    /// Names a field within its section.
    FieldId
}
id! {
    /// Names a row of a register. No two rows of one draft share one, whatever their register.
    RowId
}

id! {
    /// Names a comment. No two of one draft share one.
    CommentId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kebab_case_is_an_id() {
        for good in ["a", "e-panel", "r-visit-2021", "f2"] {
            assert!(RowId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "E3", "-a", "a-", "a--b", "a b", "é", "2a"] {
            assert!(RowId::new(bad).is_err(), "{bad}");
        }
    }
}
