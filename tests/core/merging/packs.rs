//! Section packs: what is in them, what is not, and how they come back.

use std::path::Path;

use candour::import::Proposal;
use candour::model::{
    Answer, Audience, Conflict, Dismissal, Draft, Evidence, FieldId, Finding, Held, Indicator,
    Marking, Place, Prose, Question, RegisterKind, Review, RowId, SectionId, Slot, Statement, Task,
    Value, notes_of,
};
use candour::session::{
    Action, Beside, IdSource, PackOrder, Packed, RealDisk, Rest, Seal, Session, TakingIn, cut_pack,
    example_draft, read_copies, read_copy, reply,
};
use candour::store::{Loaded, parse_draft, salvage_draft, write_draft};
use tempfile::TempDir;

use crate::command_line::{candour, text};

fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

fn field(section_id: &str, field: &str) -> Place {
    Place::Field(section(section_id), FieldId::new(field).unwrap())
}

fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

fn marked(audience: Audience) -> Marking {
    Marking {
        audience,
        exempt: None,
    }
}

/// The example, while it is written: nothing in it is in doubt or agreed.
fn northmere() -> Loaded {
    let mut loaded = example_draft().unwrap();
    loaded.draft.details.status = candour::model::DraftStatus::Draft;
    loaded.draft.details.sign_offs.clear();
    loaded
}

fn order(sections: &[&str]) -> PackOrder {
    PackOrder {
        sections: sections.iter().map(|id| section(id)).collect(),
        addressee: "Head of leaving care".to_owned(),
        from: "Head of quality".to_owned(),
        readers: Audience::Committee,
        rest: Rest::Read,
        due: Some(jiff::civil::date(2026, 12, 10)),
        note: "Say what is different for those over 21.".to_owned(),
    }
}

fn answer(draft: &mut Draft, section_id: &str, field: &str, words: &str) {
    let answers = draft.answers.entry(section(section_id)).or_default();
    let id = FieldId::new(field).unwrap();
    answers.insert(id, Answer::Prose(Prose::new(words)));
}

/// A sentence that nobody may find.
fn plover(n: usize) -> String {
    format!("Plover{n} walks here.")
}

/// Plants sentences that a committee may not see, each in a place of its own. Returns how many.
fn plant(loaded: &mut Loaded) -> usize {
    let draft = &mut loaded.draft;
    let mut n = 0;
    let mut next = || {
        n += 1;
        plover(n)
    };
    // A section, a field, and what stands within a section.
    let marks = draft.markings.entry(section("workforce")).or_default();
    marks.section = marked(Audience::Ofsted);
    marks.section.exempt = Some(candour::model::Exempt {
        reason: next(),
        ..Default::default()
    });
    let known: Vec<FieldId> = loaded
        .template
        .section(&section("workforce"))
        .unwrap()
        .fields
        .iter()
        .map(|field| field.id.clone())
        .collect();
    let answers = draft.answers.entry(section("workforce")).or_default();
    for id in &known {
        answers.insert(id.clone(), Answer::Prose(Prose::new(next())));
    }
    // A statement that is at home there.
    let mut statement = Statement::new(row("s-plover-home"));
    statement.section = Some(section("workforce"));
    statement.claim = next();
    draft.registers.statements.push(statement);
    // Rows that are marked themselves.
    let mut evidence = Evidence::new(row("e-plover"));
    evidence.title = next();
    evidence.marking = marked(Audience::Ofsted);
    draft.registers.evidence.push(evidence);
    let mut indicator = Indicator::new(row("i-plover"));
    indicator.title = next();
    indicator.marking = marked(Audience::WorkingNote);
    draft.registers.indicators.push(indicator);
    // A finding of a review that is marked, and a question of a meeting that is.
    let mut review = Review::new(row("r-plover"));
    review.title = next();
    review.marking = marked(Audience::Ofsted);
    draft.registers.reviews.push(review);
    let mut finding = Finding::new(row("f-plover"));
    finding.review = Some(row("r-plover"));
    finding.said = Prose::new(next());
    draft.registers.findings.push(finding);
    let mut meeting = candour::model::Meeting::new(row("m-plover"));
    meeting.marking = marked(Audience::Ofsted);
    draft.registers.meetings.push(meeting);
    let mut question = Question::new(row("q-plover"));
    question.meeting = Some(row("m-plover"));
    question.question = next();
    draft.registers.questions.push(question);
    // What can be read leads there.
    let known = draft.prose(&section("care-leavers"), &FieldId::new("know").unwrap());
    let known = format!("{known}\n\nSeen twice [@e-plover], and [@i-plover] too.");
    answer(draft, "care-leavers", "know", &known);
    draft.details.note = Prose::new("As [@e-plover] says.");
    if let Some(statement) = draft.registers.statements.first_mut() {
        statement.evidence.push(row("e-plover"));
        statement.claim.push_str(" [@f-plover]");
    }
    // What is in doubt, words that are right, who writes what, what no template has.
    draft.conflicts.push(Conflict {
        slot: Slot::Value(field("care-leavers", "know")),
        base: None,
        ours: Held::Nothing,
        theirs: Held::Value(Value::Prose(Prose::new(next()))),
        who: next(),
        when: None,
    });
    draft.details.words = vec!["Plover".to_owned(), "Northmere".to_owned()];
    draft.team.tasks.push(Task {
        row: None,
        section: section("care-leavers"),
        person: next(),
        due: None,
        note: next(),
    });
    answer(draft, "plover-old", "plover-field", &next());
    n
}

