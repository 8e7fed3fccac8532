//! Charts: what they keep whatever their figures are, and what a file says of them.

use candour::{
    content::{Body, Chart, SeriesRole, build},
    export::pdf::{PdfOptions, write},
    layout::{PageStyle, Shape, Tag, draw_chart, layout},
    model::{Audience, Draft, Figure, Indicator, Point, Polarity, RowId},
    template::{Template, build as build_template, parse},
};
use lopdf::{Dictionary, Document, Object};

use super::promises::keep;

/// A template that shows indicators in one way.
fn template(show: &str) -> Template {
    let file = format!(
        "(format: \"candour-template\", version: 1, id: \"charts\", edition: \"1\", title: \"Charts\", summary: \"Charts.\",
          framework: (name: \"House rules\", source: \"The wall\"), paper: (title: \"A paper\"),
          sections: [(id: \"figures\", title: \"Figures\", fields: [
            (id: \"rows\", prompt: \"?\", kind: Register((register: Indicators, show: {show}, caption: \"All of them\",
              columns: [\"title\", \"values\", \"commentary\"]))),
          ])],
          rules: [])"
    );
    build_template(parse(&file).unwrap()).unwrap()
}

/// Points are "period|ours|neighbours|region|england|target".
pub(super) fn indicator(
    title: &str,
    unit: &str,
    polarity: Polarity,
    points: &[String],
) -> Indicator {
    let id = title.to_lowercase().replace(' ', "-");
    let mut row = Indicator::new(RowId::new(format!("i-{id}")).unwrap());
    title.clone_into(&mut row.title);
    unit.clone_into(&mut row.unit);
    row.polarity = polarity;
    row.values = points.iter().map(|point| read_point(point)).collect();
    row
}

fn read_point(text: &str) -> Point {
    let mut parts = text.split('|').map(str::to_owned);
    let period = parts.next().unwrap();
    let mut next = || Figure(parts.next().unwrap_or_default());
    Point {
        period,
        ours: next(),
        neighbours: next(),
        region: next(),
        england: next(),
        target: next(),
    }
}

/// What charts have trouble with: title, unit, polarity and points.
const CASES: &str = "
One value; per cent; Low; 2026|14
One year; days; Low; 2026|14|11|12|10|9
No value; per cent; High
Others alone; per cent; High; 2025||60||61
Other years; days; High; 2025||40|41.5|37; 2026|38p
Equal; per cent; High; 2024|14|14|14|14|14; 2025|14|14|14|14|14
Nought; per cent; Low; 2024|0|0|0|0; 2025|0|0|0|0|0
Huge; pounds; Low; 2024|1,250,000|9e9|7; 2025|99,900,000,000||2|3
Negative; points; Neither; 2024|-4.5|1|0|0.5; 2025|3.5|−1|-1||2
Negative year; points; High; 2026|-4.5|2.0|-1.0|0.5|1.0
Suppressed; per cent; Low; 2018|c|9|9|10; 2020|6|8|c|9.5; 2022|9|z|8|x; 2023|7p|u||low|6
Only suppressed; per cent; Low; 2024|c; 2025|c|c|c|c
Quarters; ; Neither; 2025-26 Q1|60|61|62|63; 2025-26 Q2|64||not held|c; Soon|1 of 4
";

/// Indicators with every kind of figure that charts have trouble with.
fn cases() -> Vec<Indicator> {
    let lines = CASES.lines().filter(|line| !line.is_empty());
    let mut cases: Vec<Indicator> = lines.map(read_case).collect();
    let years = (1997..=2026).map(|year: u32| {
        let (ours, theirs) = (50 + year * 7 % 13, 52 + year % 7);
        format!("{year}|{ours}|{theirs}|{}|55", theirs + 1)
    });
    let years: Vec<String> = years.collect();
    cases.push(indicator(
        "Thirty years",
        "per cent",
        Polarity::High,
        &years,
    ));
    cases
}

fn read_case(line: &str) -> Indicator {
    let mut parts = line.split(';').map(|part| part.trim().to_owned());
    let mut next = || parts.next().unwrap();
    let (title, unit) = (next(), next());
    let polarity = Polarity::from_name(&next()).unwrap();
    let points: Vec<String> = parts.collect();
    indicator(&title, &unit, polarity, &points)
}

fn draft() -> Draft {
    let mut draft = Draft::default();
    "Northmere Council".clone_into(&mut draft.details.authority);
    draft.registers.indicators = cases();
    draft
}

#[test]
fn charts_of_every_kind_keep_what_all_papers_keep() {
    for show in ["Chart", "ChartAndTable", "Rug", "RugAndTable"] {
        let name = format!("charts-{show}").to_lowercase();
        let pages = keep(&name, &draft(), &template(show), Audience::Everyone);
        let figures = pages
            .structure
            .iter()
            .filter(|(_, element)| element.tag == Tag::Figure);
        let alts: Vec<&str> = figures
            .map(|(_, figure)| figure.alt.as_deref().unwrap())
            .collect();
        assert_eq!(alts.len(), 11, "{alts:#?}");
        assert!(alts.iter().all(|alt| !alt.is_empty()), "{alts:#?}");
    }
}

#[test]
fn an_authority_with_a_long_name_still_has_room_for_its_chart() {
    let mut draft = draft();
    "The Children’s Trust of North and South Mere".clone_into(&mut draft.details.authority);
    keep(
        "charts-long-name",
        &draft,
        &template("Chart"),
        Audience::Everyone,
    );
}

/// Whoever shows a chart, however narrow: nothing stands beyond its edges.
#[test]
fn nothing_is_drawn_beyond_the_edges_of_a_drawing() {
    let style = PageStyle::default();
    for indicator in cases() {
        for (width, form) in [(455.0, "full"), (300.0, "full"), (54.0, "spark")] {
            let Some(chart) = Chart::of(&indicator, "Northmere Council", 2) else {
                continue;
            };
            let chart = if form == "full" { chart } else { chart.spark() };
            let drawing = draw_chart(&chart, width, &style);
            for item in &drawing.items {
                let area = item.shape.area();
                let what = match &item.shape {
                    Shape::Text(run) => run.text.to_string(),
                    shape @ (Shape::Rect { .. }
                    | Shape::Sign { .. }
                    | Shape::Path(_)
                    | Shape::Image { .. }) => {
                        format!("{shape:?}")
                    }
                };
                let right = area.x + area.width;
                assert!(
                    area.x >= -0.6 && right <= width + 0.6,
                    "{}, {width}: {what}",
                    chart.title
                );
                let foot = area.y + area.height;
                let is_within = area.y >= -2.5 && foot <= drawing.size.height + 2.5;
                assert!(is_within, "{}, {width}: {what}", chart.title);
            }
        }
    }
}

#[test]
fn labels_at_the_ends_of_lines_do_not_touch() {
    for indicator in cases() {
        let Some(chart) = Chart::of(&indicator, "Northmere Council", 2) else {
            continue;
        };
        let drawing = draw_chart(&chart, 455.0, &PageStyle::default());
        let runs: Vec<_> = drawing
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text(run) => Some(run),
                Shape::Rect { .. } | Shape::Sign { .. } | Shape::Path(_) | Shape::Image { .. } => {
                    None
                }
            })
            .collect();
        for (nth, one) in runs.iter().enumerate() {
            for other in runs.iter().skip(nth + 1) {
                let is_apart = one.x + one.width() <= other.x + 0.1
                    || other.x + other.width() <= one.x + 0.1
                    || (one.y - other.y).abs() >= one.size.min(other.size) * 0.9;
                assert!(is_apart, "{}: {} and {}", chart.title, one.text, other.text);
            }
        }
    }
}

