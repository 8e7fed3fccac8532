//! Papers in every look that a council can wish for.

use candour::{
    layout::{Color, ElementId, Pages, Shape, Tag},
    model::{
        Audience, Bytes, Draft, Edges, Evidence, HouseColor, Logo, ParagraphNumbers, Prose, RowId,
        TypeSize,
    },
    session::{Order, Progress, export_bytes, page_style},
};

use super::{
    hard::{draft, finding, template},
    promises::keep,
};

const PNG: &[u8] = include_bytes!("../../data/pictures/faint.png");
const GRAY: &[u8] = include_bytes!("../../data/pictures/gray.png");
const JPEG: &[u8] = include_bytes!("../../data/pictures/red.jpg");
const PALE: &[u8] = include_bytes!("../../data/pictures/pale.svg");
const PLAIN: &[u8] = include_bytes!("../../../examples/logos/northmere.svg");
const SHADED: &[u8] = include_bytes!("../../data/pictures/shaded.svg");

fn logo(data: &[u8]) -> Logo {
    Logo {
        alt: "A square with “Northmere” in it".to_owned(),
        data: Bytes(data.into()),
    }
}

/// A paper with a table of sixty rows and words that cannot be broken.
fn hard(words: &str) -> Draft {
    let long = "Donaudampfschifffahrtsgesellschaft".repeat(6);
    let mut draft = draft(&template("Words"), &format!("{words}\n\n- {long}\n\nEnd."));
    let evidence = Evidence::new(RowId::new("e-1").unwrap());
    draft.registers.evidence.push(evidence);
    draft.registers.findings = (1..=60).map(finding).collect();
    draft.registers.findings[0].said = Prose::new(long.clone());
    "OFFICIAL-SENSITIVE".clone_into(&mut draft.details.label);
    draft
}

fn figures(pages: &Pages) -> Vec<ElementId> {
    let elements = pages.structure.iter();
    let figures = elements.filter(|(_, element)| element.tag == Tag::Figure);
    figures.map(|(id, _)| id).collect()
}

#[test]
fn large_print_with_sixty_rows_and_long_words_stays_on_the_page() {
    let sizes = [
        (TypeSize::Fourteen, Edges::Normal),
        (TypeSize::Sixteen, Edges::Normal),
        (TypeSize::Sixteen, Edges::Narrow),
    ];
    for (type_size, edges) in sizes {
        let mut draft = hard("Text in large print.");
        draft.look.type_size = type_size;
        draft.look.edges = edges;
        let name = format!("large-print-{type_size:?}-{edges:?}").to_lowercase();
        let pages = keep(&name, &draft, &template("Words"), Audience::Everyone);
        let smallest = page_style(&draft).type_sizes.smallest;
        for (_, run) in pages.pages.iter().flat_map(|page| super::text::runs(page)) {
            // The number of a heading stands a little smaller beside it.
            assert!(run.size >= smallest * 0.93, "{}: {}", run.size, run.text);
        }
    }
}

#[test]
fn a_logo_of_each_kind_is_shown_with_its_words() {
    let kinds = [
        ("png", PNG),
        ("gray", GRAY),
        ("jpeg", JPEG),
        ("pale", PALE),
        ("svg", PLAIN),
        ("shaded", SHADED),
    ];
    let sizes = TypeSize::ALL.iter().cycle();
    for ((kind, bytes), type_size) in kinds.into_iter().zip(sizes) {
        let template = template("Words");
        let mut draft = draft(&template, "One.\n\nTwo.");
        draft.logo = Some(logo(bytes));
        draft.look.color = HouseColor::read("#ffe066");
        draft.look.type_size = *type_size;
        draft.look.paragraph_numbers = ParagraphNumbers::On;
        let pages = keep(
            &format!("logo-{kind}"),
            &draft,
            &template,
            Audience::Everyone,
        );
        let [figure] = figures(&pages)[..] else {
            panic!("{kind}: one figure expected");
        };
        let element = pages.structure.get(figure).unwrap();
        assert!(element.alt.as_deref().unwrap().contains("Northmere"));
        let images = pages.pages[0]
            .items
            .iter()
            .filter(|item| item.element == figure);
        assert_eq!(images.count(), 1, "{kind}");
        let twice = [0, 1].map(|_| {
            export_bytes(
                &draft,
                &template,
                Order::pdf(Audience::Everyone),
                &Progress::default(),
            )
            .unwrap()
        });
        assert!(twice[0].bytes == twice[1].bytes, "{kind}: other bytes");
    }
}

