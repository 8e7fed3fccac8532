//! What people say about a draft: through changes, undo and packs, and in a review copy.

use candour::edit::{Edit, apply};
use candour::export::Format;
use candour::model::{
    Answer, Audience, Comment, Draft, FieldId, Marking, Place, Prose, RegisterKind, RowId,
    SectionId, Value,
};
use candour::session::{
    Action, CommentsIn, IdSource, Order, PackOrder, Progress, Remark, Rest, Session, export_bytes,
};
use candour::store::{Loaded, parse_draft, salvage_draft, write_draft};
use candour::template::{Template, shipped};
use jiff::Timestamp;

use crate::command_line::{candour, text};

const KNOW: &str = "We know our children.\n\nPlans say what changes, and “when”.";

fn template() -> Template {
    let mut templates = shipped().unwrap().into_iter();
    templates
        .find(|template| template.file().id == "self-evaluation-ilacs")
        .unwrap()
}

fn moment(minute: i64) -> Timestamp {
    Timestamp::from_second(1_796_000_000 + 60 * minute).unwrap()
}

/// A section with a text, and the place of that.
fn field(template: &Template, nth: usize) -> Place {
    let outline = template.outline(&[]).into_iter();
    let texts = outline.flat_map(|outlined| {
        let section = &outlined.section;
        let fields = section.fields.iter();
        let prose =
            fields.filter(|field| matches!(field.kind, candour::template::FieldKind::Prose));
        prose.map(|field| Place::Field(section.id.clone(), field.id.clone()))
    });
    texts.collect::<Vec<_>>()[nth].clone()
}

fn ids(place: &Place) -> (SectionId, FieldId) {
    let Place::Field(section, field) = place else {
        unreachable!()
    };
    (section.clone(), field.clone())
}

struct Talk {
    session: Session,
    minute: i64,
}

impl Talk {
    fn new(draft: Draft, template: Template) -> Self {
        Self::with_ids(draft, template, 1)
    }

    fn with_ids(draft: Draft, template: Template, seed: u64) -> Self {
        let session = Session::open_copy(Loaded { draft, template }, IdSource::new(seed));
        Self { session, minute: 0 }
    }

    fn say(&mut self, who: &str, remark: Remark) {
        self.minute += 1;
        let when = moment(self.minute);
        let who = who.to_owned();
        let action = Action::Comment { remark, who, when };
        self.session.act(action, 0).unwrap();
    }

    fn begin(&mut self, who: &str, place: &Place, words: &str, says: &str) {
        let text = self
            .session
            .draft()
            .commented_text(place)
            .unwrap_or_default();
        let at = text.find(words).unwrap();
        let range = at..at + words.len();
        let (place, says) = (place.clone(), says.to_owned());
        self.say(who, Remark::Begin { place, range, says });
    }

    fn types(&mut self, place: &Place, text: &str, now_ms: u64) {
        let value = Value::Prose(Prose::new(text));
        let place = place.clone();
        self.session
            .act(Action::Type { place, value }, now_ms)
            .unwrap();
    }

    fn comment(&self, nth: usize) -> &Comment {
        &self.session.draft().comments[nth]
    }

    /// Returns the words that a comment is about, as they stand in the draft.
    fn words(&self, nth: usize) -> Option<String> {
        let comment = self.comment(nth);
        let text = self.session.draft().commented_text(&comment.place)?;
        let range = comment.passage.as_ref()?.range(&text)?;
        text.get(range).map(str::to_owned)
    }
}

fn draft(template: &Template) -> Draft {
    let mut draft = Draft::default();
    draft.template.id.clone_from(&template.file().id);
    draft.template.edition.clone_from(&template.file().edition);
    "Self-evaluation".clone_into(&mut draft.details.title);
    let (section, field) = ids(&field(template, 0));
    let answers = draft.answers.entry(section).or_default();
    answers.insert(field, Answer::Prose(Prose::new(KNOW)));
    draft
}

fn talk() -> (Talk, Place) {
    let template = template();
    let place = field(&template, 0);
    (Talk::new(draft(&template), template), place)
}

