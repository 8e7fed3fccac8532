//! What is selected as HTML, for programs that take looks: paragraphs, lists, quotations, bold,
//! italic and links.

use super::{
    parse::{Block, Voice},
    rich::{RichLine, Sign},
};

/// Writes lines as HTML.
pub(super) fn html(lines: &[RichLine], label: &dyn Fn(&str) -> Option<String>) -> String {
    let mut writer = Writer::default();
    for line in lines {
        match line.block {
            Block::Bullet { level } => writer.item(level, None),
            Block::Number { level, number } => writer.item(level, Some(number)),
            Block::Quote => writer.block("blockquote"),
            Block::Paragraph | Block::Gap | Block::QuoteGap => writer.block("p"),
        }
        writer.words(&line.signs, label);
    }
    writer.close_to(0);
    writer.end_block();
    writer.html
}

#[derive(Default)]
struct Writer {
    html: String,
    /// The lists that are open, each with an open item: whether it is numbered.
    lists: Vec<bool>,
    block: Option<&'static str>,
}

fn tag(is_numbered: bool) -> &'static str {
    if is_numbered { "ol" } else { "ul" }
}

impl Writer {
    fn block(&mut self, name: &'static str) {
        self.close_to(0);
        self.end_block();
        self.html.extend(["<", name, ">"]);
        self.block = Some(name);
    }

    fn end_block(&mut self) {
        if let Some(name) = self.block.take() {
            self.html.extend(["</", name, ">"]);
        }
    }

    fn close_to(&mut self, n_lists: usize) {
        while self.lists.len() > n_lists {
            let Some(is_numbered) = self.lists.pop() else {
                return;
            };
            self.html.extend(["</li></", tag(is_numbered), ">"]);
        }
    }

    fn item(&mut self, level: u8, number: Option<u32>) {
        self.end_block();
        let (depth, is_numbered) = (usize::from(level) + 1, number.is_some());
        self.close_to(depth);
        if self.lists.len() == depth && self.lists.last() == Some(&is_numbered) {
            self.html.push_str("</li><li>");
            return;
        }
        self.close_to(depth - 1);
        let start = number.filter(|number| *number != 1);
        let start = start.map_or_else(String::new, |number| format!(" start=\"{number}\""));
        while self.lists.len() < depth {
            self.html.extend(["<", tag(is_numbered), &start, "><li>"]);
            self.lists.push(is_numbered);
        }
    }

    fn words(&mut self, signs: &[Sign], label: &dyn Fn(&str) -> Option<String>) {
        let mut rest = signs;
        while let Some(first) = rest.first() {
            let n_same = rest.iter().take_while(|sign| sign.voice == first.voice);
            let (same, others) = rest.split_at(n_same.count());
            self.run(&first.voice, same, label);
            rest = others;
        }
    }

    fn run(&mut self, voice: &Voice, signs: &[Sign], label: &dyn Fn(&str) -> Option<String>) {
        let mut text = String::new();
        for sign in signs {
            push_sign(&mut text, sign, label);
        }
        let link = voice.link.as_ref();
        if let Some(address) = link {
            self.html.extend(["<a href=\"", &escaped(address), "\">"]);
        }
        let voices = [(voice.bold, "b"), (voice.italic, "i")];
        for (_, name) in voices.iter().filter(|(is_on, _)| *is_on) {
            self.html.extend(["<", name, ">"]);
        }
        self.html.push_str(&escaped(&text));
        for (_, name) in voices.iter().rev().filter(|(is_on, _)| *is_on) {
            self.html.extend(["</", name, ">"]);
        }
        if link.is_some() {
            self.html.push_str("</a>");
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Says what a sign shows: a citation its label, a sign with a backslash the sign.
pub(super) fn push_sign(text: &mut String, sign: &Sign, label: &dyn Fn(&str) -> Option<String>) {
    let written = sign.text.as_str();
    let cited = written
        .strip_prefix("[@")
        .and_then(|row| row.strip_suffix(']'));
    match (cited, written.strip_prefix('\\')) {
        (Some(row), _) => {
            let said = label(row).unwrap_or_else(|| row.to_owned());
            // A figure that is bound to its cell is read as part of the sentence.
            if text.ends_with('(') || row.contains(':') {
                text.push_str(&said);
            } else {
                text.extend(["(", &said, ")"]);
            }
        }
        (None, Some(sign)) if !sign.is_empty() => text.push_str(sign),
        (None, _) => text.push_str(written),
    }
}
