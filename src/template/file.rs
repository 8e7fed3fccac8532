//! A template as it stands in a file. `docs/format-template.md` explains it to councils.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::mapping::Mapping;
use crate::model::{Audience, EvidenceKind, FieldId, RegisterKind, ReviewKind, SectionId, once};

/// The first field of every template file.
pub const TEMPLATE_FORMAT: &str = "candour-template";
/// The version of the format that this program writes and reads.
pub const TEMPLATE_VERSION: u32 = 1;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A whole template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateFile {
    /// Always [`TEMPLATE_FORMAT`].
    pub format: String,
    /// The version of the format, [`TEMPLATE_VERSION`].
    pub version: u32,
    /// Names the template for ever, in kebab-case.
    pub id: String,
    /// Which edition this is, such as `2026-04`.
    pub edition: String,
    /// What the template is called.
    pub title: String,
    /// One sentence for somebody who chooses between templates.
    pub summary: String,
    /// Roughly how long the paper gets, in words for people ("6 to 8 pages").
    #[serde(default, skip_serializing_if = "is_default")]
    pub length: String,
    /// The framework it is written against, with source and date.
    pub framework: Framework,
    /// The three questions Ofsted asks of every self-evaluation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub questions: ThreeQuestions,
    /// What a new draft's cover begins with.
    pub paper: PaperSetup,
    /// Sets of fields that several sections share, by name.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "once"
    )]
    pub patterns: BTreeMap<String, Vec<Field>>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// Orders of sections to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<SectionOrder>,
    /// What readiness asks of a draft.
    pub rules: Vec<Rule>,
    /// Terms and short forms that readers may not know, offered for the glossary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<KnownTerm>,
    /// Where the sections of earlier editions went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mappings: Vec<Mapping>,
}

/// The framework a template is written against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// What it is called.
    pub name: String,
    /// Where its text is published.
    pub source: String,
    /// When somebody last compared this template with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
    /// What to check before relying on it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// The three questions, in the template's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreeQuestions {
    /// What is known about the quality and impact of practice.
    pub what: String,
    /// How it is known.
    pub how: String,
    /// What will be done in the next 12 months.
    pub next: String,
}

/// Which of the three questions a field helps to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Which {
    /// What do we know about the quality and impact of practice?
    What,
    /// How do we know it?
    How,
    /// What will we do in the next 12 months?
    Next,
}

/// What a new draft's cover begins with, and how the paper is numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSetup {
    /// The title.
    pub title: String,
    /// The line under it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subtitle: String,
    /// The protective marking.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// Who signs the paper off, by role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_offs: Vec<String>,
    /// What is numbered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub numbering: Numbering,
    /// Whether a list of contents stands behind the cover.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub contents: bool,
}

fn yes() -> bool {
    true
}

/// What is numbered in the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbering {
    /// Headings: 1, 1.1, 1.1.1.
    #[default]
    Headings,
    /// Paragraphs, running through, as committee reports have it.
    Paragraphs,
    /// Nothing.
    None,
}

/// A section, which may hold fields and further sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Names the section for ever.
    pub id: SectionId,
    /// The heading in the paper.
    pub title: String,
    /// A shorter heading for the outline, where the title is long.
    #[serde(default, skip_serializing_if = "is_default")]
    pub short: String,
    /// Whether it is part of the body or an appendix. Only top-level sections are appendices.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: SectionRole,
    /// The question the section answers, in a sentence or two.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prompt: String,
    /// Help in plain words, in the subset of CommonMark.
    #[serde(default, skip_serializing_if = "is_default")]
    pub guidance: String,
    /// What kinds of evidence a reader expects here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceKind>,
    /// How many words the section should hold at most, its sub-sections included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<u32>,
    /// Who may read it in a new draft, until its author chooses otherwise.
    #[serde(default, skip_serializing_if = "is_default")]
    pub audience: Audience,
    /// Whether the section begins a new page.
    #[serde(default, skip_serializing_if = "is_default")]
    pub new_page: bool,
    /// The name of a pattern whose fields stand behind the section's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// What is to be filled in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// Sections within this one; three levels at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Self>,
    /// Ids this section had in earlier editions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<SectionId>,
}

/// An order in which sections may stand, for authors to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionOrder {
    /// Names the order within its template.
    pub id: FieldId,
    /// The words people read ("Leaders first").
    pub label: String,
    /// The sections, all within the same one or all at the top. Others keep their places.
    pub sections: Vec<SectionId>,
}

/// Whether a section is part of the body or an appendix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectionRole {
    /// Numbered with the body.
    #[default]
    Body,
    /// Lettered A, B, C behind the body.
    Appendix,
}