#[test]
fn a_thread_is_begun_answered_dealt_with_and_taken_up_again_and_each_step_is_taken_back() {
    let (mut talk, place) = talk();
    let start = Draft::clone(talk.session.draft());
    talk.begin("Jo", &place, "say what changes", "  Do they?\n");
    let id = talk.comment(0).id.clone();
    assert_eq!(talk.comment(0).said[0].says, "Do they?");
    assert_eq!(talk.comment(0).said[0].when, moment(1));
    let says = "They do.".to_owned();
    talk.say(
        "Sam",
        Remark::Reply {
            id: id.clone(),
            says,
        },
    );
    assert_eq!(talk.comment(0).people(), ["Jo", "Sam"]);
    talk.say("Jo", Remark::Resolve(id.clone()));
    assert!(!talk.comment(0).is_open());
    // A reply takes it up again.
    let says = "Not in May.".to_owned();
    talk.say(
        "Sam",
        Remark::Reply {
            id: id.clone(),
            says,
        },
    );
    assert!(talk.comment(0).is_open());
    talk.say("Jo", Remark::Delete(id));
    assert!(talk.session.draft().comments.is_empty());
    for _ in 0..5 {
        talk.session.act(Action::Undo, 0).unwrap();
    }
    assert_eq!(**talk.session.draft(), start);
    for _ in 0..4 {
        talk.session.act(Action::Redo, 0).unwrap();
    }
    assert_eq!(talk.comment(0).said.len(), 3);
    // Without words nothing is said.
    let says = " \n".to_owned();
    let place = Place::Draft;
    let range = 0..0;
    let n_before = talk.session.revision();
    talk.say("Jo", Remark::Begin { place, range, says });
    assert_eq!(talk.session.revision(), n_before);
}

#[test]
fn typing_moves_a_passage_and_taking_it_back_brings_it_back_to_the_letter() {
    let (mut talk, place) = talk();
    talk.begin("Jo", &place, "what changes", "What?");
    let before = Draft::clone(talk.session.draft());
    // Signs are taken away one by one from behind the passage, and then from within it.
    let mut text = KNOW.to_owned();
    for nth in 0..9 {
        let at = text.find("changes").unwrap_or(0) + "changes".len() - nth.min(3);
        let at = if nth < 6 {
            text.find(", and").unwrap_or(at)
        } else {
            at
        };
        text.remove(at.min(text.len() - 1));
        talk.types(&place, &text, 10_000 + 50 * nth as u64);
    }
    assert_ne!(**talk.session.draft(), before);
    while **talk.session.draft() != before {
        assert!(talk.session.act(Action::Undo, 0).unwrap().is_some());
    }
    assert_eq!(talk.words(0).as_deref(), Some("what changes"));
    // A key that moves nothing, and then one that goes into the passage, are one step.
    let at = KNOW.find(", and").unwrap();
    let (head, tail) = (KNOW.get(..at).unwrap(), KNOW.get(at + 1..).unwrap());
    talk.types(&place, &format!("{head}{tail}"), 90_000);
    let head = KNOW.get(..at - 1).unwrap();
    talk.types(&place, &format!("{head}{tail}"), 90_050);
    assert_eq!(talk.words(0).as_deref(), Some("what change"));
    talk.session.act(Action::Undo, 0).unwrap();
    while **talk.session.draft() != before {
        assert!(talk.session.act(Action::Undo, 0).unwrap().is_some());
    }
    assert_eq!(talk.words(0).as_deref(), Some("what changes"));
}

#[test]
fn a_comment_whose_words_are_gone_stays_and_says_so_and_comes_back_with_them() {
    let (mut talk, place) = talk();
    talk.begin("Jo", &place, "what changes", "What?");
    talk.types(&place, "We know our children.", 10_000);
    assert!(talk.comment(0).is_adrift());
    assert_eq!(talk.comment(0).place, place);
    let file = write_draft(talk.session.draft(), talk.session.template().file()).unwrap();
    assert!(parse_draft(file.as_bytes()).unwrap().draft.comments[0].is_adrift());
    talk.session.act(Action::Undo, 0).unwrap();
    assert_eq!(talk.words(0).as_deref(), Some("what changes"));
}

#[test]
fn another_year_and_readiness_know_no_comments() {
    let (mut talk, place) = talk();
    let (draft, template) = (talk.session.draft(), talk.session.template());
    let paper = candour::content::build(draft, template, Audience::Ofsted);
    talk.begin("Jo", &place, "what changes", "Planted words");
    let (draft, template) = (talk.session.draft(), talk.session.template());
    assert_eq!(
        candour::content::build(draft, template, Audience::Ofsted),
        paper
    );
    let last = Loaded {
        draft: Draft::clone(draft),
        template: Template::clone(template),
    };
    let day = jiff::civil::date(2026, 4, 1);
    let next = candour::session::forward(&last, template, day, &mut IdSource::new(2));
    assert!(next.draft.comments.is_empty());
    assert!(
        next.told
            .iter()
            .any(|told| told.starts_with("1 comment on"))
    );
}

