//! A season of writing with packs: twelve people are sent sections, write, send back late, twice
//! or mended by hand; two owners write in one draft; clocks are two hours wrong and what two
//! copies were made from is lost. After each file that comes in, every word is accounted for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candour::merge::Answer;
use candour::model::{Audience, Draft, FieldId, Place, Prose, SectionId, Value};
use candour::session::{
    Action, Beside, IdSource, PackOrder, RealDisk, Rest, Seal, Session, TakingIn, cut_pack,
    new_draft, read_copy, reply,
};
use candour::store::{Loaded, load_draft, parse_draft, write_draft};
use candour::template::{Template, build, parse};
use jiff::Timestamp;
use tempfile::TempDir;

use super::hands::{Hand, Lot, text};

/// How many seasons are lived through in a usual run; `CANDOUR_SEASONS` says otherwise.
const N_SEASONS: u64 = 8;
const N_DAYS: usize = 60;
const NAMES: [&str; 12] = [
    "ann", "ben", "cas", "dee", "eva", "fay", "gus", "hal", "ian", "joy", "kit", "lee",
];

pub(super) fn template() -> Template {
    let sections: Vec<String> = (0..NAMES.len())
        .map(|n| {
            format!(
                "(id: \"s{n}\", title: \"Section {n}\", fields: [(id: \"f0\", prompt: \"One\", kind: Prose), (id: \"f1\", prompt: \"Two\", kind: Prose)])"
            )
        })
        .collect();
    let file = format!(
        "(format: \"candour-template\", version: 1, id: \"season\", edition: \"1\", title: \"Season\", summary: \"Season.\",
          framework: (name: \"House rules\", source: \"The wall\"), paper: (title: \"A paper\"),
          sections: [{}], rules: [])",
        sections.join(", ")
    );
    build(parse(&file).unwrap()).unwrap()
}

fn section(n: usize) -> SectionId {
    SectionId::new(format!("s{n}")).unwrap()
}

pub(super) fn field(n: usize, m: usize) -> Place {
    Place::Field(section(n), FieldId::new(format!("f{m}")).unwrap())
}

/// The words in a text that one person wrote and nobody else.
fn words_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_own = |word: &&str| word.ends_with('q') && word.len() > 3;
    words.filter(is_own).map(str::to_owned).collect()
}

/// The words that a draft says or holds in doubt, without what a pack was cut from.
pub(super) fn words(draft: &Draft) -> BTreeSet<String> {
    let mut draft = draft.clone();
    draft.pack = None;
    words_in(&format!("{:?} {:?}", draft.answers, draft.conflicts))
}

/// The words that a draft says now, and those of others that are in doubt.
pub(super) fn standing(draft: &Draft) -> BTreeSet<String> {
    let theirs = draft.conflicts.iter().map(|conflict| &conflict.theirs);
    let theirs = theirs.flat_map(|theirs| words_in(&format!("{theirs:?}")));
    theirs
        .chain(words_in(&format!("{:?}", draft.answers)))
        .collect()
}

/// Somebody rewrites one text.
pub(super) fn rewrites(session: &mut Session, hand: &mut Hand, place: Place, lot: &mut Lot) {
    let old = match session.draft().value(&place) {
        Some(Value::Prose(prose)) => prose.as_str().to_owned(),
        _ => String::new(),
    };
    let value = Value::Prose(Prose::new(hand.reworded(&old, lot)));
    session.act(Action::Set { place, value }, 0).unwrap();
}

/// Somebody who was asked for a section.
struct Person {
    hand: Hand,
    pack: Option<Session>,
    /// Every word that ever stood in what they were sent or wrote.
    seen: BTreeSet<String>,
}

/// A file on its way.
struct Letter {
    arrives: usize,
    file: PathBuf,
    /// Who wrote it: a person, or the other owner.
    author: usize,
    /// Every word that whoever wrote it had seen by then.
    seen: BTreeSet<String>,
}

