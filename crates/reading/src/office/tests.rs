//! Small files made here: what is kept of each kind, and what no file may do.

use super::{docx, pptx, read, xlsx};
use crate::package::testing::{cut, zipped};
use crate::{Document, ReadError};
use proptest::prelude::*;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

fn document(body: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", &format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"))])
}

fn markdown(bytes: &[u8]) -> String {
    let document = docx(bytes).expect("is read");
    document.sections.into_iter().map(|section| section.markdown).collect()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn tracked_insertions_stay_deletions_go_and_one_alternative_is_read() {
    let body = format!(
        "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
         <mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>",
        run("kept "),
        run("new "),
        run("chosen"),
        run("fallback")
    );
    assert_eq!(markdown(&document(&body)), "kept new chosen");
}

#[test]
fn another_prefix_is_the_same_document() {
    let part = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:t>strict</x:t>\
                </x:r></x:p></x:body></x:document>";
    assert_eq!(markdown(&zipped(&[("word/document.xml", part)])), "strict");
}

#[test]
fn a_table_in_a_cell_is_read_in_its_place() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let p = |text: &str| format!("<w:p>{}</w:p>", run(text));
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>", cell(&p("b")), cell(&p("c")), cell(&p("d")));
    let body = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p("a")), cell(&inner));
    assert_eq!(markdown(&document(&body)), "| a | b, c; d |\n| --- | --- |");
}

