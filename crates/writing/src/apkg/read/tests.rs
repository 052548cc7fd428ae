//! Files that are no packages, broken ones, hostile ones: a clear refusal each, and never a crash.

use super::super::testing::sample;
use super::super::{ApkgFault, Limits, Package, read, write};
use super::collection::Collection;
use proptest::prelude::*;
use rusqlite::Connection;
use std::io::{Cursor, Read, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn database(sql: &str) -> Vec<u8> {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(sql).unwrap();
    connection.serialize("main").unwrap().to_vec()
}

/// The database inside of a package as it is written.
fn collection_of(package: &Package) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(write(package).unwrap())).unwrap();
    let mut collection = Vec::new();
    std::io::copy(&mut zip.by_name("collection.anki21").unwrap(), &mut collection).unwrap();
    collection
}

fn refused(bytes: &[u8]) -> ApkgFault {
    let fault = read(bytes, &Limits::default()).unwrap_err();
    assert!(fault.say().ends_with('.') && fault.hint().ends_with('.'));
    fault
}

#[test]
fn what_is_no_package_is_refused_in_words() {
    assert_eq!(refused(b""), ApkgFault::Empty);
    assert_eq!(refused(b"Question;Answer"), ApkgFault::NotAPackage);
    assert_eq!(refused(&zipped(&[("word/document.xml", b"<w/>")])), ApkgFault::NotAPackage);
    assert!(matches!(refused(b"PK\x03\x04 and then nothing"), ApkgFault::Damaged { .. }));
    assert!(matches!(refused(&zipped(&[("collection.anki2", b"no database")])), ApkgFault::Damaged { .. }));
    assert!(matches!(refused(&zipped(&[("meta", &[8, 9]), ("collection.anki2", b"")])), ApkgFault::TooNew(9)));
    assert!(matches!(refused(&zipped(&[("meta", &[8, 3]), ("collection.anki21b", b"x")])), ApkgFault::Damaged { .. }));
}

#[test]
fn a_package_that_unpacks_without_end_is_stopped() {
    let packed = zstd::encode_all(std::io::repeat(0).take(300 << 20), 1).unwrap();
    let fault = refused(&zipped(&[("meta", &[8, 3]), ("collection.anki21b", &packed)]));
    assert!(matches!(fault, ApkgFault::TooLarge { .. } | ApkgFault::Unsafe { .. }), "{fault:?}");
}

#[test]
fn views_and_computed_columns_are_not_carried_out() {
    let endless = "CREATE VIEW col AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) \
        SELECT x AS ver, x AS crt FROM n;";
    let fault = Collection::open(database(endless)).err();
    assert!(matches!(fault, Some(ApkgFault::Unsafe { .. })), "{fault:?}");
    let computed = "CREATE TABLE col (id integer, ver AS (length(zeroblob(900000000))));\
        INSERT INTO col (id) VALUES (1);";
    let fault = Collection::open(database(computed)).err();
    assert!(matches!(fault, Some(ApkgFault::Unsafe { .. })), "{fault:?}");
}

#[test]
fn media_that_lead_out_of_the_package_are_left_out_and_named() {
    let collection = collection_of(&Package::default());
    let list = br#"{"0": "../../etc/passwd", "1": "fine.png", "2": "gone.png", "3": "C:\\x", "4": "fine.png"}"#;
    let parts: [(&str, &[u8]); 5] =
        [("collection.anki21", &collection), ("media", list), ("0", b"a"), ("1", b"b"), ("4", b"c")];
    let package = read(&zipped(&parts), &Limits::default()).unwrap();
    assert_eq!(package.media.iter().map(|media| media.name.as_str()).collect::<Vec<_>>(), ["fine.png"]);
    assert_eq!(package.left_out.len(), 4, "{:?}", package.left_out);
}

#[test]
fn more_than_the_limits_allow_is_refused() {
    let limits = Limits { collection: 1_000, ..Limits::default() };
    let fault = read(&write(&Package::default()).unwrap(), &limits).unwrap_err();
    assert!(matches!(fault, ApkgFault::TooLarge { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_collection_with_changed_bytes_never_breaks_the_reader(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut broken = collection_of(&sample());
        for (at, byte) in changes {
            let place = at.index(broken.len());
            broken[place] = byte;
        }
        // Either it is read or it is refused.
        if let Err(fault) = read(&zipped(&[("collection.anki2", &broken)]), &Limits::default()) {
            prop_assert!(!fault.say().is_empty());
        }
    }
}