/// Counts how often a word stands in bytes, in small or large letters.
fn count(bytes: &str, word: &str) -> usize {
    bytes.to_lowercase().matches(word).count()
}

#[test]
fn no_byte_of_a_pack_tells_of_what_its_receiver_may_not_see() {
    let mut loaded = northmere();
    let n = plant(&mut loaded);
    let whole = write_draft(&loaded.draft, loaded.template.file()).unwrap();
    assert!((1..=n).all(|n| whole.contains(&plover(n))), "{n} planted");
    let session = Session::open_copy(loaded, IdSource::new(1));
    for rest in [Rest::Read, Rest::LeftOut] {
        for readers in [Audience::Everyone, Audience::Committee] {
            let mut order = order(&["care-leavers"]);
            // The example keeps two of its sections for Ofsted, this one not.
            (order.rest, order.readers) = (rest, readers);
            let cut = cut_pack(&session, &order).unwrap();
            let text = write_draft(&cut.draft, cut.template.file()).unwrap();
            assert_eq!(count(&text, "plover"), 0, "{rest:?} {readers:?}\n{text}");
            // It is a draft like any other.
            let read = parse_draft(text.as_bytes()).unwrap();
            assert_eq!(read.draft, cut.draft);
            assert!(text.contains("Northmere"));
        }
    }
    // Whoever may see it gets it.
    let mut order = order(&["care-leavers", "workforce"]);
    order.readers = Audience::Ofsted;
    let cut = cut_pack(&session, &order).unwrap();
    let text = write_draft(&cut.draft, cut.template.file()).unwrap();
    assert!(text.contains("[@e-plover]") && text.contains("Seen twice"));
    assert!(
        !text.contains("[@i-plover]"),
        "a working note is for nobody"
    );
}

#[test]
fn what_is_left_out_by_choice_is_not_there_and_what_can_be_cited_is() {
    let mut loaded = northmere();
    answer(&mut loaded.draft, "leaders", "know", "Plover1 walks here.");
    let mut statement = Statement::new(row("s-plover"));
    statement.section = Some(section("leaders"));
    statement.claim = "Plover2".to_owned();
    loaded.draft.registers.statements.push(statement);
    let session = Session::open_copy(loaded, IdSource::new(1));
    let mut order = order(&["care-leavers"]);
    order.rest = Rest::LeftOut;
    let cut = cut_pack(&session, &order).unwrap();
    let text = write_draft(&cut.draft, cut.template.file()).unwrap();
    assert_eq!(count(&text, "plover"), 0);
    let n_evidence = session.draft().registers.evidence.len();
    let n_hidden = n_evidence - cut.draft.registers.evidence.len();
    assert!(n_hidden <= 3, "{n_hidden} of {n_evidence} are marked");
    let sections = cut.template.outline(&[]);
    let has = |id: &str| {
        sections
            .iter()
            .any(|outlined| outlined.section.id.as_str() == id)
    };
    assert!(has("care-leavers") && !has("leaders"));
    assert!(cut.draft.registers.statements.iter().all(|one| {
        sections
            .iter()
            .any(|at| Some(&at.section.id) == one.section.as_ref())
    }));
}

