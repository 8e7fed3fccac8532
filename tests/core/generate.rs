//! Random drafts and edits that fit them, drawn by proptest.

use candour::edit::{Edit, remove_row};
use candour::model::{
    Agreement, Audience, Bytes, CellKind, Comment, CommentId, Conflict, Draft, Exempt, FieldId,
    Figure, Held, Logo, Marking, Minutes, Opened, Passage, Period, Person, Place, Point, Prose,
    RegisterKind, Resolved, RowId, Said, SectionId, SignOff, Slot, Task, Team, Value,
};
use jiff::civil::Date;
use proptest::prelude::*;

/// Text as people paste it: quotes, brackets, line ends, letters of other tongues, nothing.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z ]{1,12}",
        Just("He said “no” – 14\u{a0}% of them\n\n- one\n- two [@e-one]".to_owned()),
        Just("\"# raw \"## \\ \t end\"".to_owned()),
        Just("\r\nŁódź, Đặng, 李, 🦊, עברית\r".to_owned()),
        "\\PC{0,20}",
        "[\"#\\\\\\n()\\[\\]{}]{0,12}",
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (1990_i16..2090, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| Date::constant(year, month, day))
}

/// Few names, so that edits meet the same rows and sections again and again.
fn row_id() -> impl Strategy<Value = RowId> {
    "[a-e]-[a-c]".prop_map(|text| RowId::new(text).unwrap())
}

fn section_id() -> impl Strategy<Value = SectionId> {
    "[a-c]".prop_map(|text| SectionId::new(text).unwrap())
}

fn field_id() -> impl Strategy<Value = FieldId> {
    "[a-c]".prop_map(|text| FieldId::new(text).unwrap())
}

fn marking() -> impl Strategy<Value = Marking> {
    let exempt =
        (text(), text(), proptest::option::of(date())).prop_map(|(category, reason, review)| {
            Exempt {
                category,
                reason,
                review,
                ..Exempt::default()
            }
        });
    (
        proptest::sample::select(Audience::ALL),
        proptest::option::of(exempt),
    )
        .prop_map(|(audience, exempt)| Marking { audience, exempt })
}

fn value(kind: CellKind) -> BoxedStrategy<Value> {
    match kind {
        CellKind::Text => text().prop_map(Value::Text).boxed(),
        CellKind::Prose => text()
            .prop_map(|text| Value::Prose(Prose::new(text)))
            .boxed(),
        CellKind::Date => proptest::option::of(date()).prop_map(Value::Date).boxed(),
        CellKind::Period => (proptest::option::of(date()), proptest::option::of(date()))
            .prop_map(|(from, to)| Value::Period(Period { from, to }))
            .boxed(),
        CellKind::Choice(options) => proptest::sample::select(options)
            .prop_map(|option| Value::Choice(option.name.to_owned()))
            .boxed(),
        CellKind::Link(_) => proptest::option::of(row_id()).prop_map(Value::Link).boxed(),
        CellKind::Links(_) => proptest::collection::vec(row_id(), 0..3)
            .prop_map(Value::Links)
            .boxed(),
        CellKind::Section => section_id()
            .prop_map(|id| Value::Text(id.to_string()))
            .boxed(),
        CellKind::Series => proptest::collection::vec(point(), 0..3)
            .prop_map(Value::Series)
            .boxed(),
        CellKind::List => proptest::collection::vec(text(), 0..3)
            .prop_map(Value::List)
            .boxed(),
        CellKind::Color => prop_oneof![
            Just(String::new()),
            "#[0-9a-f]{6}",
            Just("no colour".to_owned()),
        ]
        .prop_map(Value::Text)
        .boxed(),
        CellKind::Logo => {
            proptest::option::of((text(), proptest::collection::vec(any::<u8>(), 0..200)))
                .prop_map(|logo| {
                    Value::Logo(logo.map(|(alt, data)| Logo {
                        alt,
                        data: Bytes(data.into()),
                    }))
                })
                .boxed()
        }
        CellKind::SignOffs => {
            proptest::collection::vec((text(), proptest::option::of(date())), 0..3)
                .prop_map(|list| {
                    Value::SignOffs(
                        list.into_iter()
                            .map(|(role, agreed)| SignOff { role, agreed })
                            .collect(),
                    )
                })
                .boxed()
        }
    }
}

fn point() -> impl Strategy<Value = Point> {
    (text(), text(), text()).prop_map(|(period, ours, england)| Point {
        period,
        ours: Figure(ours),
        england: Figure(england),
        ..Point::default()
    })
}

fn answer() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(|text| Value::Prose(Prose::new(text))),
        text().prop_map(Value::Text),
        Just(Value::Choice("good".to_owned())),
        date().prop_map(|date| Value::Date(Some(date))),
    ]
}

/// A column of any register, with a value of its kind.
fn cell() -> impl Strategy<Value = (RegisterKind, &'static str, Value)> {
    let columns: Vec<_> = RegisterKind::ALL
        .iter()
        .flat_map(|register| register.columns().iter().map(|column| (*register, *column)))
        .collect();
    proptest::sample::select(columns).prop_flat_map(|(register, column)| {
        value(column.kind).prop_map(move |value| (register, column.name, value))
    })
}

/// What two people left in doubt, at a cell or about who may read something.
fn conflict() -> impl Strategy<Value = Conflict> {
    let of_cell =
        (row_id(), cell(), cell()).prop_map(|(row, (register, column, ours), (_, _, theirs))| {
            let slot = Slot::Value(Place::Cell(register, row, column));
            (slot, Held::Value(ours), Held::Value(theirs))
        });
    let of_marking = (section_id(), marking(), marking()).prop_map(|(section, ours, theirs)| {
        let slot = Slot::Marking(Place::Section(section));
        (slot, Held::Marking(ours), Held::Marking(theirs))
    });
    let sides = prop_oneof![of_cell, of_marking];
    (sides, any::<bool>(), "[a-z .]{0,8}").prop_map(|((slot, ours, theirs), is_known, who)| {
        Conflict {
            slot,
            base: is_known.then_some(Held::Nothing),
            ours,
            theirs,
            who,
            when: None,
        }
    })
}

