//! Which parts of a draft are exempt, and which a paper leaves out, by name; what is in doubt.

use egui::{ScrollArea, Ui};

use crate::content::LeftOut;
use crate::model::Audience;
use crate::session::ExemptPart;
use crate::ui::{
    commands::Command,
    dialogs::frame::Reply,
    theme::Tokens,
    widgets::{
        button::Button,
        notice::{NoticeAct, notice_ui},
        tag::Tone,
        text::text_ui,
    },
};

/// How many of the things left out are named.
const MAX_NAMED: usize = 6;
/// How high the list of what is exempt may be before it scrolls.
const MAX_HEIGHT: f32 = 130.0;

/// Says which text is printed where two people wrote different things, and offers the way there.
pub(super) fn in_doubt_ui(ui: &mut Ui, n_doubts: usize) -> Option<Reply> {
    let places = match n_doubts {
        0 => return None,
        1 => "1 place is in doubt between two people".to_owned(),
        n => format!("{n} places are in doubt between two people"),
    };
    let words = format!("{places}. The paper prints what this draft says.");
    let buttons = [Button::quiet("Choose")];
    let act = notice_ui(ui, Tone::Attention, &words, &buttons);
    (act == Some(NoticeAct::Button(0))).then_some(Reply::Run(Command::Doubts))
}

/// Names every part that is exempt, and says whether these readers get it.
pub(super) fn exempt_ui(ui: &mut Ui, exempt: &[ExemptPart], reader: Audience, tokens: &Tokens) {
    if exempt.is_empty() {
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = tokens.space.xs;
        let (text, colors) = (&tokens.text, &tokens.colors);
        text_ui(ui, "Exempt from publication", text.strong, colors.ink);
        ScrollArea::vertical()
            .id_salt("exempt parts")
            .max_height(MAX_HEIGHT)
            .min_scrolled_height(MAX_HEIGHT)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for part in exempt {
                    text_ui(ui, &line(part, reader), text.hint, colors.muted);
                }
            });
    });
}

fn line(part: &ExemptPart, reader: Audience) -> String {
    let readers = part.marking.audience.in_sentence();
    let whether = part.whether_in_paper(reader);
    format!("{} ({readers}; {whether})", part.title)
}

/// Names what else these readers do not get.
pub(super) fn left_out_ui(
    ui: &mut Ui,
    left_out: &[LeftOut],
    is_exempt_named: bool,
    tokens: &Tokens,
) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    if left_out.is_empty() {
        let nothing = if is_exempt_named {
            "Nothing else is left out for these readers."
        } else {
            "Nothing is left out for these readers."
        };
        text_ui(ui, nothing, text.hint, colors.muted);
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = tokens.space.xs;
        text_ui(ui, "Left out for these readers", text.strong, colors.ink);
        for out in left_out.iter().take(MAX_NAMED) {
            let line = format!("{} ({})", out.title, out.audience.in_sentence());
            text_ui(ui, &line, text.hint, colors.muted);
        }
        if left_out.len() > MAX_NAMED {
            let more = format!("and {} more", left_out.len() - MAX_NAMED);
            text_ui(ui, &more, text.hint, colors.muted);
        }
    });
}
