//! Which file uses which, read from the source: `use` declarations and paths in the code, tests
//! left out.

use std::collections::{BTreeMap, BTreeSet};

/// What a module is called below the crate: `["layout", "chart", "marks"]`.
pub(crate) type Module = Vec<String>;

/// Which module uses which others.
pub(crate) type Uses = BTreeMap<Module, BTreeSet<Module>>;

/// Returns what the module in a file is called, given the file's path below `src`.
pub(crate) fn module_of(path: &str) -> Module {
    let mut names: Module = path
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if names.last().is_some_and(|last| last == "mod") {
        names.pop();
    }
    names
}

/// Returns, for each module that is not a test, the modules that it uses: by name, wherever the
/// name is written.
pub(crate) fn uses(files: &[(Module, &str)]) -> Uses {
    uses_found(files, |module, path, all| {
        all.resolve(module, path).map(|(owner, _)| owner)
    })
}

/// Returns, for each module that is not a test, the modules that own what it uses: a name that a
/// face only passes on is used of the file that it comes from.
pub(crate) fn uses_of_owners(files: &[(Module, &str)]) -> Uses {
    uses_found(files, |module, path, all| all.owner(module, path))
}

fn uses_found(
    files: &[(Module, &str)],
    find: impl Fn(&Module, &[String], &Crate<'_>) -> Option<Module>,
) -> Uses {
    let read: Vec<(&Module, Code)> = files
        .iter()
        .map(|(module, text)| (module, Code::read(text)))
        .collect();
    let tests: Vec<Module> = read
        .iter()
        .flat_map(|(module, code)| code.tests.iter().map(|test| child(module, test)))
        .collect();
    let is_test = |module: &Module| tests.iter().any(|test| module.starts_with(test));
    let whole = Crate {
        passed_on: read
            .iter()
            .map(|(module, code)| (*module, &code.imports))
            .collect(),
    };
    let mut uses = BTreeMap::new();
    for (module, code) in &read {
        if is_test(module) {
            continue;
        }
        let mut others: BTreeSet<Module> = code
            .paths
            .iter()
            .filter_map(|path| find(module, path, &whole))
            .collect();
        others.remove(*module);
        uses.insert((*module).clone(), others);
    }
    uses
}

fn child(module: &Module, name: &str) -> Module {
    let mut child = module.clone();
    child.push(name.to_owned());
    child
}

/// Every module with the names that it imports, and so may pass on.
struct Crate<'c> {
    passed_on: BTreeMap<&'c Module, &'c BTreeMap<String, Vec<String>>>,
}

impl Crate<'_> {
    /// Returns the module whose name a path gives, if it is one of the crate, and what the path
    /// names in it.
    fn resolve<'p>(&self, module: &Module, path: &'p [String]) -> Option<(Module, &'p [String])> {
        let mut at = module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => {
                at.pop();
            }
            first if self.knows(&child(module, first)) => at.push(first.to_owned()),
            _ => return None,
        }
        rest = &rest[1..];
        while rest.first().is_some_and(|name| name == "super") {
            at.pop();
            rest = &rest[1..];
        }
        while let Some(below) = rest.first().map(|name| child(&at, name)) {
            if !self.knows(&below) {
                break;
            }
            at = below;
            rest = &rest[1..];
        }
        (!at.is_empty()).then_some((at, rest))
    }

    /// Returns the module that owns what a path names, if it is one of the crate.
    fn owner(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (mut owner, rest) = self.resolve(module, path)?;
        let mut named = rest.to_vec();
        // Names that pass each other on have no owner; where they stand is known all the same.
        let mut seen = BTreeSet::new();
        while let Some(name) = named.first().cloned() {
            let import = self
                .passed_on
                .get(&owner)
                .and_then(|known| known.get(&name));
            let Some(import) = import else { break };
            let passed = [import, &named[1..]].concat();
            let Some((next, rest)) = self.resolve(&owner, &passed) else {
                break;
            };
            if next == owner || !seen.insert((owner.clone(), name)) {
                break;
            }
            (owner, named) = (next, rest.to_vec());
        }
        Some(owner)
    }

    fn knows(&self, module: &Module) -> bool {
        self.passed_on.contains_key(module)
    }
}

