//! Checks that the template of the same name asks for today, taken into an older draft.

use std::mem::discriminant;

use super::{Problem, ProblemKind, Session};
use crate::template::{Rule, Template, build, shipped};

impl Session {
    /// Takes in the checks that the shipped template of the same id asks for and the draft’s own
    /// copy of it does not, and returns how many there are. The text stays as it is; the draft
    /// counts as not saved. It is no step that can be taken back: what it finds can be left.
    ///
    /// # Errors
    /// Where no template of that id comes with the program.
    pub fn take_in_checks(&mut self) -> Result<usize, Problem> {
        let id = self.template().file().id.clone();
        let newer = shipped()?.into_iter().find(|other| other.file().id == id);
        let newer = newer.ok_or_else(|| {
            let message = format!("No template “{id}” comes with this version of Candour.");
            Problem::new(ProblemKind::User, message).hint(
                "Nothing was changed. A template of your own gets new checks under its rules.",
            )
        })?;
        let missing = missing_checks(self.template(), &newer);
        if !missing.is_empty() {
            let mut file = self.template().file().clone();
            file.rules.extend(missing.iter().cloned());
            self.replace_template(build(file)?);
        }
        Ok(missing.len())
    }
}

fn missing_checks(own: &Template, newer: &Template) -> Vec<Rule> {
    let has = |rule: &Rule| {
        let own = own.file().rules.iter();
        { own }.any(|known| discriminant(known) == discriminant(rule))
    };
    let rules = newer.file().rules.iter();
    rules.filter(|rule| !has(rule)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{IdSource, new_draft};
    use crate::store::Loaded;

    #[test]
    fn an_older_draft_takes_in_new_checks_once() {
        let today = shipped().unwrap().remove(0);
        let mut file = today.file().clone();
        file.rules
            .retain(|rule| *rule != Rule::OldTerm && *rule != Rule::VagueArea);
        let template = build(file).unwrap();
        let draft = new_draft(&template);
        let loaded = Loaded { draft, template };
        let mut session = Session::open_copy(loaded, IdSource::new(1));
        assert!(session.is_saved());
        assert_eq!(session.take_in_checks().unwrap(), 2);
        assert!(!session.is_saved());
        assert!(session.template().file().rules.contains(&Rule::OldTerm));
        let revision = session.revision();
        assert_eq!(session.take_in_checks().unwrap(), 0);
        assert_eq!(session.revision(), revision);
    }

    #[test]
    fn a_template_of_ones_own_is_left() {
        let mut file = shipped().unwrap().remove(0).file().clone();
        file.id = "our-own".to_owned();
        let template = build(file).unwrap();
        let draft = new_draft(&template);
        let loaded = Loaded { draft, template };
        let mut session = Session::open_copy(loaded, IdSource::new(1));
        assert!(session.take_in_checks().is_err());
        assert!(session.is_saved());
    }
}
