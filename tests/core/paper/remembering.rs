//! What is remembered between two builds of a paper changes no page.

use std::sync::Arc;

use candour::{
    content::{self, CitationLabels},
    edit::{Edit, apply, remove_row},
    layout::{Layouter, layout},
    model::{
        Answer, Audience, CellKind, Draft, Exempt, Marking, Period, Place, Prose, RegisterKind,
        RowId, SectionId, Value,
    },
    session::page_style,
    store::parse_draft,
    template::Template,
};
use jiff::civil::{Date, date};

const NORTHMERE: &str = include_str!("../../../examples/drafts/northmere-2026.ron");

/// Changes the first prose that is long enough to stand on several lines.
fn write(draft: &mut Draft, words: &str) {
    let (place, text) = draft
        .answers
        .iter()
        .flat_map(|(section, fields)| fields.iter().map(move |field| (section, field)))
        .find_map(|(section, (field, answer))| match answer {
            Answer::Prose(prose) if prose.as_str().len() > 200 => Some((
                Place::Field(section.clone(), field.clone()),
                prose.as_str().to_owned(),
            )),
            Answer::Prose(_) | Answer::Line(_) | Answer::Choice(_) | Answer::Date(_) => None,
        })
        .unwrap();
    let value = Value::Prose(Prose::new(format!("{words} {text}")));
    apply(draft, Edit::Set { place, value }).unwrap();
}

fn remove_first(draft: &mut Draft, register: RegisterKind) {
    let row = draft.registers.rows(register)[0].id().clone();
    let edit = remove_row(draft, register, &row);
    apply(draft, edit).unwrap();
}

fn set(draft: &mut Draft, detail: &'static str, value: Value) {
    let place = Place::Detail(detail);
    apply(draft, Edit::Set { place, value }).unwrap();
}

#[test]
fn what_is_remembered_changes_no_page() {
    let loaded = parse_draft(NORTHMERE.as_bytes()).unwrap();
    let template = loaded.template;
    let steps: [&dyn Fn(&mut Draft); 9] = [
        &|_| {},
        &|draft| write(draft, "In short,"),
        &|draft| set(draft, "version", Value::Text("9.9".to_owned())),
        &|draft| set(draft, "paragraph_numbers", Value::Choice("On".to_owned())),
        // All paragraphs behind it are numbered otherwise.
        &|draft| write(draft, "A paragraph before.\n\n"),
        // All pages say how many there are.
        &|draft| write(draft, &"A page more. ".repeat(400)),
        // Evidence is numbered: what follows the missing row is called otherwise.
        &|draft| remove_first(draft, RegisterKind::Evidence),
        &|draft| set(draft, "type_size", Value::Choice("Fourteen".to_owned())),
        &|draft| remove_first(draft, RegisterKind::Priorities),
    ];
    for readers in [Audience::Everyone, Audience::Ofsted] {
        let mut draft = loaded.draft.clone();
        let mut builder = content::Builder::new();
        let mut layouter = Layouter::new();
        for (idx, step) in steps.iter().enumerate() {
            step(&mut draft);
            let style = page_style(&draft);
            let fresh = content::build(&draft, &template, readers);
            let paper = builder.build(&draft, &template, readers);
            assert!(paper == fresh, "step {idx}, {readers:?}");
            let remembered = layouter.layout(&paper, &style);
            let fresh = layout(&fresh, &style);
            assert!(
                format!("{remembered:?}") == format!("{fresh:?}"),
                "step {idx}, {readers:?}"
            );
            // The same again is nothing new.
            let again = layouter.layout(&builder.build(&draft, &template, readers), &style);
            let shared = again.pages.iter().zip(&remembered.pages).skip(2);
            assert!({ shared }.all(|(one, other)| Arc::ptr_eq(one, other)));
        }
    }
}

/// Numbers that look drawn by lot and are the same in every run.
struct Lots(u64);

impl Lots {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn day(&mut self) -> Date {
        date(2026, 3, i8::try_from(1 + self.below(9)).unwrap())
    }

