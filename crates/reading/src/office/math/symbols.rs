//! Characters and their commands.

use crate::tex_symbols;

/// Formula text with a command for each character that needs or has one.
pub(super) fn commands(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '{' => out.push_str("\\lbrace "),
            '}' => out.push_str("\\rbrace "),
            '\\' => out.push_str("\\backslash "),
            '%' | '#' | '&' | '_' => {
                out.push('\\');
                out.push(character);
            }
            // A dollar would end the formula.
            '$' => {}
            '–' | '−' | '‐' | '‑' => out.push('-'),
            '\u{2061}'..='\u{2064}' | '\u{200b}' => {}
            '\u{a0}' | '\u{2000}'..='\u{200a}' => out.push(' '),
            character => match command(character) {
                Some(command) => out.push_str(&format!("\\{command} ")),
                None => out.push(plain(character)),
            },
        }
    }
    out
}

/// A `^` of the text with nothing to raise becomes the sign itself.
pub(super) fn hats(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    for (at, character) in latex.char_indices() {
        let next = latex[at + character.len_utf8()..].trim_start().chars().next();
        if character == '^' && next.is_none_or(|next| matches!(next, '}' | '^' | '_' | '&')) {
            out.push_str("\\hat{}");
        } else {
            out.push(character);
        }
    }
    out
}

/// Words inside `\text{}`.
pub(super) fn escaped(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '{' | '}' | '\\' | '$' | '^' | '~' | '%' | '#' | '&' | '_'))
        .collect()
}

/// Whether LaTeX has a command of that name for an upright function.
pub(super) fn is_function(name: &str) -> bool {
    const FUNCTIONS: &[&str] = &[
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "log",
        "ln", "lg", "exp", "lim", "liminf", "limsup", "max", "min", "sup", "inf", "det", "dim", "ker", "deg", "gcd",
        "arg", "hom", "Pr",
    ];
    FUNCTIONS.contains(&name)
}

/// The command of a symbol.
pub(super) fn command(character: char) -> Option<&'static str> {
    tex_symbols::command(character).or_else(|| tex_symbols::within(MORE, character))
}

/// Mathematical italic and bold letters as the letters they are.
fn plain(character: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match character as u32 {
        0x1d400..=0x1d7ff | 0x210e => std::iter::once(character).nfkc().next().unwrap_or(character),
        _ => character,
    }
}

/// Those that only formulas of office files are written with.
const MORE: &[(char, &str)] = &[
    ('ϑ', "vartheta"),
    ('ι', "iota"),
    ('µ', "mu"),
    ('ς', "varsigma"),
    ('υ', "upsilon"),
    ('Ξ', "Xi"),
    ('Υ', "Upsilon"),
    ('≅', "cong"),
    ('∝', "propto"),
    ('∓', "mp"),
    ('÷', "div"),
    ('∬', "iint"),
    ('∭', "iiint"),
    ('∮', "oint"),
    ('⋃', "bigcup"),
    ('⋂', "bigcap"),
    ('∋', "ni"),
    ('⊃', "supset"),
    ('⊇', "supseteq"),
    ('∅', "emptyset"),
    ('¬', "neg"),
    ('∧', "wedge"),
    ('∨', "vee"),
    ('←', "leftarrow"),
    ('↔', "leftrightarrow"),
    ('⇐', "Leftarrow"),
    ('⟶', "longrightarrow"),
    ('⇌', "rightleftharpoons"),
    ('⋮', "vdots"),
    ('⋱', "ddots"),
    ('⟨', "langle"),
    ('⟩', "rangle"),
    ('⌈', "lceil"),
    ('⌉', "rceil"),
    ('⌊', "lfloor"),
    ('⌋', "rfloor"),
    ('‖', "Vert"),
    ('∥', "parallel"),
    ('⊥', "perp"),
    ('∠', "angle"),
    ('°', "degree"),
    ('ℏ', "hbar"),
    ('ℓ', "ell"),
    ('⊕', "oplus"),
    ('⊗', "otimes"),
    ('≪', "ll"),
    ('≫', "gg"),
    ('∴', "therefore"),
    ('∵', "because"),
];
