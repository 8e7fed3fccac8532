//! The Department's long files: a row for every period, place and filter, a column a measure.
//!
//! Columns are known by name only, in whatever order; what else is a measure and what a filter is
//! seen from all rows, because the first code may come after the hundredth. Regional rows are
//! taken for the region that the authority's own rows name, and never summed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    csv::{Record, Records},
    found::{Answer, Figures, Places, Series},
    places::{Place, Whose},
    source::{MAX_FIGURES, Open, unreadable},
};
use crate::import::{ImportError, left::Left};
use crate::model::{Figure, NamedPeriod, Point};

/// How often a file is read at most: again where a row named the authority otherwise.
const MAX_READS: usize = 3;
/// How many places are named where the authority is not among them.
const MAX_NAMED: usize = 400;
/// How many names and codes are remembered.
const MAX_KNOWN: usize = 10_000;

/// Where what stands in a long file.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    time: usize,
    level: usize,
    region: Option<usize>,
    /// Number, code and name of the authority.
    place: [Option<usize>; 3],
    /// The columns that are measures or filters, with their names.
    others: Vec<(usize, String)>,
}

impl Columns {
    /// Finds the columns by their names; none where the file is no long one.
    pub(super) fn of(head: &[String]) -> Option<Self> {
        let at = |name: &str| {
            head.iter()
                .position(|column| column.eq_ignore_ascii_case(name))
        };
        let known = [
            "time_period",
            "time_identifier",
            "geographic_level",
            "country_code",
            "country_name",
            "region_code",
            "region_name",
            "old_la_code",
            "new_la_code",
            "la_name",
        ];
        let is_other = |column: &&String| {
            !column.is_empty() && !known.iter().any(|name| column.eq_ignore_ascii_case(name))
        };
        Some(Self {
            time: at("time_period")?,
            level: at("geographic_level")?,
            region: at("region_code"),
            place: [at("old_la_code"), at("new_la_code"), at("la_name")],
            others: { head.iter().enumerate() }
                .filter(|(_, column)| is_other(column))
                .map(|(idx, column)| (idx, column.clone()))
                .collect(),
        })
    }
}

/// Whose a kept row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Area {
    Ours,
    Region,
    England,
}

/// A row that is kept.
struct Kept {
    area: Area,
    region: String,
    period: String,
    cells: Vec<String>,
}

struct LongReader<'a> {
    columns: &'a Columns,
    place: Place,
    kept: Vec<Kept>,
    /// Which of the other columns hold words somewhere.
    are_filters: Vec<bool>,
    /// The regions that our rows name.
    regions: Vec<String>,
    n_joint: usize,
    n_too_long: usize,
    names: Vec<String>,
    n_figures: usize,
    /// What our authority is called in the file.
    name: String,
    /// Whose rows with these bytes for number, code and name are: most rows repeat others.
    known: FxHashMap<Vec<u8>, usize>,
    /// The same in words.
    places: Vec<([String; 3], Whose)>,
    /// The bytes for number, code and name of the row that is looked at.
    bytes: Vec<u8>,
    /// Whether a row that was passed over is ours by a name or code that was learnt later.
    has_missed: bool,
}

/// Reads a long file for one authority.
pub(super) fn read(
    open: &mut Open<'_>,
    columns: &Columns,
    authority: &str,
) -> Result<Answer, ImportError> {
    let mut reader = LongReader {
        columns,
        place: Place::named(authority),
        kept: Vec::new(),
        are_filters: vec![false; columns.others.len()],
        regions: Vec::new(),
        n_joint: 0,
        n_too_long: 0,
        names: Vec::new(),
        n_figures: 0,
        name: String::new(),
        known: FxHashMap::default(),
        places: Vec::new(),
        bytes: Vec::new(),
        has_missed: false,
    };
    for _ in 0..MAX_READS {
        reader.pass(open)?;
        if !reader.has_missed {
            break;
        }
    }
    if !reader.kept.iter().any(|kept| kept.area == Area::Ours) {
        return Ok(Answer::Places(Places {
            authority: authority.to_owned(),
            names: reader.names,
        }));
    }
    Ok(Answer::Figures(reader.figures()))
}

