//! A thread that carries out errands in order and tells what came of them.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Weak,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread::JoinHandle,
    time::Duration,
};

use super::Wake;

/// How long the end of a program waits for a disk that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a worker does by itself while nothing is asked of it.
struct Round<E> {
    every: Duration,
    errand: fn() -> E,
}

/// Gives errands to a worker for as long as there is one, without keeping it from ending.
pub struct Prompter<E>(Weak<Sender<E>>);

impl<E> Prompter<E> {
    /// Gives an errand, unless the worker has ended.
    pub fn send(&self, errand: E) -> bool {
        let errands = self.0.upgrade();
        errands.is_some_and(|errands| errands.send(errand).is_ok())
    }
}

impl<E> std::fmt::Debug for Prompter<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prompter").finish_non_exhaustive()
    }
}

/// Carries out errands of one kind, one after the other, and never two at once.
///
/// Invariant: every errand gets an answer, also when carrying it out breaks off. Whoever drops
/// a worker waits until what was asked of it is done, so that nothing is left half done at the
/// end of the program; a disk that hangs is waited for a few seconds.
pub struct Worker<E, A> {
    errands: Option<Arc<Sender<E>>>,
    answers: Receiver<A>,
    is_done: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl<E, A> std::fmt::Debug for Worker<E, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").finish_non_exhaustive()
    }
}

impl<E: Send + 'static, A: Send + 'static> Worker<E, A> {
    /// Begins a thread that gives itself an errand whenever nothing was asked of it for a while.
    pub fn with_rounds(
        name: &str,
        (every, errand): (Duration, fn() -> E),
        work: impl FnMut(E) -> Option<A> + Send + 'static,
        broken: impl Fn() -> Option<A> + Send + 'static,
        wake: Wake,
    ) -> Self {
        let round = Round { every, errand };
        Self::begin(name, Some(round), work, broken, wake)
    }

    /// Begins a thread. `work` carries an errand out; `broken` is the answer where it breaks
    /// off; `wake` is called whenever an answer lies ready.
    pub fn new(
        name: &str,
        work: impl FnMut(E) -> Option<A> + Send + 'static,
        broken: impl Fn() -> Option<A> + Send + 'static,
        wake: Wake,
    ) -> Self {
        Self::begin(name, None, work, broken, wake)
    }

    fn begin(
        name: &str,
        round: Option<Round<E>>,
        mut work: impl FnMut(E) -> Option<A> + Send + 'static,
        broken: impl Fn() -> Option<A> + Send + 'static,
        wake: Wake,
    ) -> Self {
        let (errands, inbox) = channel();
        let (outbox, answers) = channel();
        let (done, is_done) = channel();
        let thread = std::thread::Builder::new().name(name.to_owned());
        let thread = thread.spawn(move || {
            while let Some(errand) = next(&inbox, round.as_ref()) {
                let answer = catch_unwind(AssertUnwindSafe(|| work(errand)));
                let answer = answer.unwrap_or_else(|_| broken());
                if let Some(answer) = answer
                    && outbox.send(answer).is_ok()
                {
                    wake();
                }
            }
            // What `work` holds is let go before the end is told.
            drop(work);
            drop(done);
        });
        Self {
            errands: Some(Arc::new(errands)),
            answers,
            is_done,
            thread: thread.ok(),
        }
    }

    /// Returns what gives this worker errands from elsewhere.
    pub fn prompter(&self) -> Prompter<E> {
        Prompter(
            self.errands
                .as_ref()
                .map(Arc::downgrade)
                .unwrap_or_default(),
        )
    }

    /// Gives an errand. Returns whether there is anybody to carry it out.
    pub fn send(&self, errand: E) -> bool {
        self.errands
            .as_ref()
            .is_some_and(|errands| errands.send(errand).is_ok())
    }

    /// Waits for an answer, for a few seconds at most.
    pub fn wait(&self) -> Option<A> {
        self.answers.recv_timeout(PATIENCE).ok()
    }

    /// Returns the answers that lie ready, oldest first.
    pub fn answers(&self) -> Vec<A> {
        self.answers.try_iter().collect()
    }
}

/// Returns the next errand; none once nobody is left to give one.
fn next<E>(inbox: &Receiver<E>, round: Option<&Round<E>>) -> Option<E> {
    let Some(round) = round else {
        return inbox.recv().ok();
    };
    match inbox.recv_timeout(round.every) {
        Ok(errand) => Some(errand),
        Err(RecvTimeoutError::Timeout) => Some((round.errand)()),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

impl<E, A> Drop for Worker<E, A> {
    fn drop(&mut self) {
        self.errands = None;
        let ended = self.is_done.recv_timeout(PATIENCE);
        if ended == Err(RecvTimeoutError::Disconnected)
            && let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            // It told of its panic itself.
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[test]
    fn errands_are_done_in_order_and_all_before_the_end() {
        let done = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&done);
        let worker = Worker::<u8, ()>::new(
            "test",
            move |errand| {
                list.lock().unwrap().push(errand);
                assert_ne!(errand, 2, "as intended by the test");
                Some(())
            },
            || None,
            Arc::new(|| {}),
        );
        for errand in 1..=3 {
            assert!(worker.send(errand));
        }
        drop(worker);
        assert_eq!(*done.lock().unwrap(), [1, 2, 3]);
    }

    #[test]
    fn a_worker_makes_its_rounds_and_a_prompter_does_not_keep_it_from_ending() {
        let rounds: (Duration, fn() -> u8) = (Duration::from_millis(1), || 7);
        let worker = Worker::with_rounds("test", rounds, Some, || None, Arc::new(|| {}));
        assert_eq!(worker.answers.recv(), Ok(7));
        let prompter = worker.prompter();
        assert!(prompter.send(1));
        while worker.answers.recv() != Ok(1) {}
        drop(worker);
        assert!(!prompter.send(1));
    }
}
