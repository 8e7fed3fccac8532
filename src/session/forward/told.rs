//! Sentences about how many there are of something.

/// Tells how many there are, if there are any.
pub(super) fn tell(told: &mut Vec<String>, n: usize, one: &str, many: &str) {
    match n {
        0 => {}
        1 => told.push(format!("1 {one}.")),
        n => told.push(format!("{n} {many}.")),
    }
}
