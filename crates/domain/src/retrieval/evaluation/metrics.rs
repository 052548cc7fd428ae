//! How good an order is, against judgements. Pure; the definitions of trec_eval.

use serde::Serialize;
use std::collections::HashMap;

/// Figures of one way to search, each the mean over the judged queries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    #[serde(rename = "ndcg@10")]
    pub ndcg_at_10: f64,
    #[serde(rename = "recall@10")]
    pub recall_at_10: f64,
    #[serde(rename = "recall@100")]
    pub recall_at_100: f64,
    #[serde(rename = "mrr@10")]
    pub mrr_at_10: f64,
}

/// The figures of one query: documents in the order found, and the grades of those that were judged. `None` when no
/// document is relevant.
pub(super) fn of_query(found: &[&str], grades: &HashMap<String, i32>) -> Option<Figures> {
    let mut relevant: Vec<i32> = grades.values().copied().filter(|grade| *grade > 0).collect();
    if relevant.is_empty() {
        return None;
    }
    relevant.sort_unstable_by(|a, b| b.cmp(a));
    let grade = |document: &&str| grades.get(*document).copied().unwrap_or(0).max(0);
    let hits = |depth: usize| found.iter().take(depth).filter(|document| grade(document) > 0).count() as f64;
    let ideal = gain(relevant.iter().copied().take(10));
    Some(Figures {
        ndcg_at_10: gain(found.iter().take(10).map(grade)) / ideal,
        recall_at_10: hits(10) / relevant.len() as f64,
        recall_at_100: hits(100) / relevant.len() as f64,
        mrr_at_10: found
            .iter()
            .take(10)
            .position(|document| grade(document) > 0)
            .map_or(0.0, |place| 1.0 / (place + 1) as f64),
    })
}

/// The mean, to four places.
pub(super) fn mean(all: &[Figures]) -> Figures {
    let mean = |figure: fn(&Figures) -> f64| {
        let sum: f64 = all.iter().map(figure).sum();
        (sum / all.len().max(1) as f64 * 1e4).round() / 1e4
    };
    Figures {
        ndcg_at_10: mean(|one| one.ndcg_at_10),
        recall_at_10: mean(|one| one.recall_at_10),
        recall_at_100: mean(|one| one.recall_at_100),
        mrr_at_10: mean(|one| one.mrr_at_10),
    }
}

fn gain(grades: impl Iterator<Item = i32>) -> f64 {
    grades.enumerate().map(|(place, grade)| f64::from(grade) / (place as f64 + 2.0).log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grades(of: &[(&str, i32)]) -> HashMap<String, i32> {
        of.iter().map(|(document, grade)| ((*document).to_owned(), *grade)).collect()
    }

    #[test]
    fn the_ideal_order_is_one() {
        let figures = of_query(&["a", "b", "c"], &grades(&[("a", 2), ("b", 1), ("d", 0)])).expect("judged");
        assert_eq!(figures, Figures { ndcg_at_10: 1.0, recall_at_10: 1.0, recall_at_100: 1.0, mrr_at_10: 1.0 });
    }

    #[test]
    fn a_worse_order_is_worse_by_the_book() {
        let figures = of_query(&["x", "b", "a"], &grades(&[("a", 2), ("b", 1)])).expect("judged");
        let expected = (1.0 / 3f64.log2() + 2.0 / 4f64.log2()) / (2.0 + 1.0 / 3f64.log2());
        assert!((figures.ndcg_at_10 - expected).abs() < 1e-12);
        assert!((figures.mrr_at_10 - 0.5).abs() < 1e-12);
    }

    #[test]
    fn what_comes_after_ten_counts_for_recall_at_a_hundred_only() {
        let many: Vec<String> = (0..20).map(|n| format!("x{n}")).chain(["a".into()]).collect();
        let found: Vec<&str> = many.iter().map(String::as_str).collect();
        let figures = of_query(&found, &grades(&[("a", 1)])).expect("judged");
        assert_eq!((figures.ndcg_at_10, figures.recall_at_10, figures.recall_at_100), (0.0, 0.0, 1.0));
    }

    #[test]
    fn a_query_without_a_relevant_document_does_not_count() {
        assert_eq!(of_query(&["a"], &grades(&[("a", 0)])), None);
    }
}
