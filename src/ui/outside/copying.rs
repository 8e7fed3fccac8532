//! What becomes of a text that is copied, from wherever in the window.
//!
//! The toolkit puts texts on the clipboard without saying whether it could. So every one of them
//! is taken out of what a frame asks for, handed over here, and what came of it is told. Where
//! only the toolkit can do it (Wayland), it is asked afterwards what the clipboard holds.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Event, FullOutput, Id, OutputCommand, Plugin, RawInput, ViewportCommand};

use super::desktop::{Handed, Outside};

/// What came of copying, or why it failed in half a sentence.
pub(in crate::ui) type Copied = Result<(), String>;

/// What came of the last text that was copied, until somebody takes it.
#[derive(Debug, Clone, Default)]
pub(in crate::ui) struct CopyNews(Arc<Mutex<Option<Copied>>>);

impl CopyNews {
    /// Returns what came of it, once.
    pub(in crate::ui) fn take(&self) -> Option<Copied> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn tell(&self, copied: Copied) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(copied);
    }
}

/// A text of a draft as other programs get it, and as it stands in the draft.
#[derive(Debug, Clone)]
struct Own {
    clean: String,
    source: String,
    html: Option<String>,
}

fn own_id() -> Id {
    Id::unique("what was copied from a text")
}

/// Copies a text of a draft: other programs get it clean, without our marks, and this window
/// remembers how it is written. Nothing is remembered beyond the window.
pub(in crate::ui) fn copy_prose(
    ctx: &Context,
    clean: String,
    source: String,
    html: Option<String>,
) {
    let own = Own {
        clean: with_plain_line_ends(&clean),
        source,
        html,
    };
    ctx.data_mut(|data| data.insert_temp(own_id(), own));
    ctx.copy_text(clean);
}

/// Returns how a text that is pasted is written, if it is the one that was copied here last.
pub(in crate::ui) fn source_of(ctx: &Context, pasted: &str) -> Option<String> {
    let own: Own = ctx.data(|data| data.get_temp(own_id()))?;
    (own.clean == with_plain_line_ends(pasted)).then_some(own.source)
}

/// Returns the looks of a text that is copied, if it is the one that was copied here last.
fn html_of(ctx: &Context, copied: &str) -> Option<String> {
    let own: Own = ctx.data(|data| data.get_temp(own_id()))?;
    let is_it = own.clean == with_plain_line_ends(copied);
    own.html.filter(|_| is_it)
}

/// For how many frames the answer of the toolkit is waited for.
const FRAMES: u8 = 5;

/// Hands over what is copied.
struct Copier {
    outside: Arc<dyn Outside>,
    news: CopyNews,
    /// What the toolkit was given, and for how many frames its answer is still waited for.
    awaited: Option<(String, u8)>,
}

/// Watches over everything that is copied in a window. Returns where it is told what came of it.
pub(in crate::ui) fn watch_copying(ctx: &Context, outside: Arc<dyn Outside>) -> CopyNews {
    let news = CopyNews::default();
    ctx.add_plugin(Copier {
        outside,
        news: news.clone(),
        awaited: None,
    });
    news
}

impl Plugin for Copier {
    fn debug_name(&self) -> &'static str {
        "copying"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let before = output.platform_output.commands.len();
        output.platform_output.commands.retain(|command| {
            let OutputCommand::CopyText(text) = command else {
                return true;
            };
            let handed = self.outside.copy(text, html_of(ctx, text).as_deref());
            let is_theirs = handed == Ok(Handed::ToToolkit);
            if is_theirs {
                self.awaited = Some((with_plain_line_ends(text), FRAMES));
                // Carried out in the next frame, behind the copying.
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            } else {
                self.news.tell(handed.map(|_| ()));
            }
            is_theirs
        });
        if before != output.platform_output.commands.len() {
            // What came of it is to be seen.
            ctx.request_repaint();
        }
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let Some((text, n_left)) = self.awaited.take() else {
            return;
        };
        let is_paste = |event: &Event| matches!(event, Event::Paste(_));
        if let Some(at) = input.events.iter().position(is_paste)
            && let Event::Paste(found) = input.events.remove(at)
        {
            let is_there = with_plain_line_ends(&found) == text;
            let other = || "the clipboard of this computer holds something else".to_owned();
            self.news.tell(is_there.then_some(()).ok_or_else(other));
        } else if n_left == 0 {
            let silent = "the clipboard of this computer did not take it";
            self.news.tell(Err(silent.to_owned()));
        } else {
            self.awaited = Some((text, n_left - 1));
            ctx.request_repaint();
        }
    }
}

fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Says that a text is not on the clipboard.
pub(in crate::ui) fn not_copied(reason: &str) -> String {
    format!("That was not copied: {reason}. Try again. What was cut comes back with Undo.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::outside::Errand;

    /// A desktop that answers the same to everything.
    struct Desktop(Result<Handed, String>);

    impl Outside for Desktop {
        fn copy(&self, _text: &str, _html: Option<&str>) -> Result<Handed, String> {
            self.0.clone()
        }

        fn open(&self, _errand: &Errand) -> Result<(), String> {
            Ok(())
        }
    }

    fn copier(answer: Result<Handed, String>) -> (Context, Copier) {
        let copier = Copier {
            outside: Arc::new(Desktop(answer)),
            news: CopyNews::default(),
            awaited: None,
        };
        (Context::default(), copier)
    }

    /// Copies a text, and returns how much is left for the toolkit to do.
    fn copied(ctx: &Context, copier: &mut Copier) -> usize {
        let mut output = FullOutput::default();
        let copy = OutputCommand::CopyText("one\r\ntwo".to_owned());
        output.platform_output.commands.push(copy);
        copier.output_hook(ctx, &mut output);
        output.platform_output.commands.len()
    }

    fn pasted(ctx: &Context, copier: &mut Copier, events: &[&str]) -> usize {
        let mut input = RawInput::default();
        let events = events.iter().map(|text| Event::Paste((*text).to_owned()));
        input.events.extend(events);
        copier.input_hook(ctx, &mut input);
        input.events.len()
    }

    #[test]
    fn what_came_of_it_is_told_once() {
        for answer in [Ok(Handed::Done), Err("no".to_owned())] {
            let (ctx, mut copier) = copier(answer.clone());
            assert_eq!(copied(&ctx, &mut copier), 0);
            assert_eq!(copier.news.take(), Some(answer.map(|_| ())));
            assert_eq!(copier.news.take(), None);
        }
    }

    #[test]
    fn where_the_toolkit_copies_it_is_asked_what_is_there() {
        let (ctx, mut copier) = copier(Ok(Handed::ToToolkit));
        assert_eq!(copied(&ctx, &mut copier), 1);
        assert_eq!(copier.news.take(), None, "not known yet");
        // What the user pastes in the same frame stays.
        assert_eq!(pasted(&ctx, &mut copier, &["one\ntwo", "theirs"]), 1);
        assert_eq!(copier.news.take(), Some(Ok(())));
        assert_eq!(pasted(&ctx, &mut copier, &["theirs"]), 1);

        copied(&ctx, &mut copier);
        assert_eq!(pasted(&ctx, &mut copier, &["what was there before"]), 0);
        assert!(copier.news.take().is_some_and(|copied| copied.is_err()));

        copied(&ctx, &mut copier);
        for _ in 0..FRAMES {
            pasted(&ctx, &mut copier, &[]);
            assert_eq!(copier.news.take(), None);
        }
        pasted(&ctx, &mut copier, &[]);
        assert!(copier.news.take().is_some_and(|copied| copied.is_err()));
    }

    #[test]
    fn what_was_copied_here_last_comes_back_as_it_is_written() {
        let ctx = Context::default();
        assert_eq!(source_of(&ctx, "so"), None);
        let source = "**so**\n\nit is".to_owned();
        copy_prose(&ctx, "so\n\nit is".to_owned(), source, None);
        // Windows ends lines its own way.
        let source = source_of(&ctx, "so\r\n\r\nit is");
        assert_eq!(source.as_deref(), Some("**so**\n\nit is"));
        assert_eq!(source_of(&ctx, "so it is"), None);
        copy_prose(&ctx, "other".to_owned(), "other".to_owned(), None);
        assert_eq!(source_of(&ctx, "so\n\nit is"), None);
    }
}
