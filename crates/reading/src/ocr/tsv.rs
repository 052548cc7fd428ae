//! Tesseract's table: one row for each page, block, paragraph, line and word.
//!
//! Invariant: rows that are not words in some place of a picture and some letters are skipped; it fails on nothing.

use super::Seen;
use crate::layout::Rect;

/// Words beyond which a picture's text is cut.
const WORDS_AT_MOST: usize = 50_000;

/// Pixels; no picture is so wide.
const FARTHEST: f32 = 1e6;

/// The words of a table as the program prints it.
pub fn words(table: &str) -> Vec<Seen> {
    let mut words: Vec<Seen> = Vec::new();
    let (mut line, mut last) = (0, None);
    for row in table.lines().skip(1).take(WORDS_AT_MOST * 4) {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, block, paragraph, of_paragraph, _, left, top, width, height, confidence, text] = cells[..]
        else {
            continue;
        };
        if level != "5" || text.trim().is_empty() || words.len() >= WORDS_AT_MOST {
            continue;
        }
        let number = |cell: &str| cell.parse::<f32>().ok().filter(|value| value.abs() <= FARTHEST);
        let (Some(x), Some(y), Some(width), Some(height), Some(confidence)) =
            (number(left), number(top), number(width), number(height), number(confidence))
        else {
            continue;
        };
        let place = (block, paragraph, of_paragraph);
        if last.is_some_and(|last| last != place) {
            line += 1;
        }
        last = Some(place);
        words.push(Seen {
            text: text.trim().to_string(),
            rect: Rect { x0: x, y0: y, x1: x + width, y1: y + height },
            confidence: (confidence / 100.0).clamp(0.0, 1.0),
            line,
            block: block.parse().unwrap_or(0),
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_lines_and_rubbish_is_skipped() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
            1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n\
            5\t1\t1\t1\t1\t1\t36\t92\t60\t24\t95.5\tThis\n\
            5\t1\t1\t1\t1\t2\t109\t92\t20\t24\t96\tis\n\
            5\t1\t1\t1\t2\t1\t36\t126\t30\t24\t91\ta\ttab\n\
            5\t1\t1\t1\t2\t2\t36\t126\t30\t24\t91\t \n\
            5\t1\t2\t1\t1\t1\tx\t126\t30\t24\t91\tbroken\n\
            5\t1\t2\t1\t1\t1\t3e38\t126\t3e38\tNaN\t91\tfar\n\
            5\t1\n\
            5\t1\t2\t1\t1\t1\t9\t126\t30\t24\t-1\tend\n";
        let words = words(table);
        let seen: Vec<(&str, u32, u32)> =
            words.iter().map(|word| (word.text.as_str(), word.line, word.block)).collect();
        assert_eq!(seen, [("This", 0, 1), ("is", 0, 1), ("a\ttab", 1, 1), ("end", 2, 2)]);
        assert_eq!(words[0].rect, Rect { x0: 36.0, y0: 92.0, x1: 96.0, y1: 116.0 });
        assert_eq!((words[0].confidence, words[3].confidence), (0.955, 0.0));
    }
}
