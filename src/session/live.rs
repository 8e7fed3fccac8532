//! The pages of the open draft, laid out again on a thread of its own after every change.
//!
//! The thread keeps what layout remembers between runs. At most one snapshot is being laid out
//! and one waits, the newest; what came between is never laid out at all. Invariant: the pages
//! shown never go back to an older revision, nor to other readers than were asked for last.
//! Pages that were replaced go back to the thread: letting go of a long paper takes milliseconds
//! that the window does not have.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::Duration,
};

use super::{Composer, Wake};
use crate::layout::Pages;
use crate::model::{Audience, Draft};
use crate::template::Template;

/// A paper laid out for some readers.
#[derive(Debug, Clone)]
pub struct LaidOut {
    /// The revision of the draft.
    pub revision: u64,
    /// Who reads it.
    pub reader: Audience,
    /// The pages.
    pub pages: Arc<Pages>,
    /// Counts layouts: pages of another number may look otherwise.
    pub turn: u64,
}

/// What is to be laid out: a draft as it was at a revision.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The revision of the draft.
    pub revision: u64,
    /// The draft.
    pub draft: Arc<Draft>,
    /// The template it is written with.
    pub template: Arc<Template>,
    /// Who is to read it.
    pub reader: Audience,
}

/// Lays a draft out whenever it is told to, without keeping anyone waiting.
pub struct LivePages {
    desk: Arc<Desk>,
    answers: Receiver<Answer>,
    /// Given to the thread when it is first needed.
    sender: Option<(Sender<Answer>, Wake)>,
    asked: Option<(u64, Audience)>,
    /// Counts what was asked for, from 1.
    n_asked: u64,
    answered: Option<(u64, Audience)>,
    laid: Option<LaidOut>,
    turn: u64,
    /// How many more times nobody waits.
    n_unawaited: u32,
}

/// How many times nobody waits after pages that took too long.
const N_UNAWAITED: u32 = 15;

#[derive(Debug)]
struct Answer {
    revision: u64,
    reader: Audience,
    /// None where the layout broke off.
    pages: Option<Arc<Pages>>,
}

/// What lies between the window and the thread.
#[derive(Debug, Default)]
struct Desk {
    waiting: Mutex<Waiting>,
    bell: Condvar,
    /// The number of the snapshot whose pages the window waits for, and need not be woken for.
    awaited: AtomicU64,
}

#[derive(Debug, Default)]
struct Waiting {
    /// What is to be laid out next, and its number.
    snapshot: Option<(u64, Snapshot)>,
    /// Pages that nobody shows any more.
    worn: Vec<Arc<Pages>>,
    is_over: bool,
}