/// What somebody was asked to write.
fn task() -> impl Strategy<Value = Task> {
    (section_id(), text(), text()).prop_map(|(section, person, note)| Task {
        row: RowId::new(section.as_str())
            .ok()
            .filter(|_| note.len() % 3 == 0),
        section,
        person,
        due: None,
        note,
    })
}

/// What somebody said of a field or a cell, or of some words there.
fn comment() -> impl Strategy<Value = Comment> {
    let place = prop_oneof![
        3 => (section_id(), field_id()).prop_map(|(section, field)| Place::Field(section, field)),
        1 => (row_id(), cell())
            .prop_map(|(row, (register, column, _))| Place::Cell(register, row, column)),
        1 => (row_id(), proptest::sample::select(RegisterKind::ALL))
            .prop_map(|(row, register)| Place::Row(register, row)),
    ];
    let passage = ("[a-z]{1,3}|He said", proptest::option::of(0_usize..6))
        .prop_map(|(words, at)| Passage { words, at });
    let when = 0_i64..2_000_000_000;
    let said = (when, "[A-C]", "[a-z .]{1,9}").prop_map(|(when, who, says)| Said {
        when: jiff::Timestamp::from_second(when).unwrap(),
        who,
        says,
    });
    let passage = proptest::option::of(passage);
    let said = proptest::collection::vec(said, 1..3);
    ("[a-z]{3}", place, passage, said, any::<bool>()).prop_map(
        |(id, place, passage, said, is_resolved)| Comment {
            id: CommentId::new(id).unwrap(),
            place,
            passage,
            resolved: is_resolved.then(|| Resolved {
                when: said[0].when,
                who: "D".to_owned(),
            }),
            said,
        },
    )
}

/// An edit that may or may not fit the draft it meets.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let register = || proptest::sample::select(RegisterKind::ALL);
    let leaf = prop_oneof![
        4 => (section_id(), field_id(), answer())
            .prop_map(|(section, field, value)| Edit::Set { place: Place::Field(section, field), value }),
        6 => (row_id(), cell())
            .prop_map(|(row, (register, column, value))| Edit::Set { place: Place::Cell(register, row, column), value }),
        2 => proptest::sample::select(Draft::detail_columns().copied().collect::<Vec<_>>())
            .prop_flat_map(|column| value(column.kind)
                .prop_map(move |value| Edit::Set { place: Place::Detail(column.name), value })),
        8 => (register(), row_id(), 0_usize..4)
            .prop_map(|(register, id, idx)| Edit::Insert { idx, row: Box::new(register.new_row(id)) }),
        2 => (register(), row_id()).prop_map(|(register, row)| Edit::Remove { register, row }),
        2 => (register(), row_id(), 0_usize..4).prop_map(|(register, row, to)| Edit::Move { register, row, to }),
        1 => (section_id(), marking())
            .prop_map(|(section, marking)| Edit::Mark { place: Place::Section(section), marking }),
        1 => (section_id(), field_id(), marking())
            .prop_map(|(section, field, marking)| Edit::Mark { place: Place::Field(section, field), marking }),
        1 => (register(), row_id(), marking())
            .prop_map(|(register, row, marking)| Edit::Mark { place: Place::Row(register, row), marking }),
        1 => (section_id(), any::<bool>()).prop_map(|(section, ready)| Edit::Ready { section, ready }),
        1 => proptest::collection::vec(section_id(), 0..3).prop_map(Edit::Arrange),
        1 => proptest::collection::vec(conflict(), 0..3).prop_map(|open| Edit::Conflicts(open.into())),
        2 => proptest::collection::vec(comment(), 0..3)
            .prop_map(|comments| Edit::Comments(comments.into())),
        1 => proptest::collection::vec(task(), 0..3).prop_map(|tasks| {
            let taken = tasks.iter().map(|task| task.section.to_string()).collect();
            let people = tasks.iter().map(|task| Person {
                name: task.person.clone(),
                ..Person::default()
            });
            let people = people.collect();
            let keeper = tasks.first().map_or_else(String::new, |task| task.person.clone());
            Edit::Team(Team { people, taken, keeper, takes_in: tasks.len() > 1, tasks }.into())
        }),
        1 => proptest::collection::btree_map(section_id(), (text(), date()), 0..3).prop_map(|agreed| {
            let mut minutes = Minutes::default();
            for (section, (who, on)) in agreed {
                minutes.agreed.insert(section.clone(), Agreement { who: who.clone(), on });
                minutes.opened.push(Opened { section, who, when: None });
            }
            Edit::Minutes(minutes.into())
        }),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        proptest::collection::vec(inner, 0..3).prop_map(Edit::Group)
    })
}

/// A draft grown by edits, with rows deleted the way the program deletes them.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    (proptest::collection::vec(edit(), 0..40), row_id()).prop_map(|(edits, gone)| {
        let mut draft = Draft::default();
        for edit in edits {
            // Edits that do not fit are refused and change nothing; a property of its own.
            let _refused = candour::edit::apply(&mut draft, edit).is_err();
        }
        if let Some((_, row)) = draft.registers.find(&gone) {
            let edit = remove_row(&draft, row.register(), &gone);
            candour::edit::apply(&mut draft, edit).unwrap();
        }
        // As a file gives them.
        draft.settle_comments();
        draft
    })
}
