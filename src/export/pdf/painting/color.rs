//! What the colours mean: sRGB, as a profile written here, because PDF/A asks for one and the
//! usual files are larger than a whole paper.
//!
//! The numbers are those of IEC 61966-2-1, adapted to the D50 white of ICC profiles.

use lopdf::{Document, Object, Stream, dictionary};

/// The D50 white.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];
/// From the D65 white of sRGB to D50.
const ADAPTATION: [u32; 9] = [
    0x0001_0c42,
    0x0000_05de,
    0xffff_f325,
    0x0000_0793,
    0x0000_fd90,
    0xffff_fba1,
    0xffff_fda2,
    0x0000_03dc,
    0x0000_c06e,
];
/// Exponent, slope and offsets of the curve.
const CURVE: [u32; 5] = [0x0002_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];
const HEADER_LEN: usize = 128;

/// Writes the output intent.
pub(in crate::export::pdf) fn output_intent(document: &mut Document) -> Object {
    let profile = Stream::new(dictionary! { "N" => 3 }, profile());
    let profile = document.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC 61966-2-1"),
        "DestOutputProfile" => profile,
    };
    Object::Array(vec![intent.into()])
}

/// Returns the profile: a header, a table of tags, and the data of each tag.
fn profile() -> Vec<u8> {
    let curve = typed(*b"para", &[&[0, 3, 0, 0], &numbers(&CURVE)[..]].concat());
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("No rights reserved")),
        (b"wtpt", typed(*b"XYZ ", &numbers(&WHITE))),
        (b"chad", typed(*b"sf32", &numbers(&ADAPTATION))),
        (b"rXYZ", typed(*b"XYZ ", &numbers(&RED))),
        (b"gXYZ", typed(*b"XYZ ", &numbers(&GREEN))),
        (b"bXYZ", typed(*b"XYZ ", &numbers(&BLUE))),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = length(tags.len());
    let mut data: Vec<u8> = Vec::new();
    let data_start = HEADER_LEN + 4 + tags.len() * 12;
    for (name, tag) in &tags {
        table.extend_from_slice(*name);
        table.extend(length(data_start + data.len()));
        table.extend(length(tag.len()));
        data.extend(tag);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(data_start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = length(size);
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // The day on which sRGB became a standard.
    header.extend([0x07, 0xcf, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.extend([0; 28]);
    header.extend(numbers(&WHITE));
    header.resize(HEADER_LEN, 0);
    header
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut body = numbers(&[1, 12]);
    body.extend(b"enGB");
    body.extend(length(units.len()));
    body.extend(numbers(&[28]));
    body.extend(units);
    typed(*b"mluc", &body)
}

fn typed(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    [&name[..], &[0; 4], body].concat()
}

fn numbers(values: &[u32]) -> Vec<u8> {
    values.iter().copied().flat_map(u32::to_be_bytes).collect()
}

fn length(length: usize) -> Vec<u8> {
    numbers(&[u32::try_from(length).unwrap_or(u32::MAX)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_size_and_signature() {
        let profile = profile();
        assert_eq!(profile[..4], *length(profile.len()));
        assert_eq!(profile[36..40], *b"acsp");
        assert!(profile.len() < 800, "{}", profile.len());
    }
}