    fn register(&mut self, draft: &Draft) -> RegisterKind {
        let filled = |register: &RegisterKind| draft.registers.n_rows(*register) > 0;
        let all: Vec<_> = RegisterKind::ALL.iter().copied().filter(filled).collect();
        self.one_of(&all)
    }

    fn row(&mut self, draft: &Draft) -> (RegisterKind, RowId) {
        let register = self.register(draft);
        let rows = draft.registers.rows(register);
        (register, rows[self.below(rows.len())].id().clone())
    }

    fn section(&mut self, template: &Template) -> SectionId {
        let outline = template.outline(&[]);
        outline[self.below(outline.len())].section.id.clone()
    }

    /// A text of the draft made otherwise: longer, shorter, citing a row or no row any more.
    fn text(&mut self, draft: &Draft, text: &str) -> Value {
        let cited = self.row(draft).1;
        Value::Prose(Prose::new(match self.below(6) {
            0 => String::new(),
            1 => format!("{text} More was done [@{cited}]."),
            2 => text.replace("[@", "[at "),
            3 => format!("- one\n- two\n\n{text}"),
            _ => format!("In {} words, {text}", self.below(90)),
        }))
    }

    fn answer(&mut self, draft: &Draft) -> Edit {
        let answers = draft.answers.iter();
        let all: Vec<(Place, Answer)> = answers
            .flat_map(|(section, fields)| fields.iter().map(move |field| (section, field)))
            .map(|(section, (field, answer))| {
                (Place::Field(section.clone(), field.clone()), answer.clone())
            })
            .collect();
        let (place, answer) = self.one_of(&all);
        let value = match &answer {
            Answer::Prose(prose) => self.text(draft, prose.as_str()),
            Answer::Line(line) => Value::Text(format!("{line}!")),
            Answer::Choice(_) | Answer::Date(_) => self.one_of(&all).1.to_value(),
        };
        Edit::Set { place, value }
    }

    /// A cell that takes on what another row has in its column, or a text of its own.
    fn cell(&mut self, draft: &Draft) -> Edit {
        let (register, id) = self.row(draft);
        let column = self.one_of(register.columns());
        let rows = draft.registers.rows(register);
        let row = draft.registers.row(register, &id).unwrap();
        let mut value = rows[self.below(rows.len())].get(column.name);
        if self.below(3) > 0 {
            value = match row.get(column.name) {
                Value::Prose(prose) => self.text(draft, prose.as_str()),
                Value::Text(text) if column.name != "section" => {
                    Value::Text(format!("{text} {}", self.below(9)))
                }
                Value::Date(_) => Value::Date(Some(self.day())),
                Value::Period(_) => Value::Period(Period {
                    from: Some(date(2025, 4, 1)),
                    to: Some(self.day()),
                }),
                Value::Links(_) => Value::Links(Vec::new()),
                Value::Text(_)
                | Value::Choice(_)
                | Value::Link(_)
                | Value::Series(_)
                | Value::List(_)
                | Value::SignOffs(_)
                | Value::Logo(_) => value,
            };
        }
        let place = Place::Cell(register, id, column.name);
        Edit::Set { place, value }
    }

    fn mark(&mut self, draft: &Draft, template: &Template) -> Edit {
        let section = template.section(&self.section(template)).unwrap();
        let place = match (self.below(4), section.fields.as_slice()) {
            (0, _) => Place::Section(section.id.clone()),
            (1, fields @ [_, ..]) => {
                let field = &fields[self.below(fields.len())];
                Place::Field(section.id.clone(), field.id.clone())
            }
            _ => {
                let (register, row) = self.row(draft);
                Place::Row(register, row)
            }
        };
        let exempt = (self.below(2) == 0).then(|| Exempt {
            category: "7A".to_owned(),
            ..Exempt::default()
        });
        let audience = self.one_of(&Audience::ALL[..3]);
        let marking = Marking { audience, exempt };
        Edit::Mark { place, marking }
    }

