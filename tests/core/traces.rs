//! What a reader may not see leaves no trace: drafts that differ only there give the same bytes.
//!
//! Drafts are made by lot, marked by lot, and then changed by lot where the reader may not read.
//! What that is, is worked out here once more and more simply than the program does: by the
//! marking of a place itself, of what it stands in, and of the fields that show it.

use std::collections::{BTreeMap, BTreeSet};

use candour::content::{Builder, Paper, build as paper, plain_text};
use candour::export::Format;
use candour::model::{
    Answer, Audience, CellKind, Draft, Exempt, FieldId, Figure, Marking, Period, Place, Point,
    Prose, Record, RegisterKind, RowId, SectionId, SignOff, Signed, Value, content_print,
};
use candour::session::{Order, Progress, export_bytes, new_draft};
use candour::template::{Field, FieldKind, SHIPPED, Scope, Section, Template, build, parse};
use jiff::civil::{Date, date};

/// Shows rows in every scope, and texts whose headings run in.
const EVERY_SCOPE: &str = r#"(
    format: "candour-template", version: 1, id: "scopes", edition: "1", title: "Scopes",
    summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
    paper: (title: "Title", numbering: Headings, contents: true), rules: [], sections: [
        (id: "one", title: "One", fields: [
            (id: "position", prompt: "?", kind: Prose, heading: "Our position"),
            (id: "notes", prompt: "?", kind: Prose, heading: "Notes"),
            (id: "next", prompt: "?", kind: Prose, heading: "Next"),
            (id: "charts", prompt: "?", kind: Register((
                register: Indicators, scope: Cited, show: Chart, columns: ["title", "commentary", "caveat"],
            ))),
            (id: "seen", prompt: "?", kind: Register((
                register: Evidence, scope: Cited, show: List, columns: ["title", "source", "caveat"],
            ))),
        ]),
        (id: "two", title: "Two", fields: [
            (id: "said", prompt: "?", kind: Prose, heading: "Said"),
            (id: "charts", prompt: "?", kind: Register((
                register: Indicators, scope: Cited, show: ChartAndTable, columns: ["title"],
            ))),
            (id: "claims", prompt: "?", kind: Register((
                register: Statements, scope: Here, show: Pairs, columns: ["claim", "how", "evidence"],
            ))),
            (id: "meetings", prompt: "?", kind: Register((
                register: Meetings, scope: Cited, show: Table, columns: ["title", "held", "discussed"],
            ))),
        ], sections: [
            (id: "inner", title: "Inner", fields: [
                (id: "reviews", prompt: "?", kind: Register((
                    register: Reviews, show: Blocks, columns: ["title", "kind", "held", "found", "response"],
                ))),
                (id: "priorities", prompt: "?", kind: Register((
                    register: Priorities, show: Blocks, columns: ["title", "outcome", "findings", "status"],
                ))),
            ]),
        ]),
        (id: "last", title: "Last", role: Appendix, fields: [
            (id: "used", prompt: "?", kind: Register((
                register: Evidence, scope: Used, show: Table, columns: ["title", "source", "as_at", "caveat"],
            ))),
            (id: "papers", prompt: "?", kind: Register((
                register: Documents, scope: Used, show: Table, columns: ["title"],
            ))),
        ]),
    ],
)"#;

