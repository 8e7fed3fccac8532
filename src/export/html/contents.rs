//! The list of contents: parts with their sections, each a link.

use super::page::Page;
use crate::export::text::escaped;

impl Page<'_> {
    pub(super) fn contents(&mut self) {
        let shown: Vec<(u8, String)> = self
            .headings
            .iter()
            .filter(|heading| heading.in_contents)
            .map(|heading| {
                let number = heading.number.as_ref().map_or_else(String::new, |number| {
                    format!("<span class=\"number\">{}</span> ", escaped(number))
                });
                let (id, text) = (escaped(&heading.id), escaped(&heading.text));
                let entry = format!("<a href=\"#{id}\">{number}<span>{text}</span></a>");
                (heading.level, entry)
            })
            .collect();
        if shown.is_empty() {
            return;
        }
        self.line("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>");
        self.entries(&shown);
        self.line("</nav>");
    }

    /// Writes entries as lists within lists.
    fn entries(&mut self, entries: &[(u8, String)]) {
        let Some((level, _)) = entries.first() else {
            return;
        };
        // Styled lists are announced as lists only where they say that they are.
        self.line("<ol role=\"list\">");
        let mut rest = entries;
        while let Some(((_, entry), after)) = rest.split_first() {
            let n_inner = after.iter().take_while(|(inner, _)| inner > level).count();
            let (inner, next) = after.split_at_checked(n_inner).unwrap_or((after, &[]));
            self.markup(&format!("<li>{entry}"));
            self.entries(inner);
            self.line("</li>");
            rest = next;
        }
        self.line("</ol>");
    }
}
