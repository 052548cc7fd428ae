//! QTI 2.1: a package of items with a test that lists them.

mod item;

use super::check::checked;
use crate::WriteFault;
use crate::markup::plain;
use crate::outline::QuizPaper;
use crate::rich;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The namespace of items and tests.
const QTI: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1";
/// Where a program finds the namespace's grammar, should it look.
const WHERE: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd";

/// A zip with `imsmanifest.xml`, `test.xml` and an item for each question.
pub fn qti(paper: &QuizPaper) -> Result<Vec<u8>, WriteFault> {
    checked(paper)?;
    let title = plain(&rich::words(&paper.title));
    let title = if title.is_empty() { "Quiz".to_owned() } else { title };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    part(&mut zip, "imsmanifest.xml", &manifest(paper.questions.len()))?;
    part(&mut zip, "test.xml", &test(&title, paper.questions.len()))?;
    for (place, question) in paper.questions.iter().enumerate() {
        part(&mut zip, &format!("items/{}.xml", name(place)), &item::xml(&name(place), question, &paper.language))?;
    }
    zip.finish().map(Cursor::into_inner).map_err(WriteFault::setting)
}

fn name(place: usize) -> String {
    format!("question{}", place + 1)
}

fn part(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, xml: &str) -> Result<(), WriteFault> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).map_err(WriteFault::setting)?;
    zip.write_all(xml.as_bytes()).map_err(WriteFault::setting)
}

fn manifest(count: usize) -> String {
    let mut resources = String::new();
    let mut needed = String::new();
    for place in 0..count {
        let name = name(place);
        let _ = writeln!(needed, "      <dependency identifierref=\"{name}\"/>");
        let _ = writeln!(
            resources,
            "    <resource identifier=\"{name}\" type=\"imsqti_item_xmlv2p1\" href=\"items/{name}.xml\">\n      \
             <file href=\"items/{name}.xml\"/>\n    </resource>"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" \
         identifier=\"manifest\">\n  <metadata>\n    <schema>QTIv2.1 Package</schema>\n    \
         <schemaversion>1.0.0</schemaversion>\n  </metadata>\n  <organizations/>\n  <resources>\n    \
         <resource identifier=\"test\" type=\"imsqti_test_xmlv2p1\" href=\"test.xml\">\n      \
         <file href=\"test.xml\"/>\n{needed}    </resource>\n{resources}  </resources>\n</manifest>\n"
    )
}

fn test(title: &str, count: usize) -> String {
    let mut items = String::new();
    for place in 0..count {
        let name = name(place);
        let _ = writeln!(items, "      <assessmentItemRef identifier=\"{name}\" href=\"items/{name}.xml\"/>");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentTest xmlns=\"{QTI}\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"{WHERE}\" identifier=\"test\" \
         title=\"{title}\">\n  <testPart identifier=\"part\" navigationMode=\"nonlinear\" \
         submissionMode=\"individual\">\n    <assessmentSection identifier=\"section\" title=\"{title}\" \
         visible=\"true\">\n{items}    </assessmentSection>\n  </testPart>\n</assessmentTest>\n"
    )
}
