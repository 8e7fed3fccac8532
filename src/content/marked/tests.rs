//! Papers that are put together, with marks as signs.

use super::*;
use crate::content::paper::{
    pieces::{
        BOLD, PLAIN, block, column, figures_column, label, list, paragraph, said, table, words,
    },
    text::plain_text,
    tree::{Block, Body, Heading, Inline, Mark, TableRow},
};
use crate::model::{Place, RegisterKind, RowId};

fn id(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

fn para(text: &str) -> Block {
    paragraph(&Place::Draft, vec![words(text)])
}

fn row(name: &str, cells: &[&str]) -> TableRow {
    TableRow {
        origin: Place::Row(RegisterKind::Actions, id(name)),
        anchor: Some(id(name)),
        cells: { cells.iter() }
            .map(|text| match *text {
                "" => Vec::new(),
                text => vec![para(text)],
            })
            .collect(),
    }
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        cover: crate::content::Cover::default(),
        furniture: crate::content::Furniture::default(),
        has_contents: false,
        blocks: blocks.into_iter().map(Arc::new).collect(),
        left_out: Vec::new(),
    }
}

/// Writes marks as signs, so that plain text shows them.
fn signed(blocks: &[Block]) -> Vec<Block> {
    let text = |inlines: &[Inline]| -> Vec<Inline> {
        let mut open = "";
        let mut out = Vec::new();
        for inline in inlines {
            if let Inline::Mark(mark) = inline {
                out.push(words(open));
                open = match mark {
                    Mark::Kept => "",
                    Mark::Inserted | Mark::Deleted => "]",
                };
                out.push(words(match mark {
                    Mark::Kept => "",
                    Mark::Inserted => "+[",
                    Mark::Deleted => "-[",
                }));
            } else {
                out.push(inline.clone());
            }
        }
        out
    };
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        match &mut block.body {
            Body::Paragraph { text: inlines, .. } => *inlines = text(inlines),
            Body::List(list) => {
                for item in &mut list.items {
                    *item = signed(item);
                }
            }
            Body::Quote(quoted) => *quoted = signed(quoted),
            Body::Table(table) => {
                for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    *cell = signed(cell);
                }
            }
            Body::Heading(_) | Body::Chart(_) => {}
        }
    }
    blocks
}

/// Returns the body of a marked paper as text, without what it says about itself.
fn shown(marked: &Marked) -> String {
    let blocks: Vec<Block> = marked
        .paper
        .blocks
        .iter()
        .map(|b| Block::clone(b))
        .collect();
    let text = plain_text(&paper(signed(&blocks)));
    let own = |line: &&str| !line.contains("Working copy.") && !line.is_empty();
    text.lines().filter(own).collect::<Vec<_>>().join("\n")
}

fn marked(before: Vec<Block>, after: Vec<Block>) -> Marked {
    mark(&paper(before), paper(after), "1 May 2026", &[])
}

#[track_caller]
fn check(before: Vec<Block>, after: Vec<Block>, expected: &str) {
    assert_eq!(shown(&marked(before, after)), expected);
}

#[test]
fn words_that_changed_are_marked_within_their_paragraph() {
    check(
        vec![para("14 of 20 audits were good.")],
        vec![para("15 of 20 audits were good or better.")],
        "-[14] +[15] of 20 audits were good+[ or better].",
    );
}

#[test]
fn a_paragraph_that_came_between_leaves_the_others_alone() {
    check(
        vec![para("One stands here."), para("Two stands here too.")],
        vec![
            para("One stands here."),
            para("A new thought altogether."),
            para("Two stands here as well."),
        ],
        "One stands here.\n+[A new thought altogether.]\nTwo stands here -[too] +[as well].",
    );
    check(
        vec![para("One stands here."), para("Two stands here too.")],
        vec![para("Two stands here too.")],
        "-[One stands here.]\nTwo stands here too.",
    );
}

#[test]
fn items_rows_and_cells_are_marked_by_what_they_are() {
    let items = |texts: &[&str]| {
        let items = texts.iter().map(|text| vec![para(text)]);
        list(&Place::Draft, items.collect())
    };
    check(
        vec![items(&["Housing for leavers", "Health checks"])],
        vec![items(&["Housing for all leavers", "School places"])],
        "- Housing for +[all ]leavers\n- -[Health checks]\n- +[School places]",
    );
    let of = |rows: Vec<TableRow>| {
        let columns = vec![column("Action", 10), column("By", 3)];
        table(&Place::Draft, columns, rows)
    };
    check(
        vec![of(vec![
            row("a", &["Train staff", "May"]),
            row("b", &["Write to all", ""]),
        ])],
        vec![of(vec![
            row("a", &["Train all staff", "May"]),
            row("c", &["Ask children", "June"]),
        ])],
        "| Action | By |\n| Train +[all ]staff | May |\n| -[Write to all] |  |\n| +[Ask children] | +[June] |",
    );
}

