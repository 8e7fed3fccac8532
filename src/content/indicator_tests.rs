//! Indicators in, the text of their charts and tables out.

#![expect(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what is expected"
)]

use expect_test::{Expect, expect};

use super::{
    build,
    paper::{text::plain_text, tree::Body},
};
use crate::{
    model::{
        Answer, Audience, Draft, FieldId, Figure, Indicator, Point, Polarity, Prose, RowId,
        SectionId,
    },
    template::Template,
};

fn template(view: &str) -> Template {
    template_of(&[section("figures", view)])
}

fn section(id: &str, view: &str) -> String {
    format!(
        r#"(id: "{id}", title: "Figures", fields: [
            (id: "text", prompt: "?", kind: Prose),
            (id: "rows", prompt: "?", kind: Register((
                register: Indicators, columns: ["title", "values"], {view},
            ))),
        ])"#
    )
}

fn template_of(sections: &[String]) -> Template {
    let sections = sections.join(", ");
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            paper: (title: "Title"), sections: [{sections}], rules: [],
        )"#
    );
    crate::template::build(crate::template::parse(&text).unwrap()).unwrap()
}

fn indicator(title: &str, polarity: Polarity, points: &[[&str; 6]]) -> Indicator {
    let mut row = Indicator::new(RowId::new(format!("i-{}", title.to_lowercase())).unwrap());
    title.clone_into(&mut row.title);
    row.polarity = polarity;
    let figure = |text: &str| Figure(text.to_owned());
    row.values = points
        .iter()
        .map(
            |[period, ours, neighbours, region, england, target]| Point {
                period: (*period).to_owned(),
                ours: figure(ours),
                neighbours: figure(neighbours),
                region: figure(region),
                england: figure(england),
                target: figure(target),
            },
        )
        .collect();
    row
}

fn draft() -> Draft {
    let mut draft = Draft::default();
    "Northmere Council".clone_into(&mut draft.details.authority);
    draft.registers.indicators = vec![
        indicator(
            "Moves",
            Polarity::Low,
            &[
                ["2024", "12", "11", "11", "11", ""],
                ["2025", "14", "11", "11", "10", "11"],
            ],
        ),
        indicator(
            "Visits",
            Polarity::High,
            &[
                ["2024", "80", "", "", "", ""],
                ["2025", "81", "", "", "79.5", "80"],
            ],
        ),
        indicator(
            "Referrals",
            Polarity::Neither,
            &[
                ["2024", "500", "550", "", "", ""],
                ["2025", "c", "540", "", "520", ""],
            ],
        ),
        indicator(
            "Elsewhere",
            Polarity::High,
            &[["2025", "", "", "", "5", ""]],
        ),
    ];
    draft
}

#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
fn check(view: &str, expected: Expect) {
    let paper = build(&draft(), &template(view), Audience::Everyone);
    let text = plain_text(&paper);
    let (_, body) = text.split_once("# 1 Figures\n").unwrap();
    expected.assert_eq(body);
}