/// One thing to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Names the field within its section for ever.
    pub id: FieldId,
    /// What to write, as a question or a few words.
    pub prompt: String,
    /// One line under the prompt.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hint: String,
    /// Help in plain words, folded under the prompt.
    #[serde(default, skip_serializing_if = "is_default")]
    pub guidance: String,
    /// A heading over the field in the paper; none where the text speaks for itself.
    #[serde(default, skip_serializing_if = "is_default")]
    pub heading: String,
    /// What the field holds.
    pub kind: FieldKind,
    /// Whether the paper is not ready without it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
    /// Whether nothing is open where it stays empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub optional: bool,
    /// How many words it should hold at most; for rows of a register, each of their cells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<u32>,
    /// Which of the three questions it helps to answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Which>,
    /// Who may read it in a new draft, until its author chooses otherwise.
    #[serde(default, skip_serializing_if = "is_default")]
    pub audience: Audience,
    /// What a new draft begins with, for fields whose usual text can be kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub default: String,
    /// Ids this field had in earlier editions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<FieldId>,
}

/// What a field holds. Closed: every consumer matches all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    /// One line of plain text.
    Line,
    /// Paragraphs, lists and citations.
    Prose,
    /// A day.
    Date,
    /// One of a list of options.
    Choice(Vec<OptionText>),
    /// Rows of a register.
    Register(RegisterView),
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionText {
    /// The name in a draft file.
    pub id: FieldId,
    /// The words people read.
    pub label: String,
}

/// Which rows of a register a section shows, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterView {
    /// The register.
    pub register: RegisterKind,
    /// The columns, in order. In the window the others stand behind "More".
    pub columns: Vec<String>,
    /// Only rows whose `kind` is one of these names; all where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// Only findings of reviews of these kinds; all where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_reviews: Vec<ReviewKind>,
    /// Which rows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scope: Scope,
    /// How the paper shows them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub show: Presentation,
    /// How many rows the paper shows at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// How far apart two figures may lie and still be called similar, in per cent; 2 where left
    /// out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<u32>,
    /// The caption of the table.
    #[serde(default, skip_serializing_if = "is_default")]
    pub caption: String,
    /// What one row is called here, in small letters ("peer review"); the register's word where empty.
    #[serde(default, skip_serializing_if = "is_default")]
    pub one: String,
}

/// Which rows of a register a section shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// All rows.
    #[default]
    All,
    /// The rows that belong to this section.
    Here,
    /// The rows that are cited or linked anywhere in the paper.
    Used,
    /// The rows that this section's own texts cite.
    Cited,
}

/// How the paper shows rows of a register.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presentation {
    /// One table, a row a row.
    #[default]
    Table,
    /// A block for each row: a heading, then label and text.
    Blocks,
    /// Strengths and areas for improvement, side by side.
    Pairs,
    /// A short line a row.
    List,
    /// A table of values by year.
    Figures,
    /// A chart for each indicator.
    Chart,
    /// A chart for each indicator, and behind it a table with its figures.
    ChartAndTable,
    /// A table with a row for each indicator: a small line, the latest figure, the direction of
    /// travel, and how it stands to others.
    Rug,
    /// The same, and behind it a table of values by year.
    RugAndTable,
}

/// What readiness asks of a draft. Closed: each kind is one file in `check/rules`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// Fields marked as required hold something.
    RequiredFilled,
    /// Fields and sections keep to their word limits.
    WordLimit,
    /// Each of the three questions is answered somewhere.
    ThreeQuestions,
    /// Every area for improvement that a review named has an answer.
    FindingAnswered,
    /// Every answered finding says what is different for children.
    FindingDifference,
    /// Every statement has evidence.
    StatementEvidence,
    /// Every area for improvement is answered by a priority.
    AreaPriority,
    /// Every priority has an owner, a date and a measure.
    PriorityComplete,
    /// No evidence is older than this many months at the date of the meeting.
    EvidenceAge(u32),
    /// Every short form is explained.
    TermExplained,
    /// What was done stands beside what came of it for children.
    ActivityWithoutEffect,
    /// No claim is larger than what stands behind it.
    OverPositive,
    /// What is known is not known from figures alone.
    FiguresAlone,
    /// Children, families or staff are heard behind every claim.
    VoiceMissing,
    /// Every section of claims names something that is not yet good enough.
    NoWeakness,
    /// What comes next says what, and for whom.
    VagueArea,
    /// A figure far from others’ is explained where it is used.
    OutlierUnexplained,
    /// One figure has one value wherever it stands.
    ValuesDiffer,
    /// No term of a framework or a law that is over.
    OldTerm,
    /// What last year’s paper said would be done by now is told of.
    PromiseMissing,
    /// Each of these sections says something of what readers nearly always look for there.
    TopicMissing(Vec<SectionTopics>),
}

/// What readers nearly always look for in a section and the sections within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionTopics {
    /// The section.
    pub section: SectionId,
    /// What is looked for, in the order in which it is named.
    pub topics: Vec<Topic>,
}

/// Something that readers look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// The beginnings of words that speak of it, in small letters; its name does so itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// A term or short form that readers may not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownTerm {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: String,
}