impl LongReader<'_> {
    fn pass(&mut self, open: &mut Open<'_>) -> Result<(), ImportError> {
        self.kept.clear();
        self.known.clear();
        self.places.clear();
        self.has_missed = false;
        (self.n_joint, self.n_too_long, self.n_figures) = (0, 0, 0);
        let mut source = open().map_err(unreadable)?;
        let mut records = Records::new(&mut *source).map_err(unreadable)?;
        records.next().map_err(unreadable)?;
        loop {
            match records.next().map_err(unreadable)? {
                Record::Over => return Ok(()),
                Record::TooLong => self.n_too_long += 1,
                Record::Read => self.take(&records),
            }
            if self.n_figures > MAX_FIGURES {
                return Err(ImportError::TooLarge {
                    what: "a table",
                    most: "400,000 figures of one authority",
                });
            }
        }
    }

    fn take(&mut self, records: &Records<'_>) {
        for (idx, (column, _)) in self.columns.others.iter().enumerate() {
            if let Some(is_filter) = self.are_filters.get_mut(idx)
                && !*is_filter
            {
                *is_filter = !is_figure(records.cell(*column));
            }
        }
        let Some(area) = self.area(records) else {
            return;
        };
        let region = self.columns.region.map(|idx| records.text(idx));
        let region = region.unwrap_or_default();
        if area == Area::Ours && !self.regions.contains(&region) {
            self.regions.push(region.clone());
        }
        let others = self.columns.others.iter();
        let cells: Vec<String> = others.map(|(idx, _)| records.text(*idx)).collect();
        self.n_figures += cells.len();
        self.kept.push(Kept {
            area,
            region,
            period: period(&records.text(self.columns.time)),
            cells,
        });
    }

    fn area(&mut self, records: &Records<'_>) -> Option<Area> {
        let level = records.cell(self.columns.level);
        if level.eq_ignore_ascii_case(b"national") {
            return Some(Area::England);
        } else if level.eq_ignore_ascii_case(b"regional") {
            return Some(Area::Region);
        } else if !level.eq_ignore_ascii_case(b"local authority") {
            return None;
        }
        match self.whose(records) {
            Whose::Ours => Some(Area::Ours),
            Whose::Joint => {
                self.n_joint += 1;
                None
            }
            Whose::Others => None,
        }
    }

    fn whose(&mut self, records: &Records<'_>) -> Whose {
        self.bytes.clear();
        for idx in self.columns.place.into_iter().flatten() {
            self.bytes.extend(records.cell(idx));
            self.bytes.push(0);
        }
        let known = self.known.get(&self.bytes);
        if let Some((_, whose)) = known.and_then(|idx| self.places.get(*idx)) {
            return *whose;
        }
        let cell = |idx: Option<usize>| idx.map(|idx| records.text(idx)).unwrap_or_default();
        let cells = self.columns.place.map(cell);
        let n_known = self.place.n_keys();
        let whose = self.place.whose(words(&cells));
        if self.place.n_keys() > n_known {
            self.look_again();
        }
        let [.., name] = &cells;
        if whose == Whose::Ours && self.name.is_empty() {
            self.name.clone_from(name);
        }
        if whose == Whose::Others && self.names.len() < MAX_NAMED && !self.names.contains(name) {
            self.names.push(name.clone());
        }
        if self.known.len() < MAX_KNOWN {
            self.known.insert(self.bytes.clone(), self.places.len());
            self.places.push((cells, whose));
        }
        whose
    }

    /// Looks again at the places so far, once more names or codes of ours are known.
    fn look_again(&mut self) {
        let place = &self.place;
        let mut places = self.places.iter();
        let is_other = |(cells, whose): &([String; 3], Whose)| {
            *whose != Whose::Ours && place.clone().whose(words(cells)) != *whose
        };
        // Of a file with so many places, not all are remembered.
        let is_all = self.known.len() < MAX_KNOWN;
        self.has_missed |= !is_all || places.any(is_other);
    }

    fn figures(self) -> Figures {
        let (measures, filters): (Vec<usize>, Vec<usize>) = (0..self.columns.others.len())
            .partition(|idx| !self.are_filters.get(*idx).copied().unwrap_or(true));
        let name = |idx: usize| {
            let column = self.columns.others.get(idx);
            column.map(|(_, name)| name.clone()).unwrap_or_default()
        };
        // Which release a year is from parts no series.
        let filters: Vec<usize> = filters
            .into_iter()
            .filter(|idx| name(*idx) != "version")
            .collect();
        let mut rows: FxHashMap<Vec<String>, Vec<&Kept>> = FxHashMap::default();
        for kept in &self.kept {
            let is_ours = kept.area != Area::Region || self.regions.contains(&kept.region);
            if !is_ours {
                continue;
            }
            let values = filters
                .iter()
                .filter_map(|idx| kept.cells.get(*idx).cloned());
            let values: Vec<String> = values.collect();
            rows.entry(values).or_default().push(kept);
        }
        let (mut left, order) = (self.left(), self.orders(&filters));
        let mut series = Vec::new();
        for idx in &measures {
            for values in &order {
                let Some(rows) = rows.get(values) else {
                    continue;
                };
                let points = points(rows, *idx, &mut left, &name(*idx));
                if points.iter().all(|point| point.ours.is_empty()) {
                    continue;
                }
                series.push(Series {
                    column: name(*idx),
                    filters: { filters.iter().map(|idx| name(*idx)) }
                        .zip(values.iter().cloned())
                        .collect(),
                    points,
                    place: format!("column {}", name(*idx)),
                    own: None,
                });
            }
        }
        Figures {
            authority: self.name,
            series,
            left,
        }
    }

    /// Returns the values of filters in our rows, in the order of the file.
    fn orders(&self, filters: &[usize]) -> Vec<Vec<String>> {
        let mut order: Vec<Vec<String>> = Vec::new();
        let mut known: FxHashSet<Vec<String>> = FxHashSet::default();
        for kept in self.kept.iter().filter(|kept| kept.area == Area::Ours) {
            let values = filters
                .iter()
                .filter_map(|idx| kept.cells.get(*idx).cloned());
            let values: Vec<String> = values.collect();
            if known.insert(values.clone()) {
                order.push(values);
            }
        }
        order
    }

    fn left(&self) -> Vec<Left> {
        let mut left = Vec::new();
        if self.n_joint > 0 {
            left.push(Left {
                text: format!("{} rows", self.n_joint),
                why: "They are of several authorities together.".to_owned(),
            });
        }
        if self.n_too_long > 0 {
            left.push(Left {
                text: format!("{} rows", self.n_too_long),
                why: "They are too long to be rows of a table.".to_owned(),
            });
        }
        left
    }
}

