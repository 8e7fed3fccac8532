//! Names of periods in, their first and last days out.

use super::*;

/// Reads a period as "first last".
fn days(text: &str) -> String {
    NamedPeriod::read(text).time.map_or_else(
        || "not understood".to_owned(),
        |time| format!("{} {}", time.first, time.last),
    )
}

#[track_caller]
fn check(expected: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(days(text), expected, "{text}");
    }
}

/// Every list is in the order of time.
#[track_caller]
fn check_order(texts: &[&str]) {
    let times: Vec<TimeSpan> = texts
        .iter()
        .map(|text| {
            NamedPeriod::read(text)
                .time
                .unwrap_or_else(|| panic!("{text}"))
        })
        .collect();
    let mut sorted = times.clone();
    sorted.sort_by_key(TimeSpan::order);
    assert_eq!(times, sorted, "{texts:?}");
    let are_different = times.iter().zip(times.iter().skip(1)).all(|(a, b)| a != b);
    assert!(are_different, "{texts:?}");
}

#[test]
fn years_are_read_as_councils_write_them() {
    check(
        "2025-01-01 2025-12-31",
        &["2025", "2025p", "2025 (prov)", "2025 [r]", " 2025 (Final) "],
    );
    check(
        "2024-04-01 2025-03-31",
        &[
            "2024/25",
            "2024-25",
            "2024–25",
            "2024 / 25",
            "24/25",
            "24-25",
            "2024-2025",
            "2024/2025",
            "FY24/25",
            "FY 2024-25",
            "FY2425",
            "FY25",
            "FY 2025",
            "2024/25 financial year",
            "2024/25 outturn",
            "2024/25 Out-turn",
            "Outturn 2024/25",
            "2024/25 final outturn",
            "2024/25 (outturn)",
            "2024/25 actuals",
            "2024/25 full year",
            "2024/25 (full year)",
            "2024/25 year end",
            "2024/25 year-end position",
            "2024/25 draft",
            "2024/25 unvalidated",
            "202425",
            "2024-25 (OT)",
            "year ending March 2025",
            "Year ended 31 March 2025",
            "YE Mar-25",
            "y/e 31/03/2025",
            "12 months to March 2025",
            "Rolling 12 months to Mar 25",
            "Mar 25 (rolling 12 months)",
            "Apr 2024 to Mar 2025",
            "Apr-24 - Mar-25",
            "1 April 2024 to 31 March 2025",
            "01/04/2024 - 31/03/2025",
        ],
    );
    check(
        "2024-09-01 2025-08-31",
        &["2024/25 academic year", "AY 24/25", "school year 2024-25"],
    );
    check(
        "2014-01-01 2016-12-31",
        &["2014-16", "2014 to 2016", "2014–2016", "14-16"],
    );
    check(
        "2013-04-01 2016-03-31",
        &["2013/14-15/16", "2013-14 to 2015-16", "2013/14 - 2015/16"],
    );
}

#[test]
fn quarters_and_halves_are_read_with_their_year() {
    check(
        "2024-04-01 2024-06-30",
        &[
            "Q1 24/25",
            "Q1 2024/25",
            "2024-25 Q1",
            "24/25 Q1",
            "Q1-24/25",
            "Q1 FY24/25",
            "Q1 FY25",
            "Quarter one 2024/25",
            "Quarter One, 2024-25",
            "Qtr one 24/25",
            "2024/25 quarter one outturn",
            "Q1 2024/25 (outturn)",
            "Qtr 1 2024/25",
            "Quarter 1 2024/25",
            "Quarter 1, 2024-25",
            "1st quarter 2024/25",
            "First quarter 2024/25",
            "Q1 (Apr-Jun) 2024/25",
            "Q2 2024",
            "2024Q2",
            "2024-Q2",
            "Quarter 2 2024",
            "Q2'24",
            "Q2-24",
            "Apr–Jun 2024",
            "April to June 2024",
            "Apr-Jun 24",
            "Apr - Jun 24/25",
            "2024/25 Apr-Jun",
            "1 April to 30 June 2024",
            "Quarter ending June 2024",
            "3 months to June 2024",
        ],
    );
    check(
        "2025-01-01 2025-03-31",
        &["Q4 2024/25", "Q1 2025", "Jan-Mar 2025", "Jan-Mar 24/25"],
    );
    check(
        "2024-04-01 2024-09-30",
        &["H1 2024/25", "First half 2024/25", "Half year 1 24/25"],
    );
    check(
        "2024-10-01 2025-03-31",
        &["H2 2024/25", "Oct 24 - Mar 25", "Oct–Mar 2025"],
    );
}

#[test]
fn months_and_days_are_read_day_before_month() {
    check(
        "2024-04-01 2024-04-30",
        &[
            "Apr-24",
            "Apr 24",
            "Apr24",
            "Apr '24",
            "Month one 2024/25",
            "April 2024",
            "2024-04",
            "04/2024",
            "4/24",
            "202404",
            "April 2024/25",
            "M1 2024/25",
            "Apr-24 (provisional)",
        ],
    );
    check(
        "2025-03-01 2025-03-31",
        &["Mar 25", "March 2024/25", "Month 12 2024/25"],
    );
    check(
        "2024-09-01 2024-09-30",
        &["Sept 24", "Sept. 2024", "Sep-24"],
    );
    check(
        "2024-03-31 2024-03-31",
        &[
            "31/03/2024",
            "31.03.24",
            "31-03-24",
            "31/3/24",
            "31 March 2024",
            "31st March 2024",
            "March 31, 2024",
            "31-Mar-24",
            "as at 31 March 2024",
            "As at 31/03/24",
            "Sunday 31 March 2024",
            "2024-03-31",
            "2024-03-31T00:00:00",
            "31/03/2024 00:00",
            "20240331",
            "end of March 2024",
            "End March 24",
        ],
    );
}

