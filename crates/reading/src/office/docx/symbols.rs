//! Characters of the fonts Symbol and Wingdings, which are letters drawn as something else.

/// The character that `code` shows in `font`; `None` where nobody could read it.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let low = code & 0xff;
    let font = font.to_lowercase();
    if font.starts_with("symbol") {
        let letter = u8::try_from(low).ok()?;
        return match letter {
            b'A'..=b'Z' => "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".chars().nth(usize::from(letter - b'A')),
            b'a'..=b'z' => "αβχδεφγηιϕκλμνοπθρστυϖωξψζ".chars().nth(usize::from(letter - b'a')),
            b' '..=b'~' => Some(OTHERS.iter().find(|(from, _)| *from == low).map_or(char::from(letter), |(_, to)| *to)),
            _ => OTHERS.iter().find(|(from, _)| *from == low).map(|(_, to)| *to),
        };
    }
    if font.starts_with("wingdings") {
        return WINGDINGS.iter().find(|(from, _)| *from == low).map(|(_, to)| *to);
    }
    char::from_u32(code).filter(|character| !(0xe000..0xf900).contains(&(*character as u32)))
}

const OTHERS: &[(u32, char)] = &[
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2a, '∗'),
    (0x2d, '−'),
    (0x40, '≅'),
    (0x5c, '∴'),
    (0x5e, '⊥'),
    (0x7e, '∼'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb5, '∝'),
    (0xb6, '∂'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xc5, '⊕'),
    (0xc6, '∅'),
    (0xc7, '∩'),
    (0xc8, '∪'),
    (0xc9, '⊃'),
    (0xca, '⊇'),
    (0xcc, '⊂'),
    (0xcd, '⊆'),
    (0xce, '∈'),
    (0xcf, '∉'),
    (0xd0, '∠'),
    (0xd1, '∇'),
    (0xd5, '∏'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xd8, '¬'),
    (0xd9, '∧'),
    (0xda, '∨'),
    (0xdb, '⇔'),
    (0xdc, '⇐'),
    (0xde, '⇒'),
    (0xe5, '∑'),
    (0xf2, '∫'),
];

const WINGDINGS: &[(u32, char)] = &[
    (0x4a, '☺'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];
