//! Paragraphs, headings, lists, quotes: how blocks stand under each other.

use super::{DEEPEST_NESTING, Writer};
use crate::article::dom::Id;

impl Writer<'_> {
    /// Ends the running paragraph.
    pub(super) fn flush(&mut self) {
        if self.one_line {
            if !self.line.ends_with(' ') && !self.line.is_empty() {
                self.line.push(' ');
            }
            return;
        }
        self.flushed += 1;
        let line = std::mem::take(&mut self.line);
        let text = super::inline::finished(&line);
        if !text.is_empty() {
            self.block(&super::inline::guarded(&text));
        }
    }

    /// Writes lines as a block of their own.
    pub(super) fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
            if !self.tight {
                let blank = self.blank_prefix();
                self.out.push_str(self.prefix[..blank].trim_end());
                self.out.push('\n');
            }
        }
        self.tight = false;
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            let marker = self.marker.take();
            let kept = self.prefix.len() - marker.as_ref().map_or(0, String::len);
            if line.is_empty() && marker.is_none() {
                self.out.push_str(self.prefix.trim_end());
            } else {
                self.out.push_str(&self.prefix[..kept]);
                self.out.push_str(marker.as_deref().unwrap_or_default());
                self.out.push_str(line);
            }
        }
    }

    /// How much of the prefix a blank line has: not yet that of an item that has not begun.
    fn blank_prefix(&self) -> usize {
        self.prefix.len() - self.marker.as_ref().map_or(0, String::len)
    }

    pub(super) fn line_break(&mut self) {
        if self.one_line {
            return self.flush();
        }
        if self.line.is_empty() {
            return;
        }
        // Two in a row are how people end a paragraph.
        if self.line.ends_with("\\\n") { self.flush() } else { self.line.push_str("\\\n") }
    }

    pub(super) fn rule(&mut self) {
        self.flush();
        if !self.one_line && !self.out.is_empty() && self.marker.is_none() && !self.out.ends_with("---") {
            self.block("---");
        }
    }

    pub(super) fn heading(&mut self, id: Id) {
        if self.one_line {
            self.flush();
            self.children(id);
            return self.flush();
        }
        self.flush();
        // A heading inside a list's item or a quote is not one of the document.
        let level = self.dom.name(id)[1..].parse().unwrap_or(6);
        let pictures = self.one_line_of(id);
        let text = std::mem::take(&mut self.line);
        let text = super::inline::finished(&text);
        if text.starts_with("![") && text.ends_with(')') && text.matches("](picture:").count() == 1 && pictures {
            self.block(&text);
        } else if !text.is_empty() {
            self.block(&format!("{} {}", "#".repeat(level), text.trim_end_matches('#').trim_end()));
        }
        self.flushed += 1;
    }

    /// Renders into the line without breaks or emphasis; true when there is no word in it beside pictures.
    fn one_line_of(&mut self, id: Id) -> bool {
        let before = (self.one_line, self.bold);
        (self.one_line, self.bold) = (true, true);
        self.children(id);
        (self.one_line, self.bold) = before;
        self.dom.whole_text(id).trim().is_empty()
    }

    pub(super) fn list(&mut self, id: Id) {
        if self.one_line || self.nesting >= DEEPEST_NESTING {
            self.flush();
            self.children(id);
            return self.flush();
        }
        let nested = self.nesting > 0 && (self.tight || !self.line.trim().is_empty());
        self.flush();
        let ordered = self.dom.name(id) == "ol";
        let start = self.dom.attribute(id, "start").and_then(|start| start.trim().parse::<u32>().ok());
        let mut number = start.unwrap_or(1).min(99_999_999);
        // A number other than 1 cannot interrupt a paragraph.
        let mut tight = nested && (!ordered || number == 1);
        let mut next = self.dom.first_child(id);
        while let Some(child) = next {
            next = self.dom.next(child);
            match self.dom.name(child) {
                "li" => {
                    let own = self.dom.attribute(child, "value").and_then(|value| value.trim().parse::<u32>().ok());
                    number = own.unwrap_or(number).min(99_999_999);
                    let marker = if ordered { format!("{number}. ") } else { "- ".into() };
                    number += 1;
                    tight = self.item(child, &marker, tight) || tight;
                }
                // Lists directly in lists, as old editors write them, belong to the item before.
                "ul" | "ol" if tight => {
                    self.prefix.push_str("  ");
                    self.nesting += 1;
                    self.tight = true;
                    self.list(child);
                    self.nesting -= 1;
                    self.prefix.truncate(self.prefix.len() - 2);
                }
                _ => self.node(child),
            }
        }
        self.flush();
        self.tight = false;
    }

    /// One item; whether it wrote anything.
    fn item(&mut self, id: Id, marker: &str, tight: bool) -> bool {
        self.flush();
        let (length, written) = (self.prefix.len(), self.out.len());
        // An item that begins with an item: the outer bullet would be lost with its marker.
        let outer = self.marker.take();
        if outer.is_some() {
            self.prefix.truncate(length - outer.as_ref().map_or(0, String::len));
        }
        self.prefix.push_str(&" ".repeat(marker.len()));
        self.marker = Some(marker.to_string());
        self.tight = tight;
        self.nesting += 1;
        self.children(id);
        self.flush();
        self.nesting -= 1;
        self.marker = None;
        if let Some(outer) = outer {
            self.prefix.truncate(self.prefix.len() - marker.len());
            self.prefix.push_str(&" ".repeat(outer.len()));
        } else {
            self.prefix.truncate(length);
        }
        self.out.len() > written
    }

    /// An item outside of any list.
    pub(super) fn stray_item(&mut self, id: Id) {
        if self.one_line || self.nesting >= DEEPEST_NESTING {
            self.flush();
            self.children(id);
            return self.flush();
        }
        self.item(id, "- ", false);
    }

    pub(super) fn quote(&mut self, id: Id) {
        self.flush();
        if self.one_line || self.nesting >= DEEPEST_NESTING || self.marker.is_some() {
            self.children(id);
            return self.flush();
        }
        self.prefix.push_str("> ");
        self.nesting += 1;
        // The blank line before a quote is not part of it.
        if !self.out.is_empty() && !self.tight {
            let outside = self.prefix.len() - 2;
            let before = self.out.len();
            self.out.push('\n');
            self.out.push_str(self.prefix[..outside].trim_end());
            self.tight = true;
            let began = self.out.len();
            self.children(id);
            self.flush();
            if self.out.len() == began {
                self.out.truncate(before);
            }
        } else {
            self.children(id);
            self.flush();
        }
        self.tight = false;
        self.nesting -= 1;
        self.prefix.truncate(self.prefix.len() - 2);
    }

    /// What is explained or opened by what follows it.
    pub(super) fn term(&mut self, id: Id) {
        self.flush();
        self.emphasis(id, true);
        self.flush();
    }
}
