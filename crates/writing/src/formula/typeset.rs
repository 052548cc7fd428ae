//! Parts as data for the typesetter: nested lists whose first entry is a name, drawn by `formula.typ`.

use super::Part;
use serde_json::{Value, json};

/// A formula's parts, or its source where it cannot be read.
pub(crate) fn typeset(latex: &str) -> Value {
    super::parse(latex).map_or_else(|| json!(["source", latex]), |part| data(&part))
}

fn data(part: &Part) -> Value {
    let maybe = |part: &Option<Box<Part>>| part.as_ref().map_or(Value::Null, |part| data(part));
    match part {
        Part::Row(parts) => json!(["row", parts.iter().map(data).collect::<Vec<_>>()]),
        Part::Sign(sign) => json!(["sign", sign.to_string()]),
        Part::Number(number) => json!(["number", number]),
        Part::Words(words) => json!(["words", words]),
        Part::Function(name) => json!(["function", name]),
        Part::Large(sign) => json!(["sign", sign.to_string()]),
        Part::Fraction { above, below, line } => json!(["fraction", data(above), data(below), line]),
        Part::Root { of, index } => json!(["root", data(of), maybe(index)]),
        Part::Scripts { of, below, above, limits } => {
            json!(["scripts", data(of), maybe(below), maybe(above), limits])
        }
        Part::Accent { of, mark } => json!(["accent", data(of), mark.to_string()]),
        Part::Line { of, under } => json!(["line", data(of), under]),
        Part::Fenced { left, right, inner } => {
            let sign = |sign: &Option<char>| sign.map_or(Value::Null, |sign| sign.to_string().into());
            json!(["fenced", sign(left), data(inner), sign(right)])
        }
        Part::Table { rows } => {
            let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(data).collect()).collect();
            json!(["table", rows])
        }
        Part::Struck(of) => json!(["struck", data(of)]),
        Part::Gap(thousandths) => json!(["gap", thousandths]),
    }
}
