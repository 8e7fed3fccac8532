//! The same work for many things, on all processors. The answers stand in the order of the
//! things, so that nobody can tell how many processors there were.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread::{available_parallelism, scope},
};

/// More would cost more memory than they save time.
const MAX_WORKERS: usize = 8;
/// Fewer things than this are not worth a second worker.
const MIN_PER_WORKER: usize = 4;

/// Does the work for all things. Every worker has a tool of its own.
pub(crate) fn map<T: Sync, R: Send, W: Send>(
    things: &[T],
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    map_with(things, MIN_PER_WORKER, tool, work).0
}

/// Does two things at once, the first on a thread of its own.
pub(crate) fn both<A: Send, B>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        match first.join() {
            Ok(first) => (first, second),
            Err(cause) => std::panic::resume_unwind(cause),
        }
    })
}

/// Does the work for all things, at least `min_each` a worker, and gives back the tools of the
/// workers too.
pub(crate) fn map_with<T: Sync, R: Send, W: Send>(
    things: &[T],
    min_each: usize,
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &T) -> R + Sync,
) -> (Vec<R>, Vec<W>) {
    let n_processors = available_parallelism().map_or(1, NonZero::get);
    let n_workers = n_processors.min(MAX_WORKERS).min(things.len() / min_each);
    if n_workers < 2 {
        let mut tool = tool();
        let answers = things.iter().map(|thing| work(&mut tool, thing)).collect();
        return (answers, vec![tool]);
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut tool = tool();
        let mut done: Vec<(usize, R)> = Vec::new();
        loop {
            let idx = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(idx) else {
                return (done, tool);
            };
            done.push((idx, work(&mut tool, thing)));
        }
    };
    let (mut all, tools) = scope(|scope| {
        let others: Vec<_> = (1..n_workers).map(|_| scope.spawn(worker)).collect();
        let (mut all, own) = worker();
        let mut tools = vec![own];
        for other in others {
            match other.join() {
                Ok((done, tool)) => {
                    all.extend(done);
                    tools.push(tool);
                }
                Err(cause) => std::panic::resume_unwind(cause),
            }
        }
        (all, tools)
    });
    all.sort_unstable_by_key(|(idx, _)| *idx);
    (all.into_iter().map(|(_, answer)| answer).collect(), tools)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_the_things() {
        for n_things in [0, 1, 3, 1000] {
            let things: Vec<usize> = (0..n_things).collect();
            let answers = map(&things, || 2, |factor, thing| *factor * thing);
            let expected: Vec<usize> = things.iter().map(|thing| thing * 2).collect();
            assert_eq!(answers, expected);
        }
    }

    #[test]
    fn every_tool_is_given_back() {
        let things: Vec<usize> = (0..1000).collect();
        let (answers, tools) = map_with(
            &things,
            4,
            || 0,
            |n_done, thing| {
                *n_done += 1;
                *thing
            },
        );
        assert_eq!(answers, things);
        assert_eq!(tools.iter().sum::<usize>(), things.len());
    }
}
