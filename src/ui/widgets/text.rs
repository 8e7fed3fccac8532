//! Text that is read, not written: labels and headings.

use egui::{Color32, Response, Role, Sense, Ui, WidgetInfo, text::LayoutJob};

use crate::ui::theme::Type;

/// Shows text, wrapped to the width there is.
pub fn text_ui(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let job = LayoutJob::single_section(text.to_owned(), kind.format(color));
    ui.add(egui::Label::new(job).wrap())
}

/// Shows a heading, which screen readers can go to. Levels begin at 1.
pub fn heading_ui(ui: &mut Ui, text: &str, level: usize, kind: Type, color: Color32) -> Response {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(color));
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.accesskit_node_builder(response.id, |node| node.set_level(level));
    response
}

/// Returns a number with commas between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Says how many words there are.
pub fn words_counted(n_words: usize) -> String {
    match n_words {
        1 => "1 word".to_owned(),
        n_words => format!("{} words", grouped(n_words)),
    }
}

/// Says how much is to do, where anything is.
pub fn to_do_words(n_to_do: usize) -> Option<String> {
    match n_to_do {
        0 => None,
        1 => Some("1 thing to do".to_owned()),
        n => Some(format!("{n} things to do")),
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::widgets::text::grouped;

    #[test]
    fn thousands_have_commas() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(6840), "6,840");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
