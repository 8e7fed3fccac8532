//! The house rules that a test can hold: layers, module docs, no section of a framework in code.

mod uses;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use candour::template::shipped;

use self::uses::{Module, Uses, circles, module_of, uses, uses_of_owners};

/// Which modules a module may use. The direction is one way.
const LAYERS: &[(&str, &[&str])] = &[
    ("ron_text", &[]),
    ("parallel", &[]),
    ("difference", &[]),
    ("model", &[]),
    ("prose", &["model"]),
    ("spell", &["model", "prose"]),
    ("plain", &["model", "prose"]),
    ("template", &["model", "ron_text"]),
    ("edit", &["model", "template"]),
    ("merge", &["model", "edit", "difference"]),
    ("find", &["model", "template", "prose", "edit"]),
    ("compare", &["model", "template", "difference"]),
    ("review", &["model", "difference"]),
    ("check", &["model", "template", "parallel"]),
    ("content", &["model", "template", "parallel", "difference"]),
    ("pack", &["model", "template", "content"]),
    ("fonts", &[]),
    ("picture", &[]),
    (
        "layout",
        &["model", "content", "fonts", "picture", "parallel"],
    ),
    (
        "export",
        &["model", "content", "layout", "fonts", "picture", "parallel"],
    ),
    ("import", &["model", "template", "prose"]),
    ("store", &["model", "template", "ron_text"]),
    (
        "session",
        &[
            "model", "template", "edit", "merge", "compare", "check", "content", "picture",
            "layout", "export", "store", "prose", "import", "model", "template", "edit", "compare",
            "check", "content", "picture", "layout", "export", "store", "prose", "import", "spell",
            "plain", "find", "pack", "parallel", "review",
        ],
    ),
    (
        "ui",
        &[
            "model", "prose", "find", "template", "merge", "compare", "check", "content", "layout",
            "fonts", "picture", "import", "session", "review",
        ],
    ),
    (
        "cli",
        &[
            "model", "template", "compare", "check", "find", "session", "import",
        ],
    ),
];

/// The rooms of a module, floor by floor. A room is a folder or a file beside the module's face;
/// it may use the floors before its own, not its neighbours.
const ROOMS: &[(&str, &[&[&str]])] = &[
    (
        "content",
        &[
            &["typography"],
            &["chart"],
            &["paper"],
            &["texts"],
            &["edition"],
            &["rows"],
            &["indicators"],
            &["sections", "sheets"],
            &["marked"],
            &["memory"],
        ],
    ),
    (
        "layout",
        &[
            &["pages"],
            &["style"],
            &["strips"],
            &["text"],
            &["blocks"],
            &["table", "chart", "front"],
            &["block", "laid"],
            &["finished"],
            &["assemble"],
            &["layouter"],
        ],
    ),
    (
        "export/pdf",
        &[
            &["error"],
            &["bytes"],
            &["meaning"],
            &["painting"],
            &["document"],
        ],
    ),
    (
        "ui",
        &[
            &["theme", "outside", "commands", "walk"],
            &["widgets"],
            &["pages"],
            &["desk"],
            &["start"],
            &["panels", "history", "preview", "section", "dialogs"],
            &["app"],
        ],
    ),
];

/// The only files that use each other: one thought in two files.
const KNOTS: &[(&str, &str)] = &[("layout/strips/row", "layout/strips/strip")];

/// The only things of the model that layout and export may know: the ids and places that
/// content carries.
const CARRIED: &[&str] = &["Place", "RowId", "Audience", "FindingKind", "RegisterKind"];

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

/// Returns every path that code uses below `crate::`, grouped imports written out:
/// `crate::{content::{A, B}, model::Place}` gives `content::A`, `content::B` and `model::Place`.
fn used_paths(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut paths = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = code.get(at + found.len()..).unwrap_or_default();
        write_out("", rest, &mut paths);
    }
    paths
}

