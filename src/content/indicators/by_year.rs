//! Indicators as a table of values by year, with the latest comparators.

use super::{
    charts::{Signs, with_signs},
    of_rows::indicators,
    remarks,
};
use crate::{
    content::{
        chart::order::{Dated, in_order, order},
        edition::Edition,
        paper::{
            pieces::{DOT, PLAIN, column, figures_column, joined, muted, paragraph, said, table},
            tree::{Block, Body, Inline, TableColumn, TableRow},
        },
        rows::{cells::aside, columns::wanted},
    },
    model::{Figure, Indicator, NamedPeriod, Place, Point, Polarity, Reading, Record},
    template::RegisterView,
};

/// More columns than this cannot be read even on a page that is turned.
const MAX_COLUMNS: usize = 14;

/// Signs longer than this are words, which explain themselves.
const MAX_SIGN: usize = 3;

/// A comparator: its header and where its figure stands.
type Comparator = (&'static str, fn(&Point) -> &Figure);

const COMPARATORS: [Comparator; 4] = [
    ("Neighbours", |point| &point.neighbours),
    ("Region", |point| &point.region),
    ("England", |point| &point.england),
    ("Target", |point| &point.target),
];

/// Builds the table of a view of indicators, then what is said about single indicators.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let indicators = indicators(&edition.draft.registers, rows);
    let mut blocks = Vec::new();
    if !indicators.is_empty() {
        blocks.push(figures(edition, view, &indicators, &COMPARATORS, origin));
    }
    blocks.extend(remarks::build(edition, view, rows, origin));
    blocks
}

/// Builds the table of values by year that stands behind a rug, which has said how our figures
/// stand to neighbours, England and target.
pub(super) fn behind_rug(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Block {
    let indicators = indicators(&edition.draft.registers, rows);
    let has_own = |indicator: &&Indicator| {
        let mut points = indicator.values.iter();
        points.any(|point| !point.ours.is_empty() && !point.period.trim().is_empty())
    };
    let [_, region, ..] = COMPARATORS;
    let said_here = if indicators.iter().all(has_own) {
        &[region][..]
    } else {
        &COMPARATORS
    };
    figures(edition, view, &indicators, said_here, origin)
}

/// A comparator as this table shows it.
#[derive(Debug)]
struct Shown {
    header: String,
    figure: fn(&Point) -> &Figure,
    /// Whether all its figures are of the period in the header, or of our own latest.
    is_of_one_period: bool,
}

/// An indicator with its figures in order.
struct Line<'a> {
    indicator: &'a Indicator,
    dated: Vec<Dated<'a>>,
}

impl<'a> Line<'a> {
    fn new(indicator: &'a Indicator) -> Self {
        let (dated, _) = in_order(&indicator.values);
        Self { indicator, dated }
    }

    /// Returns the latest point that has a figure.
    fn latest(&self, figure: fn(&Point) -> &Figure) -> Option<&Dated<'a>> {
        let mut dated = self.dated.iter().rev();
        dated.find(|dated| !figure(dated.point).is_empty())
    }

    fn latest_own(&self) -> Option<&Dated<'a>> {
        self.latest(|point| &point.ours)
    }
}

/// Puts the period of a comparator into its header, where all its figures have the same one and
/// it is not that of our own latest figures.
fn shown((header, figure): Comparator, lines: &[Line<'_>]) -> Shown {
    let with_figure: Vec<(&NamedPeriod<'_>, bool)> = lines
        .iter()
        .filter_map(|line| {
            let period = &line.latest(figure)?.period;
            let own = line.latest_own();
            Some((period, own.is_none_or(|own| own.period.is_same(period))))
        })
        .collect();
    let is_current = with_figure.iter().all(|(_, is_current)| *is_current);
    let first = with_figure.first().map(|(period, _)| *period);
    let is_same = with_figure
        .iter()
        .all(|(period, _)| first.is_some_and(|first| first.is_same(period)));
    Shown {
        header: match first {
            Some(first) if is_same && !is_current => format!("{header} {}", first.name),
            _ => header.to_owned(),
        },
        figure,
        is_of_one_period: is_current || is_same,
    }
}

fn figures(
    edition: &Edition<'_>,
    view: &RegisterView,
    indicators: &[&Indicator],
    comparators: &[Comparator],
    origin: &Place,
) -> Block {
    let comparators: Vec<Comparator> = comparators
        .iter()
        .copied()
        .filter(|(_, figure)| {
            let mut points = indicators.iter().flat_map(|indicator| &indicator.values);
            points.any(|point| !figure(point).is_empty())
        })
        .collect();
    let lines: Vec<Line<'_>> = indicators.iter().map(|row| Line::new(row)).collect();
    let (periods, has_earlier) = periods(&lines, MAX_COLUMNS - 1 - comparators.len());
    let mut columns: Vec<TableColumn> = vec![column("Indicator", 20)];
    columns.extend(periods.iter().map(|period| figures_column(period.text, 3)));
    let comparators: Vec<Shown> = comparators
        .into_iter()
        .map(|comparator| shown(comparator, &lines))
        .collect();
    columns.extend(
        comparators
            .iter()
            .map(|comparator| figures_column(&comparator.header, 3)),
    );
    let mut signs = Signs::default();
    let rows = lines
        .iter()
        .map(|line| table_row((edition, view), line, &periods, &comparators, &mut signs))
        .collect();
    let mut block = table(origin, columns, rows);
    if let Body::Table(table) = &mut block.body {
        table.caption = crate::content::typography::typographic(view.caption.trim());
        let mut notes = Vec::new();
        if has_earlier {
            let first = periods.first().map_or("", |period| period.text);
            notes.push(format!("figures before {first} are left out"));
        }
        if comparators.iter().any(|shown| !shown.is_of_one_period) {
            notes.push("comparators are the latest known".to_owned());
        }
        notes.extend(Some(signs.explained()).filter(|signs| !signs.is_empty()));
        table.caption_note = notes.join("; ");
    }
    block
}

/// A period that has a column.
#[derive(Debug)]
struct Heading<'a> {
    /// As its author wrote it, with the marks beside it.
    text: &'a str,
    period: NamedPeriod<'a>,
}

impl<'a> Heading<'a> {
    fn of(dated: &Dated<'a>) -> Self {
        Self {
            text: dated.point.period.trim(),
            period: dated.period.clone(),
        }
    }

    /// Whether a figure stands in its column, however its period is written.
    fn holds(&self, dated: &Dated<'_>) -> bool {
        self.period.is_same(&dated.period) && self.period.marks == dated.period.marks
    }
}

/// Returns the latest periods for which anybody has a figure of our own, and whether there are
/// earlier ones that the table has no room for. Where one is not understood, each indicator's
/// own order is kept.
fn periods<'a>(lines: &[Line<'a>], max: usize) -> (Vec<Heading<'a>>, bool) {
    let mut all: Vec<Heading<'a>> = Vec::new();
    for line in lines {
        let mut next = 0;
        let own = line.dated.iter();
        for dated in own.filter(|dated| !dated.point.ours.is_empty()) {
            if let Some(idx) = all.iter().position(|heading| heading.holds(dated)) {
                next = next.max(idx + 1);
            } else {
                all.insert(next, Heading::of(dated));
                next += 1;
            }
        }
    }
    if all.iter().all(|heading| heading.period.time.is_some()) {
        all.sort_by_key(|heading| order(&heading.period));
    }
    let n_early = all.len().saturating_sub(max);
    (all.split_off(n_early), n_early > 0)
}

