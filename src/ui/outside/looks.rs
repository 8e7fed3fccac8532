//! What is pasted, with its looks. They are read from the clipboard on a thread, because another
//! program answers for them and may take seconds: meanwhile the paste waits a moment, and what is
//! typed behind it waits with it, so that the order stays. Where the looks do not come in that
//! time, the plain text is pasted.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread,
    time::Duration,
};

use egui::{Context, Event, Id, Plugin, RawInput};

use super::{copying::source_of, desktop::Outside};

/// How long a paste waits for its looks, in seconds.
const HOLD_SECS: f64 = 0.4;

/// The looks of the text that was pasted last.
#[derive(Debug, Clone)]
struct Looks {
    plain: String,
    html: Option<String>,
}

fn looks_id() -> Id {
    Id::unique("looks of what was pasted")
}

/// Returns the looks of a text that is pasted, as HTML; none where it has none, or where they did
/// not come in time.
pub(in crate::ui) fn looks_of(ctx: &Context, pasted: &str) -> Option<String> {
    let looks: Looks = ctx.data(|data| data.get_temp(looks_id()))?;
    looks.html.filter(|_| looks.plain == pasted)
}

/// Has what is pasted in a window come with its looks.
pub(in crate::ui) fn watch_pasting(ctx: &Context, outside: Arc<dyn Outside>) {
    ctx.add_plugin(Paster {
        outside,
        held: None,
        is_reading: Arc::default(),
    });
}

struct Paster {
    outside: Arc<dyn Outside>,
    held: Option<Held>,
    /// Whether a program is still being waited for, on a thread.
    is_reading: Arc<AtomicBool>,
}

/// A paste that waits for its looks.
struct Held {
    plain: String,
    /// The paste, and what was typed and pressed behind it.
    events: Vec<Event>,
    /// In a lock, because the toolkit wants what it keeps so.
    looks: Mutex<Receiver<Option<String>>>,
    since: f64,
}

impl Plugin for Paster {
    fn debug_name(&self) -> &'static str {
        "pasting"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let mut waits = Duration::ZERO;
        if let Some(held) = &mut self.held {
            let (behind, rest) = std::mem::take(&mut input.events)
                .into_iter()
                .partition(waits_behind);
            input.events = rest;
            held.events.extend::<Vec<Event>>(behind);
        } else {
            let events = std::mem::take(&mut input.events);
            self.pass(ctx, events, input, now);
            waits = self.outside.patience();
        }
        if let Some(mut held) = self.held.take() {
            let looks = held.looks.get_mut().unwrap_or_else(PoisonError::into_inner);
            let html = match looks.recv_timeout(waits) {
                Ok(html) => html,
                Err(RecvTimeoutError::Timeout) if now - held.since < HOLD_SECS => {
                    let left = (HOLD_SECS - (now - held.since)).max(0.0);
                    ctx.request_repaint_after(Duration::from_secs_f64(left));
                    self.held = Some(held);
                    return;
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
            };
            let plain = held.plain;
            ctx.data_mut(|data| data.insert_temp(looks_id(), Looks { plain, html }));
            let mut events = held.events.into_iter();
            input.events.extend(events.next());
            // A second paste comes in the next frame: its looks would take the place of these.
            self.pass(ctx, events.collect(), input, now);
            if self.held.is_some() {
                ctx.request_repaint();
            }
        }
    }
}

impl Paster {
    /// Passes events on up to the next paste, which is held.
    fn pass(&mut self, ctx: &Context, mut events: Vec<Event>, input: &mut RawInput, now: f64) {
        // What was copied here comes back as it is written.
        let asks = |event: &Event| {
            let Event::Paste(text) = event else {
                return false;
            };
            source_of(ctx, text).is_none()
        };
        let at = events.iter().position(asks);
        let held = at.map(|at| events.split_off(at)).unwrap_or_default();
        input.events.append(&mut events);
        let Some(Event::Paste(plain)) = held.first() else {
            return;
        };
        let plain = plain.clone();
        let (behind, rest): (Vec<Event>, Vec<Event>) = held.into_iter().partition(waits_behind);
        input.events.extend(rest);
        self.held = Some(Held {
            plain,
            events: behind,
            looks: Mutex::new(self.read(ctx)),
            since: now,
        });
    }

