//! Sections that a new edition merged, split, moved and gave up, by the table it carries.

use super::*;
use crate::content::{build, plain_text};
use crate::model::Statement;
use crate::template::TemplateFile;

const SAY: &str = r#"fields: [(id: "say", prompt: "What?", kind: Prose)]"#;

/// A template of sections with one text each, and a table.
fn edition(edition: &str, ids: &[&str], table: &str) -> Template {
    edition_with(Vec::new(), edition, ids, table)
}

/// A template that has other sections too.
fn edition_with(
    others: Vec<crate::template::Section>,
    edition: &str,
    ids: &[&str],
    table: &str,
) -> Template {
    let sections = ids
        .iter()
        .map(|id| format!(r#"(id: "{id}", title: "The {id}", {SAY})"#));
    let sections: Vec<String> = sections.collect();
    let mut file: TemplateFile = template(edition, &sections.join(", ")).file().clone();
    file.sections.extend(others);
    file.mappings = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(table)
        .unwrap();
    crate::template::build(file).unwrap()
}

fn of_2023() -> Template {
    template(
        "2023",
        &format!(
            r#"(id: "oars", title: "The oars", {SAY}), (id: "sails", title: "The sails", {SAY}),
            (id: "crew", title: "The crew", fields: [
                (id: "say", prompt: "What?", kind: Prose),
                (id: "pay", prompt: "How much?", kind: Prose),
                (id: "grade", prompt: "How good?", kind: Choice([(id: "a", label: "A"), (id: "b", label: "B")])),
            ]),
            (id: "fleet", title: "The fleet", {SAY}, sections: [(id: "flags", title: "The flags", {SAY})])"#
        ),
    )
}

const TO_2026: &str = r#"[(editions: ["2023"], sections: [
    (was: "oars", now: ["gear"]), (was: "sails", now: ["gear"]),
    (was: "crew", now: ["cooks", "pilots"], note: "Pilots are asked about by themselves."),
    (was: "crew", field: "pay", now: ["money"]),
    (was: "flags", now: []),
])]"#;

fn begun() -> Loaded {
    let mut draft = Draft::default();
    for (section, field, words) in [
        ("oars", "say", "Oars were counted."),
        ("sails", "say", "Sails were mended."),
        ("crew", "say", "Cooks and pilots came."),
        ("crew", "pay", "They were paid."),
        ("fleet", "say", "All boats float."),
        ("flags", "say", "Flags fly."),
    ] {
        answer(&mut draft, section, field, Answer::Prose(Prose::new(words)));
    }
    answer(&mut draft, "crew", "grade", Answer::Choice("a".to_owned()));
    for (id, section) in [("s-oar", "oars"), ("s-flag", "flags")] {
        let mut statement = Statement::new(RowId::new(id).unwrap());
        statement.section = SectionId::new(section).ok();
        draft.registers.statements.push(statement);
    }
    draft.arrangement = ["sails", "crew", "oars"]
        .map(|id| SectionId::new(id).unwrap())
        .into();
    Loaded {
        draft,
        template: of_2023(),
    }
}

fn to_2026() -> Template {
    edition(
        "2026-04",
        &["gear", "cooks", "pilots", "money", "fleet"],
        TO_2026,
    )
}

fn left(next: &Forward) -> Vec<(&str, &str)> {
    let left = next.left.iter();
    left.map(|(of, words)| (of.as_str(), words.as_str()))
        .collect()
}

#[test]
fn merged_split_moved_and_dropped_sections_are_mapped_and_nothing_is_lost() {
    let next = rolled(&begun(), &to_2026());
    let draft = &next.draft;
    for (section, words) in [
        ("gear", "Oars were counted.\n\nSails were mended."),
        ("cooks", "Cooks and pilots came."),
        ("pilots", ""),
        ("money", "They were paid."),
        // What the table gives up does not fall to what held it.
        ("fleet", "All boats float."),
        ("flags", "Flags fly."),
    ] {
        assert_eq!(prose(draft, section, "say"), words, "{section}");
    }
    assert_eq!(
        left(&next),
        [("The crew", "a"), ("The flags", "Flags fly.")]
    );
    let told = next.told.join("\n");
    for said in [
        "4 texts stand in other sections now, as the new template says.",
        "“The crew” was split. Its text stands in “The cooks”; look what of it belongs in “The pilots”.",
        "“The crew”: Pilots are asked about by themselves.",
        "2 answers have no place in this template; they are kept",
    ] {
        assert!(told.contains(said), "{told}");
    }
    let of: Vec<&str> = { draft.registers.statements.iter() }
        .map(|row| row.section.as_ref().unwrap().as_str())
        .collect();
    assert_eq!(of, ["gear", "flags"]);
    let order: Vec<&str> = draft.arrangement.iter().map(SectionId::as_str).collect();
    assert_eq!(order, ["gear", "cooks"]);
}

