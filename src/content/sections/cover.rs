//! The cover with its document control, and what stands at the head and foot of every page.

use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{label, paragraph},
            text::inlines_text,
            tree::{Block, Cover, Furniture, Inline},
        },
        typography::typographic,
    },
    model::{
        Audience, Details, Draft, DraftStatus, Marking, Place, RegisterKind, SignOff, british_date,
    },
};

/// The language of every paper.
const LANGUAGE: &str = "en-GB";

/// Puts together the cover. What the details do not say is left out.
pub(in crate::content) fn cover(edition: &Edition<'_>) -> Cover {
    let details = &edition.draft.details;
    let from: Vec<String> = [&details.authority, &details.service]
        .into_iter()
        .map(|part| typographic(part.trim()))
        .filter(|part| !part.is_empty())
        .collect();
    Cover {
        authority: from.join(" · "),
        title: title(edition),
        subtitle: typographic(details.subtitle.trim()),
        date: details.meeting_date.map(british_date).unwrap_or_default(),
        control: control(edition),
    }
}

/// Puts together what stands on every page.
pub(in crate::content) fn furniture(edition: &Edition<'_>) -> Furniture {
    let details = &edition.draft.details;
    let version = version(details);
    Furniture {
        marking: details.label.trim().to_owned(),
        head_start: typographic(details.authority.trim()),
        head_end: title(edition),
        foot_start: if version.is_empty() {
            String::new()
        } else {
            format!("Version {version}")
        },
        language: LANGUAGE.to_owned(),
    }
}

fn title(edition: &Edition<'_>) -> String {
    let own = edition.draft.details.title.trim();
    if own.is_empty() {
        typographic(edition.template.file().paper.title.trim())
    } else {
        typographic(own)
    }
}

fn control(edition: &Edition<'_>) -> Vec<(String, String)> {
    let details = &edition.draft.details;
    let framework = if details.framework.trim().is_empty() {
        &edition.template.file().framework.name
    } else {
        &details.framework
    };
    let lines = [
        ("Period", details.period.label()),
        (
            "Figures to",
            details.figures_to.map(british_date).unwrap_or_default(),
        ),
        ("Version", version(details)),
        ("Owner", typographic(details.owner.trim())),
        ("Signed off by", sign_offs(&details.sign_offs)),
        ("Text", not_as_signed(edition)),
        ("Framework", typographic(framework.trim())),
        ("Marking", details.label.trim().to_owned()),
        ("Readers", readers(edition.reader)),
        ("Note", short_note(edition)),
    ];
    lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (label.to_owned(), text))
        .collect()
}

/// Returns "0.4, draft"; nothing where there is no version and no status worth naming.
fn version(details: &Details) -> String {
    let status = match details.status {
        DraftStatus::Draft => "draft",
        DraftStatus::ForSignOff => "for sign-off",
        DraftStatus::Final => "final",
    };
    match details.version.trim() {
        "" => String::new(),
        version => format!("{version}, {status}"),
    }
}

fn sign_offs(sign_offs: &[SignOff]) -> String {
    let agreed: Vec<String> = sign_offs
        .iter()
        .filter(|sign_off| !sign_off.role.trim().is_empty())
        .map(|sign_off| {
            let role = typographic(sign_off.role.trim());
            match sign_off.agreed {
                Some(date) => format!("{role}, {}", british_date(date)),
                None => format!("{role} (not yet)"),
            }
        })
        .collect();
    agreed.join("; ")
}

/// Says that the text is not the one that was signed off, where it is not. Whoever may not read
/// all of it is told only what the details say: what is kept from them may have changed.
fn not_as_signed(edition: &Edition<'_>) -> String {
    let draft = edition.draft;
    let words = if reads_all(draft, edition.reader) {
        draft.signed_text().words()
    } else {
        draft.reopened_words()
    };
    words.map_or_else(String::new, |words| typographic(&words))
}

/// Whether a reader may read everything. What is for fewer readers than the widest is never asked
/// for: a paper would tell by its words whether there is any.
fn reads_all(draft: &Draft, reader: Audience) -> bool {
    let is_readable = |marking: &Marking| marking.is_readable_by(reader);
    let mut sections = draft.markings.values();
    let mut rows = { RegisterKind::ALL.iter() }.flat_map(|kind| draft.registers.rows(*kind));
    reader >= Audience::Ofsted
        && sections
            .all(|marks| is_readable(&marks.section) && marks.fields.values().all(is_readable))
        && rows.all(|row| is_readable(row.marking()))
}

fn readers(reader: Audience) -> String {
    match reader {
        Audience::Everyone => String::new(),
        Audience::Committee | Audience::Ofsted | Audience::WorkingNote => reader.label().to_owned(),
    }
}

/// How long a note may be to stand on the cover, which has room for one page only.
const NOTE_CHARS: usize = 200;

fn short_note(edition: &Edition<'_>) -> String {
    let text = inlines_text(&note(edition));
    if text.chars().count() > NOTE_CHARS {
        return String::new();
    }
    text
}

fn note(edition: &Edition<'_>) -> Vec<Inline> {
    let note = edition.draft.details.note.as_str();
    edition.texts.running(note, &Place::Detail("note"))
}

/// Returns a note that is too long for the cover as a paragraph for the body.
pub(super) fn about(edition: &Edition<'_>) -> Option<Block> {
    let note = note(edition);
    if note.is_empty() || !short_note(edition).is_empty() {
        return None;
    }
    let mut text = vec![label("About this paper")];
    text.extend(note);
    Some(paragraph(&Place::Detail("note"), text))
}
