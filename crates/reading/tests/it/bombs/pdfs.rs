//! PDFs of few bytes and much work.

use std::io::Write;

/// A PDF of these objects, numbered from 1; the first is the catalog.
pub fn pdf(objects: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        out.extend(object.as_ref());
        out.extend(b"\nendobj\n");
    }
    let at = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF", objects.len() + 1).into_bytes());
    out
}

/// A tree of ten times ten … the same page: a million of them in a few hundred bytes.
pub fn million_pages(claimed_only: bool) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_string()];
    if claimed_only {
        objects.push("<</Type/Pages/Kids[3 0 R]/Count 1000000>>".into());
        objects.push("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".into());
        return pdf(&objects);
    }
    for level in 0..6_u32 {
        let kids = format!("{} 0 R ", level + 3).repeat(10);
        objects.push(format!("<</Type/Pages/Kids[{kids}]/Count {}>>", 10_u32.pow(6 - level)));
    }
    objects.push("<</Type/Page/MediaBox[0 0 9 9]>>".into());
    pdf(&objects)
}

fn stream(about: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{about}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

const CATALOG: &[u8] = b"<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &[u8] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>";

/// Forms that each draw the next ten times, ten deep.
pub fn forms() -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>";
    let ten = b"/X Do ".repeat(10);
    let mut objects = vec![CATALOG.to_vec(), PAGES.to_vec(), page.into(), stream("", &ten)];
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";
    for next in 6..15 {
        objects.push(stream(&format!("{form}/Resources<</XObject<</X {next} 0 R>>>>"), &ten));
    }
    objects.push(stream(form, b"0 0 10 10 re f "));
    pdf(&objects)
}

/// Six million lines on one page.
pub fn paths() -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&b"1 1 m 500 700 l S ".repeat(6_000_000)).expect("packs");
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>";
    let lines = stream("/Filter/FlateDecode", &packed.finish().expect("packs"));
    pdf(&[CATALOG.to_vec(), PAGES.to_vec(), page.into(), lines])
}

/// One that is as it should be.
pub fn sound() -> Vec<u8> {
    pdf(&sound_objects())
}

fn sound_objects() -> Vec<String> {
    let text = "BT /F1 24 Tf 20 50 Td (Sound) Tj ET";
    vec![
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".into(),
        format!("<</Length {}>>\nstream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".into(),
    ]
}
