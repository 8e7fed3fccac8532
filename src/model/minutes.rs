//! What was agreed, opened again, signed off and sent out: kept in the draft. Of it the paper says
//! only that its text is not the one that was signed off.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Issued, SectionId, SignOff, Signed, cleaned_line, once};

/// That a section is agreed. Until it is opened again, nothing in it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Who said so; empty where nobody has given a name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// On which day.
    pub on: Date,
}

/// That an agreed section was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// The section.
    pub section: SectionId,
    /// Who did, or whose copy changed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Timestamp>,
}

/// What was agreed in a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Minutes {
    /// The sections that are agreed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "once")]
    pub agreed: BTreeMap<SectionId, Agreement>,
    /// Those that were opened again, in the order in which they were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
    /// The texts that were signed off, the last one last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<Signed>,
    /// The papers that were sent out, the last one last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub issued: Vec<Issued>,
}

impl Minutes {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Notes that a text was signed off. `before` are the signatures that stood beside it until now:
    /// what is gone of them was put down by mistake. One more signature under the same text is the
    /// same entry; an entry with one that did not stand there stays beside the new one.
    pub fn sign(&mut self, signed: Signed, before: &[SignOff]) {
        let is_known = |one: &SignOff| before.contains(one) || signed.sign_offs.contains(one);
        match self.signed.last_mut() {
            Some(last) if last.content == signed.content && last.sign_offs.iter().all(is_known) => {
                *last = signed;
            }
            Some(_) | None => self.signed.push(signed),
        }
    }

    /// Notes no longer that this text was signed off, if it was the last that was: the day was put
    /// down by mistake.
    pub fn withdraw(&mut self, content: &str) {
        self.signed.pop_if(|last| last.content == content);
    }

    /// Returns the paper that was sent out with these bytes.
    pub fn issued_as(&self, paper: &str) -> Option<&Issued> {
        let mut issued = self.issued.iter().rev();
        issued.find(|one| one.paper == paper)
    }

    /// Opens a section again, and notes it. One that is not agreed stays as it is.
    pub fn open(&mut self, section: &SectionId, who: &str, when: Option<Timestamp>) {
        if self.agreed.remove(section).is_some() {
            self.opened.push(Opened {
                section: section.clone(),
                who: who.to_owned(),
                when,
            });
        }
    }
}

/// Returns minutes with every sign of another program as it is meant; none where they have none.
pub fn cleaned_minutes(minutes: &Minutes) -> Option<Minutes> {
    let mut clean = minutes.clone();
    let agreed = clean.agreed.values_mut().map(|one| &mut one.who);
    let opened = clean.opened.iter_mut().map(|one| &mut one.who);
    let signed = clean.signed.iter_mut().flat_map(|one| {
        let roles = one.sign_offs.iter_mut().map(|sign_off| &mut sign_off.role);
        std::iter::once(&mut one.version).chain(roles)
    });
    let issued = clean.issued.iter_mut();
    let issued = issued.flat_map(|one| [&mut one.file, &mut one.to, &mut one.version]);
    for text in agreed.chain(opened).chain(signed).chain(issued) {
        if let Some(clean) = cleaned_line(text) {
            *text = clean;
        }
    }
    (clean != *minutes).then_some(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(version: &str, roles: &[(&str, Option<Date>)]) -> Signed {
        let sign_offs = roles.iter().map(|(role, agreed)| SignOff {
            role: (*role).to_owned(),
            agreed: *agreed,
        });
        Signed {
            version: version.to_owned(),
            sign_offs: sign_offs.collect(),
            content: "the text".to_owned(),
        }
    }

    #[test]
    fn one_more_signature_is_the_same_entry_and_none_is_lost() {
        let day = Some(Date::constant(2026, 5, 3));
        let one = signed("1.0", &[("Director", day)]);
        let both = signed("1.0", &[("Director", day), ("Lead member", day)]);
        let mut minutes = Minutes::default();
        minutes.sign(one.clone(), &[]);
        minutes.sign(both.clone(), &one.sign_offs);
        assert_eq!(minutes.signed, std::slice::from_ref(&both));
        // A day that was put down by mistake is taken away.
        minutes.sign(one.clone(), &both.sign_offs);
        assert_eq!(minutes.signed, std::slice::from_ref(&one));
        // The text was changed, and is as it was signed again: nobody's day stands beside it.
        let other = signed("2.0", &[("Chief executive", day)]);
        minutes.sign(other.clone(), &[]);
        assert_eq!(minutes.signed, [one, other]);
    }
}
