//! How fast: prints, asserts nothing of time.

use crate::{data, open_pdf, readers};
use std::time::Instant;

#[tokio::test]
async fn speed_is_printed() {
    let (Some(folder), Some(readers)) = (data("pdf"), readers()) else { return };
    for file in ["groundtruth/GeoTopo-komprimiert.pdf", "malformed/failure-after-repair.pdf", "layout/tracemonkey.pdf"]
    {
        let begun = Instant::now();
        let mut open = open_pdf(&readers, &folder.join(file), None).await.expect("opens");
        let opened = begun.elapsed();
        let pages = open.about().pages;
        for number in 1..=pages {
            let _ = open.page(number).await;
        }
        let read = begun.elapsed();
        let picture = Instant::now();
        let bytes = open.render(1, 1600).await.expect("a picture");
        println!(
            "{file}: opened in {:.0} ms, {:.0} pages/s; a picture of 1600 px in {:.0} ms, {} kB",
            opened.as_secs_f64() * 1e3,
            f64::from(pages) / (read - opened).as_secs_f64(),
            picture.elapsed().as_secs_f64() * 1e3,
            bytes.len() / 1000
        );
        assert!(pages > 0);
    }
}
