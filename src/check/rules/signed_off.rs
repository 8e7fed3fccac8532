//! The text is the one that was signed off. Holds for every draft.

use crate::check::{Finding, Severity, subject::Subject};
use crate::model::{Place, SignedText};

const RULE: &str = "signed-off";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let standing = subject.draft.signed_text();
    let (severity, hint) = match standing {
        SignedText::Never | SignedText::AsSigned => return Vec::new(),
        SignedText::Changed(_) => (
            Severity::Required,
            "Have it signed off again, or bring the text back under History",
        ),
        SignedText::Later(_) => (
            Severity::Thought,
            "Put down the day on which each role agrees it, in the details",
        ),
    };
    let finding = standing.words().map(|message| Finding {
        of: None,
        because: None,
        place: Place::Detail("sign_offs"),
        severity,
        rule: RULE,
        message: message.trim_end_matches('.').to_owned(),
        hint: hint.to_owned(),
    });
    finding.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use crate::check::test_support::{answer, draft, template};
    use crate::model::{DraftStatus, SignOff, Signed, content_print};

    const SECTIONS: &str =
        r#"(id: "one", title: "One", fields: [(id: "text", prompt: "?", kind: Prose)]),"#;

    #[test]
    fn a_text_that_is_not_the_one_that_was_signed_off_is_told() {
        let template = template("", SECTIONS);
        let mut draft = draft();
        answer(&mut draft, "one", "text", "We know.");
        let sign_offs = vec![SignOff {
            role: "Director".to_owned(),
            agreed: Some(Date::constant(2026, 4, 30)),
        }];
        let signed = Signed {
            version: "1.0".to_owned(),
            sign_offs: sign_offs.clone(),
            content: content_print(&draft),
        };
        draft.minutes.signed.push(signed);
        draft.details.sign_offs = sign_offs;
        draft.details.status = DraftStatus::Final;
        let found = |draft: &_| {
            super::check(crate::check::subject::Subject {
                draft,
                template: &template,
                day: Date::constant(2026, 4, 30),
                statements: &[],
            })
        };
        assert_eq!(found(&draft), []);
        answer(&mut draft, "one", "text", "We know more.");
        assert!(
            found(&draft)[0]
                .message
                .ends_with("This text was changed since")
        );
        draft.details.sign_offs.clear();
        draft.details.status = DraftStatus::Draft;
        assert!(
            found(&draft)[0]
                .message
                .ends_with("Nobody has agreed the text as it stands now")
        );
    }
}
