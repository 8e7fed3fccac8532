//! Work that takes too long to be done while drawing: counting pages, making the paper.
//!
//! A job owns a snapshot and the revision it was taken at; its answer comes back through a
//! channel and says that revision, so that a stale answer is known and dropped.

use std::sync::{
    Arc,
    mpsc::{Receiver, Sender, channel},
};

/// What a job came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<T> {
    /// The revision of the draft that the job worked on.
    pub revision: u64,
    /// The result; none where the job broke off.
    pub value: Option<T>,
}

/// Called on the job's thread when an answer lies ready.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Runs jobs of one kind and collects their answers.
pub struct Jobs<T> {
    sender: Sender<Answer<T>>,
    receiver: Receiver<Answer<T>>,
    wake: Wake,
}

impl<T> std::fmt::Debug for Jobs<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jobs").finish_non_exhaustive()
    }
}

/// Sends an answer when it goes, so that a job that panics is known to have ended.
struct Reply<T> {
    sender: Sender<Answer<T>>,
    wake: Wake,
    revision: u64,
    value: Option<T>,
}

impl<T> Drop for Reply<T> {
    fn drop(&mut self) {
        let answer = Answer {
            revision: self.revision,
            value: self.value.take(),
        };
        if self.sender.send(answer).is_ok() {
            (self.wake)();
        }
    }
}

impl<T: Send + 'static> Jobs<T> {
    /// Begins with no job. `wake` is called whenever an answer lies ready.
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            wake,
        }
    }

    /// Runs a job on a thread of its own.
    pub fn run(&self, revision: u64, work: impl FnOnce() -> T + Send + 'static) {
        let reply = Reply {
            sender: self.sender.clone(),
            wake: Arc::clone(&self.wake),
            revision,
            value: None,
        };
        let thread = std::thread::Builder::new().name("job".to_owned());
        // A thread that cannot be had drops the reply, which answers that the job broke off.
        drop(thread.spawn(move || {
            let mut reply = reply;
            reply.value = Some(work());
        }));
    }

    /// Returns the answers that lie ready, oldest first.
    pub fn answers(&self) -> Vec<Answer<T>> {
        self.receiver.try_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Jobs with a wake-up call that a test can wait for.
    fn jobs<T: Send + 'static>() -> (Jobs<T>, Receiver<()>) {
        let (sender, woken) = channel();
        let sender = std::sync::Mutex::new(sender);
        let wake: Wake = Arc::new(move || sender.lock().unwrap().send(()).unwrap());
        (Jobs::new(wake), woken)
    }

    #[test]
    fn an_answer_says_which_revision_it_is_for() {
        let (jobs, woken) = jobs();
        jobs.run(7, || 42);
        woken.recv().unwrap();
        let expected = Answer {
            revision: 7,
            value: Some(42),
        };
        assert_eq!(jobs.answers(), [expected]);
        assert_eq!(jobs.answers(), []);
    }

    #[test]
    fn a_job_that_breaks_off_still_answers() {
        let (jobs, woken) = jobs::<u8>();
        jobs.run(1, || panic!("as intended by the test"));
        woken.recv().unwrap();
        let expected = Answer {
            revision: 1,
            value: None,
        };
        assert_eq!(jobs.answers(), [expected]);
    }
}