    /// Reads the looks on a thread. While another program is still waited for, nothing is asked.
    fn read(&self, ctx: &Context) -> Receiver<Option<String>> {
        let (tell, looks) = channel();
        if self.is_reading.swap(true, Ordering::AcqRel) {
            return looks;
        }
        let (outside, waker) = (Arc::clone(&self.outside), ctx.clone());
        let is_reading = Arc::clone(&self.is_reading);
        let reading = thread::Builder::new().name("clipboard".to_owned());
        let begun = reading.spawn(move || {
            let html = outside.copied_html();
            is_reading.store(false, Ordering::Release);
            // Where nobody waits any more, the plain text is pasted.
            if tell.send(html).is_ok() {
                waker.request_repaint();
            }
        });
        if begun.is_err() {
            self.is_reading.store(false, Ordering::Release);
        }
        looks
    }
}

/// Whether something that is done behind a paste must wait for it.
fn waits_behind(event: &Event) -> bool {
    matches!(
        event,
        Event::Paste(_)
            | Event::Text(_)
            | Event::Key { .. }
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::PointerButton { .. }
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Condvar;

    use super::*;
    use crate::ui::outside::{Errand, Handed};

    /// A desktop whose programs answer when they are told to.
    #[derive(Default)]
    struct Slow {
        html: Mutex<Option<String>>,
        told: Condvar,
        patience: Duration,
    }

    impl Slow {
        fn answer(&self, html: &str) {
            *self.html.lock().unwrap() = Some(html.to_owned());
            self.told.notify_all();
        }
    }

    impl Outside for Slow {
        fn copy(&self, _text: &str, _html: Option<&str>) -> Result<Handed, String> {
            Ok(Handed::Done)
        }

        fn copied_html(&self) -> Option<String> {
            let mut html = self.html.lock().unwrap_or_else(PoisonError::into_inner);
            while html.is_none() {
                html = self.told.wait(html).unwrap_or_else(PoisonError::into_inner);
            }
            html.take()
        }

        fn patience(&self) -> Duration {
            self.patience
        }

        fn open(&self, _errand: &Errand) -> Result<(), String> {
            Ok(())
        }
    }

    fn paster(patience: Duration) -> (Context, Arc<Slow>, Paster) {
        let slow = Arc::new(Slow {
            patience,
            ..Slow::default()
        });
        let paster = Paster {
            outside: Arc::<Slow>::clone(&slow),
            held: None,
            is_reading: Arc::default(),
        };
        (Context::default(), slow, paster)
    }

    /// What reaches the window of these events at a moment: texts, and pastes with their looks.
    fn seen(ctx: &Context, paster: &mut Paster, time: f64, events: Vec<Event>) -> Vec<String> {
        let mut input = RawInput {
            time: Some(time),
            events,
            ..RawInput::default()
        };
        paster.input_hook(ctx, &mut input);
        let told = input.events.iter().map(|event| {
            if let Event::Paste(text) = event {
                format!("{text}={:?}", looks_of(ctx, text))
            } else if let Event::Text(text) = event {
                text.clone()
            } else {
                format!("{event:?}")
            }
        });
        told.collect()
    }

    fn paste(text: &str) -> Event {
        Event::Paste(text.to_owned())
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn looks_that_are_there_come_with_the_paste() {
        let (ctx, slow, mut paster) = paster(Duration::from_mins(1));
        slow.answer("<b>so</b>");
        let seen = seen(
            &ctx,
            &mut paster,
            0.0,
            vec![text("a"), paste("so"), text("b")],
        );
        assert_eq!(seen, ["a", "so=Some(\"<b>so</b>\")", "b"]);
        assert_eq!(looks_of(&ctx, "other"), None);
    }

    #[test]
    fn nothing_waits_for_a_program_that_does_not_answer_and_the_order_stays() {
        let (ctx, slow, mut paster) = paster(Duration::ZERO);
        let first = seen(
            &ctx,
            &mut paster,
            0.0,
            vec![text("a"), paste("so"), text("b")],
        );
        assert_eq!(first, ["a"]);
        let moved = Event::PointerMoved(egui::Pos2::ZERO);
        let next = seen(&ctx, &mut paster, 0.1, vec![text("c"), moved.clone()]);
        assert_eq!(next, [format!("{moved:?}")]);
        // In time no more: the plain text, then what was typed behind it.
        assert_eq!(seen(&ctx, &mut paster, 0.41, vec![]), ["so=None", "b", "c"]);
        // The program is still waited for on its thread, so nothing else is asked: plain at once.
        assert_eq!(seen(&ctx, &mut paster, 0.5, vec![paste("on")]), ["on=None"]);
        slow.answer("<b>so</b>");
    }

    #[test]
    fn what_was_copied_here_waits_for_nobody() {
        let (ctx, _slow, mut paster) = paster(Duration::ZERO);
        let source = "**so**".to_owned();
        crate::ui::outside::copying::copy_prose(&ctx, "so".to_owned(), source, None);
        assert_eq!(seen(&ctx, &mut paster, 0.0, vec![paste("so")]), ["so=None"]);
    }
}