/// The other owner, who writes in the draft as it was some days ago.
struct Fork {
    base: Arc<Draft>,
    session: Session,
    seen: BTreeSet<String>,
}

struct Season {
    lot: Lot,
    template: Template,
    folder: TempDir,
    n_files: usize,
    owner: Session,
    hand: Hand,
    second: Hand,
    fork: Option<Fork>,
    seen: BTreeSet<String>,
    /// What each author took out again in what was taken in: an older letter of theirs that comes
    /// late does not bring it back. The last is the other owner.
    gone: Vec<BTreeSet<String>>,
    people: Vec<Person>,
    post: Vec<Letter>,
    n_taken: usize,
    n_late: usize,
    n_mended: usize,
    n_forks: usize,
}

impl Season {
    fn new(seed: u64) -> Self {
        let mut lot = Lot::new(seed);
        let template = template();
        let draft = new_draft(&template);
        let loaded = Loaded {
            draft,
            template: template.clone(),
        };
        let mut owner = Session::open_copy(loaded, IdSource::new(seed));
        for n in 0..NAMES.len() {
            for m in 0..2 {
                let value = Value::Prose(Prose::new(text(&mut lot)));
                let place = field(n, m);
                owner.act(Action::Set { place, value }, 0).unwrap();
            }
        }
        let person = |name: &&'static str| Person {
            hand: Hand::new(name),
            pack: None,
            seen: BTreeSet::new(),
        };
        Self {
            lot,
            template,
            folder: tempfile::tempdir().unwrap(),
            n_files: 0,
            owner,
            hand: Hand::new("own"),
            second: Hand::new("two"),
            fork: None,
            seen: BTreeSet::new(),
            gone: vec![BTreeSet::new(); NAMES.len() + 1],
            people: NAMES.iter().map(person).collect(),
            post: Vec::new(),
            n_taken: 0,
            n_late: 0,
            n_mended: 0,
            n_forks: 0,
        }
    }

    fn new_file(&mut self) -> PathBuf {
        self.n_files += 1;
        self.folder
            .path()
            .join(format!("letter {}.ron", self.n_files))
    }

    fn note(&mut self) {
        self.seen.extend(words(self.owner.draft()));
    }

    fn day(&mut self, day: usize) {
        if self.lot.below(2) == 0 {
            let place = field(self.lot.below(NAMES.len()), self.lot.below(2));
            rewrites(&mut self.owner, &mut self.hand, place, &mut self.lot);
            self.note();
        }
        self.settles();
        for n in 0..NAMES.len() {
            self.person(n, day);
        }
        self.other_owner(day);
        let (due, post): (Vec<Letter>, Vec<Letter>) =
            { self.post.drain(..) }.partition(|letter| letter.arrives <= day);
        self.post = post;
        for letter in due {
            self.takes_in(&letter, None, day);
        }
    }

    /// The owner chooses between two texts, now and then.
    fn settles(&mut self) {
        if self.lot.below(3) > 0 {
            return;
        }
        let Some(conflict) = self.owner.draft().conflicts.first().cloned() else {
            return;
        };
        let answer = [Answer::Ours, Answer::Theirs][self.lot.below(2)].clone();
        let conflict = Box::new(conflict);
        self.owner
            .act(Action::Settle { conflict, answer }, 0)
            .unwrap();
        self.note();
    }

    fn person(&mut self, n: usize, day: usize) {
        if self.people[n].pack.is_none() {
            if self.lot.below(6) == 0 {
                self.sends(n);
            }
            return;
        }
        for _ in 0..self.lot.below(3) {
            let place = field(n, self.lot.below(2));
            let person = &mut self.people[n];
            let session = person.pack.as_mut().unwrap();
            rewrites(session, &mut person.hand, place, &mut self.lot);
            person.seen.extend(words(session.draft()));
        }
        if self.lot.below(7) == 0 {
            self.comes_back(n, day);
        }
    }

    /// The owner sends a pack, which is a file and nothing else.
    fn sends(&mut self, n: usize) {
        let order = PackOrder {
            sections: vec![section(n)],
            addressee: NAMES[n].to_owned(),
            from: "own".to_owned(),
            readers: Audience::Ofsted,
            rest: if self.lot.below(2) == 0 {
                Rest::Read
            } else {
                Rest::LeftOut
            },
            due: None,
            note: String::new(),
        };
        let cut = cut_pack(&self.owner, &order).unwrap();
        let text = write_draft(&cut.draft, cut.template.file()).unwrap();
        let loaded = parse_draft(text.as_bytes()).unwrap();
        let session = Session::open_copy(loaded, IdSource::new(n as u64));
        let person = &mut self.people[n];
        person.seen.extend(words(session.draft()));
        person.pack = Some(session);
    }

    /// Somebody sends back what they have, late, twice or mended in a text editor.
    fn comes_back(&mut self, n: usize, day: usize) {
        let file = self.new_file();
        let person = &mut self.people[n];
        let session = person.pack.as_mut().unwrap();
        let (packed, pack) = reply(session).unwrap();
        packed.write(&RealDisk, &file).unwrap();
        session.note_sent(pack);
        let mut seen = person.seen.clone();
        if self.lot.below(4) == 0 {
            seen.extend(self.mended(n, &file));
        }
        let late = self.lot.below(12);
        self.n_late += usize::from(late > 6);
        for again in 0..=self.lot.below(2) {
            self.post.push(Letter {
                arrives: day + late + again * self.lot.below(9),
                file: file.clone(),
                author: n,
                seen: seen.clone(),
            });
        }
        if self.lot.below(4) == 0 {
            // They ask for another pack and leave this one.
            self.people[n].pack = None;
        }
    }

    /// Writes into a file by hand. Returns the words that were written.
    #[expect(clippy::disallowed_methods, reason = "a text editor writes")]
    fn mended(&mut self, n: usize, file: &Path) -> BTreeSet<String> {
        let text = std::fs::read_to_string(file).unwrap();
        let hand = &mut self.people[n].hand;
        let new = hand.reworded("Mended", &mut self.lot).replace('\n', " ");
        let said = "Prose(\"";
        let Some(at) = text.find(said) else {
            return BTreeSet::new();
        };
        let mut mended = text.clone();
        mended.insert_str(at + said.len(), &format!("{new} "));
        if parse_draft(mended.as_bytes()).is_err() {
            return BTreeSet::new();
        }
        std::fs::write(file, mended).unwrap();
        self.n_mended += 1;
        words_in(&new)
    }

    /// The other owner goes on in the draft as they opened it, and saves days later.
    fn other_owner(&mut self, day: usize) {
        if self.fork.is_none() {
            if self.lot.below(4) == 0 {
                let loaded = Loaded {
                    draft: Draft::clone(self.owner.draft()),
                    template: self.template.clone(),
                };
                self.fork = Some(Fork {
                    base: Arc::clone(self.owner.draft()),
                    session: Session::open_copy(loaded, IdSource::new(day as u64)),
                    seen: words(self.owner.draft()),
                });
            }
            return;
        }
        let place = field(self.lot.below(NAMES.len()), self.lot.below(2));
        let Some(fork) = &mut self.fork else { return };
        rewrites(&mut fork.session, &mut self.second, place, &mut self.lot);
        fork.seen.extend(words(fork.session.draft()));
        if self.lot.below(4) == 0 {
            let fork = self.fork.take().unwrap();
            self.saves(fork, day);
        }
    }

    /// What the other owner saved is taken in, as a conflict copy of the draft's file is. One in
    /// four times nobody knows any more what both began with.
    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn saves(&mut self, fork: Fork, day: usize) {
        let file = self.new_file();
        let text = write_draft(fork.session.draft(), self.template.file()).unwrap();
        std::fs::write(&file, text).unwrap();
        let letter = Letter {
            arrives: day,
            file,
            author: NAMES.len(),
            seen: fork.seen,
        };
        let base = (self.lot.below(4) > 0).then_some(fork.base);
        self.n_forks += 1;
        self.takes_in(&letter, base, day);
    }

    /// Takes a file in, and looks that nothing is missing that nobody took out.
    fn takes_in(&mut self, letter: &Letter, base: Option<Arc<Draft>>, day: usize) {
        let before = Arc::clone(self.owner.draft());
        let found = self.look_at(letter, base.clone());
        let theirs = words(
            &load_draft(&RealDisk, &letter.file, &Seal::Open)
                .unwrap()
                .loaded
                .draft,
        );
        self.owner
            .act(Action::TakeIn(Box::new(found.copy)), 0)
            .unwrap();
        let now = words(self.owner.draft());
        let lost = standing(&before).into_iter();
        let lost: Vec<String> = lost
            .filter(|word| !now.contains(word) && !letter.seen.contains(word))
            .collect();
        assert!(
            lost.is_empty(),
            "day {day}, {}: lost {lost:?}",
            letter.file.display()
        );
        let gone = &mut self.gone[letter.author];
        let unread: Vec<&String> = { theirs.iter() }
            .filter(|word| !now.contains(*word) && !self.seen.contains(*word))
            .filter(|word| !gone.contains(*word))
            .collect();
        assert!(
            unread.is_empty(),
            "day {day}, {}: unread {unread:?}",
            letter.file.display()
        );
        gone.extend(letter.seen.difference(&theirs).cloned());
        self.note();
        self.n_taken += 1;
        if self.lot.below(3) == 0 {
            let again = self.look_at(letter, base);
            let is_known = again.pack.is_none() || again.is_empty();
            assert!(is_known, "day {day}, {}: once more", letter.file.display());
        }
        if self.lot.below(5) == 0 {
            let now = Arc::clone(self.owner.draft());
            if now != before {
                self.owner.act(Action::Undo, 0).unwrap();
                assert_eq!(*self.owner.draft(), before, "day {day}: undone");
                self.owner.act(Action::Redo, 0).unwrap();
                assert_eq!(*self.owner.draft(), now, "day {day}: done again");
            }
        }
    }

    fn look_at(&mut self, letter: &Letter, base: Option<Arc<Draft>>) -> TakingIn {
        // The clock of whoever wrote it may be two hours ahead or behind.
        let wrong = [-7_200, 0, 7_200][self.lot.below(3)];
        let when = Timestamp::from_second(1_790_000_000 + wrong).unwrap();
        let ours = Beside::of(&self.owner);
        let found = read_copy(&RealDisk, &ours, &letter.file, Some(when), base);
        found.unwrap_or_else(|problem| panic!("{}: {problem}", letter.file.display()))
    }
}

#[test]
fn every_word_of_a_season_of_packs_is_accounted_for() {
    let asked = std::env::var("CANDOUR_SEASONS").ok();
    let n_seasons = asked.and_then(|n| n.parse().ok()).unwrap_or(N_SEASONS);
    let mut counts = [0; 4];
    for seed in 0..n_seasons {
        let season = std::panic::catch_unwind(|| {
            let mut season = Season::new(seed);
            (0..N_DAYS).for_each(|day| season.day(day));
            [
                season.n_taken,
                season.n_late,
                season.n_mended,
                season.n_forks,
            ]
        });
        let Ok(season) = season else {
            panic!("season {seed}");
        };
        for (count, of_season) in counts.iter_mut().zip(season) {
            *count += of_season;
        }
    }
    // A season in which nothing happens proves nothing.
    assert!(
        counts.iter().all(|count| *count as u64 >= n_seasons),
        "{counts:?}"
    );
}
