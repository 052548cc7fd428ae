//! The JSON schema that a model's answer is held to. Small on purpose: every provider's structured output takes it.

use super::Wanted;
use serde_json::{Value, json};

/// `{"items": [ … ]}`, every field required, nothing else allowed.
pub fn schema(wanted: Wanted) -> Value {
    let text = || json!({ "type": "string" });
    let passages = json!({ "type": "array", "items": { "type": "integer" } });
    let properties = match wanted {
        Wanted::Terms => json!({ "term": text(), "definition": text(), "passages": passages }),
        Wanted::Lines => json!({ "text": text(), "passages": passages }),
        Wanted::Questions => json!({
            "kind": { "type": "string", "enum": ["choice", "truth", "short"] },
            "stem": text(),
            "options": { "type": "array", "items": text() },
            "answer": text(),
            "explanation": text(),
            "passages": passages,
        }),
    };
    let required: Vec<&String> = properties.as_object().map(|fields| fields.keys().collect()).unwrap_or_default();
    let item =
        json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
    json!({
        "type": "object",
        "properties": { "items": { "type": "array", "items": item } },
        "required": ["items"],
        "additionalProperties": false,
    })
}