#[test]
fn an_edition_of_2027_takes_over_from_2026_and_from_2023_alike() {
    let table = r#"[
        (editions: ["2026-04"], sections: [(was: "gear", now: ["boats"]), (was: "money", now: []), (was: "pilots", now: ["cooks"])]),
        (editions: ["2023"], sections: [(was: "oars", now: ["boats"]), (was: "sails", now: ["boats"]), (was: "crew", now: ["cooks"]), (was: "crew", field: "pay", now: [])]),
    ]"#;
    let of_2027 = edition("2027", &["boats", "cooks", "fleet"], table);
    let template = to_2026();
    let draft = rolled(&begun(), &template).draft;
    let by_steps = rolled(&Loaded { draft, template }, &of_2027);
    let at_once = rolled(&begun(), &of_2027);
    for next in [&by_steps, &at_once] {
        let boats = prose(&next.draft, "boats", "say");
        assert_eq!(boats, "Oars were counted.\n\nSails were mended.");
        assert_eq!(prose(&next.draft, "cooks", "say"), "Cooks and pilots came.");
        let kept = crate::store::write_draft(&next.draft, of_2027.file()).unwrap();
        for words in ["They were paid.", "Flags fly.", "All boats float."] {
            assert!(kept.contains(words), "{words}");
        }
        assert!(kept.contains("version: 4,"));
    }
    assert!(left(&by_steps).contains(&("The money", "They were paid.")));
    assert!(left(&at_once).contains(&("The crew", "They were paid.")));
    // Of an edition that it does not name, it knows nothing.
    let other = edition("2025", &["oars"], "[]");
    assert_eq!(of_2027.mapping_from(&other), None);
}

#[test]
fn a_text_without_a_place_is_not_put_over_one_that_moved_where_it_stands() {
    // “sails” goes where only a day is asked for, “oars” where “sails” stood.
    let table = r#"[(editions: ["2023"], sections: [(was: "oars", now: ["sails"]), (was: "sails", field: "say", now: ["list"])])]"#;
    let list =
        r#"(id: "list", title: "The list", fields: [(id: "say", prompt: "When?", kind: Date)])"#;
    let list = template("2026-04", list).file().sections.clone();
    let to = edition_with(list, "2026-04", &["sails", "crew", "fleet"], table);
    let draft = rolled(&begun(), &to).draft;
    let kept = crate::store::write_draft(&draft, to.file()).unwrap();
    for words in ["Oars were counted.", "Sails were mended."] {
        assert!(kept.contains(words), "{words} is gone");
    }
}

#[test]
fn two_sections_that_change_places_keep_their_texts_and_their_readers() {
    let mut last = begun();
    let marks = last.draft.markings.entry(SectionId::new("oars").unwrap());
    marks.or_default().section.audience = Audience::Ofsted;
    let table = r#"[(editions: ["2023"], sections: [(was: "oars", now: ["sails"]), (was: "sails", now: ["oars"])])]"#;
    let to = edition("2026-04", &["oars", "sails", "crew", "fleet"], table);
    for draft in [
        rolled(&last, &to).draft,
        crate::session::forward::under(&last, &to),
    ] {
        assert_eq!(prose(&draft, "sails", "say"), "Oars were counted.");
        assert_eq!(prose(&draft, "oars", "say"), "Sails were mended.");
        let said = plain_text(&build(&draft, &to, Audience::Everyone));
        assert!(!said.contains("Oars were counted"), "{said}");
        let said = plain_text(&build(&draft, &to, Audience::Ofsted));
        assert!(said.contains("Oars were counted"), "{said}");
    }
}

#[test]
fn a_choice_goes_only_where_it_fits_and_stays_where_another_stands() {
    let crew = of_2023().file().sections[2].clone();
    let mut file = edition("2026-04", &["fleet"], "[]").file().clone();
    file.sections.push(crate::template::Section {
        id: SectionId::new("people").unwrap(),
        ..crew
    });
    file.mappings = to_2026().file().mappings.clone();
    for mapped in &mut file.mappings[0].sections {
        mapped.field = None;
        mapped.now = vec![SectionId::new("people").unwrap()];
    }
    file.mappings[0]
        .sections
        .retain(|mapped| mapped.was.as_str() == "crew");
    file.mappings[0].sections.truncate(1);
    let to = crate::template::build(file).unwrap();
    let next = rolled(&begun(), &to);
    let people = SectionId::new("people").unwrap();
    let grade = FieldId::new("grade").unwrap();
    let chosen = Answer::Choice("a".to_owned());
    assert_eq!(next.draft.answer(&people, &grade), Some(&chosen));
    assert_eq!(prose(&next.draft, "people", "pay"), "They were paid.");
    let mut last = begun();
    answer(
        &mut last.draft,
        "people",
        "grade",
        Answer::Choice("b".to_owned()),
    );
    let next = rolled(&last, &to);
    assert!(left(&next).contains(&("The crew", "a")), "{:?}", next.left);
}