/// A draft with a comment on what everyone may read, on a row that a committee may, and on a
/// section that nobody may.
fn marked() -> (Talk, Place) {
    let (mut talk, place) = talk();
    let template = Template::clone(talk.session.template());
    let row = RowId::new("s-one").unwrap();
    let mut draft = Draft::clone(talk.session.draft());
    let mut statement = RegisterKind::Statements.new_row(row.clone());
    let record = statement.as_record_mut();
    let set = [
        ("claim", Value::Text("Our claim of note".to_owned())),
        ("section", Value::Text("help-protection".to_owned())),
    ];
    for (column, value) in set {
        record.cell_mut(column).unwrap().set(value).unwrap();
    }
    let insert = Edit::Insert {
        idx: 0,
        row: Box::new(statement),
    };
    apply(&mut draft, insert).unwrap();
    let marking = |audience| Marking {
        audience,
        exempt: None,
    };
    let row = Place::Row(RegisterKind::Statements, row);
    let mark = Edit::Mark {
        place: row.clone(),
        marking: marking(Audience::Committee),
    };
    apply(&mut draft, mark).unwrap();
    let hidden = field(&template, 3);
    let (section, name) = ids(&hidden);
    let answers = draft.answers.entry(section).or_default();
    answers.insert(name, Answer::Prose(Prose::new("Nobody reads this text.")));
    let mark = Edit::Mark {
        place: hidden.clone(),
        marking: marking(Audience::WorkingNote),
    };
    apply(&mut draft, mark).unwrap();
    talk = Talk::new(draft, template);
    talk.begin("Jo", &place, "what changes", "Of the passage");
    talk.begin("Sam", &row, "", "Of the row");
    talk.begin("Jo", &hidden, "reads", "Of the hidden");
    let gone = Place::Row(RegisterKind::Findings, RowId::new("f-gone").unwrap());
    talk.begin("Jo", &gone, "", "Of what is gone");
    let id = talk.comment(0).id.clone();
    let says = "A reply".to_owned();
    talk.say("Sam", Remark::Reply { id, says });
    (talk, place)
}

fn copy(talk: &Talk, reader: Audience, comments: CommentsIn, format: Format) -> Vec<u8> {
    let order = Order {
        format,
        comments,
        ..Order::pdf(reader)
    };
    let (draft, template) = (talk.session.draft(), talk.session.template());
    let export = export_bytes(draft, template, order, &Progress::default()).unwrap();
    export.bytes
}

#[test]
fn a_review_copy_holds_what_its_readers_may_see_and_no_other_copy_holds_any() {
    let (talk, _) = marked();
    let said = [
        "Of the passage",
        "A reply",
        "Of the row",
        "Of the hidden",
        "Of what is gone",
    ];
    for (reader, which, n) in [
        (Audience::Everyone, CommentsIn::Nothing, 0),
        (Audience::Everyone, CommentsIn::Open, 2),
        (Audience::Committee, CommentsIn::Open, 3),
        (Audience::Ofsted, CommentsIn::All, 3),
    ] {
        let page = String::from_utf8(copy(&talk, reader, which, Format::Web)).unwrap();
        let found: Vec<bool> = said.iter().map(|said| page.contains(said)).collect();
        let expected: Vec<bool> = (0..said.len()).map(|nth| nth < n).collect();
        assert_eq!(found, expected, "{reader:?} {which:?}");
        assert_eq!(page.contains("Review copy with comments"), n > 0);
    }
}

#[test]
fn a_sign_stands_behind_the_words_and_leads_to_the_note_at_the_end_of_the_section() {
    let (mut talk, place) = talk();
    talk.begin("Jo", &place, "what changes", "What?\nAll of it?");
    talk.begin("Sam", &place, "our children", "All?");
    talk.begin("Sam", &place, "“when”", "When?");
    let words = copy(&talk, Audience::Ofsted, CommentsIn::Open, Format::Markdown);
    let words = String::from_utf8(words).unwrap().replace('\u{a0}', " ");
    let at = |what: &str| {
        let found = words.find(what);
        found.unwrap_or_else(|| panic!("{what} is not in {words}"))
    };
    let order = [
        "We know our children (",
        "comment 1",
        "Plans say what changes (",
        "comment 2",
        "and “when” (",
        "comment 3",
        "Comments on this section",
        "1. ",
        "“our children”:",
        "All?",
        "“what changes”:",
        "All of it?",
        "“when”:",
    ];
    let places: Vec<usize> = order.iter().map(|what| at(what)).collect();
    assert!(places.is_sorted(), "{places:?} in {words}");
}