#[test]
fn nobody_is_asked_to_write_what_they_may_not_read() {
    let mut loaded = northmere();
    let marks = loaded
        .draft
        .markings
        .entry(section("care-leavers"))
        .or_default();
    marks.section = marked(Audience::Ofsted);
    let session = Session::open_copy(loaded, IdSource::new(1));
    let problem = cut_pack(&session, &order(&["care-leavers"])).unwrap_err();
    assert!(
        problem.message.contains("is marked for other readers"),
        "{problem}"
    );
    let problem = cut_pack(&session, &order(&[])).unwrap_err();
    assert!(
        problem.message.contains("no section was named"),
        "{problem}"
    );
}

/// A folder with a draft and its packs.
struct Mail {
    folder: TempDir,
}

impl Mail {
    fn new(loaded: &Loaded) -> Self {
        let mail = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let text = write_draft(&loaded.draft, loaded.template.file()).unwrap();
        mail.write("draft.ron", &text);
        mail
    }

    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self, name: &str) -> Session {
        Session::open(&self.path(name), Seal::Open, IdSource::new(7)).unwrap()
    }

    fn send(&self, order: &PackOrder, name: &str) {
        let session = self.open("draft.ron");
        let cut = cut_pack(&session, order).unwrap();
        let packed = Packed::of(cut, session.seal());
        packed.write(&RealDisk, &self.path(name)).unwrap();
    }

    fn reply(&self, theirs: &mut Session, name: &str) {
        let (packed, pack) = reply(theirs).unwrap();
        packed.write(&RealDisk, &self.path(name)).unwrap();
        theirs.note_sent(pack);
    }

    fn look_at(&self, ours: &Session, name: &str) -> TakingIn {
        read_copy(&RealDisk, &Beside::of(ours), &self.path(name), None, None).unwrap()
    }

    /// Takes packs in and returns what is in doubt.
    fn take_in(&self, ours: &mut Session, names: &[&str]) -> usize {
        for name in names {
            let copy = Box::new(self.look_at(ours, name).copy);
            ours.act(Action::TakeIn(copy), 0).unwrap();
        }
        ours.draft().conflicts.len()
    }
}

fn write(session: &mut Session, place: Place, words: &str) {
    let value = Value::Prose(Prose::new(words));
    session.act(Action::Type { place, value }, 0).unwrap();
}

fn know(draft: &Draft, id: &str) -> String {
    draft
        .prose(&section(id), &FieldId::new("know").unwrap())
        .to_owned()
}

fn more(session: &mut Session, id: &str, words: &str) {
    let text = format!("{}\n\n{words}", know(session.draft(), id));
    write(session, field(id, "know"), &text);
}

