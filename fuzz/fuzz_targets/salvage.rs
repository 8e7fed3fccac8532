//! See `check_salvage` in `checks.rs`.
#![no_main]

#[expect(dead_code, reason = "each target uses one of them")]
#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::check_salvage(data));