#[test]
fn a_sign_stands_at_the_words_that_are_meant_also_across_bold_and_where_they_stand_twice() {
    let (mut talk, place) = talk();
    let text = "A plan, then a **plan that** helps, and a plan.\n\nThe plan.";
    talk.types(&place, text, 0);
    let begin = |talk: &mut Talk, words: &str, nth: usize| {
        let at = text.match_indices(words).nth(nth).unwrap().0;
        let (place, range) = (place.clone(), at..at + words.len());
        let says = format!("{words} {nth}");
        talk.say("Jo", Remark::Begin { place, range, says });
    };
    begin(&mut talk, "plan", 1);
    begin(&mut talk, "plan", 2);
    begin(&mut talk, "plan that** helps", 0);
    begin(&mut talk, "plan", 3);
    let words = copy(&talk, Audience::Ofsted, CommentsIn::Open, Format::Markdown);
    let words = String::from_utf8(words).unwrap().replace('\u{a0}', " ");
    let line = |begin: &str| {
        let line = words.lines().find(|line| line.starts_with(begin));
        line.unwrap_or_default().replace("**", "")
    };
    let (first, second) = (line("A plan"), line("The plan"));
    let order = [
        "A plan, then a plan",
        "comment 1",
        " that",
        "helps",
        "comment 2",
        "and a plan",
        "comment 3",
    ];
    let mut from = 0;
    for what in order {
        let at = first.get(from..).and_then(|rest| rest.find(what));
        from += at.unwrap_or_else(|| panic!("{what} in {first} of {words}")) + what.len();
    }
    assert!(second.contains("comment 4"), "{second}");
}

