//! What readiness finds: this section first, then the rest. A click goes there.

use egui::{Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::check::{self, Finding, Severity};
use crate::session::Action;
use crate::template::Section;
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    widgets::{
        button::{Button, button_ui},
        icon::{Icon, paint_icon},
        press,
        text::{heading_ui, text_ui},
    },
};

/// How many findings elsewhere are shown.
const MAX_ELSEWHERE: usize = 30;

pub(super) fn to_do_ui(ui: &mut Ui, view: &View<'_>, state: &UiState, actions: &mut Actions) {
    let (here, elsewhere) = parted(view, state);
    if here.is_empty() {
        nothing_ui(ui, view, state);
    }
    for finding in &here {
        finding_ui(ui, finding, None, view, actions);
    }
    elsewhere_ui(ui, &elsewhere, view, actions);
    answered_ui(ui, view, actions);
}

fn elsewhere_ui(
    ui: &mut Ui,
    elsewhere: &[(&Finding, &str)],
    view: &View<'_>,
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let colors = &tokens.colors;
    if elsewhere.is_empty() {
        return;
    }
    ui.add_space(tokens.space.m);
    heading_ui(ui, "Elsewhere", 3, tokens.text.strong, colors.muted);
    for (finding, section) in elsewhere.iter().take(MAX_ELSEWHERE) {
        finding_ui(ui, finding, Some(section), view, actions);
    }
    if elsewhere.len() > MAX_ELSEWHERE {
        let more = format!("and {} more", elsewhere.len() - MAX_ELSEWHERE);
        text_ui(ui, &more, tokens.text.hint, colors.muted);
    }
}

/// Shows what the author has answered, with a way back.
fn answered_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    let answered = &view.readiness.answered;
    if answered.is_empty() {
        return;
    }
    ui.add_space(view.tokens.space.m);
    heading_ui(ui, "Answered", 3, text.strong, colors.muted);
    for finding in answered.iter().take(MAX_ELSEWHERE) {
        let because = finding.because.as_deref().unwrap_or_default();
        ui.add_space(view.tokens.space.s);
        text_ui(ui, &finding.message, text.body, colors.muted);
        text_ui(ui, &format!("Because: {because}"), text.body, colors.ink);
        if named_button_ui(ui, &Button::quiet("Ask again"), finding)
            && let Some(answer) = finding.answered(because)
        {
            actions.act(Action::AskAgain(answer));
        }
    }
    if answered.len() > MAX_ELSEWHERE {
        let more = format!("and {} more", answered.len() - MAX_ELSEWHERE);
        text_ui(ui, &more, text.hint, colors.muted);
    }
}

/// Says that nothing is found, as far as that is so: what nobody has begun is not complete.
fn nothing_ui(ui: &mut Ui, view: &View<'_>, state: &UiState) {
    let (text, colors) = (&view.tokens.text, &view.tokens.colors);
    let section = state.section().and_then(|id| view.template.section(id));
    let open = section.map_or_else(Vec::new, |section| {
        check::open_questions(view.draft, section)
    });
    let (n_to_do, n_not_begun) = (view.readiness.n_to_do(), view.readiness.n_not_begun());
    let words = match (open.as_slice(), n_to_do, n_not_begun) {
        _ if !view.readiness.is_known() => "The draft is being checked…".to_owned(),
        ([], 0, 0) => "Nothing is missing. The paper can be exported.".to_owned(),
        ([], 0, 1) => "Nothing is missing in what is written. 1 section is not begun.".to_owned(),
        ([], 0, n) => {
            format!("Nothing is missing in what is written. {n} sections are not begun.")
        }
        ([], ..) => match section.map_or(0, |section| n_inside(view, section)) {
            0 => "Nothing is missing here.".to_owned(),
            1 => "1 thing to do in the sections inside this one.".to_owned(),
            n => format!("{n} things to do in the sections inside this one."),
        },
        ([_], ..) => "This section is not begun. Its question is open:".to_owned(),
        ([..], ..) => "This section is not begun. Its questions are open:".to_owned(),
    };
    text_ui(ui, &words, text.body, colors.muted);
    for field in open {
        text_ui(ui, &format!("– {}", field.prompt), text.body, colors.muted);
    }
}