/// Numbers that look drawn by lot and are the same in every run.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// True so often in a hundred times.
    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn words(&mut self, most: usize) -> String {
        const WORDS: [&str; 12] = [
            "children", "homes", "we", "know", "that", "visits", "are", "timely", "and",
            "recorded", "in", "2025",
        ];
        let n_words = 1 + self.below(most);
        let words: Vec<&str> = (0..n_words).map(|_| *self.one_of(&WORDS)).collect();
        words.join(" ")
    }

    fn row(&mut self) -> RowId {
        let register = *self.one_of(RegisterKind::ALL);
        self.row_of(register)
    }

    /// A row that is there, or one that is not.
    fn row_of(&mut self, register: RegisterKind) -> RowId {
        let n = self.below(6);
        RowId::new(format!("{}-{n}", register.prefix())).unwrap()
    }

    fn prose(&mut self) -> String {
        let mut text = self.words(40);
        for _ in 0..self.below(4) {
            let row = self.row();
            let more = self.words(30);
            let more = match self.below(7) {
                0 => format!(" [@{row}], {more}."),
                1 => format!(" (see [@{row}]). {more}"),
                2 => format!("\n\n{more} [@{row}] [@{}]", self.row()),
                3 => format!("\n\n- {more}\n- [@{row}]"),
                4 => format!("\n\n> {more}"),
                5 => {
                    let indicator = self.row_of(RegisterKind::Indicators);
                    format!(" {more} [@{indicator}:{}].", 2020 + self.below(8))
                }
                _ => format!(". {more}"),
            };
            text.push_str(&more);
        }
        text
    }

    fn day(&mut self) -> Date {
        let day = i8::try_from(1 + self.below(28)).unwrap();
        date(2025, i8::try_from(1 + self.below(12)).unwrap(), day)
    }

    fn value(&mut self, kind: CellKind, template: &Template) -> Value {
        match kind {
            CellKind::Text => Value::Text(self.words(8)),
            CellKind::Prose => Value::Prose(Prose::new(self.prose())),
            CellKind::Date => Value::Date(Some(self.day())),
            CellKind::Period => Value::Period(Period {
                from: Some(self.day()),
                to: Some(date(2026, 3, 31)),
            }),
            CellKind::Choice(options) => Value::Choice(self.one_of(options).name.to_owned()),
            CellKind::Link(to) => Value::Link(Some(self.row_of(to))),
            CellKind::Links(to) => {
                Value::Links((0..self.below(3)).map(|_| self.row_of(to)).collect())
            }
            CellKind::Section => {
                let outline = template.outline(&[]);
                Value::Text(self.one_of(&outline).section.id.to_string())
            }
            CellKind::Series => {
                let first = 2019 + self.below(4);
                Value::Series((first..2026).map(|year| self.point(year)).collect())
            }
            CellKind::List => Value::List((0..self.below(4)).map(|_| self.words(9)).collect()),
            CellKind::SignOffs => Value::SignOffs(Vec::new()),
            CellKind::Color => Value::Text(String::new()),
            CellKind::Logo => Value::Logo(None),
        }
    }

    fn point(&mut self, year: usize) -> Point {
        Point {
            period: year.to_string(),
            ours: Figure(self.below(90).to_string()),
            england: Figure(self.below(90).to_string()),
            ..Point::default()
        }
    }

    fn answer(&mut self, kind: &FieldKind) -> Option<Answer> {
        match kind {
            FieldKind::Line => Some(Answer::Line(self.words(6))),
            FieldKind::Prose => Some(Answer::Prose(Prose::new(self.prose()))),
            FieldKind::Date => Some(Answer::Date(self.day())),
            FieldKind::Choice(options) => Some(Answer::Choice(self.one_of(options).id.to_string())),
            FieldKind::Register(_) => None,
        }
    }

    /// A marking that keeps something from `reader`.
    fn hiding(&mut self, reader: Audience) -> Marking {
        let stricter: Vec<Audience> = Audience::ALL
            .iter()
            .copied()
            .filter(|audience| *audience > reader)
            .collect();
        Marking {
            audience: *self.one_of(&stricter),
            exempt: self.chance(30).then(|| Exempt {
                category: "7A".to_owned(),
                reason: self.words(9),
                ..Exempt::default()
            }),
        }
    }

    fn fill_row(&mut self, row: &mut dyn Record, template: &Template) {
        for column in row.register().columns() {
            if self.chance(75) {
                let value = self.value(column.kind, template);
                row.cell_mut(column.name).unwrap().set(value).unwrap();
            }
        }
    }

    /// A draft with something in most places, and something marked for fewer readers.
    fn draft(&mut self, template: &Template, reader: Audience) -> Draft {
        let mut draft = new_draft(template);
        "Northmere".clone_into(&mut draft.details.authority);
        if self.chance(30) {
            draft.details.note = Prose::new(self.prose());
        }
        for register in RegisterKind::ALL {
            for idx in (0..6).filter(|_| self.chance(60)).collect::<Vec<usize>>() {
                let id = format!("{}-{idx}", register.prefix());
                let mut row = register.new_row(RowId::new(id).unwrap());
                self.fill_row(row.as_record_mut(), template);
                if self.chance(30) {
                    *row.as_record_mut().marking_mut() = self.hiding(reader);
                }
                draft.registers.insert(idx, row);
            }
        }
        for outlined in template.outline(&[]) {
            let section = outlined.section;
            if self.chance(12) {
                let marks = draft.markings.entry(section.id.clone()).or_default();
                marks.section = self.hiding(reader);
            }
            for field in &section.fields {
                if self.chance(25) {
                    let marks = draft.markings.entry(section.id.clone()).or_default();
                    marks.fields.insert(field.id.clone(), self.hiding(reader));
                }
                if self.chance(60) {
                    self.write(&mut draft, section, field);
                }
            }
        }
        draft
    }

    fn write(&mut self, draft: &mut Draft, section: &Section, field: &Field) {
        if let Some(answer) = self.answer(&field.kind) {
            let answers = draft.answers.entry(section.id.clone()).or_default();
            answers.insert(field.id.clone(), answer);
        }
    }

    /// Changes only what `reader` may not read.
    fn change_hidden(&mut self, draft: &mut Draft, template: &Template, reader: Audience) {
        let hidden = Hidden::of(draft, template, reader);
        for (section, field) in hidden.fields {
            match self.below(4) {
                0 => {
                    let answers = draft.answers.entry(section.id.clone()).or_default();
                    answers.remove(&field.id);
                }
                1 => {}
                _ => self.write(draft, section, field),
            }
        }
        for section in &hidden.sections {
            if self.chance(50) {
                draft.ready.insert(section.clone());
            }
        }
        self.answer_nothing(draft, template);
        for (register, id) in &hidden.rows {
            self.change_row(draft, template, (*register, id), reader);
        }
        for register in RegisterKind::ALL {
            for n in 0..self.below(3) {
                let id = format!("new-{}-{n}", register.prefix());
                let mut row = register.new_row(RowId::new(id).unwrap());
                self.fill_row(row.as_record_mut(), template);
                *row.as_record_mut().marking_mut() = self.hiding(reader);
                let idx = self.below(draft.registers.n_rows(*register) + 1);
                draft.registers.insert(idx, row);
            }
        }
        for register in RegisterKind::ALL {
            if self.chance(50) {
                self.add_hollow(draft, template, *register, &hidden.rows);
            }
        }
    }

    /// Adds a row that all may read and that holds nothing but links to what is hidden, wherever
    /// it stands; some text may even cite it.
    fn add_hollow(
        &mut self,
        draft: &mut Draft,
        template: &Template,
        register: RegisterKind,
        hidden: &[(RegisterKind, RowId)],
    ) {
        let id = self.row_of(register);
        // A row with others below it is not hollow: it says where they belong.
        if draft.registers.find(&id).is_some() || has_parts(draft, &id) {
            return;
        }
        let mut row = register.new_row(id);
        for column in register.columns() {
            let leads = |register: Option<RegisterKind>| {
                let rows = hidden.iter();
                let rows = rows.filter(|(own, _)| register.is_none_or(|register| register == *own));
                rows.map(|(_, id)| id.clone()).collect::<Vec<RowId>>()
            };
            let value = match column.kind {
                CellKind::Links(to) => leads(Some(to)),
                CellKind::Prose => leads(None),
                CellKind::Choice(_) | CellKind::Link(_) if self.chance(50) => {
                    let value = self.value(column.kind, template);
                    row.as_record_mut()
                        .cell_mut(column.name)
                        .unwrap()
                        .set(value)
                        .unwrap();
                    continue;
                }
                CellKind::Text
                | CellKind::Date
                | CellKind::Period
                | CellKind::Choice(_)
                | CellKind::Link(_)
                | CellKind::Section
                | CellKind::Series
                | CellKind::List
                | CellKind::SignOffs
                | CellKind::Color
                | CellKind::Logo => continue,
            };
            if !value.is_empty() && self.chance(70) {
                let value = if column.kind == CellKind::Prose {
                    Value::Prose(Prose::new(format!("[@{}]", self.one_of(&value))))
                } else {
                    Value::Links(value)
                };
                row.as_record_mut()
                    .cell_mut(column.name)
                    .unwrap()
                    .set(value)
                    .unwrap();
            }
        }
        let idx = self.below(2) * self.below(draft.registers.n_rows(register) + 1);
        draft.registers.insert(idx, row);
    }

    /// Answers fields that the template does not have; nobody reads them.
    fn answer_nothing(&mut self, draft: &mut Draft, template: &Template) {
        let outline = template.outline(&[]);
        let known = self.one_of(&outline).section.id.clone();
        for section in [known, SectionId::new("gone").unwrap()] {
            let text = Answer::Prose(Prose::new(self.prose()));
            let answers = draft.answers.entry(section).or_default();
            answers.insert(FieldId::new("no-such-field").unwrap(), text);
        }
    }

    fn change_row(
        &mut self,
        draft: &mut Draft,
        template: &Template,
        (register, id): (RegisterKind, &RowId),
        reader: Audience,
    ) {
        let Some(row) = draft.registers.row_mut(register, id) else {
            return;
        };
        // What hides a row stays: its own marking, or what it belongs to.
        let is_marked = !row.marking().is_readable_by(reader);
        for column in register.columns() {
            let ties = matches!(
                column.kind,
                CellKind::Choice(_) | CellKind::Link(_) | CellKind::Section
            );
            if (is_marked || !ties) && self.chance(40) {
                let value = self.value(column.kind, template);
                row.cell_mut(column.name).unwrap().set(value).unwrap();
            }
        }
        if is_marked {
            *row.marking_mut() = self.hiding(reader);
        }
        if self.chance(60) {
            self.displace(draft, register, id);
        }
    }

    /// Moves a row among the others, or takes it out.
    fn displace(&mut self, draft: &mut Draft, register: RegisterKind, id: &RowId) {
        let rows = draft.registers.rows(register).into_iter();
        let from = { rows }.position(|row| row.id() == id).unwrap();
        let row = draft.registers.remove_at(register, from).unwrap();
        // A row hides what is part of it for as long as it is there.
        if has_parts(draft, id) || self.chance(60) {
            let to = self.below(draft.registers.n_rows(register) + 1);
            draft.registers.insert(to, row);
        }
    }
}