#[test]
fn a_pack_comes_back_without_the_owners_history_and_nothing_that_was_left_out_is_gone() {
    let mut loaded = northmere();
    plant(&mut loaded);
    loaded.draft.conflicts.clear();
    let mail = Mail::new(&loaded);
    mail.send(&order(&["care-leavers"]), "pack.ron");

    let mut theirs = mail.open("pack.ron");
    more(
        &mut theirs,
        "care-leavers",
        "They rang us, and we answered.",
    );
    let preset = vec![("title", Value::Text("A new audit".to_owned()))];
    let register = RegisterKind::Evidence;
    let add = Action::Add {
        register,
        preset,
        linked_from: None,
    };
    theirs.act(add, 0).unwrap();
    mail.reply(&mut theirs, "reply.ron");
    // The pack remembers what it sent.
    let path = mail.path("pack.ron");
    theirs.save_as(&RealDisk, &path).unwrap();

    // The owner goes on meanwhile: elsewhere, and in the same text.
    let mut ours = mail.open("draft.ron");
    more(&mut ours, "leaders", "We went on meanwhile.");
    let text = know(ours.draft(), "care-leavers");
    write(
        &mut ours,
        field("care-leavers", "know"),
        &format!("We begin anew. {text}"),
    );
    let before = ours.draft().clone();
    assert_eq!(mail.take_in(&mut ours, &["reply.ron"]), 0);
    let now = know(ours.draft(), "care-leavers");
    assert!(now.starts_with("We begin anew."), "{now}");
    assert!(now.contains("They rang us, and we answered."), "{now}");
    assert!(
        now.contains("[@e-plover]"),
        "what was left out of the text stays: {now}"
    );
    assert!(know(ours.draft(), "leaders").contains("We went on meanwhile."));
    let mut as_before = Draft::clone(ours.draft());
    as_before.answers.clone_from(&before.answers);
    let is_new = |row: &Evidence| row.title == "A new audit";
    as_before.registers.evidence.retain(|row| !is_new(row));
    as_before.team = before.team.clone();
    assert!(as_before == *before, "nothing else is otherwise");
    assert!(ours.draft().registers.evidence.iter().any(is_new));

    // Twice changes nothing.
    assert!(mail.look_at(&ours, "reply.ron").is_empty());
    // More writing comes in behind what came before, although the owner changed that.
    let changed = now.replace("They rang us", "They rang us in May");
    write(&mut ours, field("care-leavers", "know"), &changed);
    let mut theirs = mail.open("pack.ron");
    more(&mut theirs, "care-leavers", "And in June.");
    mail.reply(&mut theirs, "reply 2.ron");
    let n_open = mail.take_in(&mut ours, &["reply 2.ron"]);
    assert_eq!(n_open, 0, "{:?}", ours.draft().conflicts);
    let now = know(ours.draft(), "care-leavers");
    let wanted = "They rang us in May, and we answered.\n\nAnd in June.";
    assert!(now.contains(wanted), "{now}");
    // Whoever goes on in what they sent goes on from there.
    let mut theirs = mail.open("reply 2.ron");
    more(&mut theirs, "care-leavers", "And in July.");
    mail.reply(&mut theirs, "reply 3.ron");
    assert_eq!(mail.take_in(&mut ours, &["reply 3.ron"]), 0);
    assert!(know(ours.draft(), "care-leavers").ends_with("And in June.\n\nAnd in July."));
    ours.act(Action::Undo, 0).unwrap();
    // What came before comes late: it was there.
    assert!(mail.look_at(&ours, "reply.ron").is_empty());
    // One step takes it back, and then it is new again.
    ours.act(Action::Undo, 0).unwrap();
    assert!(!know(ours.draft(), "care-leavers").contains("And in June."));
    assert!(!mail.look_at(&ours, "reply 2.ron").is_empty());
    ours.act(Action::Redo, 0).unwrap();
    let saved = mail.path("draft.ron");
    ours.save_as(&RealDisk, &saved).unwrap();
    assert!(
        mail.look_at(&mail.open("draft.ron"), "reply 2.ron")
            .is_empty()
    );
}

#[test]
fn packs_of_several_come_in_in_any_order_and_give_one_draft() {
    let mail = Mail::new(&northmere());
    let asked = ["care-leavers", "leaders", "help-protection"];
    let names = ["a.ron", "b.ron", "c.ron"];
    for (id, name) in asked.iter().zip(names) {
        mail.send(&order(&[id]), name);
        let mut theirs = mail.open(name);
        more(&mut theirs, id, &format!("What we know of {id}."));
        let add = Action::Add {
            register: RegisterKind::Evidence,
            preset: vec![("title", Value::Text(format!("Audit of {id}")))],
            linked_from: None,
        };
        // Each draws other ids, as on other machines.
        let mut theirs = theirs;
        theirs.act(add, 0).unwrap();
        mail.reply(&mut theirs, name);
    }
    let mut drafts = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let mut ours = mail.open("draft.ron");
        let names: Vec<&str> = order.iter().map(|idx| names[*idx]).collect();
        let n_open = mail.take_in(&mut ours, &names);
        for id in asked {
            assert!(know(ours.draft(), id).contains(&format!("What we know of {id}.")));
        }
        drafts.push((n_open, Draft::clone(ours.draft())));
    }
    // All at once is the same, and one step.
    let mut ours = mail.open("draft.ron");
    let before = ours.draft().clone();
    let paths: Vec<_> = names.iter().map(|name| mail.path(name)).collect();
    let looked = read_copies(&RealDisk, &Beside::of(&ours), &paths, None);
    let copies = looked.into_iter().map(|(_, found)| found.unwrap().copy);
    let copies = copies.collect();
    ours.act(Action::TakeInAll(copies), 0).unwrap();
    assert_eq!(**ours.draft(), drafts[0].1);
    ours.act(Action::Undo, 0).unwrap();
    assert_eq!(*ours.draft(), before);
    let (_, first) = &drafts[0];
    assert!(
        drafts
            .iter()
            .all(|(_, draft)| draft.answers == first.answers)
    );
}

