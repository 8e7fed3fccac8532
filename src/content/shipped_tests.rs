//! What holds of every paper, tried on the shipped templates with everything filled in.

use std::borrow::Borrow;

use jiff::civil::date;

use super::*;
use crate::{
    model::{
        Answer, CellKind, Figure, Marking, Period, Place, Point, Prose, RegisterKind, RowId,
        SectionMarkings, Value,
    },
    template::{Field, FieldKind, shipped},
};

/// How many rows each register gets; the second of each may be read by few.
const N_ROWS: usize = 3;

fn id(register: RegisterKind, idx: usize) -> RowId {
    RowId::new(format!("{}-{idx}", register.prefix())).unwrap()
}

/// Every text in the draft says what it belongs to, so that it can be looked for.
fn sample(kind: CellKind, name: &str, idx: usize, sections: &[String]) -> Value {
    match kind {
        CellKind::Text => Value::Text(format!("{name} in words")),
        CellKind::Prose => Value::Prose(Prose::new(format!("{name}, *written* [@e-0] [@e-1]."))),
        CellKind::Date => Value::Date(Some(date(2026, 1, 31))),
        CellKind::Period => Value::Period(Period {
            from: Some(date(2025, 4, 1)),
            to: Some(date(2026, 3, 31)),
        }),
        CellKind::Choice(options) => Value::Choice(options[idx % options.len()].name.to_owned()),
        CellKind::Link(register) => Value::Link(Some(id(register, idx))),
        CellKind::Links(register) => Value::Links(vec![id(register, 0), id(register, 1)]),
        CellKind::Section => Value::Text(sections[idx % sections.len()].clone()),
        CellKind::Series => Value::Series(vec![Point {
            period: format!("202{idx}"),
            ours: Figure("14.0".to_owned()),
            neighbours: Figure("12".to_owned()),
            region: Figure("13".to_owned()),
            england: Figure("c".to_owned()),
            target: Figure("10".to_owned()),
        }]),
        CellKind::List => Value::List(vec![format!("{name} first"), format!("{name} second")]),
        CellKind::SignOffs => Value::SignOffs(Vec::new()),
        CellKind::Color | CellKind::Logo => Value::Text(String::new()),
    }
}

fn fill_rows(draft: &mut Draft, sections: &[String]) {
    for register in RegisterKind::ALL {
        for idx in 0..N_ROWS {
            let mut row = register.new_row(id(*register, idx));
            for column in register.columns() {
                let name = format!("{}{idx}{}", register.prefix(), column.name);
                let value = sample(column.kind, &name, idx, sections);
                let cell = row.as_record_mut().cell_mut(column.name).unwrap();
                cell.set(value).unwrap();
            }
            draft.registers.insert(usize::MAX, row);
        }
    }
}

fn sample_answer(field: &Field, text: &str) -> Option<Answer> {
    match &field.kind {
        FieldKind::Line => Some(Answer::Line(text.to_owned())),
        FieldKind::Prose => Some(Answer::Prose(Prose::new(format!("{text} [@f-0] [@r-1]")))),
        FieldKind::Date => Some(Answer::Date(date(2026, 6, 1))),
        FieldKind::Choice(options) => Some(Answer::Choice(options[0].id.to_string())),
        FieldKind::Register(_) => None,
    }
}

/// Fills in everything.
fn filled(template: &Template) -> Draft {
    let mut draft = Draft::default();
    let outline = template.outline(&[]);
    let sections: Vec<String> = outline
        .iter()
        .map(|outlined| outlined.section)
        .filter(|section| {
            let is_here = |field: &Field| matches!(&field.kind, FieldKind::Register(view) if view.scope == crate::template::Scope::Here);
            section.fields.iter().any(is_here)
        })
        .map(|section| section.id.to_string())
        .chain(outline.first().map(|first| first.section.id.to_string()))
        .collect();
    fill_rows(&mut draft, &sections);
    for outlined in &outline {
        for field in &outlined.section.fields {
            let text = format!("answer {} {}", outlined.section.id, field.id);
            if let Some(answer) = sample_answer(field, &text) {
                draft
                    .answers
                    .entry(outlined.section.id.clone())
                    .or_default()
                    .insert(field.id.clone(), answer);
            }
        }
    }
    draft
}

#[derive(Default)]
struct Seen {
    level: u8,
}

impl Seen {
    fn blocks(&mut self, blocks: &[impl Borrow<Block>], is_top: bool) {
        for block in blocks {
            match &block.borrow().body {
                Body::Heading(heading) => {
                    assert!(is_top && heading.level <= self.level + 1, "{heading:?}");
                    assert!(!heading.text.is_empty());
                    self.level = heading.level;
                }
                Body::Paragraph { text, .. } => assert!(!text.is_empty()),
                Body::List(list) => {
                    assert!(!list.items.is_empty());
                    list.items.iter().for_each(|item| self.blocks(item, false));
                }
                Body::Quote(inner) => self.blocks(inner, false),
                Body::Table(table) => self.table(table),
                Body::Chart(chart) => assert!(!chart.alt.is_empty()),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let has_figures = table
            .columns
            .iter()
            .any(|column| column.align == Align::Figures);
        let max_columns = if has_figures { 8 } else { 6 };
        assert!(table.columns.len() <= max_columns, "{:?}", table.columns);
        assert!(table.columns.iter().all(|column| !column.header.is_empty()));
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len());
            row.cells.iter().for_each(|cell| self.blocks(cell, false));
        }
    }
}

