//! The logo: read from a file into the draft, and made ready to be shown.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use crate::model::{Bytes, Draft, LOGO_COLUMN, Logo, Place};
use crate::picture::{self, Picture, PictureError};
use crate::store;

use super::{Problem, ProblemKind};

/// What the file of a logo may end with.
pub const LOGO_EXTENSIONS: &[&str] = &["png", "jpg", "jpeg", "svg"];

/// Reads a logo from a file. What a paper could not show is refused. Its words are those that the
/// draft has for its logo, or say whose logo it is.
pub fn read_logo(path: &Path, draft: &Draft) -> Result<Logo, Problem> {
    let mut bytes = store::load_logo(path)?;
    if let Some(clean) = picture::without_remarks(&bytes) {
        bytes = clean;
    }
    let data = Bytes(bytes.into());
    let alt = match &draft.logo {
        Some(logo) if logo.has_words() => logo.alt.clone(),
        _ => suggested_words(draft),
    };
    let logo = Logo { alt, data };
    match logo_picture(&logo) {
        Ok(_) => Ok(logo),
        Err(error) => {
            let message = format!("{} cannot be the logo: {error}.", path.display());
            let problem = Problem::new(ProblemKind::Data, message).at(path);
            Err(problem.hint("Nothing was changed."))
        }
    }
}

fn suggested_words(draft: &Draft) -> String {
    match draft.details.authority.trim() {
        "" => String::new(),
        authority => format!("Logo of {authority}"),
    }
}

/// Refuses a draft whose logo could not be printed or would say nothing to those who cannot see it.
pub fn check_logo(draft: &Draft) -> Result<(), Problem> {
    let Some(logo) = &draft.logo else {
        return Ok(());
    };
    let (message, hint) = match logo_picture(logo) {
        Err(error) => (
            format!("The logo in this draft cannot be shown: {error}."),
            "Choose the logo again in “Cover and details”, or take it out.",
        ),
        Ok(_) if !logo.has_words() => (
            "The logo has no words for people who cannot see it.".to_owned(),
            "Write in “Cover and details” what the logo shows, or take it out.",
        ),
        Ok(_) => return Ok(()),
    };
    let mut problem = Problem::new(ProblemKind::User, message)
        .hint("Nothing was exported.")
        .hint_on_command_line("Open the draft with candour DRAFT to put it right.")
        .hint(hint);
    problem.place = Some(Box::new(Place::Detail(LOGO_COLUMN.name)));
    Err(problem)
}

/// Reads the picture of a logo; the last one read is remembered, because a preview asks again and
/// again.
pub fn logo_picture(logo: &Logo) -> Result<Arc<Picture>, PictureError> {
    type Known = (Arc<[u8]>, Result<Arc<Picture>, PictureError>);
    static LAST: Mutex<Option<Known>> = Mutex::new(None);
    let Bytes(bytes) = &logo.data;
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, picture)) = &*last
        && (Arc::ptr_eq(known, bytes) || known == bytes)
    {
        return picture.clone();
    }
    let picture = picture::read(bytes).map(Arc::new);
    *last = Some((Arc::clone(bytes), picture.clone()));
    picture
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn a_logo_is_read_with_words_and_what_is_none_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("logo.svg");
        std::fs::write(&path, SQUARE).unwrap();
        let mut draft = Draft::default();
        assert_eq!(read_logo(&path, &draft).unwrap().alt, "");
        draft.details.authority = "Northmere Council".to_owned();
        let logo = read_logo(&path, &draft).unwrap();
        assert_eq!(logo.alt, "Logo of Northmere Council");

        std::fs::write(&path, b"no picture").unwrap();
        let problem = read_logo(&path, &draft).unwrap_err();
        assert!(problem.message.contains("no PNG, JPEG or SVG"), "{problem}");
        std::fs::write(&path, vec![b' '; 500_001]).unwrap();
        let problem = read_logo(&path, &draft).unwrap_err();
        assert!(
            problem.message.contains("too large for a logo"),
            "{problem}"
        );
    }

    #[test]
    fn a_logo_without_words_is_refused() {
        let mut draft = Draft::default();
        assert_eq!(check_logo(&draft), Ok(()));
        let data = Bytes(SQUARE.into());
        let alt = " ".to_owned();
        draft.logo = Some(Logo { alt, data });
        let problem = check_logo(&draft).unwrap_err();
        assert!(problem.message.contains("no words"), "{problem}");
        assert_eq!(problem.place.as_deref(), Some(&Place::Detail("logo")));
        assert_eq!(crate::session::page_style(&draft).logo, None);
    }
}