/// Whether rows stand below a row, which hides them where it is hidden.
fn has_parts(draft: &Draft, id: &RowId) -> bool {
    let parts = [
        (RegisterKind::Findings, "review"),
        (RegisterKind::Actions, "priority"),
        (RegisterKind::Questions, "meeting"),
    ];
    parts.iter().any(|(register, column)| {
        let rows = draft.registers.rows(*register).into_iter();
        { rows }.any(|row| row.get(column) == Value::Link(Some(id.clone())))
    })
}

/// What a reader may not see.
struct Hidden<'t> {
    sections: BTreeSet<SectionId>,
    fields: Vec<(&'t Section, &'t Field)>,
    rows: Vec<(RegisterKind, RowId)>,
}

impl<'t> Hidden<'t> {
    fn of(draft: &Draft, template: &'t Template, reader: Audience) -> Self {
        let is_marked = |place: &Place| !draft.own_marking(place).is_readable_by(reader);
        let mut hidden = Self {
            sections: BTreeSet::new(),
            fields: Vec::new(),
            rows: Vec::new(),
        };
        for outlined in template.outline(&[]) {
            let section = outlined.section;
            let ids = template.ancestors(&section.id).into_iter().chain([section]);
            let is_hidden = { ids }.any(|section| is_marked(&Place::Section(section.id.clone())));
            if is_hidden {
                hidden.sections.insert(section.id.clone());
            }
            let fields = section.fields.iter();
            let fields = fields.filter(|field| {
                let place = Place::Field(section.id.clone(), field.id.clone());
                is_hidden || is_marked(&place)
            });
            hidden.fields.extend(fields.map(|field| (section, field)));
        }
        for register in RegisterKind::ALL {
            for row in draft.registers.rows(*register) {
                if hidden.hides(draft, row, reader) {
                    hidden.rows.push((*register, row.id().clone()));
                }
            }
        }
        hidden
    }