#[test]
fn in_a_pack_only_what_was_asked_for_is_written() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    let before = theirs.draft().clone();
    let value = Value::Prose(Prose::new("Not mine."));
    let place = field("leaders", "know");
    let problem = theirs.act(Action::Type { place, value }, 0).unwrap_err();
    assert!(
        problem
            .message
            .contains("is for reading only. You were asked to write “Care leavers”"),
        "{problem}"
    );
    let register = RegisterKind::Evidence;
    let id = before.registers.evidence[0].id.clone();
    let delete = Action::Delete { register, row: id };
    assert!(theirs.act(delete, 0).is_err());
    assert!(theirs.act(Action::Arrange(Vec::new()), 0).is_err());
    assert_eq!(*theirs.draft(), before);
    // What they add is theirs.
    let add = Action::Add {
        register,
        preset: Vec::new(),
        linked_from: None,
    };
    let added = theirs.act(add, 0).unwrap().unwrap();
    let Place::Row(register, id) = added else {
        panic!("no row")
    };
    let place = Place::Cell(register, id, "title");
    let value = Value::Text("Ours".to_owned());
    theirs.act(Action::Set { place, value }, 0).unwrap();
}

#[test]
fn a_pack_is_made_and_merged_on_the_command_line() {
    let mail = Mail::new(&northmere());
    let (draft, pack, out) = (
        mail.path("draft.ron"),
        mail.path("p.ron"),
        mail.path("o.ron"),
    );
    let ask = |section: &str| {
        candour(&[
            "pack",
            text(&draft),
            "--section",
            section,
            "--for",
            "Head of leaving care",
            "--readers",
            "committee",
            "--due",
            "2026-12-10",
            "--from",
            "Head of quality",
            "--note",
            "Say what is different.",
            "-o",
            text(&pack),
        ])
    };
    let wrong = ask("nowhere");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("The sections are: "), "{}", wrong.err);
    let said = ask("care leavers");
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for words in [
        "1. Save p.ron from this mail",
        "2. Write “Care leavers” by 10 December 2026.",
        "3. Choose “Send back…” in Candour and mail the file that it makes back to Head of quality.",
    ] {
        assert!(said.out.contains(words), "{}", said.out);
    }
    assert_eq!(ask("care-leavers").code, 2, "it is not overwritten");
    // Somebody writes in it with another program, and sends it as it is.
    let loaded = mail.open("p.ron");
    let known = know(loaded.draft(), "care-leavers");
    let sentence = known.split('.').next().unwrap().to_owned();
    let words = read(&pack).replacen(&sentence, "By hand and honestly", 1);
    mail.write("p.ron", &words);
    let merge =
        |ours: &Path, out: &Path| candour(&["merge", text(ours), text(&pack), "-o", text(out)]);
    let merged = merge(&draft, &out);
    assert_eq!(
        (merged.code, merged.err.as_str()),
        (0, ""),
        "{}",
        merged.out
    );
    assert!(read(&out).contains("By hand and honestly"));
    let again = merge(&out, &out);
    assert!(
        again.out.contains("nothing that is not there already"),
        "{}",
        again.out
    );
}

fn read(path: &Path) -> String {
    use candour::session::Disk as _;
    String::from_utf8(RealDisk.read(path, 9_000_000).unwrap()).unwrap()
}

#[test]
fn a_pack_and_who_writes_what_survive_damage_elsewhere() {
    let mut loaded = northmere();
    loaded.draft.team.tasks.push(Task {
        row: None,
        section: section("care-leavers"),
        person: "Head of leaving care".to_owned(),
        due: None,
        note: String::new(),
    });
    let team = loaded.draft.team.clone();
    let session = Session::open_copy(loaded, IdSource::new(1));
    let cut = cut_pack(&session, &order(&["care-leavers"])).unwrap();
    let mut draft = cut.draft.clone();
    draft.team = team.clone();
    let text = write_draft(&draft, cut.template.file()).unwrap();
    assert!(text.contains("version: 2,"));
    let damaged = text.replacen("id: \"e-audit\"", "id: \"e-audit\", wonder: 1", 1);
    assert_ne!(damaged, text);
    let read = salvage_draft(damaged.as_bytes()).unwrap();
    assert_eq!(read.loaded.draft.team, team);
    assert_eq!(read.loaded.draft.pack, cut.draft.pack);
}

