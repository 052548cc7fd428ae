//! Characters and their commands.

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
    COMMANDS.iter().find(|(symbol, _)| *symbol == character).map(|(_, command)| *command)
}

/// Mathematical italic and bold letters as the letters they are.
fn plain(character: char) -> char {
    use unicode_normalization::UnicodeNormalization;
    match character as u32 {
        0x1d400..=0x1d7ff | 0x210e => std::iter::once(character).nfkc().next().unwrap_or(character),
        _ => character,
    }
}

const COMMANDS: &[(char, &str)] = &[
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "varepsilon"),
    ('ϵ', "epsilon"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('ϑ', "vartheta"),
    ('ι', "iota"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('µ', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('ς', "varsigma"),
    ('τ', "tau"),
    ('υ', "upsilon"),
    ('φ', "varphi"),
    ('ϕ', "phi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Γ', "Gamma"),
    ('Δ', "Delta"),
    ('Θ', "Theta"),
    ('Λ', "Lambda"),
    ('Ξ', "Xi"),
    ('Π', "Pi"),
    ('Σ', "Sigma"),
    ('Υ', "Upsilon"),
    ('Φ', "Phi"),
    ('Ψ', "Psi"),
    ('Ω', "Omega"),
    ('≤', "le"),
    ('≥', "ge"),
    ('≠', "ne"),
    ('≈', "approx"),
    ('≡', "equiv"),
    ('≅', "cong"),
    ('∼', "sim"),
    ('∝', "propto"),
    ('±', "pm"),
    ('∓', "mp"),
    ('×', "times"),
    ('÷', "div"),
    ('·', "cdot"),
    ('⋅', "cdot"),
    ('∘', "circ"),
    ('∞', "infty"),
    ('∂', "partial"),
    ('∇', "nabla"),
    ('∑', "sum"),
    ('∏', "prod"),
    ('∫', "int"),
    ('∬', "iint"),
    ('∭', "iiint"),
    ('∮', "oint"),
    ('⋃', "bigcup"),
    ('⋂', "bigcap"),
    ('∪', "cup"),
    ('∩', "cap"),
    ('∈', "in"),
    ('∉', "notin"),
    ('∋', "ni"),
    ('⊂', "subset"),
    ('⊆', "subseteq"),
    ('⊃', "supset"),
    ('⊇', "supseteq"),
    ('∅', "emptyset"),
    ('∀', "forall"),
    ('∃', "exists"),
    ('¬', "neg"),
    ('∧', "wedge"),
    ('∨', "vee"),
    ('→', "to"),
    ('←', "leftarrow"),
    ('↔', "leftrightarrow"),
    ('⇒', "Rightarrow"),
    ('⇐', "Leftarrow"),
    ('⇔', "Leftrightarrow"),
    ('↦', "mapsto"),
    ('⟶', "longrightarrow"),
    ('⇌', "rightleftharpoons"),
    ('…', "dots"),
    ('⋯', "cdots"),
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
    ('ℝ', "mathbb{R}"),
    ('ℕ', "mathbb{N}"),
    ('ℤ', "mathbb{Z}"),
    ('ℚ', "mathbb{Q}"),
    ('ℂ', "mathbb{C}"),
    ('ℏ', "hbar"),
    ('ℓ', "ell"),
    ('⊕', "oplus"),
    ('⊗', "otimes"),
    ('≪', "ll"),
    ('≫', "gg"),
    ('∴', "therefore"),
    ('∵', "because"),
];