    fn hides(&self, draft: &Draft, row: &dyn Record, reader: Audience) -> bool {
        let is_in_section = matches!(row.get("section"), Value::Text(id)
            if self.sections.iter().any(|section| section.as_str() == id));
        let is_shown_hidden = self.fields.iter().any(|(section, field)| {
            matches!(&field.kind, FieldKind::Register(view)
                if view.scope != Scope::Cited && view.takes(draft, row, &section.id))
        });
        !row.marking().is_readable_by(reader) || is_in_section || is_shown_hidden
    }
}

/// Signs a draft off, so that it is known from then on whether its text is that one.
fn sign(draft: &mut Draft) {
    draft.details.sign_offs = vec![SignOff {
        role: "Director".to_owned(),
        agreed: Some(date(2026, 4, 30)),
    }];
    let signed = Signed {
        version: draft.details.version.clone(),
        sign_offs: draft.details.sign_offs.clone(),
        content: content_print(draft),
    };
    draft.minutes.sign(signed, &[]);
}

/// Makes the paper in all formats.
fn bytes(draft: &Draft, template: &Template, reader: Audience) -> BTreeMap<&'static str, Vec<u8>> {
    let formats = Format::OFFERED.into_iter();
    formats
        .map(|format| {
            let order = Order {
                format,
                ..Order::pdf(reader)
            };
            let export = export_bytes(draft, template, order, &Progress::default()).unwrap();
            (format.extension(), export.bytes)
        })
        .collect()
}

