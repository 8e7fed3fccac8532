#!/usr/bin/env bash
# The crate spellbook 0.4.2 refuses "12-week", "16-year-old", "under-18" and "mid-2024", with the
# British dictionary hunspell-en-gb 7.5.0, where Hunspell 1.7.1 accepts all of them.
#
# Guessed: a port of Hunspell that takes "12" and "week" takes "12-week", as it takes "3-month".
# Seen:    a number of one figure at a hyphen is taken, one of two or more is refused: "3" is an
#          entry of the dictionary, "12" is not, and the rule that any number is a word is asked
#          for the whole word only, not for the parts between hyphens.
# Where it bites: a council's paper is full of 12-week plans, 16-year-olds and under-18s.
# So: cut words at hyphens ourselves, and ask only about parts with letters.
#
# Needs Debian 12 or another system whose apt has these versions, Python 3, Rust.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq hunspell-en-gb=1:7.5.0-1 libhunspell-1.7-0=1.7.1-1 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "probe"
version = "0.0.0"
edition = "2021"
[dependencies]
spellbook = "=0.4.2"
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let read = |name: &str| {
        std::fs::read_to_string(format!("root/usr/share/hunspell/{name}")).unwrap()
    };
    let words = spellbook::Dictionary::new(&read("en_GB.aff"), &read("en_GB.dic")).unwrap();
    for word in std::env::args().skip(1) {
        println!("{word} {}", if words.check(&word) { "taken" } else { "refused" });
    }
}
RUST
cat > hunspell.py <<'PYTHON'
import ctypes
import glob
import sys

library = ctypes.CDLL(glob.glob("root/usr/lib/*/libhunspell-1.7.so.0")[0])
library.Hunspell_create.restype = ctypes.c_void_p
library.Hunspell_create.argtypes = [ctypes.c_char_p] * 2
library.Hunspell_spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
words = library.Hunspell_create(
    b"root/usr/share/hunspell/en_GB.aff", b"root/usr/share/hunspell/en_GB.dic"
)
for word in sys.argv[1:]:
    print(word, "taken" if library.Hunspell_spell(words, word.encode()) else "refused")
PYTHON
asked=(12 week 18 3-month 2-year two-thirds 12-week 16-year-old under-18 mid-2024 post-16)
cargo run --quiet -- "${asked[@]}" > spellbook
python3 hunspell.py "${asked[@]}" > hunspell
echo "-- Hunspell 1.7.1"; cat hunspell
echo "-- spellbook 0.4.2"; cat spellbook
if grep -v ' taken$' hunspell; then exit 1; fi
grep ' refused$' spellbook | diff - <(printf '%s refused\n' 12-week 16-year-old under-18 mid-2024 post-16)
echo "spellbook 0.4.2: as described"
