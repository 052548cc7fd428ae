//! A scan: a PDF of pictures alone, one to a page, written by hand.

use std::io::Write;

/// Makes it of pictures in JPEG.
pub fn scan(pictures: &[Vec<u8>]) -> Vec<u8> {
    let mut file = File { bytes: b"%PDF-1.7\n".to_vec(), starts: Vec::new() };
    let kids: Vec<String> = (0..pictures.len()).map(|page| format!("{} 0 R", 3 + page * 3)).collect();
    file.object(b"<</Type/Catalog/Pages 2 0 R>>");
    file.object(format!("<</Type/Pages/Count {}/Kids[{}]>>", kids.len(), kids.join(" ")).as_bytes());
    for (page, picture) in pictures.iter().enumerate() {
        let (width, height, colours) = shape(picture);
        let number = 3 + page * 3;
        let draw = format!("{width} 0 0 {height} 0 0 cm /P Do");
        let space = if colours == 1 { "DeviceGray" } else { "DeviceRGB" };
        file.object(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {} 0 R/Resources<</XObject<</P {} 0 R>>>>>>",
                number + 1,
                number + 2
            )
            .as_bytes(),
        );
        file.stream("", draw.as_bytes());
        let head = format!(
            "/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/{space}/Filter/DCTDecode"
        );
        file.stream(&head, picture);
    }
    file.end()
}

struct File {
    bytes: Vec<u8>,
    /// Where each object begins.
    starts: Vec<usize>,
}

impl File {
    fn object(&mut self, body: &[u8]) {
        self.starts.push(self.bytes.len());
        writeln!(self.bytes, "{} 0 obj", self.starts.len()).expect("memory");
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn stream(&mut self, head: &str, content: &[u8]) {
        let mut body = format!("<<{head}/Length {}>>\nstream\n", content.len()).into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\nendstream");
        self.object(&body);
    }

    fn end(mut self) -> Vec<u8> {
        let (table, count) = (self.bytes.len(), self.starts.len() + 1);
        writeln!(self.bytes, "xref\n0 {count}\n0000000000 65535 f ").expect("memory");
        for start in &self.starts {
            writeln!(self.bytes, "{start:010} 00000 n ").expect("memory");
        }
        writeln!(self.bytes, "trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").expect("memory");
        self.bytes
    }
}

/// Width, height and colours, from the header of the frame.
fn shape(jpeg: &[u8]) -> (u32, u32, u8) {
    let two = |at: usize| u32::from(jpeg[at]) << 8 | u32::from(jpeg[at + 1]);
    let mut at = 2;
    while !matches!(jpeg[at + 1], 0xc0..=0xc2) {
        at += 2 + two(at + 2) as usize;
    }
    (two(at + 7), two(at + 5), jpeg[at + 9])
}