/// Counts what is to do in the sections within a section.
fn n_inside(view: &View<'_>, section: &Section) -> usize {
    let inner = section.sections.iter();
    { inner }
        .map(|inner| view.readiness.n_at(Some(&inner.id)) + n_inside(view, inner))
        .sum()
}

/// Parts what is found in the open section from the rest, which is named by its section.
fn parted<'a>(view: &View<'a>, state: &UiState) -> (Vec<&'a Finding>, Vec<(&'a Finding, &'a str)>) {
    let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
    for (idx, finding) in view.findings.iter().enumerate() {
        let home = view.readiness.home(idx);
        if home == state.section() {
            here.push(finding);
        } else {
            let section = home.and_then(|home| view.template.section(home));
            let title = section.map_or("Cover and details", |section| section.outline_title());
            elsewhere.push((finding, title));
        }
    }
    (here, elsewhere)
}

fn finding_ui(
    ui: &mut Ui,
    finding: &Finding,
    section: Option<&str>,
    view: &View<'_>,
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let builder = UiBuilder::new().sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(tokens.space.s);
            severity_ui(ui, finding.severity, section, view);
            text_ui(ui, &finding.message, tokens.text.strong, tokens.colors.ink);
            text_ui(ui, &finding.hint, tokens.text.body, tokens.colors.muted);
            ui.add_space(tokens.space.m);
        })
        .response;
    response.widget_info(|| {
        let severity = finding.severity.label();
        let name = format!("{severity}: {} {}", finding.message, finding.hint);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if finding.of.is_some() && named_button_ui(ui, &Button::quiet("Leave it, because…"), finding)
    {
        actions.ask_why(finding);
    }
    let rect = response.rect;
    if check::can_confirm(finding) {
        confirm_ui(ui, finding, actions);
        ui.add_space(tokens.space.s);
    }
    let bottom = ui.min_rect().max.y;
    ui.painter().hline(rect.x_range(), bottom, tokens.rule());
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.has_focus() || response.hovered() {
        let stroke = if response.has_focus() {
            tokens.ring()
        } else {
            tokens.rule()
        };
        let frame = rect
            .expand2(egui::vec2(6.0, 0.0))
            .shrink2(egui::vec2(0.0, 2.0));
        ui.painter()
            .rect_stroke(frame, tokens.radius.m, stroke, egui::StrokeKind::Inside);
    }
    if response.clicked() {
        actions.go(finding.place.clone());
    }
}

/// Takes over what is last year's with one press.
fn confirm_ui(ui: &mut Ui, finding: &Finding, actions: &mut Actions) {
    if named_button_ui(ui, &Button::secondary("It still holds"), finding) {
        actions.act(Action::Confirm(finding.place.clone()));
    }
}

/// Shows a button that stands once for each finding; a screen reader hears for which.
fn named_button_ui(ui: &mut Ui, button: &Button<'_>, finding: &Finding) -> bool {
    let response = button_ui(ui, *button);
    let name = format!("{}: {}", button.text, finding.message);
    press::name(ui, &response, Role::Button, &name);
    response.clicked()
}

fn severity_ui(ui: &mut Ui, severity: Severity, section: Option<&str>, view: &View<'_>) {
    let tokens = view.tokens;
    let colors = &tokens.colors;
    let (icon, color) = match severity {
        Severity::Required | Severity::Attention => (Icon::Triangle, colors.attention),
        Severity::Thought => (Icon::Dot, colors.muted),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let size = egui::vec2(11.0, tokens.text.hint.line);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        paint_icon(ui.painter(), icon, rect.center(), color);
        let words = match section {
            Some(section) => format!("{} · {section}", severity.label()),
            None => severity.label().to_owned(),
        };
        text_ui(ui, &words, tokens.text.chip, color);
    });
}