fn show(slides: &[&str]) -> Vec<u8> {
    let list: String = (1..=slides.len()).map(|n| format!("<p:sldId r:id=\"s{n}\"/>")).collect();
    let mut parts = vec![(
        "ppt/presentation.xml".to_string(),
        format!("<p:presentation {SPACES}><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"),
    )];
    let relations: String = (1..=slides.len())
        .map(|n| format!("<Relationship Id=\"s{n}\" Type=\"x/slide\" Target=\"slides/slide{n}.xml\"/>"))
        .collect();
    parts.push(("ppt/_rels/presentation.xml.rels".into(), format!("<Relationships>{relations}</Relationships>")));
    for (n, slide) in slides.iter().enumerate() {
        parts.push((format!("ppt/slides/slide{}.xml", n + 1), (*slide).to_string()));
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    zipped(&parts)
}

#[test]
fn slides_keep_their_numbers_whether_hidden_or_damaged() {
    let slide = |attribute: &str, text: &str| {
        format!(
            "<p:sld {SPACES} {attribute}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>\
             <p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        )
    };
    let document = pptx(&show(&[&slide("", "One"), "not xml", &slide("show=\"0\"", "Three")])).expect("is read");
    let seen: Vec<_> =
        document.sections.iter().map(|s| (s.label.as_deref().unwrap_or_default(), s.markdown.as_str())).collect();
    assert_eq!(seen, [("Slide 1", "# One"), ("Slide 2", ""), ("Slide 3 (hidden)", "# Three")]);
    let codes: Vec<&str> = document.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert!(codes.contains(&"slide_left_out") && codes.contains(&"hidden_slides"), "{codes:?}");
}

fn sheet(data: &str) -> Document {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let rel = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    xlsx(&zipped(&[
        ("xl/workbook.xml", &format!("<workbook {main} {rel}><sheets><sheet name=\"Data\" r:id=\"a\"/></sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/>\
             <Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        ),
        ("xl/styles.xml", &format!("<styleSheet {main}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>")),
        ("xl/sharedStrings.xml", &format!("<sst {main}><si><t>Day</t></si><si><r><t>Sha</t></r><r><t>re</t></r></si></sst>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet {main}><sheetData>{data}</sheetData></worksheet>")),
    ]))
    .expect("is read")
}

#[test]
fn a_sheet_shows_its_values_under_its_title_and_stays_bounded() {
    let document = sheet(
        "<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><t>Sales</t></is></c></row>\
         <row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c></row>\
         <row r=\"3\"><c r=\"B3\" s=\"1\"><v>45448</v></c><c r=\"D3\" s=\"2\"><f>1/4</f><v>0.25</v></c></row>",
    );
    assert_eq!(document.sections[0].label.as_deref(), Some("Data"));
    assert_eq!(
        document.sections[0].markdown,
        "# Data\n\nSales\n\n| Day | Share |\n| --- | --- |\n| 2024-06-05 | 25% |"
    );
    let many: String = (1..=6_000).map(|n| format!("<row r=\"{n}\"><c><v>{n}</v></c><c><v>1</v></c></row>")).collect();
    let document = sheet(&many);
    assert_eq!(document.warnings[0].code, "sheet_cut");
    assert!(document.sections[0].markdown.contains("| 5000 | 1 |") && !document.sections[0].markdown.contains("5001"));
}

#[test]
fn a_formula_without_a_result_is_read_itself_and_said() {
    let document = sheet(
        "<row r=\"1\"><c r=\"A1\"><f>SUM(B1:B9)</f><v></v></c><c r=\"B1\"><v>2</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"str\"><f>IF(B2&gt;1,\"x\",\"\")</f><v></v></c><c r=\"B2\"><f>1+1</f><v>3</v></c></row>",
    );
    assert_eq!(document.sections[0].markdown, "# Data\n\n| \\=SUM(B1:B9) | 2 |\n| --- | --- |\n|  | 3 |");
    let codes: Vec<&str> = document.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(codes, ["not_computed"]);
}

#[test]
fn a_file_is_read_by_the_part_it_says_it_begins_with() {
    let relations = |target: &str| {
        format!("<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"{target}\"/></Relationships>")
    };
    let document = format!("<w:document {SPACES}><w:body><w:p>{}</w:p></w:body></w:document>", run("text"));
    let odd = zipped(&[("_rels/.rels", &relations("/content/main.xml")), ("content/main.xml", &document)]);
    assert_eq!(read(&odd).expect("is read").sections[0].markdown, "text");
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let book = format!("<workbook {main}><sheets/></workbook>");
    for (name, target) in
        [("xl/workbook.xml", "/xl/workbook.xml"), ("xl/workbook.xml", "gone.xml"), ("a/b.xml", "a/b.xml")]
    {
        let file = zipped(&[("_rels/.rels", &relations(target)), (name, &book), ("word/document.xml", "")]);
        assert_eq!(read(&file), Err(ReadError::Empty), "{target}");
    }
    let binary = zipped(&[("_rels/.rels", &relations("xl/workbook.bin")), ("xl/workbook.bin", "")]);
    assert_eq!(read(&binary), Err(ReadError::OtherFormat { format: "xlsb".into() }));
}

#[test]
fn old_and_locked_files_are_named_for_what_they_are() {
    let compound = |stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(read(&compound("EncryptedPackage")), Err(ReadError::ProtectedOffice));
    assert_eq!(read(&compound("WordDocument")), Err(ReadError::OldOffice { program: "Word".into() }));
    assert_eq!(read(b""), Err(ReadError::Empty));
    assert_eq!(read(b"hello"), Err(ReadError::NotThisKind));
}

#[test]
fn deep_xml_ends_with_a_warning_and_what_came_before() {
    for (opening, closing) in [("<w:p>", "</w:p>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:sdt>", "")]
    {
        let body = format!("<w:p>{}</w:p>{}{}", run("before"), opening.repeat(100_000), closing.repeat(100_000));
        let read = docx(&document(&body)).expect("is read");
        assert!(read.sections[0].markdown.starts_with("before"));
        assert_eq!(read.warnings[0].code, "part_cut");
    }
}

#[test]
fn no_entity_is_expanded() {
    let part = format!(
        "<!DOCTYPE d [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
         <w:document {SPACES}><w:body><w:p>{}</w:p></w:body></w:document>",
        run("x&a;&b;&c;y")
    );
    assert_eq!(markdown(&zipped(&[("word/document.xml", &part)])), "xy");
}

#[test]
fn styles_that_stand_on_each_other_in_a_circle_end() {
    let styles = format!(
        "<w:styles {SPACES}><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
         <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"
    );
    let body = format!(
        "<w:document {SPACES}><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr>{}</w:p></w:body></w:document>",
        run("x")
    );
    let relations = "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>\
                     <Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"document.xml\"/></Relationships>";
    let file = zipped(&[
        ("word/document.xml", &body),
        ("word/styles.xml", &styles),
        ("word/_rels/document.xml.rels", relations),
    ]);
    assert_eq!(markdown(&file), "x");
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let bomb = " ".repeat(65 * 1024 * 1024);
    assert!(matches!(read(&zipped(&[("word/document.xml", &bomb)])), Err(ReadError::TooLarge { .. })));
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let whole = document(&format!("<w:p>{}</w:p>", run("text")));
    for at in 2..whole.len() {
        if let Ok(document) = read(&cut(&whole, at)) {
            assert!(document.sections.len() <= 1);
        }
    }
    assert_eq!(read(&cut(&whole, whole.len() / 2)), Err(ReadError::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_break_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        let _ = read(&zip);
    }

    #[test]
    fn no_text_of_a_document_becomes_a_mark(text in "[-*_#`$|<>!&\\[\\]() a-z0-9.~+=]{0,60}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let written = markdown(&document(&format!("<w:p>{}</w:p>", run(&escaped))));
        let shown: String = crate::markdown(&written).iter().map(|page| page.text.clone()).collect();
        prop_assert_eq!(shown.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn no_order_of_elements_breaks_the_reading(names in prop::collection::vec(prop::sample::select(vec![
        "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:vMerge", "w:gridSpan", "w:pPr", "w:numPr", "w:ilvl", "w:fldChar",
        "w:instrText", "w:drawing", "w:pict", "w:txbxContent", "w:hyperlink", "w:sdt", "a:t", "mc:AlternateContent", "mc:Choice",
        "mc:Fallback",
    ]), 0..60), closes in prop::collection::vec(any::<bool>(), 60)) {
        let mut body = String::new();
        let mut open = Vec::new();
        for (name, close) in names.iter().zip(closes) {
            body.push_str(&format!("<{name} w:val=\"3\" w:fldCharType=\"begin\">x"));
            open.push(name);
            if close && let Some(name) = open.pop() {
                body.push_str(&format!("</{name}>"));
            }
        }
        let _ = docx(&document(&body));
    }
}
