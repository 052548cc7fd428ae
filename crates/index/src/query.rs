//! What to look for, and what was found. Data only, and the filter that it stands for.

use uuid::Uuid;

/// Which half of the index answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Both, fused.
    #[default]
    Hybrid,
    /// Full text.
    Words,
    /// Vectors.
    Meaning,
}

/// A question to the index.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The words, as they were typed.
    pub text: String,
    /// The query's embedding. Without it `Hybrid` is `Words` and `Meaning` finds nothing.
    pub vector: Option<Vec<f32>>,
    pub mode: Mode,
    /// Parts of a long text, each of which may be what is really looked for; none of a short one. They need the
    /// query's vector and vectors of their own, by which they are weighed.
    pub parts: Vec<Part>,
    /// Only these materials; `None` for all, an empty list for none.
    pub materials: Option<Vec<Uuid>>,
    /// Not these materials: what lies in the trash.
    pub without: Vec<Uuid>,
    /// Only this page.
    pub page: Option<u32>,
    /// Most results; 0 counts as 10.
    pub limit: usize,
}

/// A part of a long query.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub text: String,
    pub vector: Vec<f32>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    pub chunk: Uuid,
    pub material: Uuid,
    /// From 1.
    pub page: u32,
    /// 0 to 1, best first.
    pub score: f32,
    /// BM25; `None` where no word of the query was found among the best.
    pub words: Option<f32>,
    /// Cosine; `None` where the vector was not among the nearest.
    pub meaning: Option<f32>,
}

impl Query {
    /// The condition in the dataset's SQL; `None` when every row may be found.
    pub(crate) fn filter(&self) -> Option<String> {
        let mut conditions = Vec::new();
        if let Some(materials) = &self.materials {
            conditions.push(one_of("material", materials));
        }
        if !self.without.is_empty() {
            conditions.push(format!("NOT ({})", one_of("material", &self.without)));
        }
        if let Some(page) = self.page {
            conditions.push(format!("page = {page}"));
        }
        (!conditions.is_empty()).then(|| conditions.join(" AND "))
    }

    /// It is looked for part by part.
    pub(crate) fn is_parted(&self) -> bool {
        self.mode != Mode::Words && self.vector.is_some() && !self.parts.is_empty()
    }

    /// Nothing can be found.
    pub(crate) fn is_hopeless(&self) -> bool {
        self.materials.as_ref().is_some_and(Vec::is_empty)
    }
}

/// `column` holds one of these ids. Ids are printed by us, so nothing needs escaping.
pub(crate) fn one_of(column: &str, ids: &[Uuid]) -> String {
    let list: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
    if list.is_empty() { "false".into() } else { format!("{column} IN ({})", list.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_for_everything_has_no_filter() {
        assert_eq!(Query::default().filter(), None);
    }

    #[test]
    fn scope_trash_and_page_are_one_condition() {
        let query =
            Query { materials: Some(vec![Uuid::nil()]), without: vec![Uuid::max()], page: Some(3), ..Query::default() };
        assert_eq!(
            query.filter().as_deref(),
            Some(
                "material IN ('00000000-0000-0000-0000-000000000000') AND \
                 NOT (material IN ('ffffffff-ffff-ffff-ffff-ffffffffffff')) AND page = 3"
            )
        );
    }
}
