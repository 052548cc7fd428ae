//! A passage as the dataset holds it, and its columns.

use crate::words;
use anyhow::{Result, ensure};
use arrow_array::{ArrayRef, FixedSizeListArray, Float32Array, Int32Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use std::sync::Arc;
use uuid::Uuid;

pub(crate) const CHUNK: &str = "chunk";
pub(crate) const MATERIAL: &str = "material";
pub(crate) const PAGE: &str = "page";
pub(crate) const TEXT: &str = "text";
pub(crate) const VECTOR: &str = "vector";

/// One passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub chunk: Uuid,
    pub material: Uuid,
    /// From 1.
    pub page: u32,
    /// Headings and passage: what full text searches.
    pub text: String,
    /// The passage's embedding, of the dataset's dimensions. Its length does not matter. Empty where there is no
    /// model: the passage is then found by its words only.
    pub vector: Vec<f32>,
}

/// Columns of a dataset of `dimensions` numbers to a vector.
pub(crate) fn schema(dimensions: usize) -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new(CHUNK, DataType::Utf8, false),
        Field::new(MATERIAL, DataType::Utf8, false),
        Field::new(PAGE, DataType::Int32, false),
        Field::new(TEXT, DataType::Utf8, false),
        Field::new(VECTOR, DataType::FixedSizeList(number(), size(dimensions)), false),
    ]))
}

/// Dimensions that a dataset was made for, by its columns.
pub(crate) fn dimensions(schema: &Schema) -> Option<usize> {
    match schema.field_with_name(VECTOR).ok()?.data_type() {
        DataType::FixedSizeList(_, size) => usize::try_from(*size).ok(),
        _ => None,
    }
}

fn number() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Float32, true))
}

fn size(dimensions: usize) -> i32 {
    i32::try_from(dimensions).unwrap_or(i32::MAX)
}

/// Rows as columns. Vectors are brought to length one, so that a dot product is a cosine.
///
/// # Errors
/// When a vector has not the dataset's dimensions.
pub(crate) fn batch(rows: &[Row], dimensions: usize) -> Result<RecordBatch> {
    let mut numbers = Vec::with_capacity(rows.len() * dimensions);
    for row in rows {
        if row.vector.is_empty() {
            numbers.resize(numbers.len() + dimensions, 0.0);
            continue;
        }
        ensure!(row.vector.len() == dimensions, "a vector has {} numbers, not {dimensions}", row.vector.len());
        let length = row.vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        let scale = if length > 0.0 && length.is_finite() { 1.0 / length } else { 0.0 };
        numbers.extend(row.vector.iter().map(|x| x * scale));
    }
    let ids = |id: fn(&Row) -> Uuid| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| id(row).to_string())))
    };
    let pages = rows.iter().map(|row| i32::try_from(row.page).unwrap_or(i32::MAX));
    let vectors = FixedSizeListArray::try_new(number(), size(dimensions), Arc::new(Float32Array::from(numbers)), None)?;
    Ok(RecordBatch::try_new(
        schema(dimensions),
        vec![
            ids(|row| row.chunk),
            ids(|row| row.material),
            Arc::new(Int32Array::from_iter_values(pages)),
            Arc::new(StringArray::from_iter_values(rows.iter().map(|row| words::folded(&row.text)))),
            Arc::new(vectors),
        ],
    )?)
}