#[test]
fn a_pack_is_taken_in_with_what_was_sent_whatever_base_is_given() {
    let mail = Mail::new(&northmere());
    let (draft, reply, out) = (
        mail.path("draft.ron"),
        mail.path("reply.ron"),
        mail.path("o.ron"),
    );
    let mut order = order(&["care-leavers"]);
    order.rest = Rest::LeftOut;
    mail.send(&order, "pack.ron");
    let mut theirs = mail.open("pack.ron");
    more(&mut theirs, "care-leavers", "They rang us.");
    mail.reply(&mut theirs, "reply.ron");
    let before = mail.open("draft.ron").draft().clone();
    // As git gives it: the state from which both began.
    let base = text(&draft).to_owned();
    let merged = candour(&[
        "merge",
        "--base",
        &base,
        text(&draft),
        text(&reply),
        "-o",
        text(&out),
    ]);
    assert_eq!(
        (merged.code, merged.err.as_str()),
        (0, ""),
        "{}",
        merged.out
    );
    let now = mail.open("o.ron").draft().clone();
    assert!(know(&now, "care-leavers").ends_with("They rang us."));
    let mut as_before = Draft::clone(&now);
    let section = section("care-leavers");
    let answers = before.answers[&section].clone();
    as_before.answers.insert(section, answers);
    as_before.team = before.team.clone();
    assert!(as_before == *before, "nothing that was left out is gone");
}

#[test]
fn a_file_that_is_brought_in_changes_nothing_that_was_not_asked_for() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    let before = theirs.draft().clone();
    let proposal = |places: &[Place]| Proposal {
        label: "Bring in a paper".to_owned(),
        rows: Vec::new(),
        values: { places.iter() }
            .map(|place| (place.clone(), Value::Prose(Prose::new("Brought in."))))
            .collect(),
        earlier: Vec::new(),
    };
    let (own, other) = (field("care-leavers", "know"), field("leaders", "know"));
    let both = Action::BringIn(proposal(&[own.clone(), other]));
    let problem = theirs.act(both, 0).unwrap_err();
    assert!(problem.message.contains("is for reading only"), "{problem}");
    assert_eq!(*theirs.draft(), before);
    theirs.act(Action::BringIn(proposal(&[own])), 0).unwrap();
    assert_eq!(know(theirs.draft(), "care-leavers"), "Brought in.");
}

#[test]
fn what_is_confirmed_in_a_pack_stays_last_years_where_the_pack_had_it_not() {
    let words = "We see every one of them within a day.";
    let mut loaded = northmere();
    answer(&mut loaded.draft, "care-leavers", "know", words);
    answer(&mut loaded.draft, "leaders", "know", words);
    let alone = "Nobody else says that we came by boat.";
    answer(&mut loaded.draft, "personal-advisers", "know", alone);
    loaded.draft.details.earlier = notes_of(words);
    loaded.draft.details.earlier.extend(notes_of(alone));
    let mail = Mail::new(&loaded);
    let mut order = order(&["care-leavers"]);
    for (rest, left) in [(Rest::LeftOut, notes_of(words)), (Rest::Read, Vec::new())] {
        order.rest = rest;
        mail.send(&order, "pack.ron");
        let mut theirs = mail.open("pack.ron");
        for id in ["care-leavers", "personal-advisers"] {
            theirs.act(Action::Confirm(field(id, "know")), 0).unwrap();
        }
        assert!(theirs.draft().details.earlier.is_empty());
        mail.reply(&mut theirs, "reply.ron");
        let mut ours = mail.open("draft.ron");
        assert_eq!(mail.take_in(&mut ours, &["reply.ron"]), 0);
        assert_eq!(ours.draft().details.earlier, left, "{rest:?}");
    }
}