fn words([number, code, name]: &[String; 3]) -> [&str; 3] {
    [number, code, name]
}

/// Returns the figures of one column and one choice of filters, by period.
fn points(rows: &[&Kept], idx: usize, left: &mut Vec<Left>, column: &str) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for kept in rows {
        let Some(cell) = kept.cells.get(idx) else {
            continue;
        };
        let at = points.iter().position(|point| point.period == kept.period);
        let at = at.unwrap_or_else(|| {
            points.push(Point {
                period: kept.period.clone(),
                ..Point::default()
            });
            points.len() - 1
        });
        let Some(point) = points.get_mut(at) else {
            continue;
        };
        let figure = match kept.area {
            Area::Ours => &mut point.ours,
            Area::Region => &mut point.region,
            Area::England => &mut point.england,
        };
        let has_number = |text: &str| Figure(text.to_owned()).read().number().is_some();
        if figure.is_empty() || (!has_number(&figure.0) && has_number(cell)) {
            // A row that only says that there was no such authority gives way to a figure.
            figure.0.clone_from(cell);
        } else if figure.0 != *cell && has_number(cell) {
            left.push(Left {
                text: format!("{column}, {}: {cell}", kept.period),
                why: format!("The file has {} for the same time already.", figure.0),
            });
        }
    }
    points.retain(|point| !point.ours.is_empty());
    points.sort_by_key(|point| {
        NamedPeriod::read(&point.period)
            .time
            .map(|time| time.order())
    });
    points
}

/// Whether a cell holds a figure or a sign in the place of one: `22.6`, `c`, `01:10`.
fn is_figure(cell: &[u8]) -> bool {
    match cell {
        [] | [b'c' | b'z' | b'x' | b'u' | b'k' | b':' | b'-'] | b"low" | b"NA" => true,
        _ => {
            let signs = b"+-.,:%eE";
            let is_sign = |byte: &u8| byte.is_ascii_digit() || signs.contains(byte);
            cell.iter().all(is_sign) && cell.iter().any(u8::is_ascii_digit)
        }
    }
}

/// Returns a period as people write it: `202425` is `2024/25`.
fn period(text: &str) -> String {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    match (text.get(..4), text.get(4..)) {
        (Some(year), Some(next)) if is_number && next.len() == 2 => format!("{year}/{next}"),
        _ => text.to_owned(),
    }
}