/// What a paper says, without what is told to its author alone.
fn said(draft: &Draft, template: &Template, reader: Audience) -> Paper {
    let mut paper = paper(draft, template, reader);
    paper.left_out.clear();
    paper
}

/// What the last of some papers says that are made one after the other.
fn remembered(drafts: &[&Draft], template: &Template, reader: Audience) -> Paper {
    let mut builder = Builder::new();
    let papers = drafts.iter();
    let papers = papers.map(|draft| builder.build(draft, template, reader));
    let mut paper = papers.last().unwrap();
    paper.left_out.clear();
    paper
}

/// How many pairs were compared: as files, and as papers only.
#[derive(Debug, Default, PartialEq, Eq)]
struct Compared {
    n_files: usize,
    n_papers: usize,
}

/// Compares papers of drafts that differ in what is hidden.
fn compare(template: &Template, lots: &mut Lots, compared: &mut Compared) {
    /// So many drafts are made into files.
    const N_FILES: usize = 3;
    let mut n_words = 0;
    for nth in 0..9 {
        for reader in [Audience::Everyone, Audience::Committee] {
            let mut draft = lots.draft(template, reader);
            if nth % 2 == 0 {
                sign(&mut draft);
            }
            let before = said(&draft, template, reader);
            let words = plain_text(&before);
            n_words += words.split_whitespace().count();
            let files = (nth < N_FILES).then(|| bytes(&draft, template, reader));
            for _ in 0..3 {
                let mut changed = draft.clone();
                lots.change_hidden(&mut changed, template, reader);
                assert!(changed != draft);
                let what = format!("{}, draft {nth}, {reader:?}", template.file().id);
                let after = said(&changed, template, reader);
                assert_eq!(plain_text(&after), words, "{what}");
                assert!(after == before, "{what}");
                assert!(
                    remembered(&[&draft, &changed], template, reader) == before,
                    "{what}"
                );
                let Some(files) = &files else {
                    compared.n_papers += 1;
                    continue;
                };
                assert!(bytes(&changed, template, reader) == *files, "{what}");
                compared.n_files += 1;
            }
        }
    }
    assert!(n_words > 5000, "the papers say too little: {n_words}");
}

#[test]
#[expect(clippy::print_stdout, reason = "how much was tried is worth knowing")]
fn what_is_hidden_may_change_and_no_byte_does() {
    let mut compared = Compared::default();
    let mut lots = Lots(0x5eed);
    for text in SHIPPED.iter().chain([&EVERY_SCOPE]) {
        let template = build(parse(text).unwrap()).unwrap();
        compare(&template, &mut lots, &mut compared);
    }
    let Compared { n_files, n_papers } = compared;
    println!("{n_files} pairs compared in four formats, {n_papers} more as papers");
    assert_eq!((n_files, n_papers), (90, 180));
}