#[test]
fn what_the_owner_settled_since_does_not_come_back_with_a_second_reply() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    let reason = Dismissal {
        rule: "over-positive".to_owned(),
        place: field("care-leavers", "know"),
        of: "1".to_owned(),
        because: "The peer review said so.".to_owned(),
    };
    theirs.act(Action::Answer(reason.clone()), 0).unwrap();
    // Two copies of the pack were put together, and something stayed in doubt.
    let mut draft = Draft::clone(theirs.draft());
    draft.conflicts.push(Conflict {
        slot: Slot::Value(field("care-leavers", "know")),
        base: None,
        ours: Held::Value(Value::Prose(Prose::new("So."))),
        theirs: Held::Value(Value::Prose(Prose::new("Or so."))),
        who: "pack 2.ron".to_owned(),
        when: None,
    });
    let text = write_draft(&draft, theirs.template().file()).unwrap();
    mail.write("pack.ron", &text);
    let mut theirs = mail.open("pack.ron");
    more(&mut theirs, "care-leavers", "They rang us.");
    mail.reply(&mut theirs, "reply 1.ron");
    let mut ours = mail.open("draft.ron");
    assert_eq!(mail.take_in(&mut ours, &["reply 1.ron"]), 1);
    assert!(ours.draft().answered.contains(&reason));
    // The owner wants to be asked again, and chooses.
    ours.act(Action::AskAgain(reason), 0).unwrap();
    let conflict = Box::new(ours.draft().conflicts[0].clone());
    let answer = candour::merge::Answer::Ours;
    ours.act(Action::Settle { conflict, answer }, 0).unwrap();
    more(&mut theirs, "care-leavers", "And wrote.");
    mail.reply(&mut theirs, "reply 2.ron");
    assert_eq!(mail.take_in(&mut ours, &["reply 2.ron"]), 0);
    assert!(know(ours.draft(), "care-leavers").ends_with("And wrote."));
    assert!(ours.draft().answered.is_empty());
}

#[test]
fn a_reply_comes_in_again_after_its_section_was_restored() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    more(&mut theirs, "care-leavers", "They rang us.");
    mail.reply(&mut theirs, "reply.ron");
    let mut ours = mail.open("draft.ron");
    let then = std::sync::Arc::clone(ours.draft());
    mail.take_in(&mut ours, &["reply.ron"]);
    assert!(mail.look_at(&ours, "reply.ron").is_empty());
    let part = Some(candour::compare::Part::Section(section("care-leavers")));
    ours.act(Action::Restore { part, then }, 0).unwrap();
    assert!(!know(ours.draft(), "care-leavers").contains("They rang us."));
    mail.take_in(&mut ours, &["reply.ron"]);
    assert!(know(ours.draft(), "care-leavers").ends_with("They rang us."));
}

#[test]
fn where_one_section_was_restored_what_the_owner_settled_in_another_stays_settled() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers", "leaders"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    more(&mut theirs, "care-leavers", "They rang us.");
    write(&mut theirs, field("leaders", "know"), "Their words.");
    mail.reply(&mut theirs, "reply 1.ron");
    let mut ours = mail.open("draft.ron");
    write(&mut ours, field("leaders", "know"), "Our words.");
    let then = std::sync::Arc::clone(ours.draft());
    assert_eq!(mail.take_in(&mut ours, &["reply 1.ron"]), 1);
    let conflict = Box::new(ours.draft().conflicts[0].clone());
    let answer = candour::merge::Answer::Ours;
    ours.act(Action::Settle { conflict, answer }, 0).unwrap();
    let part = Some(candour::compare::Part::Section(section("care-leavers")));
    ours.act(Action::Restore { part, then }, 0).unwrap();
    more(&mut theirs, "care-leavers", "And wrote.");
    mail.reply(&mut theirs, "reply 2.ron");
    assert_eq!(mail.take_in(&mut ours, &["reply 2.ron"]), 0);
    assert_eq!(know(ours.draft(), "leaders"), "Our words.");
    let came = know(ours.draft(), "care-leavers");
    assert!(came.ends_with("They rang us.\n\nAnd wrote."), "{came}");
    assert!(mail.look_at(&ours, "reply 2.ron").is_empty());
}

#[test]
fn what_is_answered_under_the_same_words_comes_with_a_second_reply() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    more(&mut theirs, "care-leavers", "They rang us.");
    mail.reply(&mut theirs, "reply 1.ron");
    let mut ours = mail.open("draft.ron");
    mail.take_in(&mut ours, &["reply 1.ron"]);
    let reason = Dismissal {
        rule: "over-positive".to_owned(),
        place: field("care-leavers", "know"),
        of: "1".to_owned(),
        because: "The peer review said so.".to_owned(),
    };
    theirs.act(Action::Answer(reason.clone()), 0).unwrap();
    mail.reply(&mut theirs, "reply 2.ron");
    mail.take_in(&mut ours, &["reply 2.ron"]);
    assert!(ours.draft().answered.contains(&reason));
}

#[test]
fn another_copy_of_a_pack_is_taken_into_it() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    let mut other = mail.open("pack.ron");
    more(&mut other, "care-leavers", "They rang us.");
    let text = write_draft(other.draft(), other.template().file()).unwrap();
    mail.write("pack - Copy.ron", &text);
    mail.reply(&mut other, "reply.ron");
    assert_eq!(mail.take_in(&mut theirs, &["pack - Copy.ron"]), 0);
    assert!(know(theirs.draft(), "care-leavers").ends_with("They rang us."));
    assert!(mail.look_at(&theirs, "reply.ron").is_empty());
    assert!(theirs.draft().team.taken.is_empty(), "that is the owner's");
}

