//! Where the figures of a series go: to which indicator, and whose they are there.
//!
//! What was chosen once is remembered in the draft itself: an indicator’s source says which series
//! of which file its figures are, and those of others behind their name: “Boats (scores.xlsx);
//! England: Boats, England (scores.xlsx)”.

use super::found::{Figures, Series};
use crate::model::{Draft, Indicator, Point, RowId};

/// Whose figures a series has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The authority’s own; with those of region and England where the file has them beside.
    Ours,
    /// The mean of the statistical neighbours.
    Neighbours,
    /// The region’s.
    Region,
    /// England’s.
    England,
    /// What the authority aims at.
    Target,
}

impl Whose {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Ours,
        Self::Neighbours,
        Self::Region,
        Self::England,
        Self::Target,
    ];

    /// Returns what people call it, as it stands in a source, too.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ours => "Our own",
            Self::Neighbours => "Statistical neighbours",
            Self::Region => "Region",
            Self::England => "England",
            Self::Target => "Target",
        }
    }

    /// Returns a point with its own figure where those of this kind stand.
    pub(super) fn put(self, point: &Point) -> Point {
        let (period, figure) = (point.period.clone(), point.ours.clone());
        let empty = Point {
            period,
            ..Point::default()
        };
        match self {
            Self::Ours => point.clone(),
            Self::Neighbours => Point {
                neighbours: figure,
                ..empty
            },
            Self::Region => Point {
                region: figure,
                ..empty
            },
            Self::England => Point {
                england: figure,
                ..empty
            },
            Self::Target => Point {
                target: figure,
                ..empty
            },
        }
    }

    /// Returns whose figures a name says that it has, and the name without that.
    fn said(name: &str) -> Option<(Self, &str)> {
        const ENDS: [(&str, Whose); 9] = [
            ("statistical neighbours", Whose::Neighbours),
            ("statistical neighbour", Whose::Neighbours),
            ("neighbours", Whose::Neighbours),
            ("sn", Whose::Neighbours),
            ("region", Whose::Region),
            ("england", Whose::England),
            ("national", Whose::England),
            ("target", Whose::Target),
            ("average of england", Whose::England),
        ];
        let trimmed = name.trim_end_matches([')', ' ']);
        let lower = trimmed.to_lowercase();
        let found = ENDS.iter().filter(|(end, _)| lower.ends_with(end));
        let (end, whose) = found.max_by_key(|(end, _)| end.len())?;
        let rest = trimmed.get(..trimmed.len().checked_sub(end.len())?)?;
        let is_apart = rest.ends_with([' ', ',', '(', '-', '–', ':', '/']);
        let rest = rest.trim_end_matches([' ', ',', '(', '-', '–', ':', '/']);
        (is_apart && !rest.is_empty()).then_some((*whose, rest))
    }
}

/// To which indicator a series goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// A new one.
    New,
    /// The same as another series of the file, by its position.
    Series(usize),
    /// One of the draft.
    Row(RowId),
}

impl To {
    /// Returns the indicator of a draft.
    pub(super) fn indicator<'a>(&self, draft: &'a Draft) -> Option<&'a Indicator> {
        let Self::Row(row) = self else {
            return None;
        };
        let mut indicators = draft.registers.indicators.iter();
        indicators.find(|indicator| indicator.id == *row)
    }
}

/// Where a series goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goes {
    /// To which indicator.
    pub to: To,
    /// Whose its figures are there.
    pub whose: Whose,
}

impl Series {
    /// Returns where the figures stand, as the paper says it and as the next file is known by.
    pub(super) fn origin(&self) -> String {
        let filters = self.filters.iter().map(|(_, value)| value.as_str());
        let parts = std::iter::once(self.column.as_str()).chain(filters);
        parts.collect::<Vec<_>>().join(", ")
    }

