//! What a dataset promises, against the real LanceDB in a temporary folder.

use index::{Indexes, Mode, Query, Row, Scored};
use std::sync::Arc;
use uuid::Uuid;

const DIMENSIONS: usize = 8;

struct Library {
    folder: tempfile::TempDir,
    account: Uuid,
}

impl Library {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder"), account: Uuid::from_u128(9) }
    }

    async fn index(&self) -> Arc<index::Index> {
        self.indexes().of(self.account).await.expect("the dataset opens")
    }

    fn indexes(&self) -> Indexes {
        Indexes::at(self.folder.path().to_owned(), DIMENSIONS)
    }
}

fn vector(direction: usize) -> Vec<f32> {
    (0..DIMENSIONS).map(|n| if n == direction % DIMENSIONS { 1.0 } else { 0.05 }).collect()
}

fn row(number: u128, material: u128, text: &str) -> Row {
    Row {
        chunk: Uuid::from_u128(number),
        material: Uuid::from_u128(material),
        page: (number % 100) as u32 + 1,
        text: text.into(),
        vector: vector(number as usize),
    }
}

fn ask(text: &str) -> Query {
    Query { text: text.into(), ..Query::default() }
}

fn chunks(found: &[Scored]) -> Vec<u128> {
    found.iter().map(|hit| hit.chunk.as_u128()).collect()
}

#[tokio::test]
async fn an_empty_library_finds_nothing() {
    let library = Library::new();
    let index = library.index().await;
    assert!(index.search(&Query { vector: Some(vector(1)), ..ask("cell") }).await.expect("searches").is_empty());
    assert_eq!(index.count().await.expect("counts"), 0);
    index.optimize().await.expect("an empty dataset can be tidied");
}

#[tokio::test]
async fn every_lot_is_found_by_the_next_search() {
    let library = Library::new();
    let index = library.index().await;
    for number in 1..=30 {
        index.put(vec![row(number, 1, &format!("passage about zebra{number} and mitochondria"))]).await.expect("puts");
        let found = index.search(&ask(&format!("zebra{number}"))).await.expect("searches");
        assert_eq!(chunks(&found), [number], "the words of a new row");
        let near = Query { vector: Some(vector(number as usize)), mode: Mode::Meaning, limit: 40, ..Query::default() };
        assert!(chunks(&index.search(&near).await.expect("searches")).contains(&number), "the vector of a new row");
    }
    assert_eq!(index.search(&Query { limit: 50, ..ask("mitochondria") }).await.expect("searches").len(), 30);
    index.optimize().await.expect("tidies");
    assert_eq!(index.search(&Query { limit: 50, ..ask("mitochondria") }).await.expect("searches").len(), 30);
}

#[tokio::test]
async fn words_are_found_in_other_forms_and_without_accents() {
    let library = Library::new();
    let index = library.index().await;
    let rows = vec![row(1, 1, "Résumé of dividing cells"), row(2, 1, "The weather was sunny")];
    index.put(rows).await.expect("puts");
    assert_eq!(chunks(&index.search(&ask("cell division divides")).await.expect("searches")), [1]);
    assert_eq!(chunks(&index.search(&ask("resume")).await.expect("searches")), [1]);
    assert!(index.search(&ask("the of was")).await.expect("searches").is_empty(), "empty words find nothing");
    assert!(index.search(&ask("?! …")).await.expect("searches").is_empty(), "signs find nothing");
}

#[tokio::test]
async fn putting_a_row_again_replaces_it() {
    let library = Library::new();
    let index = library.index().await;
    index.put(vec![row(1, 1, "old words"), row(2, 1, "other words")]).await.expect("puts");
    index.put(vec![row(1, 1, "new words"), row(3, 1, "third words")]).await.expect("puts");
    assert_eq!(index.count().await.expect("counts"), 3);
    assert!(index.search(&ask("old")).await.expect("searches").is_empty());
    assert_eq!(chunks(&index.search(&ask("new")).await.expect("searches")), [1]);
}

#[tokio::test]
async fn what_was_removed_is_not_found() {
    let library = Library::new();
    let index = library.index().await;
    index.put((1..=9).map(|n| row(n, n % 3, "the same words")).collect()).await.expect("puts");
    index.remove_material(Uuid::from_u128(0)).await.expect("removes");
    index.remove_chunks(&[Uuid::from_u128(1)]).await.expect("removes");
    let mut left = chunks(&index.search(&Query { limit: 20, ..ask("words") }).await.expect("searches"));
    left.sort_unstable();
    assert_eq!(left, [2, 4, 5, 7, 8]);
    index.drop_all().await.expect("removes");
    assert_eq!(index.count().await.expect("counts"), 0);
    index.put(vec![row(1, 1, "words afterwards")]).await.expect("puts after everything was taken out");
    assert_eq!(chunks(&index.search(&ask("afterwards")).await.expect("searches")), [1]);
}

