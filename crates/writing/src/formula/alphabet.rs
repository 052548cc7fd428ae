//! Letters in the alphabets that Unicode has for formulas.

use pulldown_latex::event::Font;

/// A letter in an alphabet; as it is where the alphabet has none like it.
pub(super) fn letter(plain: char, font: Option<Font>) -> char {
    let font = match font {
        // Capital Greek letters stand upright unless something else is said, as in LaTeX.
        None if ('Α'..='Ω').contains(&plain) => return plain,
        None => Font::Italic,
        Some(font) => font,
    };
    if let Some(exception) = exception(plain, font) {
        return exception;
    }
    let (capitals, small, digits, greek) = match font {
        Font::Bold => (0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8),
        Font::Italic => (0x1d434, 0x1d44e, 0, 0x1d6e2),
        Font::BoldItalic | Font::BoldSymbol => (0x1d468, 0x1d482, 0x1d7ce, 0x1d71c),
        Font::Script => (0x1d49c, 0x1d4b6, 0, 0),
        Font::BoldScript => (0x1d4d0, 0x1d4ea, 0, 0),
        Font::Fraktur => (0x1d504, 0x1d51e, 0, 0),
        Font::BoldFraktur => (0x1d56c, 0x1d586, 0, 0),
        Font::DoubleStruck | Font::DoubleStruckItalic => (0x1d538, 0x1d552, 0x1d7d8, 0),
        Font::SansSerif => (0x1d5a0, 0x1d5ba, 0x1d7e2, 0),
        Font::BoldSansSerif => (0x1d5d4, 0x1d5ee, 0x1d7ec, 0x1d756),
        Font::SansSerifItalic => (0x1d608, 0x1d622, 0, 0),
        Font::SansSerifBoldItalic => (0x1d63c, 0x1d656, 0, 0x1d790),
        Font::Monospace => (0x1d670, 0x1d68a, 0x1d7f6, 0),
        Font::UpRight => return plain,
    };
    let code = plain as u32;
    let mapped = match plain {
        'A'..='Z' => capitals + (code - 'A' as u32),
        'a'..='z' => small + (code - 'a' as u32),
        '0'..='9' if digits > 0 => digits + (code - '0' as u32),
        'Α'..='Ω' if greek > 0 => greek + (code - 'Α' as u32),
        'α'..='ω' if greek > 0 => greek + 26 + (code - 'α' as u32),
        _ => return plain,
    };
    char::from_u32(mapped).unwrap_or(plain)
}

/// Letters that Unicode had before it had the alphabets.
fn exception(plain: char, font: Font) -> Option<char> {
    let pairs = match font {
        Font::Italic => "hℎ",
        Font::Script => "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
        Font::Fraktur => "CℭHℌIℑRℜZℨ",
        Font::DoubleStruck | Font::DoubleStruckItalic => "CℂHℍNℕPℙQℚRℝZℤ",
        _ => return None,
    };
    let letters: Vec<char> = pairs.chars().collect();
    letters.chunks_exact(2).find(|pair| pair[0] == plain).map(|pair| pair[1])
}