#[test]
fn every_paper_of_a_shipped_template_is_sound() {
    for template in shipped().unwrap() {
        let paper = build(&filled(&template), &template, Audience::Ofsted);
        let mut seen = Seen::default();
        seen.blocks(&paper.blocks, true);
        let mut n_anchors = 0;
        for block in &paper.blocks {
            block.each_anchor(&mut |_| n_anchors += 1);
        }
        assert_eq!(paper.anchors().len(), n_anchors, "an anchor stands twice");
        assert!(n_anchors > 0);
        assert!(word_count(&paper) > 100);
    }
}

#[test]
fn every_answer_is_in_a_paper_that_hides_nothing() {
    for template in shipped().unwrap() {
        let paper = build(&filled(&template), &template, Audience::Everyone);
        assert!(paper.left_out.is_empty());
        let text = plain_text(&paper);
        for outlined in template.outline(&[]) {
            for field in &outlined.section.fields {
                if matches!(field.kind, FieldKind::Line | FieldKind::Prose) {
                    let answer = format!("answer {} {}", outlined.section.id, field.id);
                    assert!(text.contains(&answer), "{answer}");
                }
            }
        }
    }
}

#[test]
fn an_empty_draft_makes_an_empty_paper() {
    for template in shipped().unwrap() {
        let paper = build(&Draft::default(), &template, Audience::Everyone);
        assert_eq!(paper.blocks, []);
    }
}

/// Marks one section, one field of each other section, and the second row of each register.
fn hide_some(draft: &mut Draft, template: &Template) -> Vec<String> {
    let secret = Marking {
        audience: Audience::Committee,
        exempt: None,
    };
    let mut hidden = Vec::new();
    let outline = template.outline(&[]);
    let holding: Vec<_> = outline
        .iter()
        .map(|outlined| outlined.section)
        .filter(|section| section.fields.len() > 1)
        .collect();
    for (idx, section) in holding.iter().enumerate() {
        let mut marks = SectionMarkings::default();
        if idx == 0 {
            marks.section = secret.clone();
            let all = section.fields.iter();
            hidden.extend(all.map(|field| format!("answer {} {}", section.id, field.id)));
        } else {
            let field = &section.fields[idx % section.fields.len()];
            marks.fields.insert(field.id.clone(), secret.clone());
            hidden.push(format!("answer {} {}", section.id, field.id));
        }
        draft.markings.insert(section.id.clone(), marks);
    }
    for register in RegisterKind::ALL {
        let row = draft.registers.row_at_mut(*register, 1).unwrap();
        *row.marking_mut() = secret.clone();
        hidden.extend(
            register
                .columns()
                .iter()
                .map(|column| format!("{}1{}", register.prefix(), column.name)),
        );
        hidden.push(format!("\"{}-1\"", register.prefix()));
    }
    hidden
}

#[test]
fn nothing_hidden_is_in_any_paper_of_a_shipped_template() {
    for template in shipped().unwrap() {
        let mut draft = filled(&template);
        let hidden = hide_some(&mut draft, &template);
        let mut paper = build(&draft, &template, Audience::Everyone);
        assert!(paper.left_out.len() >= RegisterKind::ALL.len());
        paper.left_out.clear();
        let everything = format!("{paper:?}");
        let open = format!("{:?}", build(&draft, &template, Audience::Committee));
        let n_shown = hidden.iter().filter(|text| open.contains(*text)).count();
        assert!(
            n_shown * 4 > hidden.len(),
            "what is looked for can be found"
        );
        for text in hidden {
            // A longer answer may begin with the same words.
            let is_shown = everything.contains(&format!("{text} "))
                || everything.contains(&format!("{text},"))
                || everything.contains(&format!("{text}\""))
                || (text.starts_with('"') && everything.contains(&text));
            assert!(!is_shown, "{text}");
        }
    }
}

#[test]
fn a_place_in_the_paper_is_a_place_in_the_template() {
    for template in shipped().unwrap() {
        let draft = filled(&template);
        let paper = build(&draft, &template, Audience::Ofsted);
        for block in &paper.blocks {
            assert!(template.has(&block.origin), "{:?}", block.origin);
            assert_ne!(block.origin, Place::Draft);
            if let Some((register, row)) = block.origin.row() {
                assert!(draft.registers.row(register, row).is_some());
            }
        }
    }
}