#[test]
fn a_comment_on_a_cell_that_no_paper_prints_is_in_no_copy() {
    let mut templates = shipped().unwrap().into_iter();
    let template = templates.find(|template| template.file().id == "self-evaluation-short");
    let template = template.unwrap();
    let mut draft = draft(&template);
    let row = RowId::new("e-audits").unwrap();
    let mut evidence = candour::model::Evidence::new(row.clone());
    "Joint audits".clone_into(&mut evidence.title);
    "Drive K, audits".clone_into(&mut evidence.held);
    draft.registers.evidence.push(evidence);
    let (section, name) = ids(&field(&template, 0));
    let answers = draft.answers.entry(section).or_default();
    answers.insert(name, Answer::Prose(Prose::new("They say so [@e-audits].")));
    let mut talk = Talk::new(draft, template);
    let cell = |column| Place::Cell(RegisterKind::Evidence, row.clone(), column);
    talk.begin("Jo", &cell("held"), "Drive K", "Ask the owner of the drive");
    talk.begin("Jo", &cell("title"), "audits", "Which audits?");
    let page = copy(&talk, Audience::Ofsted, CommentsIn::All, Format::Web);
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("Which audits?"));
    for hidden in ["Ask the owner", "Drive K"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test plays another program")]
fn the_command_line_makes_a_review_copy_only_where_it_is_asked_for() {
    let (mut talk, _) = marked();
    let id = talk.comment(1).id.clone();
    talk.say("Jo", Remark::Resolve(id));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.ron");
    let file = write_draft(talk.session.draft(), talk.session.template().file()).unwrap();
    std::fs::write(&path, file).unwrap();
    let path = text(&path);
    let said = candour(&["export", path, "--for", "committee", "--comments"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.contains("draft for committee review copy.pdf"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("a review copy with 1 comment;"),
        "{}",
        said.out
    );
    let said = candour(&["export", path, "--for", "committee", "--comments", "all"]);
    assert!(
        said.out.contains("a review copy with 2 comments;"),
        "{}",
        said.out
    );
    let said = candour(&["export", path, "--for", "committee"]);
    assert!(!said.out.contains("comment"), "{}", said.out);
    assert!(folder.path().join("draft for committee.pdf").exists());
}

#[test]
fn a_pack_has_the_comments_on_what_its_receiver_sees_and_brings_theirs_home() {
    let (talk, place) = marked();
    let (section, _) = ids(&place);
    let order = PackOrder {
        sections: vec![section],
        addressee: "Sam".to_owned(),
        from: String::new(),
        readers: Audience::Everyone,
        rest: Rest::Read,
        due: None,
        note: String::new(),
    };
    let cut = candour::pack::cut(talk.session.draft(), talk.session.template(), &order).unwrap();
    let file = write_draft(&cut.draft, cut.template.file()).unwrap();
    for (said, is_there) in [
        ("Of the passage", true),
        ("Of the row", false),
        ("Of the hidden", false),
        ("Of what is gone", false),
    ] {
        assert_eq!(file.contains(said), is_there, "{said}");
    }
    let mut theirs = Talk::with_ids(cut.draft, cut.template, 2);
    theirs.minute = 50;
    // They may say something of what they only read.
    let id = theirs.comment(0).id.clone();
    let says = "From the pack".to_owned();
    theirs.say("Sam", Remark::Reply { id, says });
    theirs.begin("Sam", &Place::Detail("title"), "evaluation", "Of the title");
    theirs.types(&place, &format!("And {KNOW}"), 90_000);
    let (theirs, ours) = (theirs.session.draft(), talk.session.draft());
    let base = theirs.pack.as_ref().unwrap().base.clone();
    let merged = candour::merge::merge(
        Some(&base),
        ours,
        theirs,
        &candour::merge::Origin::default(),
    );
    let both = merged.unwrap().draft;
    let said: Vec<Vec<&str>> = { both.comments.iter() }
        .map(|one| one.said.iter().map(|said| said.says.as_str()).collect())
        .collect();
    assert_eq!(
        said,
        [
            vec!["Of the passage", "A reply", "From the pack"],
            vec!["Of the row"],
            vec!["Of the hidden"],
            vec!["Of what is gone"],
            vec!["Of the title"],
        ]
    );
    let text = both.commented_text(&place).unwrap();
    let passage = both.comments[0].passage.as_ref().unwrap();
    assert_eq!(
        text.get(passage.range(&text).unwrap()),
        Some("what changes")
    );
}

#[test]
fn words_that_are_gone_are_in_no_review_copy_and_in_no_pack() {
    let (mut talk, place) = talk();
    talk.types(&place, "Ann was placed in Elm House. We know more.", 1_000);
    talk.begin("Jo", &place, "placed in Elm House", "Say less");
    talk.types(&place, "We know more.", 90_000);
    assert!(talk.comment(0).is_adrift());
    let page = copy(&talk, Audience::Everyone, CommentsIn::Open, Format::Web);
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("Say less") && !page.contains("Elm House"));
    let (section, _) = ids(&place);
    let order = PackOrder {
        sections: vec![section],
        addressee: "Sam".to_owned(),
        from: String::new(),
        readers: Audience::Everyone,
        rest: Rest::Read,
        due: None,
        note: String::new(),
    };
    let cut = candour::pack::cut(talk.session.draft(), talk.session.template(), &order).unwrap();
    let file = write_draft(&cut.draft, cut.template.file()).unwrap();
    assert!(file.contains("Say less") && !file.contains("Elm House"));
}

#[test]
fn a_workbook_has_no_comments_and_says_so() {
    let (talk, _) = marked();
    let order = Order {
        format: Format::Workbook,
        comments: CommentsIn::Open,
        ..Order::pdf(Audience::Everyone)
    };
    let (draft, template) = (talk.session.draft(), talk.session.template());
    let refused = export_bytes(draft, template, order, &Progress::default()).unwrap_err();
    assert_eq!(refused.message, "A workbook has no place for comments.");
}

#[test]
fn what_people_said_is_salvaged_one_by_one() {
    let (talk, _) = marked();
    let file = write_draft(talk.session.draft(), talk.session.template().file()).unwrap();
    // The second comment is damaged.
    let damaged = file.replacen("says: \"Of the row\"", "says: Of the row", 1);
    assert!(parse_draft(damaged.as_bytes()).is_err());
    let salvaged = salvage_draft(damaged.as_bytes()).unwrap();
    let said: Vec<&str> = { salvaged.loaded.draft.comments.iter() }
        .map(|one| one.said[0].says.as_str())
        .collect();
    assert_eq!(said, ["Of the passage", "Of the hidden", "Of what is gone"]);
}
