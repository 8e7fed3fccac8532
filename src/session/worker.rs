//! A thread that carries out errands in order and tells what came of them.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread::JoinHandle,
    time::Duration,
};

use super::Wake;

/// How long the end of a program waits for a disk that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Carries out errands of one kind, one after the other, and never two at once.
///
/// Invariant: every errand gets an answer, also when carrying it out breaks off. Whoever drops
/// a worker waits until what was asked of it is done, so that nothing is left half done at the
/// end of the program; a disk that hangs is waited for a few seconds.
pub struct Worker<E, A> {
    errands: Option<Sender<E>>,
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
    /// Begins a thread. `work` carries an errand out; `broken` is the answer where it breaks
    /// off; `wake` is called whenever an answer lies ready.
    pub fn new(
        name: &str,
        mut work: impl FnMut(E) -> Option<A> + Send + 'static,
        broken: impl Fn() -> Option<A> + Send + 'static,
        wake: Wake,
    ) -> Self {
        let (errands, inbox) = channel();
        let (outbox, answers) = channel();
        let (done, is_done) = channel();
        let thread = std::thread::Builder::new().name(name.to_owned());
        let thread = thread.spawn(move || {
            for errand in inbox {
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
            errands: Some(errands),
            answers,
            is_done,
            thread: thread.ok(),
        }
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
}
