//! MathML to TeX: what the author wrote where that is kept beside it, else element by element.

use crate::article::dom::{Dom, Id};
use crate::tex_symbols;

/// Without what only says how large it is drawn.
pub(super) fn unwrapped(tex: &str) -> String {
    let mut tex = tex.trim();
    for (open, close) in
        [("{\\displaystyle", "}"), ("{\\textstyle", "}"), ("\\begin{displaymath}", "\\end{displaymath}")]
    {
        if let Some(inside) = tex.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            tex = inside.trim();
        }
    }
    // Comments to the line's end would swallow the rest of a formula that becomes one line.
    tex.lines().map(|line| line.strip_prefix('%').map_or(line, |_| "")).collect::<Vec<_>>().join(" ")
}

/// TeX of a `<math>` element.
pub(super) fn tex(dom: &Dom, math: Id) -> String {
    let annotation = dom
        .elements(math, &["annotation"])
        .find(|note| dom.attribute(*note, "encoding").is_some_and(|kind| kind.to_ascii_lowercase().contains("tex")));
    if let Some(note) = annotation {
        return unwrapped(&dom.whole_text(note));
    }
    if let Some(alt) = dom.attribute(math, "alttext").filter(|alt| alt.contains(['\\', '^', '_', '{'])) {
        return unwrapped(alt);
    }
    let mut out = String::new();
    parts(dom, math, &mut out);
    out
}

fn parts(dom: &Dom, id: Id, out: &mut String) {
    let mut next = dom.first_child(id);
    while let Some(child) = next {
        next = dom.next(child);
        part(dom, child, out);
    }
}

fn part(dom: &Dom, id: Id, out: &mut String) {
    let inside: Vec<Id> = dom.children(id).filter(|child| dom.is_element(*child)).collect();
    let group = |at: usize, out: &mut String| {
        out.push('{');
        if let Some(id) = inside.get(at) {
            part(dom, *id, out);
        }
        out.push('}');
    };
    let text = || super::picture::squeezed(&dom.whole_text(id));
    match dom.name(id) {
        "annotation" | "annotation-xml" => {}
        "mi" | "mn" | "mo" => {
            let text = text();
            if dom.name(id) == "mi" && text.chars().count() > 1 && text.chars().all(char::is_alphabetic) {
                let known = ["sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min", "sup", "inf", "det", "dim"];
                let name =
                    if known.contains(&text.as_str()) { format!("\\{text} ") } else { format!("\\mathrm{{{text}}}") };
                out.push_str(&name);
            } else {
                text.chars().for_each(|c| symbol(c, out));
            }
        }
        "mtext" | "ms" => out.push_str(&format!("\\text{{{}}}", text().replace(['{', '}', '\\', '$'], ""))),
        "mspace" => out.push(' '),
        "mfrac" => {
            out.push_str("\\frac");
            group(0, out);
            group(1, out);
        }
        "msqrt" => {
            out.push_str("\\sqrt{");
            parts(dom, id, out);
            out.push('}');
        }
        "mroot" => {
            out.push_str("\\sqrt[");
            inside.get(1).iter().for_each(|index| part(dom, **index, out));
            out.push(']');
            group(0, out);
        }
        name @ ("msup" | "msub" | "msubsup" | "munder" | "mover" | "munderover") => {
            let over = matches!(name, "msup" | "mover");
            inside.first().iter().for_each(|base| part(dom, **base, out));
            out.push(if over { '^' } else { '_' });
            group(1, out);
            if name.ends_with("subsup") || name == "munderover" {
                out.push('^');
                group(2, out);
            }
        }
        "mtable" => {
            out.push_str("\\begin{matrix}");
            for (index, row) in inside.iter().enumerate() {
                if index > 0 {
                    out.push_str(" \\\\ ");
                }
                for (column, cell) in dom.children(*row).filter(|cell| dom.is_element(*cell)).enumerate() {
                    if column > 0 {
                        out.push_str(" & ");
                    }
                    parts(dom, cell, out);
                }
            }
            out.push_str("\\end{matrix}");
        }
        "mfenced" => {
            let edge = |key: &str, usual: &'static str| dom.attribute(id, key).unwrap_or(usual).to_string();
            out.push_str(&edge("open", "("));
            for (index, one) in inside.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                part(dom, *one, out);
            }
            out.push_str(&edge("close", ")"));
        }
        _ => parts(dom, id, out),
    }
}

/// A character as TeX understands it; what it does not need to be told stays.
fn symbol(c: char, out: &mut String) {
    let name = match c {
        '′' => Some("prime"),
        '∗' => Some("ast"),
        c => tex_symbols::command(c),
    };
    match name {
        Some(name) => {
            out.push('\\');
            out.push_str(name);
            out.push(' ');
        }
        None => match c {
            '−' => out.push('-'),
            '{' | '}' | '%' | '#' | '&' | '_' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // Invisible operators.
            '\u{2061}'..='\u{2064}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        },
    }
}
