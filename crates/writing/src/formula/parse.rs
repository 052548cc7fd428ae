//! LaTeX to parts.

use super::Part;
use super::alphabet::letter;
use pulldown_latex::event::{
    Content, DelimiterType, DimensionUnit, EnvironmentFlow, Event, Font, Grouping, ScriptPosition, ScriptType,
    StateChange, Visual,
};
use pulldown_latex::{Parser, Storage};

/// Longer ones are not formulas.
const LONGEST: usize = 4_000;
/// Groups within groups.
const DEEPEST: usize = 48;
/// Commands that define others: expansion could go on for ever.
const DEFINING: &[&str] =
    &["\\def", "\\gdef", "\\edef", "\\xdef", "\\let", "\\futurelet", "command", "\\DeclareMathOperator"];

/// The parts of a formula, or nothing where it cannot be read.
pub(crate) fn parse(latex: &str) -> Option<Part> {
    let deep = latex.bytes().filter(|byte| matches!(byte, b'{' | b'^' | b'_')).count();
    if latex.trim().is_empty()
        || latex.len() > LONGEST
        || deep > 400
        || DEFINING.iter().any(|word| latex.contains(word))
    {
        return None;
    }
    // The parser trusts its input in places; what breaks it is shown as source instead.
    std::panic::catch_unwind(|| {
        let storage = Storage::new();
        let events: Vec<Event<'_>> = Parser::new(latex, &storage).collect::<Result<_, _>>().ok()?;
        let mut reader = Reader { events: &events, at: 0, depth: 0 };
        let row = reader.row(None)?;
        (reader.at == events.len()).then_some(row)
    })
    .ok()
    .flatten()
}

struct Reader<'a> {
    events: &'a [Event<'a>],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    /// Parts up to the end of the group (which is taken) or of the formula.
    fn row(&mut self, mut font: Option<Font>) -> Option<Part> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let mut parts = Vec::new();
        while let Some(event) = self.events.get(self.at) {
            match event {
                Event::End => {
                    self.at += 1;
                    break;
                }
                Event::StateChange(change) => {
                    self.at += 1;
                    if let StateChange::Font(new) = change {
                        font = *new;
                    }
                }
                Event::EnvironmentFlow(_) => self.at += 1,
                _ => parts.push(self.element(font)?),
            }
        }
        self.depth -= 1;
        Some(if parts.len() == 1 { parts.remove(0) } else { Part::Row(parts) })
    }

    fn boxed(&mut self, font: Option<Font>) -> Option<Box<Part>> {
        self.element(font).map(Box::new)
    }

    /// One element with everything that belongs to it.
    fn element(&mut self, font: Option<Font>) -> Option<Part> {
        let event = self.events.get(self.at)?.clone();
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let part = match event {
            Event::Content(content) => signs(&content, font),
            Event::Begin(Grouping::Normal) => self.row(font)?,
            Event::Begin(Grouping::LeftRight(left, right)) => {
                Part::Fenced { left, right, inner: Box::new(self.row(font)?) }
            }
            Event::Begin(Grouping::Cases { left }) => {
                let inner = Box::new(self.table()?);
                let (left, right) = if left { (Some('{'), None) } else { (None, Some('}')) };
                Part::Fenced { left, right, inner }
            }
            Event::Begin(_) => self.table()?,
            Event::Visual(Visual::SquareRoot) => Part::Root { of: self.boxed(font)?, index: None },
            Event::Visual(Visual::Root) => {
                let of = self.boxed(font)?;
                Part::Root { of, index: Some(self.boxed(font)?) }
            }
            Event::Visual(Visual::Fraction(thick)) => {
                let above = self.boxed(font)?;
                let line = thick.is_none_or(|thick| thick.value > 0.0);
                Part::Fraction { above, below: self.boxed(font)?, line }
            }
            Event::Visual(Visual::Negation) => Part::Struck(self.boxed(font)?),
            Event::Script { ty, position } => self.scripts(ty, position, font)?,
            Event::Space { width, .. } => Part::Gap(width.map_or(0, |width| {
                let ems = match width.unit {
                    DimensionUnit::Em => width.value,
                    DimensionUnit::Mu => width.value / 18.0,
                    DimensionUnit::Ex => width.value * 0.43,
                    _ => width.value / 10.0,
                };
                (ems.clamp(-2.0, 4.0) * 1_000.0) as i32
            })),
            Event::StateChange(_) | Event::EnvironmentFlow(_) => Part::Row(Vec::new()),
            Event::End => return None,
        };
        self.depth -= 1;
        Some(part)
    }

    fn scripts(&mut self, ty: ScriptType, position: ScriptPosition, font: Option<Font>) -> Option<Part> {
        let of = self.boxed(font)?;
        let below = matches!(ty, ScriptType::Subscript | ScriptType::SubSuperscript);
        let above = matches!(ty, ScriptType::Superscript | ScriptType::SubSuperscript);
        let below = if below { Some(self.boxed(font)?) } else { None };
        let above = if above { Some(self.boxed(font)?) } else { None };
        let limits = match position {
            ScriptPosition::Right => false,
            ScriptPosition::AboveBelow => true,
            ScriptPosition::Movable => true,
        };
        match (&below, &above, limits) {
            (None, Some(over), true) => {
                if let Part::Sign(sign) = **over {
                    if matches!(sign, '‾' | '¯' | '―' | '\u{305}') {
                        return Some(Part::Line { of, under: false });
                    }
                    if let Some(mark) = combining(sign) {
                        return Some(Part::Accent { of, mark });
                    }
                }
            }
            (Some(under), None, true) => {
                if matches!(**under, Part::Sign('_' | '‾' | '¯' | '―' | '\u{332}')) {
                    return Some(Part::Line { of, under: true });
                }
            }
            _ => {}
        }
        Some(Part::Scripts { of, below, above, limits })
    }

    /// Rows and cells up to the end of the environment, which is taken.
    fn table(&mut self) -> Option<Part> {
        let mut rows = vec![vec![Vec::new()]];
        let mut font = None;
        loop {
            match self.events.get(self.at)? {
                Event::End => {
                    self.at += 1;
                    break;
                }
                Event::EnvironmentFlow(flow) => {
                    self.at += 1;
                    font = None;
                    match flow {
                        EnvironmentFlow::Alignment => rows.last_mut()?.push(Vec::new()),
                        EnvironmentFlow::NewLine { .. } => rows.push(vec![Vec::new()]),
                        EnvironmentFlow::StartLines { .. } => {}
                    }
                }
                Event::StateChange(change) => {
                    self.at += 1;
                    if let StateChange::Font(new) = change {
                        font = *new;
                    }
                }
                _ => {
                    let part = self.element(font)?;
                    rows.last_mut()?.last_mut()?.push(part);
                }
            }
        }
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        Some(Part::Table { rows: rows.into_iter().map(|row| row.into_iter().map(Part::Row).collect()).collect() })
    }
}