#[tokio::test]
async fn a_scope_holds_in_both_halves() {
    let library = Library::new();
    let index = library.index().await;
    index.put((1..=40).map(|n| row(n, n % 4, "shared words")).collect()).await.expect("puts");
    for mode in [Mode::Hybrid, Mode::Words, Mode::Meaning] {
        let all = Query { mode, vector: Some(vector(3)), limit: 100, ..ask("shared") };
        assert_eq!(index.search(&all).await.expect("searches").len(), 40, "{mode:?}");
        let some = Query { materials: Some(vec![Uuid::from_u128(2)]), ..all.clone() };
        let found = index.search(&some).await.expect("searches");
        assert_eq!(found.len(), 10, "{mode:?}");
        assert!(found.iter().all(|hit| hit.material == Uuid::from_u128(2)), "{mode:?}");
        let none = Query { materials: Some(Vec::new()), ..all.clone() };
        assert!(index.search(&none).await.expect("searches").is_empty(), "{mode:?}");
        let kept = Query { without: vec![Uuid::from_u128(2), Uuid::from_u128(3)], ..all.clone() };
        assert_eq!(index.search(&kept).await.expect("searches").len(), 20, "{mode:?}");
        let page = Query { page: Some(8), ..all.clone() };
        assert_eq!(chunks(&index.search(&page).await.expect("searches")), [7], "{mode:?}");
    }
}

#[tokio::test]
async fn without_a_vector_hybrid_goes_by_words() {
    let library = Library::new();
    let index = library.index().await;
    index.put(vec![row(1, 1, "osmosis"), row(2, 1, "diffusion")]).await.expect("puts");
    let found = index.search(&ask("osmosis")).await.expect("searches");
    assert_eq!(chunks(&found), [1]);
    assert!(found[0].words.is_some() && found[0].meaning.is_none());
    assert!((found[0].score - 1.0).abs() < 1e-6);
}

#[tokio::test]
async fn a_row_without_a_vector_is_found_by_its_words() {
    let library = Library::new();
    let index = library.index().await;
    index.put(vec![Row { vector: Vec::new(), ..row(1, 1, "entropy") }]).await.expect("puts");
    assert_eq!(chunks(&index.search(&ask("entropy")).await.expect("searches")), [1]);
}

#[tokio::test]
async fn a_vector_of_other_dimensions_is_refused() {
    let library = Library::new();
    let index = library.index().await;
    let wrong = Row { vector: vec![1.0; 3], ..row(1, 1, "text") };
    assert!(index.put(vec![wrong]).await.is_err());
    assert_eq!(index.count().await.expect("counts"), 0);
}

#[tokio::test]
async fn a_dataset_survives_being_opened_again_and_begins_anew_for_another_model() {
    let library = Library::new();
    library.index().await.put(vec![row(1, 1, "kept")]).await.expect("puts");
    assert_eq!(chunks(&library.index().await.search(&ask("kept")).await.expect("searches")), [1]);
    let other = Indexes::at(library.folder.path().to_owned(), 16).of(library.account).await.expect("opens");
    assert_eq!(other.count().await.expect("counts"), 0);
}

#[tokio::test]
async fn a_forgotten_owner_leaves_no_file() {
    let library = Library::new();
    let indexes = library.indexes();
    indexes.of(library.account).await.expect("opens").put(vec![row(1, 1, "secret")]).await.expect("puts");
    indexes.forget(library.account).await.expect("forgets");
    assert_eq!(std::fs::read_dir(library.folder.path()).expect("reads").count(), 0);
    indexes.forget(library.account).await.expect("forgetting twice is no fault");
    assert_eq!(indexes.of(library.account).await.expect("opens").count().await.expect("counts"), 0);
}

#[tokio::test]
async fn cosines_come_back_as_cosines() {
    let library = Library::new();
    let index = library.index().await;
    index.put(vec![Row { vector: vec![3.0; DIMENSIONS], ..row(1, 1, "long vector") }]).await.expect("puts");
    let query = Query { vector: Some(vec![0.5; DIMENSIONS]), mode: Mode::Meaning, ..Query::default() };
    let found = index.search(&query).await.expect("searches");
    assert!((found[0].meaning.expect("a cosine") - 1.0).abs() < 1e-5);
}

#[tokio::test]
async fn a_large_library_is_searched_through_an_index_and_a_narrow_scope_loses_nothing() {
    let library = Library::new();
    let index = library.index().await;
    for lot in 0..7_u128 {
        let rows = (lot * 2_000..(lot + 1) * 2_000).map(|n| row(n + 1, n / 1_000, &format!("word{n} shared")));
        index.put(rows.collect()).await.expect("puts");
    }
    index.put((1..=3).map(|n| row(90_000 + n, 77, "shared and rare")).collect()).await.expect("puts");
    index.optimize().await.expect("tidies");
    for mode in [Mode::Hybrid, Mode::Meaning] {
        let query = Query {
            mode,
            vector: Some(vector(90_001)),
            materials: Some(vec![Uuid::from_u128(77)]),
            limit: 20,
            ..ask("rare")
        };
        let found = index.search(&query).await.expect("searches");
        assert_eq!(found.len(), 3, "{mode:?}");
        assert_eq!(found[0].chunk.as_u128(), 90_001, "{mode:?}");
        assert!(
            found.iter().all(|hit| hit.meaning.is_some_and(|cosine| (-1.01..=1.01).contains(&cosine))),
            "{found:?}"
        );
        assert!((found[0].meaning.expect("a cosine") - 1.0).abs() < 1e-4, "{mode:?}");
    }
    let words = index.search(&ask("word13999")).await.expect("searches");
    assert_eq!(chunks(&words), [14_000]);
    let near = Query { mode: Mode::Meaning, vector: Some(vector(5)), ..Query::default() };
    let found = index.search(&near).await.expect("searches");
    assert_eq!(found.len(), 10);
    assert!(found.iter().all(|hit| hit.meaning.is_some_and(|cosine| cosine > 0.95)), "{found:?}");
}