#[test]
fn a_copy_that_was_taken_in_brings_nothing_again_whatever_was_chosen() {
    let mail = Mail::new(&northmere());
    let keep = |session: &Session, name: &str| {
        let text = write_draft(session.draft(), session.template().file()).unwrap();
        mail.write(name, &text);
    };
    keep(&mail.open("draft.ron"), "draft - Copy.ron");
    let mut other = mail.open("draft - Copy.ron");
    write(&mut other, field("leaders", "know"), "Their words.");
    keep(&other, "draft - Copy.ron");
    let mut ours = mail.open("draft.ron");
    write(&mut ours, field("leaders", "know"), "Our words.");
    assert_eq!(mail.take_in(&mut ours, &["draft - Copy.ron"]), 1);
    let conflict = Box::new(ours.draft().conflicts[0].clone());
    let answer = candour::merge::Answer::Ours;
    ours.act(Action::Settle { conflict, answer }, 0).unwrap();
    assert!(mail.look_at(&ours, "draft - Copy.ron").is_empty());
    // The other copy takes this one in and chooses its own words: neither asks again.
    keep(&ours, "draft.ron");
    assert_eq!(mail.take_in(&mut other, &["draft.ron"]), 1);
    let conflict = Box::new(other.draft().conflicts[0].clone());
    let answer = candour::merge::Answer::Ours;
    other.act(Action::Settle { conflict, answer }, 0).unwrap();
    keep(&other, "draft - Copy.ron");
    assert!(mail.look_at(&ours, "draft - Copy.ron").is_empty());
    assert!(mail.look_at(&other, "draft.ron").is_empty());
    // What is written in it since is new.
    more(&mut other, "care-leavers", "They rang us.");
    keep(&other, "draft - Copy.ron");
    assert!(!mail.look_at(&ours, "draft - Copy.ron").is_empty());
}

#[test]
fn nothing_in_a_pack_goes_beyond_what_was_asked_for_by_restoring_or_taking_in() {
    let mail = Mail::new(&northmere());
    mail.send(&order(&["care-leavers"]), "pack.ron");
    let mut theirs = mail.open("pack.ron");
    let before = std::sync::Arc::clone(theirs.draft());
    let otherwise = |id: &str| {
        let mut then = Draft::clone(&before);
        answer(&mut then, id, "know", "Otherwise.");
        std::sync::Arc::new(then)
    };
    let restore = |id: &str, part| Action::Restore {
        part,
        then: otherwise(id),
    };
    let copy = |id: &str| {
        Action::TakeIn(Box::new(candour::session::Copy {
            theirs: otherwise(id),
            base: Some(std::sync::Arc::clone(&before)),
            origin: candour::merge::Origin::default(),
            states: std::collections::BTreeSet::new(),
            errand: None,
        }))
    };
    let tasks = vec![Task {
        row: None,
        section: section("care-leavers"),
        person: "Jo".to_owned(),
        due: None,
        note: String::new(),
    }];
    for beyond in [
        restore("leaders", None),
        copy("leaders"),
        Action::Assign(tasks),
    ] {
        let problem = theirs
            .act(beyond.clone(), 0)
            .expect_err(&format!("{beyond:?}"));
        assert!(
            problem.message.starts_with("Nothing was changed."),
            "{problem}"
        );
        assert_eq!(theirs.draft(), &before);
    }
    for own in [restore("care-leavers", None), copy("care-leavers")] {
        theirs.act(own, 0).unwrap();
        assert_eq!(know(theirs.draft(), "care-leavers"), "Otherwise.");
        theirs.act(Action::Undo, 0).unwrap();
    }
}

#[test]
fn notes_of_last_years_words_are_put_together_without_a_base_and_nobody_is_asked() {
    let mut ours = northmere().draft;
    let mut theirs = ours.clone();
    ours.details.earlier = notes_of("We see every one of them within a day.");
    theirs.details.earlier = notes_of("Nobody else says that we came by boat.");
    let origin = candour::merge::Origin::default();
    let merged = candour::merge::merge(None, &ours, &theirs, &origin).unwrap();
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.draft.details.earlier.len(), 2);
}
