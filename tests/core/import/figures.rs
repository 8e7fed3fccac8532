//! Figures: the Department’s long files as they are shaped, and a council’s own table.

use candour::import::figures::{Answer, Figures, read, read_beside};

/// A long file: years as blocks, newest first, a code that changed, a joint row, codes late.
pub(crate) const LONG: &str = "\u{feff}time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,age,boats_count,boats_percent
2025,Reporting year,National,E92000001,England,,,,,,All ages,4000,21
2025,Reporting year,National,E92000001,England,,,,,,Under 5,40,x
2025,Reporting year,Regional,E92000001,England,E12000003,Yorkshire and The Humber,,,,All ages,400,22.6
2025,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,815,North Yorkshire,E06000065,All ages,40,22
2025,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,815,North Yorkshire,E06000065,Under 5,c,z
2025,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,816,York,E06000014,All ages,9,9
2025,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,815 / 816,North Yorkshire / York,E06000065 / E06000014,All ages,49,9
2023,Reporting year,National,E92000001,England,,,,,,All ages,3900,20.5
2023,Reporting year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,815,North Yorkshire,E10000023,All ages,38,20.5
202223,Academic year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,815,North Yorkshire,E10000023,All ages,37,low
";

fn figures(text: &str, authority: &str) -> Figures {
    match read(
        &mut || Ok(Box::new(std::io::Cursor::new(text.to_owned().into_bytes()))),
        authority,
    ) {
        Ok(Answer::Figures(figures)) => figures,
        other => panic!("{other:?}"),
    }
}

fn told(figures: &Figures) -> Vec<String> {
    let series = figures.series.iter().map(|series| {
        let points = series.points.iter().map(|point| {
            let (region, england) = (&point.region.0, &point.england.0);
            format!("{}={}|{region}|{england}", point.period, point.ours.0)
        });
        let points: Vec<String> = points.collect();
        format!("{}: {}", series.title(), points.join(" "))
    });
    series.collect()
}

#[test]
fn a_long_file_gives_one_authority_under_all_its_names_and_codes() {
    for authority in [
        "North Yorkshire",
        "north yorkshire council",
        "815",
        "E10000023",
        "E06000065",
    ] {
        let figures = figures(LONG, authority);
        assert_eq!(
            told(&figures),
            [
                "Boats count (All ages): 2022/23=37|| 2023=38||3900 2025=40|400|4000",
                "Boats count (Under 5): 2025=c||40",
                "Boats percent (All ages): 2022/23=low|| 2023=20.5||20.5 2025=22|22.6|21",
                "Boats percent (Under 5): 2025=z||x",
            ],
            "{authority}"
        );
        assert_eq!(figures.left[0].text, "1 rows");
        assert_eq!(figures.authority, "North Yorkshire");
    }
}

#[test]
fn an_authority_that_is_not_there_is_answered_with_those_that_are() {
    let bytes = || LONG.as_bytes().to_vec();
    for authority in ["", "Northmere"] {
        let found = read(
            &mut || Ok(Box::new(std::io::Cursor::new(bytes()))),
            authority,
        );
        let Ok(Answer::Places(places)) = found else {
            panic!("{found:?}")
        };
        assert_eq!(places.names[..2], ["North Yorkshire", "York"]);
    }
}

/// A file of any size, made while it is read.
struct Endless {
    head: &'static [u8],
    line: &'static [u8],
    n_left: usize,
    at: usize,
}

impl std::io::Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let from = if self.head.is_empty() {
            self.line
        } else {
            self.head
        };
        let rest = &from[self.at..];
        if self.n_left == 0 {
            return Ok(0);
        }
        let len = rest.len().min(buffer.len());
        buffer[..len].copy_from_slice(&rest[..len]);
        self.at += len;
        if self.at == from.len() {
            self.at = 0;
            if self.head.is_empty() {
                self.n_left -= 1;
            }
            self.head = b"";
        }
        Ok(len)
    }
}