#[test]
fn terms_belong_to_a_school_year() {
    check(
        "2024-09-01 2024-12-31",
        &["Autumn 2024", "Autumn term 2024/25", "2024/25 Autumn"],
    );
    check(
        "2025-01-01 2025-03-31",
        &["Spring 2025", "Spring term 2024/25", "Spring 24/25"],
    );
    check(
        "2025-04-01 2025-07-31",
        &["Summer 2025", "Summer term 2024-25"],
    );
    check_order(&[
        "Autumn 1 24/25",
        "Autumn 2 24/25",
        "Spring 1 24/25",
        "Summer 2 24/25",
    ]);
}

#[test]
fn what_is_not_plain_is_not_guessed() {
    check(
        "not understood",
        &[
            "",
            "0",
            "soon",
            "Latest",
            "Q1",
            "Qtr 1",
            "Apr",
            "24",
            "31 March",
            "Q5 2024",
            "13/2024",
            "03/31/2024",
            "31/02/2024",
            "2024 target",
            "Spring",
            "Winter 2024",
            "20244",
            "2024 2025",
            "2024-25 (first 3 months, n=5)",
            "2024/25 (part)",
            "Q1 (Jul-Sep) 2024/25",
            "24-Apr",
            "Apr-",
            "FY",
            "YTD",
            "Wave 3",
        ],
    );
}

#[test]
fn mixed_kinds_stand_where_they_end() {
    check_order(&["2022-23", "2023-24", "2024-25", "Q1 25/26"]);
    check_order(&[
        "2023",
        "Q3 2024",
        "Q4 2024",
        "March 2025",
        "Q1 2025",
        "2025-26 Q2",
        "Q2 2026",
    ]);
    check_order(&["Q3 24/25", "Q4 24/25", "2024/25", "Apr 25"]);
    check_order(&["2023/24", "2024/25", "2025/26 YTD"]);
    check_order(&["2024/25", "2025/26 to Sep"]);
    check_order(&["31/03/2024", "30/06/2024", "30/09/2024", "31/12/2024"]);
    check_order(&["Dec-24", "Jan-25", "Feb-25", "Mar-25"]);
    check_order(&["Spring 2024", "Summer 2024", "Autumn 2024", "Spring 2025"]);
    check_order(&["2014-16", "2015-17", "2016-18"]);
}

#[test]
fn like_is_like_however_it_is_written() {
    let time = |text: &str| NamedPeriod::read(text).time.unwrap();
    for (one, other, is_like) in [
        ("2024/25", "2023-24", true),
        ("2024", "2024/25", false),
        ("Q1 24/25", "Apr–Jun 2024", true),
        ("2024/25", "Q1 25/26", false),
        ("2024/25", "2025/26 YTD", false),
        ("March 2024", "31 March 2024", false),
        ("Autumn 2024", "Spring 2025", true),
        ("2014-16", "2016", false),
        ("Q1 24/25 YTD", "Q2 24/25 YTD", false),
        ("Q2 23/24 YTD", "Q2 24/25 YTD", true),
        ("Q1 24/25 cumulative", "Q2 24/25 cumulative", false),
        ("2024/25 to Q2", "2024/25 to Q3", false),
        ("2024/25 to Sep", "2025/26 to Sep", true),
        ("2024/25 to date", "2025/26 to date", false),
        ("2025/26 YTD", "2025/26 to date", true),
        ("2024/25", "2024/25 academic year", false),
        ("2024", "2024/25 academic year", false),
        ("2023/24 academic year", "AY 24/25", true),
        ("2024/25", "12 months to June 2024", false),
        ("2024", "12 months to June 2024", false),
        ("12 months to June 2023", "12 months to June 2024", true),
        ("12 months to March 2024", "2024/25", true),
        ("12 months to December 2024", "2023", true),
        ("YE Jun-24", "rolling 12 months to Sep 24", false),
        ("year to 15 June 2023", "year to 15 June 2024", true),
        ("2014-16", "2015-17", true),
        ("2014-16", "2013/14-15/16", false),
        ("Dec 2023 YTD", "Dec 2024 YTD", true),
        ("Dec 2024 academic year to date", "Dec 2023 YTD", false),
        (
            "Dec 2024 academic year to date",
            "Dec 2023 school year to date",
            true,
        ),
        ("Dec 2024 calendar year to date", "Dec 2023 YTD", false),
        (
            "2024/25 academic year to date",
            "2023/24 academic year",
            false,
        ),
    ] {
        assert_eq!(time(one).is_like(&time(other)), is_like, "{one} {other}");
    }
    let is_same =
        |one: &str, other: &str| NamedPeriod::read(one).is_same(&NamedPeriod::read(other));
    assert!(is_same("2024/25", "FY24-25") && is_same("soon", " Soon"));
    assert!(!is_same("2024", "2024/25") && !is_same("soon", "2024"));
}
