//! The run of the measures over folders; what they reach is measured with `lectern eval reading`.

use crate::{data, readers};
use reading::evaluation::evaluate;

#[tokio::test]
async fn what_is_not_there_is_not_measured_and_office_files_keep_what_they_say() {
    let Some(readers) = readers() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    assert!(evaluate(&readers, folder.path(), |_| ()).await.is_empty());
    let Some(office) = data("office") else { return };
    std::os::unix::fs::symlink(office.canonicalize().expect("there"), folder.path().join("office")).expect("linked");
    let measures = evaluate(&readers, folder.path(), |_| ()).await;
    let names: Vec<&str> = measures.iter().map(|measure| measure.name).collect();
    assert_eq!(names, ["office.characters", "office.files"]);
    for measure in measures {
        let wrong: Vec<_> = measure.files.iter().filter(|file| file.note.is_some()).collect();
        println!("{} {:.4} {wrong:?}", measure.name, measure.value);
        assert!(measure.value >= 0.95, "{} {} {wrong:?}", measure.name, measure.value);
    }
}