#[test]
fn a_row_says_which_way_a_figure_goes_and_how_it_stands() {
    check(
        "show: Rug",
        expect![[r#"
            [Direction of travel and comparison · similar: no more than 2 per cent apart, or a matter of rounding]
            | Indicator | Trend 2024 to 2025 | Latest | Direction of travel | Against neighbours | Against England 2025 | Target |
            | Moves · lower is better | 2024: 12; 2025: 14 | 14 / 2025 | worse | worse / 11 | worse / 10 | not met / 11 |
            | Visits · higher is better | 2024: 80; 2025: 81 | 81 / 2025 | little change |  | similar / 79.5 | met / 80 |
            | Referrals | 2024: 500; 2025: suppressed because the number is small | 500 / 2024 | not comparable | lower / 550 | 520 |  |
        "#]],
    );
}

#[test]
fn a_template_can_say_what_similar_means() {
    check(
        "show: Rug, tolerance: 30, caption: \"At a glance\"",
        expect![[r#"
            [At a glance · similar: no more than 30 per cent apart, or a matter of rounding]
            | Indicator | Trend 2024 to 2025 | Latest | Direction of travel | Against neighbours | Against England 2025 | Target |
            | Moves · lower is better | 2024: 12; 2025: 14 | 14 / 2025 | little change | similar / 11 | worse / 10 | not met / 11 |
            | Visits · higher is better | 2024: 80; 2025: 81 | 81 / 2025 | little change |  | similar / 79.5 | met / 80 |
            | Referrals | 2024: 500; 2025: suppressed because the number is small | 500 / 2024 | not comparable | similar / 550 | 520 |  |
        "#]],
    );
}

#[test]
fn a_table_by_year_stands_behind_the_rows() {
    check(
        "show: RugAndTable, caption: \"Figures by year\"",
        expect![[r#"
            [Direction of travel and comparison · similar: no more than 2 per cent apart, or a matter of rounding]
            | Indicator | Trend 2024 to 2025 | Latest | Direction of travel | Against neighbours | Against England 2025 | Target |
            | Moves · lower is better | 2024: 12; 2025: 14 | 14 / 2025 | worse | worse / 11 | worse / 10 | not met / 11 |
            | Visits · higher is better | 2024: 80; 2025: 81 | 81 / 2025 | little change |  | similar / 79.5 | met / 80 |
            | Referrals | 2024: 500; 2025: suppressed because the number is small | 500 / 2024 | not comparable | lower / 550 | 520 |  |
            [Figures by year · c: suppressed because the number is small]
            | Indicator | 2024 | 2025 | Neighbours | Region | England | Target |
            | Moves · lower is better | 12 | 14 | 11 | 11 | 10 | 11 |
            | Visits · higher is better | 80 | 81 |  |  | 79.5 | 80 |
            | Referrals | 500 | c | 540 |  | 520 |  |
            | Elsewhere · higher is better |  |  |  |  | 5 |  |
        "#]],
    );
}

#[test]
fn a_chart_is_followed_by_its_figures() {
    check(
        "show: ChartAndTable, limit: 1",
        expect![[r#"
        [Moves · lower is better]
        Line chart: Moves, lower is better. Northmere rose from 12 in 2024 to 14 in 2025, which is worse. In 2025 Northmere, at 14, was worse than neighbours (11), worse than the region (11) and worse than England (10). The target of 11 for 2025 is not met. The table below holds all figures.
        [The figures of the chart]
        | Area | 2024 | 2025 |
        | Northmere | 12 | 14 |
        | Neighbours | 11 | 11 |
        | Region | 11 | 11 |
        | England | 11 | 10 |
        | Target |  | 11 |
    "#]],
    );
}

#[test]
fn a_section_shows_the_charts_of_what_its_texts_cite() {
    let template = template("show: Chart, scope: Cited");
    let mut draft = draft();
    let titles = |draft: &Draft| drawn(draft, &template);
    assert_eq!(titles(&draft), Vec::<String>::new());
    let text =
        "Fewer moves than i-visits, which is only named [@i-moves]. Elsewhere [@i-elsewhere].";
    let answers = draft
        .answers
        .entry(SectionId::new("figures").unwrap())
        .or_default();
    let field = FieldId::new("text").unwrap();
    answers.insert(field, Answer::Prose(Prose::new(text)));
    assert_eq!(titles(&draft), ["Moves"]);
}

/// Returns the titles of the charts.
fn drawn(draft: &Draft, template: &Template) -> Vec<String> {
    let paper = build(draft, template, Audience::Everyone);
    let charts = paper.blocks.iter().filter_map(|block| match &block.body {
        Body::Chart(chart) => Some(chart.title.clone()),
        Body::Heading(_)
        | Body::Paragraph { .. }
        | Body::List(_)
        | Body::Quote(_)
        | Body::Table(_) => None,
    });
    charts.collect()
}

#[test]
fn a_chart_is_drawn_once_however_often_its_figure_is_cited() {
    let view = "show: Chart, scope: Cited, limit: 1";
    let mut sections = ["first", "second"].map(|id| section(id, view)).to_vec();
    sections.push(section("all", "show: Table"));
    let template = template_of(&sections);
    let mut draft = draft();
    let mut other = draft.registers.indicators[0].clone();
    other.id = RowId::new("i-other").unwrap();
    "Other".clone_into(&mut other.title);
    draft.registers.indicators.push(other);
    for section in ["first", "second"] {
        let answers = draft.answers.entry(SectionId::new(section).unwrap());
        answers.or_default().insert(
            FieldId::new("text").unwrap(),
            Answer::Prose(Prose::new("Fewer [@i-moves], more [@i-other].")),
        );
    }
    assert_eq!(drawn(&draft, &template), ["Moves", "Other"]);
    let hidden = draft.markings.entry(SectionId::new("first").unwrap());
    hidden.or_default().section.audience = Audience::Ofsted;
    assert_eq!(drawn(&draft, &template), ["Moves"]);
}

#[test]
fn a_target_that_is_close_enough_is_still_not_met() {
    let mut draft = draft();
    let row = &mut draft.registers.indicators[0];
    row.values = vec![Point {
        period: "2025".to_owned(),
        ours: Figure("11.1".to_owned()),
        target: Figure("11.0".to_owned()),
        ..Point::default()
    }];
    let paper = build(&draft, &template("show: Rug, limit: 1"), Audience::Everyone);
    let text = plain_text(&paper);
    assert!(text.contains("| not met / 11.0 |"), "{text}");
}

#[test]
fn a_table_that_has_no_room_for_early_years_says_so() {
    let mut draft = draft();
    draft.registers.indicators.truncate(1);
    draft.registers.indicators[0].values = (2010..2026)
        .map(|year| Point {
            period: year.to_string(),
            ours: Figure("11".to_owned()),
            ..Point::default()
        })
        .collect();
    let template = template("show: Figures, caption: \"By year\"");
    let text = plain_text(&build(&draft, &template, Audience::Everyone));
    assert!(text.contains("figures before 2013 are left out"), "{text}");
    assert!(
        text.contains("| 2013 |") && !text.contains("| 2012 |"),
        "{text}"
    );
}

/// The latest figure of the first is of a quarter, of the second at a day within a year; the
/// third has one year alone beside its quarter; others are behind us in all of them.
#[test]
fn a_row_whose_latest_figure_stands_alone_names_the_years_it_compares() {
    let mut draft = draft();
    draft.registers.indicators = vec![
        indicator(
            "Late",
            Polarity::Low,
            &[
                ["2023-24", "11.0", "", "", "", ""],
                ["2024-25", "12.0", "", "", "10.0", "11.0"],
                ["Q1 2025-26", "13.0", "", "", "", ""],
            ],
        ),
        indicator(
            "Early",
            Polarity::High,
            &[
                ["2022-23", "60", "", "", "", ""],
                ["2024-25", "70", "71", "", "", ""],
                ["31 December 2025", "75", "", "", "", ""],
            ],
        ),
        indicator(
            "Alone",
            Polarity::Neither,
            &[
                ["2024-25", "5", "", "", "", ""],
                ["Q1 2025-26", "6", "", "", "", ""],
            ],
        ),
    ];
    let text = plain_text(&build(&draft, &template("show: Rug"), Audience::Everyone));
    let (_, rows) = text.split_once("| Target |\n").unwrap();
    expect![[r#"
        | Late · lower is better | 2023-24: 11.0; 2024-25: 12.0; Q1 2025-26: 13.0 | 13.0 / Q1 2025-26 | worse / 2023-24 to 2024-25 |  | worse / 10.0, ours 12.0 | not met / 11.0 in 2024-25 |
        | Early · higher is better | 2022-23: 60; 2024-25: 70; 31 December 2025: 75 | 75 / 31 December 2025 | better / 2022-23 to 2024-25 | similar / 71, ours 70 |  |  |
        | Alone | 2024-25: 5; Q1 2025-26: 6 | 6 / Q1 2025-26 | not comparable |  |  |  |
    "#]].assert_eq(rows);
}
