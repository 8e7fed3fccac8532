#!/usr/bin/env bash
# The crate csv 1.4.0 reads a whole file as empty, without an error, where it begins with the
# byte-order mark of UTF-8 and the first read gives just these three bytes.
#
# Guessed: the mark is taken off, however the bytes arrive.
# Seen:    first read of 3 bytes: no header, no rows, no error.
#          first read of 1 or 2 bytes: the mark stays in the first header's name.
#          first read of 4 bytes or all: as guessed.
# Where it bites: whoever looks at the first three bytes of a file for the mark and hands on
# `mark.chain(rest)`. The Department for Education's files have the mark in some files of a
# release and not in others.
# So: take the mark off in memory and give one slice.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "probe"
version = "0.0.0"
edition = "2021"
[dependencies]
csv = "=1.4.0"
TOML
cat > src/main.rs <<'RUST'
use std::io::{Cursor, Read as _};

const FILE: &[u8] = b"\xef\xbb\xbfauthority,children\nNorthmere,312\n";

fn main() {
    for first in [1, 2, 3, 4, FILE.len()] {
        let (head, tail) = FILE.split_at(first);
        let mut reader = csv::Reader::from_reader(Cursor::new(head).chain(Cursor::new(tail)));
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let n_rows = reader.records().map(Result::unwrap).count();
        println!("{first}: header {header:?}, rows {n_rows}");
    }
}
RUST
cargo run --quiet > seen
cat seen
diff - seen <<'EXPECTED'
1: header ["\u{feff}authority", "children"], rows 1
2: header ["\u{feff}authority", "children"], rows 1
3: header [], rows 0
4: header ["authority", "children"], rows 1
36: header ["authority", "children"], rows 1
EXPECTED
echo "csv 1.4.0: as described"