#[test]
fn a_long_file_is_read_piece_by_piece_and_too_many_figures_are_refused() {
    let head = b"time_period,geographic_level,la_name,new_la_code,boats\n";
    let open = |line: &'static [u8]| {
        move || -> std::io::Result<Box<dyn std::io::Read>> {
            let n_left = 1_000_000;
            Ok(Box::new(Endless {
                head,
                line,
                n_left,
                at: 0,
            }))
        }
    };
    let others = b"2025,Local authority,York,E06000014,7\n";
    assert!(matches!(
        read(&mut open(others), "Leeds"),
        Ok(Answer::Places(_))
    ));
    let error = read(&mut open(others), "York").unwrap_err();
    assert!(error.to_string().contains("400,000 figures"), "{error}");
}

#[test]
fn the_mean_of_neighbours_stands_beside_where_half_of_them_have_a_number() {
    let row = |year: u16, name: &str, boats: &str| {
        format!("{year},Reporting year,Local authority,,,,,,{name},,{boats}\n")
    };
    let mut text = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,boats_percent\n".to_owned();
    for (name, now, before) in [
        ("Northmere", "14.2", "13.0"),
        ("Southmere", "15.5", "c"),
        ("Eastmere", "16", "11.1"),
        ("Westmere", "c", "x"),
        ("Elsewhere", "90", "90"),
    ] {
        text.push_str(&row(2025, name, now));
        text.push_str(&row(2024, name, before));
    }
    let names = ["Southmere", "Eastmere council", "Westmere", "Nowhere"];
    let names = names.map(str::to_owned);
    let answer = read_beside(
        &mut || Ok(Box::new(std::io::Cursor::new(text.clone().into_bytes()))),
        "Northmere",
        &names,
    );
    let Ok(Answer::Figures(figures)) = answer else {
        panic!("no figures")
    };
    let points = &figures.series[0].points;
    let beside: Vec<&str> = points
        .iter()
        .map(|point| point.neighbours.0.as_str())
        .collect();
    // One of three is too few.
    assert_eq!(beside, ["", "15.8"]);
    assert_eq!(points[1].ours.0, "14.2");
    assert_eq!(figures.left[0].text, "Nowhere");

    // One is no mean, whether it is the only one named or the only one that the file has.
    for names in [&["Southmere"][..], &["Southmere", "Nowhere"]] {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut open = || -> std::io::Result<Box<dyn std::io::Read>> {
            Ok(Box::new(std::io::Cursor::new(text.clone().into_bytes())))
        };
        let answer = read_beside(&mut open, "Northmere", &names);
        let Ok(Answer::Figures(figures)) = answer else {
            panic!("no figures")
        };
        let mut points = figures.series[0].points.iter();
        assert!(points.all(|point| point.neighbours.0.is_empty()));
        let told = figures.left.last().unwrap();
        assert!(told.why.contains("one is no mean"), "{told:?}");
    }
}

#[test]
fn a_file_is_read_again_only_where_a_name_that_was_learnt_later_stands_before() {
    let head = "time_period,geographic_level,old_la_code,la_name,new_la_code,boats\n";
    let n_reads = |rows: &[&str], expected: &str| {
        let text = format!("{head}{}\n", rows.join("\n"));
        let mut n_opened = 0;
        let mut open = || -> std::io::Result<Box<dyn std::io::Read>> {
            n_opened += 1;
            Ok(Box::new(std::io::Cursor::new(text.clone().into_bytes())))
        };
        let found = read(&mut open, "Northmere");
        let Ok(Answer::Figures(figures)) = found else {
            panic!("{found:?}")
        };
        assert_eq!(told(&figures), [expected]);
        // Once for its head.
        n_opened - 1
    };
    let (york, named) = (
        "2023,Local authority,816,York,E06000014,7",
        "2024,Local authority,399,Northmere,E09000099,5",
    );
    let (by_code, joint) = (
        "2023,Local authority,,,E09000099,4",
        "2023,Local authority,399 / 816,,,9",
    );
    assert_eq!(
        n_reads(&[york, named, by_code], "Boats: 2023=4|| 2024=5||"),
        1
    );
    assert_eq!(
        n_reads(&[york, by_code, named], "Boats: 2023=4|| 2024=5||"),
        2
    );
    // Whether a row is of several is not known before the number is.
    assert_eq!(n_reads(&[joint, named], "Boats: 2024=5||"), 2);
}
