//! Formulas on a page, drawn or written: each once, as its TeX.

use super::Writer;
use super::mathml::{tex, unwrapped};
use crate::article::dom::Id;

impl Writer<'_> {
    /// Writes the element as a formula, or leaves out what only draws one; whether it did.
    pub(super) fn math(&mut self, id: Id) -> bool {
        let class = self.dom.attribute(id, "class").unwrap_or_default();
        match self.dom.name(id) {
            "math" => {
                let display = self.dom.attribute(id, "display") == Some("block")
                    || self.dom.attribute(id, "mode") == Some("display")
                    || self.above(id, "katex-display")
                    || self.above(id, "mwe-math-mathml-display");
                self.formula(&tex(self.dom, id), display);
                true
            }
            "script" => {
                let kind = self.dom.attribute(id, "type").unwrap_or_default();
                if !kind.starts_with("math/tex") {
                    return false;
                }
                self.formula(&self.dom.whole_text(id), kind.contains("display"));
                true
            }
            "mjx-container" | "mjx-math" => {
                let math: Option<Id> = self.dom.elements(id, &["math"]).next();
                if let Some(math) = math {
                    let display = self.dom.attribute(id, "display") == Some("true");
                    self.formula(&tex(self.dom, math), display);
                }
                true
            }
            "img" => {
                ["mwe-math-fallback-image-inline", "mwe-math-fallback-image-display"]
                    .iter()
                    .any(|one| class.contains(one))
                    && self.dom.parent(id).is_some_and(|parent| self.dom.elements(parent, &["math"]).next().is_some())
            }
            "span" | "div" if class.contains("katex-html") => true,
            "span" | "div" if class.split_whitespace().any(|one| one.starts_with("MathJax")) => self.is_drawn_twice(id),
            _ => false,
        }
    }

    fn above(&self, id: Id, class: &str) -> bool {
        self.dom
            .ancestors(id)
            .take(4)
            .any(|above| self.dom.attribute(above, "class").is_some_and(|has| has.contains(class)))
    }

    /// Whether the formula's source follows what MathJax drew of it.
    fn is_drawn_twice(&self, id: Id) -> bool {
        let mut next = self.dom.next(id);
        for _ in 0..4 {
            let Some(node) = next else { break };
            if self.dom.name(node) == "script" {
                return self.dom.attribute(node, "type").is_some_and(|kind| kind.starts_with("math/tex"));
            }
            next = self.dom.next(node);
        }
        self.dom.parent(id).is_some_and(|parent| {
            self.dom
                .elements(parent, &["script"])
                .take(1)
                .any(|script| self.dom.attribute(script, "type").is_some_and(|kind| kind.starts_with("math/tex")))
        })
    }

    /// A picture of a formula, whose alt text is its source.
    pub(super) fn is_formula(&mut self, id: Id, alt: Option<&str>) -> bool {
        let class = self.dom.attribute(id, "class").unwrap_or_default();
        let source = self.dom.attribute(id, "src").unwrap_or_default();
        let drawn = class.split_whitespace().any(|one| ["tex", "latex", "math"].contains(&one))
            || source.contains("latex.php")
            || source.contains("latex.codecogs");
        let Some(alt) = alt.filter(|alt| drawn && !alt.is_empty()) else { return false };
        let (alt, display) = (alt.trim_matches('$').to_string(), class.contains("display"));
        self.formula(&alt, display);
        true
    }

    pub(super) fn formula(&mut self, tex: &str, display: bool) {
        let tex = super::picture::squeezed(&unwrapped(tex));
        let tex = tex.trim_matches('$').trim().trim_end_matches('\\').replace('$', "\\$");
        if tex.is_empty() {
            return;
        }
        if display && !self.one_line {
            self.flush();
            self.block(&format!("$${tex}$$"));
            self.flushed += 1;
            return;
        }
        let tex = if self.one_line { tex.replace('|', "\\vert ") } else { tex };
        self.line.push_str(&format!("${tex}$"));
    }

    /// Text with formulas between delimiters; false when there are none.
    pub(super) fn tex_in_text(&mut self, text: &str) -> bool {
        let mut rest = text;
        let mut found = false;
        while let Some((at, open, close, display)) = self.first_delimiter(rest) {
            let Some(end) = rest[at + open.len()..].find(close) else { break };
            let inside = &rest[at + open.len()..at + open.len() + end];
            if inside.trim().is_empty() || inside.len() > 4000 {
                break;
            }
            self.plain(&rest[..at]);
            self.formula(inside, display);
            rest = &rest[at + open.len() + end + close.len()..];
            found = true;
        }
        if found {
            self.plain(rest);
        }
        found
    }

    fn first_delimiter(&self, text: &str) -> Option<(usize, &'static str, &'static str, bool)> {
        let mut kinds = vec![("\\(", "\\)", false), ("\\[", "\\]", true), ("$$", "$$", true)];
        if self.tex.dollar {
            kinds.push(("$", "$", false));
        }
        kinds
            .into_iter()
            .filter_map(|(open, close, display)| text.find(open).map(|at| (at, open, close, display)))
            .min_by_key(|(at, open, ..)| (*at, usize::MAX - open.len()))
    }
}
