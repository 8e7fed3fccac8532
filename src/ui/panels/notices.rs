//! What must be said over the page until it is dealt with: the file changed, somebody else is
//! at the draft.

use egui::{Id, Margin, Panel, Ui};

use crate::ui::{
    commands::{
        actions::Actions,
        company::{CompanyAction, NoticeKind},
    },
    desk::{company::Notice, view::View},
    widgets::{
        button::Button,
        notice::{NoticeAct, notice_ui},
        steady::steady,
        tag::Tone,
    },
};

pub(in crate::ui) fn notices_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let notices = steady(ui, Id::unique("shown notices"), view.notices.to_vec());
    if notices.is_empty() {
        return;
    }
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.background)
        .inner_margin(Margin {
            left: 16,
            right: 16,
            top: 8,
            bottom: 0,
        });
    Panel::bottom("notices")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = tokens.space.s;
            for notice in &notices {
                if let Some(action) = one_ui(ui, notice) {
                    actions.company(action);
                }
            }
        });
}

fn one_ui(ui: &mut Ui, notice: &Notice) -> Option<CompanyAction> {
    let (tone, answers) = answers(notice.kind);
    let buttons: Vec<Button<'_>> = answers
        .iter()
        .map(|(text, _)| Button::secondary(text))
        .collect();
    match notice_ui(ui, tone, &notice.text, &buttons)? {
        NoticeAct::Button(idx) => answers.get(idx).map(|(_, action)| *action),
        NoticeAct::Close => Some(CompanyAction::PutAway(notice.kind)),
    }
}

/// Returns how loud a notice is and what may be done about it.
fn answers(kind: NoticeKind) -> (Tone, &'static [(&'static str, CompanyAction)]) {
    match kind {
        NoticeKind::Reading => (
            Tone::Neutral,
            &[
                ("Save as…", CompanyAction::SaveCopy),
                ("Take over", CompanyAction::TakeOver),
            ],
        ),
        NoticeKind::Free => (Tone::Good, &[("Open to write", CompanyAction::Write)]),
        NoticeKind::Changed => (
            Tone::Attention,
            &[
                ("Take both…", CompanyAction::TakeBoth),
                ("Save a copy…", CompanyAction::SaveCopy),
                ("See what differs…", CompanyAction::SeeTheirs),
                ("Open theirs", CompanyAction::OpenTheirs),
            ],
        ),
        NoticeKind::Gone => (
            Tone::Attention,
            &[
                ("Save it there again", CompanyAction::SaveThere),
                ("Save a copy…", CompanyAction::SaveCopy),
            ],
        ),
        NoticeKind::Protected => (
            Tone::Attention,
            &[
                ("Open it with the passphrase…", CompanyAction::OpenProtected),
                ("Protect a copy…", CompanyAction::ProtectCopy),
            ],
        ),
        NoticeKind::TakenOver => (
            Tone::Attention,
            &[("Save a copy…", CompanyAction::SaveCopy)],
        ),
        NoticeKind::Beside => (
            Tone::Neutral,
            &[("See what they hold…", CompanyAction::LookBeside)],
        ),
        NoticeKind::Undated => (Tone::Attention, &[("Go to it", CompanyAction::GoToDay)]),
        NoticeKind::Table => (
            Tone::Neutral,
            &[("Take it as rows…", CompanyAction::TakeTable)],
        ),
        NoticeKind::Back => (Tone::Good, &[]),
        NoticeKind::Told => (Tone::Neutral, &[]),
    }
}
