//! Code: as it stands, with its language where the page names it.

use super::Writer;
use crate::article::dom::Id;

impl Writer<'_> {
    pub(super) fn code(&mut self, id: Id) {
        let text = self.dom.whole_text(id);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        // Blocks inside of inline code: it is no code, or a block.
        if self.dom.elements(id, &["p", "div", "table", "ul", "img", "br", "math"]).next().is_some() {
            return self.children(id);
        }
        let fence = "`".repeat(longest_run(&text) + 1);
        let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        self.line.push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
    }

    pub(super) fn code_block(&mut self, id: Id) {
        if self.one_line {
            return self.children(id);
        }
        self.flush();
        let text = self.lines_of(id);
        let text = text.trim_matches('\n').trim_end();
        if text.trim().is_empty() {
            return self.fallback_pictures(id);
        }
        let fence = "`".repeat((longest_run(text) + 1).max(3));
        let language = self.language_of(id).unwrap_or_default();
        self.block(&format!("{fence}{language}\n{text}\n{fence}"));
        self.flushed += 1;
    }

    fn lines_of(&self, id: Id) -> String {
        let mut text = String::new();
        for node in self.dom.subtree(id) {
            match self.dom.name(node) {
                "br" => text.push('\n'),
                // Highlighters that give each line an element of its own.
                "div" | "p" | "li" | "tr" if node != id && !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
                _ => text.push_str(self.dom.text(node).unwrap_or_default()),
            }
        }
        text.replace("\r\n", "\n")
            .replace('\t', "    ")
            .replace('\r', "\n")
            .chars()
            .filter(|c| *c == '\n' || !c.is_control())
            .collect()
    }

    /// The language by the usual names of classes on the block, its code, or what wraps it.
    fn language_of(&self, id: Id) -> Option<String> {
        let inner = self.dom.elements(id, &["code"]).next();
        let around = self.dom.ancestors(id).take(2);
        std::iter::once(id).chain(inner).chain(around).find_map(|node| {
            let named =
                ["data-lang", "data-language", "lang-name"].iter().find_map(|key| self.dom.attribute(node, key));
            let class = self.dom.attribute(node, "class").unwrap_or_default();
            let prefixed = class.split_whitespace().find_map(|one| {
                ["language-", "lang-", "highlight-source-", "highlight-", "sourceCode-", "brush:"]
                    .iter()
                    .find_map(|prefix| one.strip_prefix(prefix))
            });
            let bare = class.contains("sourceCode").then(|| class.split_whitespace().find(|one| *one != "sourceCode"));
            named.or(prefixed).or(bare.flatten()).map(str::to_ascii_lowercase).filter(|name| is_language(name))
        })
    }
}

fn is_language(name: &str) -> bool {
    let plain = ["none", "text", "plain", "plaintext", "default", "nohighlight", "notranslate"];
    !name.is_empty()
        && name.len() <= 20
        && !plain.contains(&name)
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-#_.".contains(c))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
