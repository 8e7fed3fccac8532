//! Checking how a section shows a register: whether its columns, kinds and looks fit the rows.

use crate::model::{CellKind, FindingKind, RegisterKind};

use super::checker::Checker;
use crate::template::{Presentation, RegisterView, Scope};

impl Checker<'_> {
    pub(super) fn view(&mut self, view: &RegisterView, path: &str) {
        self.columns(view, path);
        for kind in &view.kinds {
            self.view_kind(view.register, kind, path);
        }
        if !view.of_reviews.is_empty() && view.register.column("review").is_none() {
            self.say(
                &format!("{path}.of_reviews"),
                format!("rows of {:?} belong to no review", view.register),
            );
        }
        if view.scope == Scope::Here && view.register.column("section").is_none() {
            self.say(
                &format!("{path}.scope"),
                format!("rows of {:?} belong to no section", view.register),
            );
        }
        self.presentation(view, path);
        self.limit(view.limit, &format!("{path}.limit"));
    }

    fn columns(&mut self, view: &RegisterView, path: &str) {
        let path = format!("{path}.columns");
        let columns = view.register.columns();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        if view.columns.is_empty() {
            self.say(
                &path,
                format!("must name at least one of: {}", names.join(", ")),
            );
        }
        for (idx, column) in view.columns.iter().enumerate() {
            if !names.contains(&column.as_str()) {
                let register = view.register;
                let known = names.join(", ");
                self.say(
                    &path,
                    format!("{register:?} has no column “{column}”; it has: {known}"),
                );
            }
            if view.columns.iter().take(idx).any(|other| other == column) {
                self.say(&path, format!("“{column}” is named twice"));
            }
        }
    }

    fn view_kind(&mut self, register: RegisterKind, kind: &str, path: &str) {
        let path = format!("{path}.kinds");
        let Some(CellKind::Choice(options)) = register.column("kind").map(|column| column.kind)
        else {
            self.say(&path, format!("rows of {register:?} have no kind"));
            return;
        };
        if !options.iter().any(|option| option.name == kind) {
            let known: Vec<&str> = options.iter().map(|option| option.name).collect();
            self.say(
                &path,
                format!("there is no kind “{kind}”; there are: {}", known.join(", ")),
            );
        }
    }

    fn presentation(&mut self, view: &RegisterView, path: &str) {
        let fits = match view.show {
            Presentation::Table | Presentation::Blocks | Presentation::List => true,
            Presentation::Pairs => has_strengths(view.register),
            Presentation::Figures
            | Presentation::Chart
            | Presentation::ChartAndTable
            | Presentation::Rug
            | Presentation::RugAndTable => has_series(view.register),
        };
        if !fits {
            let why = match view.show {
                Presentation::Figures
                | Presentation::Chart
                | Presentation::ChartAndTable
                | Presentation::Rug
                | Presentation::RugAndTable => "hold no values by year",
                Presentation::Pairs
                | Presentation::Table
                | Presentation::Blocks
                | Presentation::List => "are neither strengths nor areas for improvement",
            };
            self.say(
                &format!("{path}.show"),
                format!("rows of {:?} {why}", view.register),
            );
        }
    }
}

fn has_strengths(register: RegisterKind) -> bool {
    let kind = register.column("kind").map(|column| column.kind);
    matches!(kind, Some(CellKind::Choice(options)) if options == FindingKind::OPTIONS)
}

fn has_series(register: RegisterKind) -> bool {
    let mut columns = register.columns().iter();
    columns.any(|column| matches!(column.kind, CellKind::Series))
}
