//! The part of reading PDF that is done here: glyphs and shapes, as pdfium gives them, to lines, columns, tables and
//! text. Each glyph is seven bytes: what it is, where it stands beside the one before, how large and how it is drawn.

#![no_main]

use lectern_fuzz::hold;
use libfuzzer_sys::fuzz_target;
use reading::layout::{Glyph, Ink, Rect, Shape, Sheet, Style, lay, page};

/// Letters of many kinds: what is broken, joined, mirrored, counted, listed.
const LETTERS: &[char] = &[
    '-', '\u{ad}', '‐', 'ﬁ', '•', '·', '…', '“', '”', 'א', 'ب', '٣', '中', 'あ', '\u{301}', '\u{308}', '´', '¨', '∑',
    '²', '√', '\u{fffd}', '\u{e000}', '👍', 'ß', 'İ', 'ŉ', '(', ')', '.', '1', '2',
];

fuzz_target!(|bytes: &[u8]| {
    let mut sheets = vec![sheet(1)];
    let (mut x, mut y) = (72.0_f32, 72.0_f32);
    for part in bytes.chunks_exact(7) {
        let [letter, right, down, size, width, drawn, more] =
            [part[0], part[1], part[2], part[3], part[4], part[5], part[6]];
        if more == 255 && sheets.len() < 4 {
            sheets.push(sheet(sheets.len() as u32 + 1));
            (x, y) = (72.0, 72.0);
            continue;
        }
        let far = if more & 1 == 1 { 64.0 } else { 1.0 };
        x += f32::from(right as i8) / 4.0 * far;
        y += f32::from(down as i8) / 4.0 * far;
        let (wide, size) = (f32::from(width) / 8.0 * far, f32::from(size) / 4.0);
        let rect = Rect { x0: x, y0: y - size, x1: x + wide, y1: y };
        let sheet = sheets.last_mut().expect("a sheet");
        if more & 2 == 2 {
            sheet.shapes.push(Shape { rect, picture: drawn & 1 == 1, bent: drawn & 3 == 2 });
            sheet.ink.drawings += 1;
            continue;
        }
        let c = match letter {
            0..128 if !letter.is_ascii_control() && letter != b' ' => char::from(letter),
            _ => LETTERS[usize::from(letter) % LETTERS.len()],
        };
        sheet.letters += u32::from(c.is_alphanumeric());
        sheet.glyphs.push(Glyph {
            c,
            rect,
            base: (x, y),
            size: size.max(0.1),
            style: Style { bold: drawn & 1 == 1, mono: drawn & 2 == 2 },
            turn: (drawn >> 2) & 3,
            skewed: drawn & 240 == 240,
            blank: drawn & 16 == 16,
            guessed: drawn & 32 == 32,
            newline: drawn & 64 == 64,
        });
        x += wide;
    }
    let laid: Vec<_> = sheets.into_iter().map(lay).collect();
    let pages: Vec<_> = (0..laid.len())
        .map(|at| {
            let near: Vec<_> =
                laid.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, laid)| laid).collect();
            page(&laid[at], &near)
        })
        .collect();
    hold(&pages);
});

fn sheet(number: u32) -> Sheet {
    Sheet { number, width: 595.0, height: 842.0, ink: Ink::default(), ..Sheet::default() }
}
