//! The house rules that a test can hold: layers, module docs, no section of a framework in code.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use candour::template::shipped;

/// Which modules a module may use. The direction is one way.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("template", &["model"]),
    ("edit", &["model", "template"]),
    ("check", &["model", "template"]),
    ("content", &["model", "template"]),
    ("fonts", &[]),
    ("layout", &["model", "content", "fonts"]),
    ("export", &["model", "content", "layout", "fonts"]),
    ("store", &["model", "template"]),
    (
        "session",
        &[
            "model", "template", "edit", "check", "content", "layout", "export", "store",
        ],
    ),
    (
        "ui",
        &[
            "model", "template", "check", "content", "layout", "fonts", "session",
        ],
    ),
    ("cli", &["model", "template", "check", "session"]),
];

/// The only things of the model that layout and export may know: the ids and places that
/// content carries.
const CARRIED: &[&str] = &["Place", "RowId", "Audience", "FindingKind"];

/// The longest a source file may be, tests included.
const MAX_LINES: usize = 800;

struct Source {
    path: PathBuf,
    module: String,
    text: String,
}

#[expect(clippy::disallowed_methods, reason = "the test reads the source")]
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&root).unwrap().to_owned();
                let first = inside
                    .components()
                    .next()
                    .unwrap()
                    .as_os_str()
                    .to_string_lossy()
                    .into_owned();
                let module = first.trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                found.push(Source {
                    path: inside,
                    module,
                    text,
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "the source was not found");
    found
}

/// Returns the names after each `crate::` in code, grouped imports included.
fn used_modules(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    code.match_indices("crate::")
        .flat_map(|(at, found)| {
            let rest = code.get(at + found.len()..).unwrap_or_default();
            let names: Vec<String> = match rest.strip_prefix('{') {
                Some(group) => group
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(|name| name.trim().to_owned())
                    .collect(),
                None => vec![rest.to_owned()],
            };
            names
        })
        .map(|name| {
            name.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn modules_use_only_what_the_layer_table_allows() {
    let table: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        if matches!(source.module.as_str(), "lib" | "main") {
            continue;
        }
        let Some(allowed) = table.get(source.module.as_str()) else {
            wrong.push(format!("{} is in no layer", source.path.display()));
            continue;
        };
        for used in used_modules(&source.text) {
            if table.contains_key(used.as_str())
                && used != source.module
                && !allowed.contains(&used.as_str())
            {
                wrong.push(format!("{} uses {used}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layout_and_export_know_only_the_addresses_that_content_carries() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| matches!(source.module.as_str(), "layout" | "export"))
    {
        for (at, found) in source.text.match_indices("crate::model::") {
            let rest = source.text.get(at + found.len()..).unwrap_or_default();
            let list = rest.strip_prefix('{').map_or_else(
                || {
                    rest.split(|c: char| !c.is_alphanumeric())
                        .next()
                        .unwrap_or_default()
                },
                |group| group.split('}').next().unwrap_or_default(),
            );
            for name in list
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
            {
                if !CARRIED.contains(&name) {
                    wrong.push(format!("{} uses model::{name}", source.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_window_knows_the_window_toolkit_and_only_the_store_the_disk() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_ui = source.module == "ui";
        for toolkit in ["egui::", "eframe::", "rfd::"] {
            if code.contains(toolkit) && !is_ui {
                wrong.push(format!("{} uses {toolkit}", source.path.display()));
            }
        }
        for disk in ["std::fs", "fs::read", "fs::write"] {
            if code.contains(disk) && source.module != "store" {
                wrong.push(format!("{} uses {disk}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_section_of_a_shipped_template_is_named_in_code() {
    let sources = sources();
    let mut wrong = Vec::new();
    for template in shipped().unwrap() {
        for outlined in template.outline(&[]) {
            let quoted = format!("\"{}\"", outlined.section.id);
            for source in &sources {
                let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
                // A column, a command or a register may share a plain word with a section.
                let is_ours = outlined.section.id.as_str().contains('-') && code.contains(&quoted);
                if is_ours {
                    wrong.push(format!("{} names {quoted}", source.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_source_file_says_what_it_is_for_and_is_not_too_long() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            wrong.push(format!("{} does not begin with //!", source.path.display()));
        }
        let n_lines = source.text.lines().count();
        if n_lines > MAX_LINES {
            wrong.push(format!("{} has {n_lines} lines", source.path.display()));
        }
        let has_loose_note = source
            .text
            .lines()
            .any(|line| line.contains("TODO") && !line.contains("TODO(#"));
        if has_loose_note {
            wrong.push(format!(
                "{} has a note without an issue",
                source.path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test reads the documentation"
)]
fn the_architecture_names_every_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let architecture = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for (module, _) in LAYERS {
        assert!(
            architecture.contains(&format!("`{module}")),
            "ARCHITECTURE.md does not name {module}"
        );
    }
}