fn options() -> PdfOptions {
    PdfOptions {
        title: "A paper".to_owned(),
        author: "Northmere Council".to_owned(),
        date: Some(jiff::civil::date(2026, 4, 30)),
    }
}

/// Returns the figures in the structure of a file.
fn figures(document: &Document) -> Vec<&Dictionary> {
    let is_figure = |object: &&Dictionary| {
        object
            .get(b"S")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Figure")
    };
    let all = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok());
    all.filter(is_figure).collect()
}

#[test]
fn a_figure_in_the_file_has_words_a_box_and_a_caption() {
    let paper = build(&draft(), &template("Chart"), Audience::Everyone);
    let file = write(layout(&paper, &PageStyle::default()), &options()).unwrap();
    let document = Document::load_mem(&file).unwrap();
    let figures = figures(&document);
    assert_eq!(figures.len(), 11);
    for figure in figures {
        assert!(figure.has(b"Alt") && figure.has(b"Pg"), "{figure:?}");
        let attributes = figure.get(b"A").unwrap().as_dict().unwrap();
        assert_eq!(attributes.get(b"O").unwrap().as_name().unwrap(), b"Layout");
        let numbers = attributes.get(b"BBox").unwrap().as_array().unwrap();
        let numbers: Vec<f32> = numbers
            .iter()
            .map(|number| number.as_float().unwrap())
            .collect();
        let [left, foot, right, head] = numbers[..] else {
            panic!("{numbers:?}");
        };
        assert!(
            left >= 69.0 && right <= 526.0 && left + 200.0 < right,
            "{numbers:?}"
        );
        assert!(
            foot > 91.0 && head < 751.0 && foot + 15.0 < head,
            "{numbers:?}"
        );
        let kids = figure.get(b"K").unwrap().as_array().unwrap();
        let first = document
            .get_dictionary(kids[0].as_reference().unwrap())
            .unwrap();
        assert_eq!(first.get(b"S").unwrap().as_name().unwrap(), b"Caption");
    }
}

#[test]
fn what_a_chart_says_is_what_its_table_holds() {
    let paper = build(&draft(), &template("ChartAndTable"), Audience::Everyone);
    let mut blocks = paper.blocks.iter();
    let mut n_tables = 0;
    while let Some(block) = blocks.next() {
        let Body::Chart(chart) = &block.body else {
            continue;
        };
        assert!(chart.has_table && chart.alt.ends_with("The table below holds all figures."));
        let Some(Body::Table(table)) = blocks.next().map(|block| &block.body) else {
            panic!("{}", chart.title);
        };
        let n_numbers: usize = chart
            .series
            .iter()
            .map(|series| series.numbers().count())
            .sum();
        let n_targets = chart.targets.iter().flatten().count();
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().skip(1));
        let n_filled = cells.filter(|cell| !cell.is_empty()).count();
        assert!(n_filled >= n_numbers + n_targets, "{}", chart.title);
        assert!(chart.series(SeriesRole::Own).is_some());
        n_tables += 1;
    }
    assert_eq!(n_tables, 11);
}