/// What a file says about others.
#[derive(Default)]
struct Code {
    /// Whole paths, renamed ones written out.
    paths: BTreeSet<Vec<String>>,
    /// Modules that are there for tests only.
    tests: Vec<String>,
    /// What each imported name stands for.
    imports: BTreeMap<String, Vec<String>>,
}

impl Code {
    fn read(text: &str) -> Self {
        let mut code = Self::default();
        let tokens = without_tests(&tokens(text), &mut code.tests);
        let mut imports: Vec<(String, Vec<String>)> = Vec::new();
        let mut inline: Vec<Vec<String>> = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if token == "use" {
                at = import(&tokens, at + 1, &[], &mut |name, path| {
                    imports.push((name, path));
                });
            } else if token == "pub" && tokens.get(at + 1).is_some_and(|next| next == "(") {
                at += tokens[at..].iter().take_while(|next| *next != ")").count();
            } else if is_name(token) {
                let path = path(&tokens, at);
                at += path.len() * 2 - 1;
                inline.push(path);
            } else {
                at += 1;
            }
        }
        for path in inline {
            let mut named = imports
                .iter()
                .filter(|(name, _)| *name == path[0])
                .peekable();
            if named.peek().is_none() {
                code.paths.insert(path);
                continue;
            }
            for (_, import) in named.filter(|_| path.len() > 1) {
                code.paths.insert([import, &path[1..]].concat());
            }
        }
        // A module that is imported is used where its name is; a name, where it is imported.
        let modules: BTreeSet<Vec<String>> = code.paths.clone();
        for (name, path) in imports {
            let is_module = modules
                .iter()
                .any(|used| used.len() > path.len() && used.starts_with(&path));
            if !is_module {
                code.paths.insert(path.clone());
            }
            code.imports.insert(name, path);
        }
        code
    }
}

/// Reads a tree of imports, tells each name with its path, and returns where the tree ends.
fn import(
    tokens: &[String],
    start: usize,
    before: &[String],
    tell: &mut dyn FnMut(String, Vec<String>),
) -> usize {
    let mut path = before.to_vec();
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(at).is_some_and(|next| next != "}") {
                    at = import(tokens, at, &path, tell);
                    if tokens.get(at).is_some_and(|next| next == ",") {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "*" => {
                tell(format!("* of {}", path.join("::")), path);
                return at;
            }
            "self" if !path.is_empty() => {}
            name if is_name(name) => path.push(name.to_owned()),
            _ => {
                at -= 1;
                break;
            }
        }
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if let Some(at_as) = path.iter().position(|name| name == "as") {
        name = path[at_as + 1..].concat();
        path.truncate(at_as);
    }
    if name == "_" {
        name = format!("_ of {}", path.join("::"));
    }
    tell(name, path);
    at
}

/// Returns the names of a path that begins at a token.
fn path(tokens: &[String], start: usize) -> Vec<String> {
    let mut path = vec![tokens[start].clone()];
    let mut rest = tokens[start + 1..].chunks_exact(2);
    while let Some([joint, name]) = rest.next() {
        if joint != "::" || !is_name(name) {
            break;
        }
        path.push(name.clone());
    }
    path
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Leaves out what is there for tests only, and notes the modules among it.
fn without_tests(tokens: &[String], tests: &mut Vec<String>) -> Vec<String> {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].iter().take(7).eq(TEST) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += TEST.len();
        if tokens[at] == "mod" {
            tests.push(tokens[at + 1].clone());
        }
        let mut depth = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token.as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" if depth == 1 => break,
                "}" | ")" | "]" => depth -= 1,
                ";" if depth == 0 => break,
                _ => {}
            }
        }
    }
    kept
}