    fn edit(&mut self, draft: &Draft, template: &Template) -> Edit {
        match self.below(16) {
            0..4 => self.answer(draft),
            4..9 => self.cell(draft),
            9 => self.mark(draft, template),
            10 => {
                let (register, row) = self.row(draft);
                let to = self.below(5);
                Edit::Move { register, row, to }
            }
            11 => {
                let (register, row) = self.row(draft);
                remove_row(draft, register, &row)
            }
            // Links and citations stay and lead nowhere.
            12 => {
                let (register, row) = self.row(draft);
                Edit::Remove { register, row }
            }
            13 => {
                let register = self.register(draft);
                let id = RowId::new(format!("x-{}", self.below(1_000_000))).unwrap();
                let row = Box::new(register.new_row(id));
                Edit::Insert { idx: 1, row }
            }
            14 => Edit::Arrange(vec![self.section(template), self.section(template)]),
            _ => {
                let columns: Vec<_> = Draft::detail_columns().copied().collect();
                let column = self.one_of(&columns);
                let place = Place::Detail(column.name);
                let value = match draft.value(&place) {
                    Some(Value::Text(text)) => Value::Text(format!("{text} {}", self.below(9))),
                    Some(Value::Period(_)) => Value::Period(Period::default()),
                    Some(Value::Choice(_)) => {
                        let CellKind::Choice(options) = column.kind else {
                            panic!("{} is no choice", column.name)
                        };
                        Value::Choice(self.one_of(options).name.to_owned())
                    }
                    _ => Value::Date(Some(date(2026, 5, 1))),
                };
                Edit::Set { place, value }
            }
        }
    }
}

/// What the rows of a draft are called.
fn listed<'l>(labels: &'l CitationLabels, draft: &Draft) -> Vec<Option<(&'l str, &'l str)>> {
    let rows = RegisterKind::ALL
        .iter()
        .flat_map(|register| draft.registers.rows(*register));
    rows.map(|row| Some((labels.short(row.id())?, labels.title(row.id())?)))
        .collect()
}

#[test]
fn no_edit_leaves_anything_of_an_earlier_paper() {
    let loaded = parse_draft(NORTHMERE.as_bytes()).unwrap();
    let template = loaded.template;
    for seed in [7, 99] {
        let mut draft = loaded.draft.clone();
        let mut lots = Lots(seed);
        let mut of_ofsted = content::Builder::new();
        let mut of_everyone = content::Builder::new();
        let mut layouter = Layouter::new();
        let labels_of = |draft: &Draft| CitationLabels::new(draft, &template, Audience::Everyone);
        let mut labels = labels_of(&draft);
        let mut n_held = 0;
        let mut undone = Vec::new();
        for step in 0..25 {
            let edit = match undone.pop() {
                Some(edit) if lots.below(5) == 0 => edit,
                _ => lots.edit(&draft, &template),
            };
            let said = format!("seed {seed}, step {step}: {edit:?}");
            // Edits that do not fit are refused and change nothing.
            undone.extend(apply(&mut draft, edit));
            let new = labels_of(&draft);
            if labels.hold_for(&draft, Audience::Everyone) {
                n_held += 1;
                assert!(listed(&labels, &draft) == listed(&new, &draft), "{said}");
            } else {
                labels = new;
            }
            for (builder, reader) in [
                (&mut of_ofsted, Audience::Ofsted),
                (&mut of_everyone, Audience::Everyone),
            ] {
                let fresh = content::build(&draft, &template, reader);
                let paper = builder.build(&draft, &template, reader);
                assert!(paper == fresh, "{said}");
                if reader == Audience::Everyone {
                    let style = page_style(&draft);
                    let pages = layouter.layout(&paper, &style);
                    let fresh = layout(&fresh, &style);
                    assert!(format!("{pages:?}") == format!("{fresh:?}"), "{said}");
                }
            }
        }
        assert!((3..20).contains(&n_held), "{n_held}");
    }
}