fn table_row(
    (edition, view): (&Edition<'_>, &RegisterView),
    line: &Line<'_>,
    periods: &[Heading<'_>],
    comparators: &[Shown],
    signs: &mut Signs,
) -> TableRow {
    let indicator = line.indicator;
    let place = Place::Cell(indicator.register(), indicator.id.clone(), "values");
    let mut cells = vec![name(edition, view, indicator)];
    for period in periods {
        let same = line.dated.iter().filter(|dated| period.holds(dated));
        let mut figures: Vec<String> = same
            .filter(|dated| !dated.point.ours.is_empty())
            .map(|dated| printed(&dated.point.ours, signs))
            .collect();
        figures.dedup();
        cells.push(figure_cell(&figures, "", &place));
    }
    for comparator in comparators {
        let latest = line.latest(comparator.figure);
        let figures = latest.map(|dated| printed((comparator.figure)(dated.point), signs));
        let period = latest
            .map(|dated| &dated.period)
            .filter(|_| !comparator.is_of_one_period)
            .filter(|period| {
                let own = line.latest_own();
                own.is_some_and(|own| !own.period.is_same(period))
            });
        let period = period.map_or("", |period| period.name);
        cells.push(figure_cell(figures.as_slice(), period, &place));
    }
    TableRow {
        origin: indicator.place(),
        anchor: Some(indicator.id.clone()),
        cells,
    }
}

/// Returns a figure as it was typed; signs that official statistics write in brackets without
/// them. What they mean goes into the note.
fn printed(figure: &Figure, signs: &mut Signs) -> String {
    let text = figure.0.trim();
    match figure.read() {
        Reading::Number(number) if number.marks.is_empty() => text.to_owned(),
        Reading::Number(number) => {
            signs.number(&number);
            with_signs(&number)
        }
        Reading::Missing(missing) => {
            let sign = text.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')' | ' '));
            if sign.chars().count() <= MAX_SIGN {
                signs.missing(sign, &missing);
                sign.to_owned()
            } else {
                text.to_owned()
            }
        }
    }
}

/// Writes what is given for one period; beneath it the period, where it is another than our own
/// latest. Of a period that is given twice, both figures.
fn figure_cell(figures: &[String], period: &str, place: &Place) -> Vec<Block> {
    let mut text = Vec::new();
    for figure in figures {
        if !text.is_empty() {
            text.push(Inline::Break);
        }
        text.push(said(figure, PLAIN));
    }
    if text.is_empty() {
        return Vec::new();
    }
    if !period.is_empty() {
        text.extend([Inline::Break, muted(period)]);
    }
    vec![paragraph(place, text)]
}

/// Writes what is measured, and quietly behind it how to read the figures.
pub(super) fn name(
    edition: &Edition<'_>,
    view: &RegisterView,
    indicator: &Indicator,
) -> Vec<Block> {
    let mut asides = Vec::new();
    if edition.is_used(&indicator.id)
        && let Some(label) = edition.labels().get(&indicator.id)
    {
        asides.push(vec![muted(&label.short)]);
    }
    let unit = indicator.unit_unsaid();
    if !unit.is_empty() {
        asides.push(vec![muted(unit)]);
    }
    match indicator.polarity {
        Polarity::Neither => {}
        Polarity::High => asides.push(vec![muted("higher\u{a0}is\u{a0}better")]),
        Polarity::Low => asides.push(vec![muted("lower\u{a0}is\u{a0}better")]),
    }
    for column in wanted(view) {
        if matches!(column.name, "code" | "source" | "as_at") {
            asides.push(aside(edition, indicator, column));
        }
    }
    let mut text = vec![said(&indicator.title, PLAIN)];
    let asides = joined(asides, &muted(DOT));
    if !asides.is_empty() {
        text.push(muted(DOT));
        text.extend(asides);
    }
    let place = Place::Cell(indicator.register(), indicator.id.clone(), "title");
    vec![paragraph(&place, text)]
}