fn write_out(before: &str, rest: &str, paths: &mut Vec<String>) {
    let path: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
        .collect();
    let behind = rest.get(path.len()..).unwrap_or_default();
    let whole = format!("{before}{path}");
    let Some(group) = behind
        .strip_prefix('{')
        .filter(|_| path.is_empty() || path.ends_with("::"))
    else {
        paths.push(whole);
        return;
    };
    let (mut depth, mut from) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let entry = group.get(from..at).unwrap_or_default().trim();
                if !entry.is_empty() {
                    write_out(&whole, entry, paths);
                }
                from = at + 1;
                if c == '}' {
                    return;
                }
            }
            _ => {}
        }
    }
}

#[test]
fn grouped_imports_are_written_out() {
    let code = "use crate::{content::{A, b::{C}}, model::Place};\nfn f() { crate::store::g() }";
    assert_eq!(
        used_paths(code),
        ["content::A", "content::b::C", "model::Place", "store::g"]
    );
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
        for path in used_paths(&source.text) {
            let used = path.split("::").next().unwrap_or_default().to_owned();
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

/// Returns which file uses which, tests left out, as `find` finds it.
fn used(find: fn(&[(Module, &str)]) -> Uses) -> Uses {
    let sources = sources();
    let files: Vec<(Module, &str)> = sources
        .iter()
        .map(|source| {
            let path = source.path.to_string_lossy().replace('\\', "/");
            (module_of(&path), source.text.as_str())
        })
        .collect();
    find(&files)
}

fn at(path: &str) -> Module {
    path.split('/').map(str::to_owned).collect()
}

/// Returns the floor of what stands in a module with rooms, counted from the first, and its room.
fn room<'m>(floors: &[&[&str]], face: &[String], module: &'m Module) -> Option<(usize, &'m str)> {
    let name = module.strip_prefix(face)?.first()?.as_str();
    let floor = floors.iter().position(|rooms| rooms.contains(&name))?;
    Some((floor, name))
}

/// Says what is wrong with the rooms of a module.
fn wrong_rooms((face, floors): &(&str, &[&[&str]]), used: &Uses) -> Vec<String> {
    let face = at(face);
    let mut wrong = Vec::new();
    for (module, uses) in used {
        if !module.starts_with(&face) || *module == face {
            continue;
        }
        let name = module.join("/");
        let Some((floor, own)) = room(floors, &face, module) else {
            wrong.push(format!("{name} is in no room"));
            continue;
        };
        for other in uses.iter().filter(|other| other.starts_with(&face)) {
            let said = other.join("/");
            match room(floors, &face, other) {
                _ if *other == face => wrong.push(format!("{name} uses the face {said}")),
                Some((_, room)) if room == own => {}
                Some((above, _)) if above < floor => {}
                Some((above, _)) if above == floor => {
                    wrong.push(format!("{name} uses its neighbour {said}"));
                }
                Some(_) => wrong.push(format!("{name} uses {said}, a later floor")),
                None => wrong.push(format!("{name} uses {said}, which is in no room")),
            }
        }
    }
    for name in floors.iter().copied().flatten() {
        let room = [&face[..], &[(*name).to_owned()]].concat();
        if !used.keys().any(|module| module.starts_with(&room)) {
            wrong.push(format!("there is no {}", room.join("/")));
        }
    }
    wrong
}

#[test]
fn a_room_uses_only_the_floors_before_its_own() {
    let used = used(uses);
    let wrong: Vec<String> = ROOMS
        .iter()
        .flat_map(|module| wrong_rooms(module, &used))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A room that breaks a rule is noticed, each rule by itself.
#[test]
fn each_fault_in_the_rooms_is_noticed() {
    let floors: (&str, &[&[&str]]) = ("m", &[&["a", "b"], &["c"]]);
    let check = |path: &str, text: &str, expected: &str| {
        let sound = [("m", "use self::c::X;"), ("m/a", ""), ("m/b", "")];
        let more = [
            ("m/c", "use super::a::X; use crate::o::X;"),
            ("o", "use crate::m::X;"),
        ];
        let files: Vec<(Module, &str)> = sound
            .into_iter()
            .chain(more)
            .filter(|(own, _)| *own != path)
            .chain([(path, text)])
            .map(|(path, text)| (at(path), text))
            .collect();
        assert_eq!(wrong_rooms(&floors, &uses(&files)).join(", "), expected);
    };
    check("m/a", "use super::d::X;", "m/a uses the face m");
    check("m/a/in", "use super::X; use crate::o::X;", "");
    check("m/a", "use super::b::X;", "m/a uses its neighbour m/b");
    check(
        "m/a",
        "fn f() { crate::m::c::f() }",
        "m/a uses m/c, a later floor",
    );
    check(
        "m/c/in",
        "use crate::m::{a, Block}; fn f() { a::f() }",
        "m/c/in uses the face m",
    );
    check("m/d", "", "m/d is in no room");
}

/// Says which files use each other in a circle, besides the knots, and which knots are none.
fn wrong_circles(mut used: Uses, knots: &[(&str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (one, other) in knots {
        let (one_at, other_at) = (at(one), at(other));
        let mut untie = |from: &Module, to: &Module| {
            let others = used.get_mut(from);
            others.is_some_and(|others| others.remove(to))
        };
        if !(untie(&one_at, &other_at) & untie(&other_at, &one_at)) {
            wrong.push(format!("{one} and {other} are no knot"));
        }
    }
    for circle in circles(&used) {
        let arrows = circle.iter().flat_map(|from| {
            let within = used[from].iter().filter(|to| circle.contains(to));
            within.map(|to| format!("{} uses {}", from.join("/"), to.join("/")))
        });
        wrong.push(format!(
            "a circle: {}",
            arrows.collect::<Vec<_>>().join(", ")
        ));
    }
    wrong
}

#[test]
fn only_knots_that_are_named_use_each_other() {
    let wrong = wrong_circles(used(uses_of_owners), KNOTS);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_circle_and_a_knot_that_is_none_are_noticed() {
    let check = |files: &[(&str, &str)], knots: &[(&str, &str)], expected: &str| {
        let files: Vec<(Module, &str)> =
            files.iter().map(|(path, text)| (at(path), *text)).collect();
        let wrong = wrong_circles(uses_of_owners(&files), knots);
        assert_eq!(wrong.join("; "), expected);
    };
    let circle = [
        ("m/a", "use super::b::X;"),
        ("m/b", "fn f() { crate::m::a::f() }"),
        ("m", "mod a; mod b;"),
    ];
    check(&circle, &[("m/a", "m/b")], "");
    let said = "a circle: m/a uses m/b, m/b uses m/a";
    check(&circle, &[], said);
    let knots = [("m/a", "m")];
    let said = format!("m/a and m are no knot; {said}");
    check(&circle, &knots, &said);
    // Names that pass each other on are a circle, too.
    let passing = [("m/a", "use super::b::X;"), ("m/b", "use super::a::X;")];
    check(&passing, &[], "a circle: m/a uses m/b, m/b uses m/a");
    // What files share stands in no face.
    let face = [("m", "mod a; pub struct X;"), ("m/a", "use super::X;")];
    check(&face, &[], "a circle: m uses m/a, m/a uses m");
    // What a face passes on is used of its owner.
    let passed = [
        ("m", "mod a; mod b; pub use self::b::X;"),
        ("m/a", "use super::X;"),
        ("m/b", ""),
    ];
    check(&passed, &[], "");
}

#[test]
fn layout_and_export_know_only_the_addresses_that_content_carries() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| matches!(source.module.as_str(), "layout" | "export"))
    {
        for path in used_paths(&source.text) {
            let Some(name) = path.strip_prefix("model::") else {
                continue;
            };
            if !CARRIED.contains(&name) {
                wrong.push(format!("{} uses model::{name}", source.path.display()));
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