#[test]
fn a_logo_stands_on_white_or_on_the_colour_where_it_was_made_for_that() {
    let template = template("Words");
    let top_of_colour = |bytes: &[u8]| {
        let mut draft = draft(&template, "Text.");
        draft.logo = Some(logo(bytes));
        let pages = candour::session::lay_out(&draft, &template, Audience::Everyone);
        let page = &pages.pages[0];
        let find = |wanted: fn(&Shape) -> bool| {
            let mut shapes = page.items.iter().map(|item| &item.shape);
            shapes.find(|shape| wanted(shape)).unwrap().area()
        };
        let colour = find(|shape| matches!(shape, Shape::Rect { .. }));
        let logo = find(|shape| matches!(shape, Shape::Image { .. }));
        (colour.y, logo.y + logo.height)
    };
    let (colour, logo_bottom) = top_of_colour(PLAIN);
    assert!(colour > logo_bottom, "{colour} {logo_bottom}");
    let (colour, _) = top_of_colour(PALE);
    assert!(colour < 0.1, "{colour}");

    // Even where the council's colour is too pale for it.
    let mut draft = draft(&template, "Text.");
    draft.logo = Some(logo(PALE));
    draft.look.color = HouseColor::read("#ffe066");
    let ground = page_style(&draft).colors.ground;
    assert!(ground.contrast(Color::WHITE) >= 4.5, "{ground:?}");
}

#[test]
fn a_logo_without_words_is_refused() {
    let template = template("Words");
    let mut draft = draft(&template, "Text.");
    let alt = " ".to_owned();
    draft.logo = Some(Logo { alt, ..logo(PLAIN) });
    let problem = export_bytes(
        &draft,
        &template,
        Order::pdf(Audience::Everyone),
        &Progress::default(),
    )
    .unwrap_err();
    assert!(problem.message.contains("no words"), "{problem}");
}

#[test]
fn words_can_be_read_on_every_colour_of_the_house() {
    for color in [
        "#ffffff", "#000000", "#ffe066", "#d9534f", "#808080", "#00a0ff",
    ] {
        let template = template("Words");
        let mut draft = draft(&template, "Text.");
        draft.look.color = HouseColor::read(color);
        let name = format!("house-{}", color.trim_start_matches('#'));
        let pages = keep(&name, &draft, &template, Audience::Everyone);
        let ground = page_style(&draft).colors.ground;
        for item in &pages.pages[0].items {
            if let (Shape::Text(run), true) = (&item.shape, item.element != ElementId::ARTIFACT) {
                let best = run
                    .color
                    .contrast(ground)
                    .max(run.color.contrast(Color::WHITE));
                assert!(best >= 4.5, "{color}: {best} for {}", run.text);
            }
        }
    }
}

#[test]
fn numbered_paragraphs_are_the_wish_of_the_draft() {
    let template = template("Words");
    let mut draft = draft(&template, "One.\n\nTwo.");
    let numbers = |draft: &Draft| {
        let paper = candour::content::build(draft, &template, Audience::Everyone);
        let text = candour::content::plain_text(&paper);
        (text.contains("1. One."), text.contains("1 Words"))
    };
    assert_eq!(numbers(&draft), (false, true));
    draft.look.paragraph_numbers = ParagraphNumbers::On;
    assert_eq!(numbers(&draft), (true, false));
    draft.look.paragraph_numbers = ParagraphNumbers::Off;
    assert_eq!(numbers(&draft), (false, true));
}