/// Returns names, `::` and signs, without comments, texts and lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let sign = |at: usize| signs.get(at).copied().unwrap_or('\0');
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match sign(at) {
            '/' if sign(at + 1) == '/' => {
                at += signs[at..].iter().take_while(|c| **c != '\n').count();
            }
            '"' => at = behind_text(&signs, at + 1),
            'r' if matches!(sign(at + 1), '"' | '#') && raw_text(&signs, at).is_some() => {
                at = raw_text(&signs, at).unwrap_or(signs.len());
            }
            '\'' if sign(at + 1) == '\\' => {
                at += 3;
                at += 1 + signs[at..].iter().take_while(|c| **c != '\'').count();
            }
            '\'' if sign(at + 2) == '\'' => at += 3,
            '\'' => at += 1 + word(&signs[at + 1..]).len(),
            ':' if sign(at + 1) == ':' => {
                tokens.push("::".to_owned());
                at += 2;
            }
            c if c.is_alphanumeric() || c == '_' => {
                let name = word(&signs[at..]);
                at += name.chars().count();
                tokens.push(name);
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push(c.to_string());
                }
                at += 1;
            }
        }
    }
    tokens
}

fn word(signs: &[char]) -> String {
    signs
        .iter()
        .take_while(|c| c.is_alphanumeric() || **c == '_')
        .collect()
}