impl std::fmt::Debug for LivePages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LivePages")
            .field("asked", &self.asked)
            .field("answered", &self.answered)
            .finish_non_exhaustive()
    }
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to lay out; none when nothing will come any more.
    fn next(&self) -> Option<(u64, Snapshot)> {
        let mut waiting = self.lock();
        loop {
            if waiting.is_over {
                return None;
            }
            if let Some(snapshot) = waiting.snapshot.take() {
                return Some(snapshot);
            }
            let worn = std::mem::take(&mut waiting.worn);
            if !worn.is_empty() {
                drop(waiting);
                drop(worn);
                waiting = self.lock();
                continue;
            }
            waiting = self
                .bell
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl LivePages {
    /// Begins with no pages and no thread. `wake` is called whenever pages lie ready.
    pub fn new(wake: Wake) -> Self {
        let (sender, answers) = channel();
        Self {
            desk: Arc::default(),
            answers,
            sender: Some((sender, wake)),
            asked: None,
            n_asked: 0,
            answered: None,
            laid: None,
            turn: 0,
            n_unawaited: 0,
        }
    }

    /// Asks for a draft to be laid out, unless that was asked already.
    pub fn ask(&mut self, snapshot: Snapshot) {
        let asked = (snapshot.revision, snapshot.reader);
        if self.asked == Some(asked) {
            return;
        }
        self.asked = Some(asked);
        self.n_asked += 1;
        self.desk.lock().snapshot = Some((self.n_asked, snapshot));
        self.desk.bell.notify_one();
        if let Some((sender, wake)) = self.sender.take() {
            let desk = Arc::clone(&self.desk);
            let thread = std::thread::Builder::new().name("pages".to_owned());
            // Without a thread there are no pages to show, and nothing else is lost.
            drop(thread.spawn(move || work(&desk, &sender, &wake)));
        }
    }

    /// Takes what was laid out. Says whether there are other pages than before.
    pub fn take(&mut self) -> bool {
        let mut has_changed = false;
        while let Ok(answer) = self.answers.try_recv() {
            has_changed |= self.accept(answer);
        }
        has_changed
    }

    /// Waits a little for what was asked for, and takes it. Says whether it came. After pages
    /// that took longer, nobody waits for the next ones.
    pub fn await_pages(&mut self, at_most: Duration) -> bool {
        if !self.is_working() {
            return false;
        }
        if self.n_unawaited > 0 {
            self.n_unawaited -= 1;
            return false;
        }
        self.desk.awaited.store(self.n_asked, Ordering::SeqCst);
        let answer = self.answers.recv_timeout(at_most);
        let mut has_changed = answer.is_ok_and(|answer| self.accept(answer));
        if self.is_working() {
            self.desk.awaited.store(0, Ordering::SeqCst);
            // What was sent just now, with nobody woken for it, must not be left lying.
            has_changed |= self.take();
        }
        let has_come = has_changed && !self.is_working();
        if !has_come {
            self.n_unawaited = N_UNAWAITED;
        }
        has_come
    }

    fn accept(&mut self, answer: Answer) -> bool {
        let Answer {
            revision,
            reader,
            pages,
        } = answer;
        self.answered = Some((revision, reader));
        let is_wanted = self.asked.is_some_and(|(_, wanted)| wanted == reader);
        let (true, Some(pages)) = (is_wanted, pages) else {
            return false;
        };
        self.turn += 1;
        if self.laid.is_none() {
            // Those that follow the first are made much faster.
            self.n_unawaited = 0;
        }
        let worn = self.laid.replace(LaidOut {
            revision,
            reader,
            pages,
            turn: self.turn,
        });
        if let Some(worn) = worn {
            self.desk.lock().worn.push(worn.pages);
            self.desk.bell.notify_one();
        }
        true
    }

    /// Returns the pages as they were laid out last.
    pub fn laid(&self) -> Option<&LaidOut> {
        self.laid.as_ref()
    }

    /// Whether something was asked for that is not laid out yet.
    pub fn is_working(&self) -> bool {
        self.asked != self.answered
    }
}

impl Drop for LivePages {
    fn drop(&mut self) {
        self.desk.lock().is_over = true;
        self.desk.bell.notify_one();
    }
}

fn work(desk: &Desk, sender: &Sender<Answer>, wake: &Wake) {
    let mut composer = Composer::default();
    while let Some((number, snapshot)) = desk.next() {
        let Snapshot {
            revision,
            draft,
            template,
            reader,
        } = snapshot;
        let laid = catch_unwind(AssertUnwindSafe(|| {
            composer.lay_out(&draft, &template, reader)
        }));
        // The draft is let go before anyone hears of the pages, so that the next change need
        // not copy it.
        drop(draft);
        if laid.is_err() {
            composer = Composer::default();
        }
        let answer = Answer {
            revision,
            reader,
            pages: laid.ok().map(Arc::new),
        };
        if sender.send(answer).is_err() {
            return;
        }
        let awaited = desk.awaited.load(Ordering::SeqCst);
        if awaited != number {
            wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped;

    struct Bench {
        live: LivePages,
        woken: Receiver<()>,
        snapshot: Snapshot,
    }

    fn bench() -> Bench {
        let (sender, woken) = channel();
        let sender = Mutex::new(sender);
        let wake: Wake = Arc::new(move || sender.lock().unwrap().send(()).unwrap());
        let template = shipped().unwrap().remove(0);
        let draft = crate::session::new_draft(&template);
        Bench {
            live: LivePages::new(wake),
            woken,
            snapshot: Snapshot {
                revision: 1,
                draft: Arc::new(draft),
                template: Arc::new(template),
                reader: Audience::Everyone,
            },
        }
    }

    fn finish(bench: &mut Bench) {
        while bench.live.is_working() {
            bench.woken.recv().unwrap();
            bench.live.take();
        }
    }

    #[test]
    fn pages_come_with_the_revision_they_show() {
        let mut bench = bench();
        assert!(!bench.live.is_working());
        bench.live.ask(bench.snapshot.clone());
        assert!(bench.live.is_working());
        finish(&mut bench);
        let laid = bench.live.laid().unwrap();
        assert_eq!((laid.revision, laid.turn), (1, 1));
        assert!(!laid.pages.pages.is_empty());
        // Asking for the same again is no work.
        bench.live.ask(bench.snapshot.clone());
        assert!(!bench.live.is_working());
    }

    #[test]
    fn of_many_changes_only_the_newest_waits() {
        let mut bench = bench();
        for revision in 1..=50 {
            let snapshot = Snapshot {
                revision,
                ..bench.snapshot.clone()
            };
            bench.live.ask(snapshot);
        }
        finish(&mut bench);
        let laid = bench.live.laid().unwrap();
        assert_eq!(laid.revision, 50);
        assert!(laid.turn < 50, "{} layouts", laid.turn);
    }

    #[test]
    fn pages_for_other_readers_are_not_shown() {
        let mut bench = bench();
        bench.live.ask(bench.snapshot.clone());
        bench.live.ask(Snapshot {
            reader: Audience::Ofsted,
            ..bench.snapshot.clone()
        });
        finish(&mut bench);
        assert_eq!(bench.live.laid().unwrap().reader, Audience::Ofsted);
        assert_eq!(bench.live.laid().unwrap().turn, 1);
    }

    #[test]
    fn pages_can_be_awaited() {
        let mut bench = bench();
        let forever = Duration::from_hours(1);
        assert!(!bench.live.await_pages(forever));
        bench.live.ask(bench.snapshot.clone());
        assert!(bench.live.await_pages(forever));
        assert_eq!(bench.live.laid().unwrap().revision, 1);
    }

    #[test]
    fn who_waits_is_not_woken() {
        let mut bench = bench();
        // As if the window had begun to wait before the thread was done, however slow it is.
        bench.live.desk.awaited.store(1, Ordering::SeqCst);
        bench.live.ask(bench.snapshot.clone());
        assert!(bench.live.await_pages(Duration::from_hours(1)));
        bench.live.ask(Snapshot {
            revision: 2,
            ..bench.snapshot.clone()
        });
        bench.woken.recv().unwrap();
        bench.live.take();
        assert!(!bench.live.is_working());
    }

    #[test]
    fn nobody_waits_again_for_pages_that_take_long() {
        let mut bench = bench();
        let ask = |bench: &mut Bench, revision| {
            bench.live.ask(Snapshot {
                revision,
                ..bench.snapshot.clone()
            });
        };
        // Pages that are not there in time, however fast the thread is: it cannot take what is
        // asked for before somebody has waited in vain.
        let ask_in_vain = |bench: &mut Bench, revision| {
            let desk = Arc::clone(&bench.live.desk);
            let mut waiting = desk.lock();
            bench.live.n_asked += 1;
            bench.live.asked = Some((revision, bench.snapshot.reader));
            let snapshot = Snapshot {
                revision,
                ..bench.snapshot.clone()
            };
            waiting.snapshot = Some((bench.live.n_asked, snapshot));
            assert!(!bench.live.await_pages(Duration::ZERO));
        };
        let forever = Duration::from_hours(1);
        // That the first ones take long says nothing of the next.
        ask_in_vain(&mut bench, 1);
        ask(&mut bench, 2);
        finish(&mut bench);
        ask(&mut bench, 3);
        assert!(bench.live.await_pages(forever));

        ask_in_vain(&mut bench, 4);
        bench.live.desk.bell.notify_one();
        finish(&mut bench);
        for revision in 5..5 + u64::from(N_UNAWAITED) {
            ask(&mut bench, revision);
            assert!(!bench.live.await_pages(forever), "{revision}");
            finish(&mut bench);
        }
        ask(&mut bench, 100);
        assert!(bench.live.await_pages(forever));
    }

    #[test]
    fn the_draft_is_let_go_when_its_pages_are_ready() {
        let mut bench = bench();
        bench.live.ask(bench.snapshot.clone());
        finish(&mut bench);
        assert_eq!(Arc::strong_count(&bench.snapshot.draft), 1);
    }
}