#[test]
fn a_column_that_went_out_is_named_and_its_neighbours_keep_their_cells() {
    let of = |years: &[&str], cells: &[&str]| {
        let mut columns = vec![column("Measure", 10)];
        columns.extend(years.iter().map(|year| figures_column(year, 3)));
        table(&Place::Draft, columns, vec![row("a", cells)])
    };
    check(
        vec![of(&["2024", "2025"], &["Visits", "81", "84"])],
        vec![of(&["2025", "2026"], &["Visits", "85", "90"])],
        "Columns taken out: -[2024]\nColumns put in: +[2026]\n\
         | Measure | 2025 | 2026 |\n| Visits | -[84] +[85] | +[90] |",
    );
}

#[test]
fn headings_say_what_they_were() {
    let heading = |text: &str| {
        block(
            &Place::Draft,
            Body::Heading(Heading {
                level: 2,
                number: Some("2.1".to_owned()),
                text: text.to_owned(),
                new_page: false,
                in_contents: true,
            }),
        )
    };
    check(
        vec![heading("Help early"), para("We help."), heading("Gone")],
        vec![heading("Help early on"), para("We help.")],
        "## 2.1 Help early on\nThe heading was: -[Help early]\nWe help.\n-[Gone]",
    );
}

#[test]
fn a_label_that_became_a_heading_is_no_change() {
    let place = Place::Detail("note");
    let heading = || {
        block(
            &place,
            Body::Heading(Heading {
                level: 4,
                number: None,
                text: "Our position".to_owned(),
                new_page: false,
                in_contents: false,
            }),
        )
    };
    let text = |text: &str| paragraph(&place, vec![words(text)]);
    let short = vec![paragraph(
        &place,
        vec![label("Our position"), words("Good.")],
    )];
    let long = vec![heading(), text("Good."), text("And better.")];
    check(
        short.clone(),
        long.clone(),
        "#### Our position\nGood.\n+[And better.]",
    );
    check(long, short, "Our position: Good.\n-[And better.]");
}

#[test]
fn what_changes_by_itself_is_no_change() {
    let cite = |label: &str| Inline::Cite {
        row: id("e"),
        label: label.to_owned(),
        title: String::new(),
    };
    let cited = |label: &str| {
        let text = vec![words("As seen "), cite(label)];
        let number = Some(label.to_owned());
        block(&Place::Draft, Body::Paragraph { number, text })
    };
    let marked = marked(vec![cited("E3")], vec![cited("E4")]);
    assert_eq!(shown(&marked), "E4 As seen E4");
    assert_eq!((marked.n_inserted, marked.n_deleted), (0, 0));
}

#[test]
fn bold_words_stay_bold_and_a_change_of_voice_is_a_change() {
    let text = |voice| {
        vec![paragraph(
            &Place::Draft,
            vec![said("Strong", voice), words(" words")],
        )]
    };
    check(text(PLAIN), text(BOLD), "-[Strong] +[Strong] words");
}

#[test]
fn words_that_moved_out_of_sight_are_not_shown_as_gone() {
    let secret = "The family at the corner moved twice.";
    let texts = [format!("Note for us. {secret}")];
    let before = paper(vec![para("All is well."), para(secret)]);
    let marked = mark(&before, paper(vec![para("All is well.")]), "May", &texts);
    assert_eq!(shown(&marked), "All is well.");
    assert_eq!(marked.n_held_back, 1);
    // Words that are simply gone are shown.
    let marked = mark(&before, paper(vec![para("All is well.")]), "May", &[]);
    assert_eq!(shown(&marked), format!("All is well.\n-[{secret}]"));
}

#[test]
fn every_page_says_that_it_is_a_working_copy() {
    let mut after = paper(vec![para("One."), para("Two.")]);
    after.furniture.marking = "OFFICIAL".to_owned();
    let marked = mark(
        &paper(vec![para("One.")]),
        after,
        "“sent” (1 May 2026)",
        &[],
    );
    assert_eq!(
        marked.paper.furniture.marking,
        "OFFICIAL · Working copy: changes since “sent” (1 May 2026) are marked"
    );
    let text = plain_text(&marked.paper);
    assert!(
        text.contains("Working copy. Changes since “sent” (1 May 2026) are marked."),
        "{text}"
    );
}

#[test]
fn without_what_went_out_the_paper_says_what_it_says_now() {
    let before = vec![
        para("One two three four."),
        para("Five six."),
        para("Seven."),
    ];
    let after = vec![
        para("One three four five."),
        para("Seven eight."),
        para("Nine."),
    ];
    let marked = marked(before, after.clone());
    let blocks: Vec<Block> = { marked.paper.blocks.iter() }
        .map(|block| {
            let mut block = Block::clone(block);
            if let Body::Paragraph { text, .. } = &mut block.body {
                let mut mark = Mark::Kept;
                text.retain(|inline| {
                    if let Inline::Mark(next) = inline {
                        mark = *next;
                    }
                    mark != Mark::Deleted
                });
            }
            block
        })
        .collect();
    let said = |blocks| {
        let text = plain_text(&paper(blocks));
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let lead = said(vec![blocks[1].clone()]);
    let kept: Vec<String> = said(blocks)
        .into_iter()
        .filter(|word| !lead.contains(word))
        .collect();
    assert_eq!(kept, said(after));
}