fn behind_text(signs: &[char], start: usize) -> usize {
    let mut at = start;
    while let Some(sign) = signs.get(at) {
        match sign {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// Returns where a raw text ends, if one begins here.
fn raw_text(signs: &[char], start: usize) -> Option<usize> {
    let n_marks = signs[start + 1..].iter().take_while(|c| **c == '#').count();
    let open = start + 1 + n_marks;
    if signs.get(open) != Some(&'"') {
        return None;
    }
    let mut end = vec!['"'];
    end.extend(vec!['#'; n_marks]);
    let body = &signs[open + 1..];
    let len = body.windows(end.len()).position(|window| window == end)?;
    Some(open + 1 + len + end.len())
}

/// Returns the circles among files: each with all that lead to one another.
pub(crate) fn circles(uses: &Uses) -> Vec<Vec<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = uses
        .keys()
        .map(|module| {
            let mut reached = BTreeSet::new();
            let mut next: Vec<&Module> = vec![module];
            while let Some(used) = next.pop().and_then(|module| uses.get(module)) {
                next.extend(used.iter().filter(|used| reached.insert(*used)));
            }
            (module, reached)
        })
        .collect();
    let leads = |from: &Module, to: &Module| {
        let reached = reached.get(from);
        reached.is_some_and(|reached| reached.contains(to))
    };
    let mut circles: Vec<Vec<Module>> = Vec::new();
    for module in uses.keys().filter(|module| leads(module, module)) {
        let known = circles
            .iter_mut()
            .find(|circle| leads(module, &circle[0]) && leads(&circle[0], module));
        match known {
            Some(circle) => circle.push(module.clone()),
            None => circles.push(vec![module.clone()]),
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what the first of some files uses, the others being empty.
    fn used_in(text: &str) -> Vec<String> {
        let others = ["a", "a/b", "a/b/c", "a/d", "e", "a/tests", "a/probe"];
        let mut files: Vec<(Module, &str)> = vec![(module_of("a/b/own.rs"), text)];
        files.extend(others.map(|path| (module_of(path), "")));
        let uses = uses(&files);
        uses[&module_of("a/b/own.rs")]
            .iter()
            .map(|module| module.join("::"))
            .collect()
    }

    #[test]
    fn a_file_is_a_module() {
        assert_eq!(module_of("a/mod.rs"), ["a"]);
        assert_eq!(module_of("a/b.rs"), ["a", "b"]);
    }

    #[test]
    fn imports_are_resolved_from_where_they_stand() {
        assert_eq!(used_in("use crate::e::Thing;"), ["e"]);
        assert_eq!(
            used_in("pub use super::c::{Thing, Other as Name};"),
            ["a::b::c"]
        );
        assert_eq!(used_in("use super::super::d::thing;"), ["a::d"]);
        assert_eq!(used_in("use super::Thing;"), ["a::b"]);
        assert_eq!(used_in("use super::*;"), ["a::b"]);
        assert_eq!(used_in("use std::{fmt, e::X};\nuse other::e;"), [""; 0]);
    }

    #[test]
    fn nested_braces_are_written_out() {
        let text = "use crate::{a::{b::{self, c::Thing}, d::Trait as _}, e::X};\nfn f(_: b::Y) {}";
        assert_eq!(used_in(text), ["a::b", "a::b::c", "a::d", "e"]);
    }

    #[test]
    fn paths_within_the_code_count() {
        assert_eq!(
            used_in("fn f() -> crate::e::X { super::c::f() }"),
            ["a::b::c", "e"]
        );
        assert_eq!(used_in("fn f(_: Vec<super::super::d::X>) {}"), ["a::d"]);
    }

    #[test]
    fn an_imported_module_is_used_where_its_name_is() {
        assert_eq!(used_in("use crate::a; fn f() { a::d::f() }"), ["a::d"]);
        assert_eq!(
            used_in("use crate::a as x; fn f() { x::d::f(x::X) }"),
            ["a", "a::d"]
        );
    }

    #[test]
    fn what_is_only_said_or_seen_is_no_use() {
        let said =
            "// crate::e::X\nconst A: &str = \"crate::e::X\";\nconst B: &str = r#\"super::c::\"#;";
        assert_eq!(used_in(said), [""; 0]);
        assert_eq!(
            used_in("pub(in crate::a) fn f<'a>(_: &'a char) { let x = '\"'; }"),
            [""; 0]
        );
    }

    #[test]
    fn tests_are_left_out() {
        let text = "#[cfg(test)]\nmod tests { use crate::e; fn f() { e::f() } }\nuse super::c::X;";
        assert_eq!(used_in(text), ["a::b::c"]);
        assert_eq!(
            used_in("#[cfg(test)]\nuse crate::e::X;\nuse super::c::X;"),
            ["a::b::c"]
        );
        let files = [
            (module_of("a"), "#[cfg(test)] mod tests;"),
            (module_of("a/tests"), "use crate::e;"),
            (module_of("a/tests/more"), "use crate::e;"),
            (module_of("e"), ""),
        ];
        assert_eq!(uses(&files).len(), 2);
    }

    #[test]
    fn what_a_face_passes_on_is_used_of_its_owner() {
        let files = [
            (
                module_of("m"),
                "mod a; mod c; pub use self::c::{Given, Own as Name};",
            ),
            (
                module_of("m/a"),
                "use super::{Given, Name}; fn f(_: crate::m::Given) {}",
            ),
            (module_of("m/b"), "use super::Face;"),
            (module_of("m/c"), "pub use self::d::Given; struct Own;"),
            (module_of("m/c/d"), "struct Given;"),
        ];
        let all = uses_of_owners(&files);
        let of = |module: &str| -> Vec<String> {
            let owners = all[&module_of(module)].iter();
            owners.map(|module| module.join("/")).collect()
        };
        assert_eq!(of("m/a"), ["m/c", "m/c/d"]);
        assert_eq!(of("m/b"), ["m"]);
        assert_eq!(of("m"), ["m/a", "m/c", "m/c/d"]);
    }

    #[test]
    fn circles_are_found() {
        let files = [
            (module_of("a"), "use crate::b::X;"),
            (module_of("b"), "use crate::c::X;"),
            (module_of("c"), "use crate::a::X; use crate::d::X;"),
            (module_of("d"), "use crate::e::X;"),
            (module_of("e"), ""),
        ];
        let circles = circles(&uses(&files));
        assert_eq!(circles, [[["a"], ["b"], ["c"]]]);
    }
}
