//! What holds for every draft and every edit.

use candour::edit::{History, Typing, apply};
use candour::model::{Draft, Place};
use candour::store::{parse_draft, write_draft};
use candour::template::shipped;
use proptest::prelude::*;

use crate::generate::{draft, edit};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_and_its_inverse_leave_the_draft_as_it_was(draft in draft(), edit in edit()) {
        let mut changed = draft.clone();
        if let Ok(inverse) = apply(&mut changed, edit) {
            apply(&mut changed, inverse).unwrap();
        }
        prop_assert_eq!(changed, draft);
    }

    #[test]
    fn undoing_all_and_redoing_all_goes_to_the_start_and_back(
        draft in draft(),
        edits in proptest::collection::vec((edit(), any::<bool>(), 0_u64..2000), 0..20),
    ) {
        let start = draft.clone();
        let mut draft = draft;
        let mut history = History::of_saved();
        let mut now_ms = 0;
        for (edit, keystroke, pause_ms) in edits {
            now_ms += pause_ms;
            let typing = if keystroke { Typing::Keystroke } else { Typing::Step };
            // Keystrokes join only at one place, so each edit must stand at its own.
            let place = place_of(&edit);
            let step = (String::new(), place, typing);
            // An edit that does not fit is refused and leaves the draft and its history alone.
            let _refused = history.apply(&mut draft, edit, step, now_ms).is_err();
        }
        let end = draft.clone();
        while history.undo(&mut draft).unwrap().is_some() {}
        prop_assert_eq!(&draft, &start);
        while history.redo(&mut draft).unwrap().is_some() {}
        prop_assert_eq!(&draft, &end);
    }

    #[test]
    fn what_is_saved_is_what_is_loaded(draft in draft()) {
        let template = shipped().unwrap().remove(0);
        let text = write_draft(&draft, template.file()).unwrap();
        let loaded = parse_draft(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.draft, &draft);
        prop_assert_eq!(loaded.template, template);
    }
}

fn place_of(edit: &candour::edit::Edit) -> Place {
    if let candour::edit::Edit::Set { place, .. } = edit {
        place.clone()
    } else {
        Place::Draft
    }
}

#[test]
fn an_empty_draft_is_written_and_read() {
    let template = shipped().unwrap().remove(0);
    let text = write_draft(&Draft::default(), template.file()).unwrap();
    assert_eq!(
        parse_draft(text.as_bytes()).unwrap().draft,
        Draft::default()
    );
}