/// A sign in the alphabet that it is to have: single letters are slanted unless something else is said.
fn signs(content: &Content<'_>, font: Option<Font>) -> Part {
    match content {
        Content::Text(text) => Part::Words((*text).to_owned()),
        Content::Number(number) => match font {
            Some(font) => Part::Number(number.chars().map(|digit| letter(digit, Some(font))).collect()),
            None => Part::Number((*number).to_owned()),
        },
        Content::Function(name) => Part::Function((*name).to_owned()),
        Content::Ordinary { content, .. } => Part::Sign(letter(*content, font)),
        Content::LargeOp { content, .. } => Part::Large(*content),
        Content::BinaryOp { content, .. } => Part::Sign(*content),
        Content::Relation { content, .. } => {
            let mut room = [0; 8];
            let text = String::from_utf8_lossy(content.encode_utf8_to_buf(&mut room)).into_owned();
            let mut letters = text.chars();
            match (letters.next(), letters.next()) {
                (Some(only), None) => Part::Sign(only),
                _ => Part::Row(text.chars().map(Part::Sign).collect()),
            }
        }
        Content::Delimiter {
            content, ty: DelimiterType::Open | DelimiterType::Close | DelimiterType::Fence, ..
        } => Part::Sign(*content),
        Content::Punctuation(sign) => Part::Sign(*sign),
    }
}

/// The mark that combines, for what stands over a letter.
fn combining(sign: char) -> Option<char> {
    Some(match sign {
        '^' | 'ˆ' | '\u{302}' => '\u{302}',
        '~' | '˜' | '∼' | '\u{303}' => '\u{303}',
        '˙' | '.' | '\u{307}' => '\u{307}',
        '¨' | '\u{308}' => '\u{308}',
        'ˇ' | '\u{30c}' => '\u{30c}',
        '˘' | '\u{306}' => '\u{306}',
        '´' | '\u{301}' => '\u{301}',
        '`' | '\u{300}' => '\u{300}',
        '→' | '\u{20d7}' => '\u{20d7}',
        '˚' | '\u{30a}' => '\u{30a}',
        _ => return None,
    })
}
