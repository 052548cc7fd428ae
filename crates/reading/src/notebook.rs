//! Notebooks (Jupyter): their text, their code, and the pictures that were drawn.
//!
//! Invariant: nothing is run. What code has printed is not read.

use crate::{Document, ReadError, markdown};
use serde_json::Value;

/// Reads a notebook of version 3 or 4.
///
/// # Errors
/// [`ReadError::Damaged`] where it is no JSON, [`ReadError::NotThisKind`] where it is no notebook.
pub(crate) fn notebook(bytes: &[u8]) -> Result<Document, ReadError> {
    let root: Value = serde_json::from_slice(bytes).map_err(|_| ReadError::Damaged)?;
    let sheets = root["worksheets"].as_array().into_iter().flatten();
    let lists = std::iter::once(&root["cells"]).chain(sheets.map(|sheet| &sheet["cells"]));
    let cells: Vec<&Value> = lists.filter_map(Value::as_array).flatten().collect();
    if cells.is_empty() {
        return Err(if root["nbformat"].is_number() { ReadError::Empty } else { ReadError::NotThisKind });
    }
    let language =
        root["metadata"]["kernelspec"]["language"].as_str().or(root["metadata"]["language_info"]["name"].as_str());
    let language = language.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric())).unwrap_or_default();
    let mut source = String::new();
    for cell in cells {
        let text = lines(if cell["source"].is_null() { &cell["input"] } else { &cell["source"] });
        match cell["cell_type"].as_str() {
            Some("markdown") => block(&mut source, &with_attachments(text, &cell["attachments"])),
            Some("heading") => {
                let level = cell["level"].as_u64().unwrap_or(1).clamp(1, 6) as usize;
                block(&mut source, &format!("{} {text}", "#".repeat(level)));
            }
            _ if text.trim().is_empty() => {}
            _ => block(&mut source, &fenced(&text, language)),
        }
        for output in cell["outputs"].as_array().into_iter().flatten() {
            let data = if output["data"].is_null() { output } else { &output["data"] };
            let picture = ["image/png", "image/jpeg"].into_iter().find_map(|kind| Some((kind, picture(data, kind)?)));
            if let Some((kind, picture)) = picture {
                block(&mut source, &format!("![](data:{kind};base64,{picture})"));
            }
        }
    }
    markdown::document(&source)
}

fn block(source: &mut String, text: &str) {
    if !source.is_empty() {
        source.push_str("\n\n");
    }
    source.push_str(text.trim_end());
}

fn fenced(code: &str, language: &str) -> String {
    let mut fence = "```".to_string();
    while code.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{language}\n{}\n{fence}", code.trim_end())
}

/// A text as it is, or as a list of its lines.
fn lines(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}

fn picture(data: &Value, kind: &str) -> Option<String> {
    // Version 3 leaves the first half of the kind away.
    let value = data.get(kind).or_else(|| data.get(kind.trim_start_matches("image/")))?;
    Some(lines(value).split_whitespace().collect::<String>()).filter(|picture| !picture.is_empty())
}

/// The text with the pictures that are attached to its cell in the places that name them.
fn with_attachments(mut text: String, attachments: &Value) -> String {
    for (name, data) in attachments.as_object().into_iter().flatten() {
        for kind in ["image/png", "image/jpeg", "image/gif"] {
            if let Some(picture) = picture(data, kind) {
                text = text.replace(&format!("(attachment:{name})"), &format!("(data:{kind};base64,{picture})"));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::notebook;

    #[test]
    fn text_code_and_drawn_pictures_are_read_and_what_was_printed_is_not() {
        let bytes = br##"{"nbformat":4,"metadata":{"kernelspec":{"language":"python"}},"cells":[
            {"cell_type":"markdown","source":["# Title\n","![cell](attachment:a.png)"],"attachments":{"a.png":{"image/png":"iVBORw0K"}}},
            {"cell_type":"code","source":"print(1)\n","outputs":[{"output_type":"stream","text":["PRINTED"]},
              {"data":{"image/png":["iVBORw0KGg", "oAAA"],"text/plain":["<Figure>"]}}]},
            {"cell_type":"code","source":[]}]}"##;
        let read = notebook(bytes).expect("is read");
        assert_eq!(
            read.sections[0].markdown,
            "# Title\n![cell](picture:0)\n\n```python\nprint(1)\n```\n\n![](picture:1)"
        );
        assert_eq!(read.pictures.len(), 2);
    }

    #[test]
    fn other_json_is_no_notebook() {
        assert_eq!(notebook(b"{\"a\":1}").err().map(|fault| fault.code()), Some("unsupported"));
        assert_eq!(notebook(b"{\"cells\":").err().map(|fault| fault.code()), Some("damaged"));
        assert_eq!(notebook(b"{\"nbformat\":4,\"cells\":[]}").err().map(|fault| fault.code()), Some("empty"));
    }
}
