#!/usr/bin/env bash
# epaint 0.37.0 (the painter of egui) paints nothing of a dashed line that is exactly level or
# upright, where its dashes are about half a pixel long or shorter.
#
# Guessed: a level line of dashes is as dark as the same line a tenth of a point aslant.
# Seen:    each dash is a line segment of its own, and the ends of level and upright segments are
#          moved to the middle of pixels. A short dash so gets the length nought. A period of
#          whole pixels meets every dash alike, so the whole line is gone, without a warning.
# Where it bites: a target, which is level, beside a trend, which is not, in a small picture of a
# chart: the trend is there and the target is not.
# So: paint level dashes as rectangles or paths, which are not moved.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "probe"
version = "0.0.0"
edition = "2024"
[dependencies]
epaint = { version = "=0.37.0", default-features = false }
TOML
cat > src/main.rs <<'RUST'
use epaint::{Color32, Mesh, Pos2, Shape, Stroke, TessellationOptions, Tessellator, pos2};

/// The area that is painted of a line of dashes 300 points long and 1 point wide.
fn area(to: Pos2, dash: f32, gap: f32) -> f32 {
    let options = TessellationOptions { feathering: false, ..Default::default() };
    let mut tessellator = Tessellator::new(1.0, options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    let stroke = Stroke::new(1.0, Color32::BLACK);
    for shape in Shape::dashed_line(&[pos2(0.3, 10.3), to], stroke, dash, gap) {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    let triangles = mesh.indices.chunks(3);
    let areas = triangles.map(|triangle| {
        let [a, b, c] = [0, 1, 2].map(|idx| mesh.vertices[triangle[idx] as usize].pos);
        ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs() / 2.0
    });
    areas.sum()
}

fn main() {
    for (dash, gap) in [(3.0, 2.0), (0.5, 1.5), (0.5, 2.5), (0.4, 2.6), (0.1, 2.9)] {
        let (level, aslant) = (area(pos2(300.3, 10.3), dash, gap), area(pos2(300.3, 10.4), dash, gap));
        println!("dash {dash}, gap {gap}: level {level:.0}, aslant {aslant:.0}");
    }
}
RUST
cargo run --quiet > seen
cat seen
diff - seen <<'EXPECTED'
dash 3, gap 2: level 180, aslant 180
dash 0.5, gap 1.5: level 0, aslant 75
dash 0.5, gap 2.5: level 0, aslant 50
dash 0.4, gap 2.6: level 0, aslant 40
dash 0.1, gap 2.9: level 0, aslant 10
EXPECTED
echo "epaint 0.37.0: as described"
