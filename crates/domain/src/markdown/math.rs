//! Formulas to MathML. A formula that cannot be read stays as its source, so that nothing a person wrote is lost.

use super::escape;
use pulldown_latex::{
    Parser, Storage,
    config::{DisplayMode, RenderConfig},
    event::Event,
    parser::error::ParserError,
};

/// Longer ones are not formulas.
const LONGEST: usize = 10_000;

/// Commands that define others: expansion could go on for ever.
const DEFINING: &[&str] =
    &["\\def", "\\gdef", "\\edef", "\\xdef", "\\let", "\\futurelet", "command", "\\DeclareMathOperator"];

/// MathML of LaTeX, or the source as code.
pub fn mathml(source: &str, display: bool) -> String {
    render(source, display).unwrap_or_else(|| {
        let mut html = String::from("<code>");
        escape(source, &mut html);
        html.push_str("</code>");
        html
    })
}

fn render(source: &str, display: bool) -> Option<String> {
    if source.len() > LONGEST || DEFINING.iter().any(|word| source.contains(word)) {
        return None;
    }
    // The parser trusts its input in places; what breaks it is shown as source instead.
    std::panic::catch_unwind(|| {
        let storage = Storage::new();
        let events: Vec<Event> = Parser::new(source, &storage).collect::<Result<_, ParserError>>().ok()?;
        let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
        let config = RenderConfig { display_mode, ..RenderConfig::default() };
        let mut html = Vec::new();
        pulldown_latex::write_mathml(&mut html, events.into_iter().map(Ok::<_, std::fmt::Error>), config).ok()?;
        String::from_utf8(html).ok()
    })
    .ok()
    .flatten()
}
