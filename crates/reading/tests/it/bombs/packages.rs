//! Office files and books that are larger, deeper or more than they seem.

use super::pictures::blank_png;
use std::io::Write;

/// A zip archive of these files.
pub fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).expect("packs");
        let packed = packed.finish().expect("packs");
        let at = out.len() as u32;
        // Version, flags, method, time, date, checksum, sizes, lengths of name and extra field.
        let mut fields = Vec::new();
        [20_u16, 0, 8, 0, 33].iter().for_each(|field| fields.extend(field.to_le_bytes()));
        [crc.sum(), packed.len() as u32, bytes.len() as u32]
            .iter()
            .for_each(|field| fields.extend(field.to_le_bytes()));
        [name.len() as u16, 0].iter().for_each(|field| fields.extend(field.to_le_bytes()));
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, at) = ((files.len() as u16).to_le_bytes(), (out.len() as u32).to_le_bytes());
    let length = (directory.len() as u32).to_le_bytes();
    out.extend(&directory);
    out.extend([b"PK\x05\x06\0\0\0\0", &[count, count].concat()[..], &length, &at, &[0, 0]].concat());
    out
}

pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word document with this for its `word/document.xml`.
pub fn docx(document: Vec<u8>) -> Vec<u8> {
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override \
                 PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.document.main+xml'/></Types>";
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship \
                     Id='rId1' Target='word/document.xml' Type='http://schemas.openxmlformats.org/officeDocument/\
                     2006/relationships/officeDocument'/></Relationships>";
    zip(&[("[Content_Types].xml", types.into()), ("_rels/.rels", relations.into()), ("word/document.xml", document)])
}

pub fn document(body: &str) -> Vec<u8> {
    format!("<?xml version='1.0'?><w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>").into_bytes()
}

/// Entities of entities of entities.
pub fn laughs() -> String {
    let mut dtd = String::from("<!DOCTYPE w:document [<!ENTITY a0 \"ha\">");
    for level in 1..12 {
        let inner = format!("&a{};", level - 1).repeat(10);
        dtd.push_str(&format!("<!ENTITY a{level} \"{inner}\">"));
    }
    dtd.push_str("]>");
    dtd
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

fn relations(of: &[(&str, &str)]) -> Vec<u8> {
    let one =
        |(kind, target): &(&str, &str)| format!("<Relationship Id='{kind}' Target='{target}' Type='{OFFICE}/{kind}'/>");
    format!("<Relationships xmlns='{PACKAGE}'>{}</Relationships>", of.iter().map(one).collect::<String>()).into_bytes()
}

/// A Word document with a sound PNG of 30,000 × 30,000 pixels.
pub fn docx_with_enormous_picture() -> Vec<u8> {
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006";
    let body = format!(
        "<w:p><w:r><w:t>text</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp='{drawing}/wordprocessingDrawing'><a:graphic \
         xmlns:a='{drawing}/main'><a:graphicData><pic:pic xmlns:pic='{drawing}/picture'><pic:blipFill><a:blip xmlns:r='{OFFICE}' \
         r:embed='image'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    );
    zip(&[
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations(&[("image", "media/a.png")])),
        ("word/document.xml", document(&body)),
        ("word/media/a.png", blank_png(30_000)),
    ])
}

/// A presentation with groups in groups in groups.
pub fn pptx_with_deep_groups() -> Vec<u8> {
    let names = format!(
        "xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' \
         xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='{OFFICE}'"
    );
    let shape = "<p:sp><p:txBody><a:p><a:r><a:t>hi</a:t></a:r></a:p></p:txBody></p:sp>";
    let (opening, closing) = ("<p:grpSp><p:grpSpPr/>".repeat(100_000), "</p:grpSp>".repeat(100_000));
    let slide = format!("<p:sld {names}><p:cSld><p:spTree>{shape}{opening}{closing}</p:spTree></p:cSld></p:sld>");
    let show = format!("<p:presentation {names}><p:sldIdLst><p:sldId r:id='slide'/></p:sldIdLst></p:presentation>");
    zip(&[
        ("_rels/.rels", relations(&[("officeDocument", "ppt/presentation.xml")])),
        ("ppt/_rels/presentation.xml.rels", relations(&[("slide", "slides/slide1.xml")])),
        ("ppt/presentation.xml", show.into_bytes()),
        ("ppt/slides/slide1.xml", slide.into_bytes()),
    ])
}

/// A workbook of one sheet, with these rows and these shared strings.
pub fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
    let book = format!(
        "<workbook {main} xmlns:r='{OFFICE}'><sheets><sheet name='Data' sheetId='1' r:id='worksheet'/></sheets></workbook>"
    );
    let parts = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")];
    zip(&[
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations(&parts)),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/sharedStrings.xml", format!("<sst {main}>{strings}</sst>").into_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {main}><sheetData>{rows}</sheetData></worksheet>").into_bytes(),
        ),
    ])
}

/// A book whose reading order names the same enormous chapter twenty times.
pub fn epub_of_one_chapter() -> Vec<u8> {
    let container = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile \
                     full-path='b.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
    let opf = format!(
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest><item id='a' href='a.xhtml' \
         media-type='application/xhtml+xml'/></manifest><spine>{}</spine></package>",
        "<itemref idref='a'/>".repeat(20)
    );
    let chapter =
        format!("<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>", "<p>word</p>".repeat(5_000_000));
    zip(&[
        ("mimetype", b"application/epub+zip".to_vec()),
        ("META-INF/container.xml", container.into()),
        ("b.opf", opf.into_bytes()),
        ("a.xhtml", chapter.into_bytes()),
    ])
}