    /// Returns where the series goes by itself: to the indicator that has these figures, by where
    /// they came from, or by its name or code; else to a new one.
    pub(super) fn goes(&self, draft: &Draft) -> Goes {
        let known = self.written(draft).or_else(|| self.brought_before(draft));
        let called = || Some((self.called(draft)?, Whose::Ours));
        match known.or_else(called) {
            Some((indicator, whose)) => Goes {
                to: To::Row(indicator.id.clone()),
                whose,
            },
            None => Goes {
                to: To::New,
                whose: Whose::Ours,
            },
        }
    }

    /// Returns the indicator from which Candour wrote these figures.
    fn written<'a>(&self, draft: &'a Draft) -> Option<(&'a Indicator, Whose)> {
        let own = self.own.as_ref()?;
        let mut indicators = draft.registers.indicators.iter();
        let found = indicators.find(|indicator| own.row == indicator.id.as_str());
        found.map(|indicator| (indicator, Whose::Ours))
    }

    /// Returns the indicator that had these figures from a file before.
    fn brought_before<'a>(&self, draft: &'a Draft) -> Option<(&'a Indicator, Whose)> {
        let origin = format!("{} (", self.origin());
        let indicators = draft.registers.indicators.iter();
        let mut parts = indicators.flat_map(|indicator| {
            let parts = parts(&indicator.source).into_iter();
            parts.map(move |(whose, text)| (indicator, whose, text))
        });
        let found = parts.find(|(_, _, text)| text.starts_with(&origin));
        found.map(|(indicator, whose, _)| (indicator, whose))
    }

    /// Returns the indicator that is called so.
    fn called<'a>(&self, draft: &'a Draft) -> Option<&'a Indicator> {
        let title = self.title().to_lowercase();
        let mut indicators = draft.registers.indicators.iter();
        indicators.find(|indicator| {
            let own = indicator.title.trim().to_lowercase();
            let is_code = self.filters.is_empty() && indicator.code == self.column;
            own == title || own == self.column.to_lowercase() || is_code
        })
    }
}

impl Figures {
    /// Returns where each series goes by itself. One that says whose figures it has goes to the
    /// indicator of the series that is called so without it.
    pub fn goes(&self, draft: &Draft) -> Vec<Goes> {
        let own: Vec<Goes> = { self.series.iter() }
            .map(|series| series.goes(draft))
            .collect();
        let series = self.series.iter().zip(&own);
        let goes = series.map(|(series, goes)| match self.beside(series, &own) {
            Some(beside) if goes.to == To::New => beside,
            _ => goes.clone(),
        });
        goes.collect()
    }

    fn beside(&self, series: &Series, own: &[Goes]) -> Option<Goes> {
        // A long file has region and England in the same row.
        if !self.authority.is_empty() || series.own.is_some() {
            return None;
        }
        let title = series.title();
        let (whose, base) = Whose::said(&title)?;
        let base = base.to_lowercase();
        let is_base = |(idx, other): &(usize, &Series)| {
            let other_title = other.title().to_lowercase();
            let rest = other_title.strip_prefix(&base);
            let is_named = rest.is_some_and(|rest| {
                rest.is_empty() || rest.starts_with([',', ' ', '(', '-', '–', ':', '/'])
            });
            let is_ours = own.get(*idx).is_some_and(|goes| goes.whose == Whose::Ours);
            is_named && is_ours && Whose::said(&other_title).is_none()
        };
        let (idx, _) = self.series.iter().enumerate().find(is_base)?;
        Some(Goes {
            to: To::Series(idx),
            whose,
        })
    }
}

/// Parts a source into where our own figures and those of others come from.
fn parts(source: &str) -> Vec<(Whose, &str)> {
    let named = |part| {
        let mut others = Whose::ALL.into_iter().skip(1);
        let found = others.find_map(|whose| {
            let rest = str::strip_prefix(part, whose.label())?.strip_prefix(": ")?;
            Some((whose, rest))
        });
        found.unwrap_or((Whose::Ours, part))
    };
    let parts = source.split("; ").map(str::trim);
    parts.filter(|part| !part.is_empty()).map(named).collect()
}

