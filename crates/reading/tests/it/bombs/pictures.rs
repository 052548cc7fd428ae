//! Pictures of few bytes and many pixels or pages.

use std::io::Write;

/// A PNG's head that claims so many pixels on each side.
pub fn enormous_png() -> Vec<u8> {
    let mut head = b"IHDR\0\x01\x86\xa0\0\x01\x86\xa0\x08\x02\0\0\0".to_vec();
    let mut crc = flate2::Crc::new();
    crc.update(&head);
    head.extend(crc.sum().to_be_bytes());
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\r".to_vec();
    bytes.extend(head);
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

/// A sound PNG of so many black pixels on each side, one bit each.
pub fn blank_png(side: u32) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let row = vec![0; 1 + side.div_ceil(8) as usize];
    (0..side).for_each(|_| packed.write_all(&row).expect("packs"));
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = side.to_be_bytes();
    let head = [b"IHDR", &size[..], &size, &[1, 0, 0, 0, 0]].concat();
    let pixels = [b"IDAT", packed.finish().expect("packs").as_slice()].concat();
    for chunk in [head, pixels, b"IEND".to_vec()] {
        let mut crc = flate2::Crc::new();
        crc.update(&chunk);
        bytes.extend((chunk.len() as u32 - 4).to_be_bytes());
        bytes.extend(&chunk);
        bytes.extend(crc.sum().to_be_bytes());
    }
    bytes
}

/// A TIFF of so many pages, all of them the same white square.
pub fn many_pages(pages: u32) -> Vec<u8> {
    const SIDE: u32 = 200;
    let strip = vec![0xff_u8; (SIDE * SIDE / 8) as usize];
    let mut bytes = b"II*\0".to_vec();
    let first = 8 + strip.len() as u32;
    bytes.extend(first.to_le_bytes());
    bytes.extend(&strip);
    // Tag, type (3 is short, 4 is long), value: width, height, bits, packing, white is one, strip, rows, bytes.
    let tags: [(u16, u16, u32); 8] = [
        (256, 4, SIDE),
        (257, 4, SIDE),
        (258, 3, 1),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
        (278, 4, SIDE),
        (279, 4, strip.len() as u32),
    ];
    let length = 2 + tags.len() as u32 * 12 + 4;
    for page in 1..=pages {
        bytes.extend((tags.len() as u16).to_le_bytes());
        for (tag, kind, value) in tags {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(kind.to_le_bytes());
            bytes.extend(1_u32.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        let next = if page == pages { 0 } else { first + page * length };
        bytes.extend(next.to_le_bytes());
    }
    bytes
}
