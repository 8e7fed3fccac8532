//! What an empty register says of itself: what belongs in it, in a sentence or two.

use crate::model::RegisterKind;

/// Says what the rows of a register are for, and how the first one comes.
pub(super) fn taught(register: RegisterKind) -> &'static str {
    match register {
        RegisterKind::Reviews => {
            "A review is what somebody from outside said of the service: an inspection, a visit, a peer review. “Bring in a file…” in the menu reads one from its report."
        }
        RegisterKind::Findings => {
            "A finding is one thing that a review said, in its own words, with what you did about it and what came of that for children. “Bring in a file…” in the menu reads them from a report."
        }
        RegisterKind::Evidence => {
            "Evidence is what shows that a claim is true: an audit, a survey, what families said. Once it stands here, type @ in any text to cite it."
        }
        RegisterKind::Statements => {
            "A statement is one strength, or one thing to improve, as you see it yourselves: the claim, what shows it, and what it means for children."
        }
        RegisterKind::Priorities => {
            "A priority is what you will change in the next 12 months, and how children will notice. Its steps are added in it."
        }
        RegisterKind::Actions => {
            "An action is one step of a priority: what is done, by whom, by when."
        }
        RegisterKind::Indicators => {
            "An indicator is a measure by year, beside England and councils like yours. “Bring in a file…” in the menu reads them from published tables or from a table of your own."
        }
        RegisterKind::Meetings => {
            "Engagement meetings with Ofsted, each with its day and what was agreed there."
        }
        RegisterKind::Questions => {
            "A question that is likely to be asked, with the answer you would give and where the evidence is."
        }
        RegisterKind::Contacts => {
            "Whom inspectors can ask about what, by role rather than by name."
        }
        RegisterKind::Documents => {
            "Papers that go with this one, or that stand behind it, so that readers can ask for them."
        }
        RegisterKind::Terms => {
            "A short form or a word of your own with what it means. It is printed in the glossary, and counts as spelt right."
        }
    }
}

/// Says how a list of what is cited fills itself.
pub(super) fn taught_of_cited(register: RegisterKind) -> String {
    format!(
        "Type @ in a text of this section to cite {}; what is cited is listed here by itself.",
        register.many()
    )
}