/// Returns a source in which somebody’s figures come from elsewhere now.
pub(super) fn with_source(source: &str, whose: Whose, text: &str) -> String {
    let mut all: Vec<(Whose, &str)> = parts(source);
    all.retain(|(known, _)| *known != whose);
    all.push((whose, text));
    // Our own come first, the others in the order of the table.
    let order = |whose: Whose| Whose::ALL.iter().position(|known| *known == whose);
    all.sort_by_key(|(whose, _)| order(*whose));
    let said = all.into_iter().map(|(whose, text)| match whose {
        Whose::Ours => text.to_owned(),
        Whose::Neighbours | Whose::Region | Whose::England | Whose::Target => {
            format!("{}: {text}", whose.label())
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    fn series(column: &str, figure: &str) -> Series {
        Series {
            column: column.to_owned(),
            filters: Vec::new(),
            points: vec![Point {
                period: "2024".to_owned(),
                ours: Figure(figure.to_owned()),
                ..Point::default()
            }],
            place: String::new(),
            own: None,
        }
    }

    fn sheet() -> Figures {
        Figures {
            authority: String::new(),
            series: vec![
                series("Boats, Northmere", "14"),
                series("Boats, England", "20"),
                series("Oars", "3"),
                series("Oars (statistical neighbours)", "5"),
                series("Sails", "1"),
            ],
            left: Vec::new(),
        }
    }

    #[test]
    fn who_is_named_behind_a_measure_stands_beside_it() {
        let goes = sheet().goes(&Draft::default());
        let told: Vec<_> = goes.iter().map(|goes| (&goes.to, goes.whose)).collect();
        assert_eq!(
            told,
            [
                (&To::New, Whose::Ours),
                (&To::Series(0), Whose::England),
                (&To::New, Whose::Ours),
                (&To::Series(2), Whose::Neighbours),
                (&To::New, Whose::Ours),
            ]
        );
        assert_eq!(Whose::said("New England"), Some((Whose::England, "New")));
        assert_eq!(Whose::said("England"), None);
        assert_eq!(Whose::said("Absence in snsn"), None);
    }

    #[test]
    fn what_was_sent_somewhere_is_found_there_in_the_next_file() {
        let figures = sheet();
        let mut draft = Draft::default();
        let mut goes = figures.goes(&draft);
        goes[4] = Goes {
            to: To::Series(2),
            whose: Whose::Target,
        };
        let proposal = figures.assigned(&draft, &[true; 5], &goes, "scores.csv");
        assert_eq!(proposal.rows.len(), 2);
        let mut indicator = Indicator::new(RowId::new("i-oars").unwrap());
        for (column, value) in &proposal.rows[1].preset {
            use crate::model::Record as _;
            indicator
                .cell_mut(column)
                .unwrap()
                .set(value.clone())
                .unwrap();
        }
        let point = &indicator.values[0];
        let figures_of = [&point.ours, &point.neighbours, &point.target];
        assert_eq!(figures_of.map(|figure| figure.0.as_str()), ["3", "5", "1"]);
        assert_eq!(
            indicator.source,
            "Oars (scores.csv); Statistical neighbours: Oars (statistical neighbours) (scores.csv); Target: Sails (scores.csv)"
        );
        indicator.title = "How many oars we have".to_owned();
        draft.registers.indicators.push(indicator);

        let next = sheet();
        let goes = next.goes(&draft);
        let row = To::Row(RowId::new("i-oars").unwrap());
        let told: Vec<_> = goes[2..]
            .iter()
            .map(|goes| (&goes.to, goes.whose))
            .collect();
        let expected = [Whose::Ours, Whose::Neighbours, Whose::Target];
        assert_eq!(told, expected.map(|whose| (&row, whose)));
        let changes = next.changes(&draft, &goes);
        assert!(changes[2..].iter().all(super::super::Change::is_empty));
        let taken = [false, false, true, true, true];
        assert!(
            next.assigned(&draft, &taken, &goes, "scores 2.csv")
                .is_empty()
        );
    }
}
