//! Fields: what stands between a field's marks is an instruction first and the text that it gave afterwards.

/// The fields that are open, the outermost first.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    instruction: String,
    gives: bool,
    link: Option<String>,
}

const INSTRUCTION: usize = 4_000;
const OPEN: usize = 64;

impl Fields {
    pub(super) fn begin(&mut self) {
        if self.0.len() < OPEN {
            self.0.push(Field::default());
        }
    }

    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.gives && field.instruction.len() < INSTRUCTION) {
            field.instruction.push_str(text);
        }
    }

    /// From here on stands what the field gave.
    pub(super) fn separate(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.link = link(&field.instruction);
            field.gives = true;
        }
    }

    pub(super) fn end(&mut self) {
        self.0.pop();
    }

    /// A field whose result does not begin in its own paragraph is broken; its text is taken as text.
    pub(super) fn paragraph_ends(&mut self) {
        self.0.iter_mut().for_each(|field| field.gives = true);
    }

    /// Whether text here is a part of an instruction.
    pub(super) fn hides(&self) -> bool {
        self.0.iter().any(|field| !field.gives)
    }

    /// Where text here leads.
    pub(super) fn link(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|field| field.link.as_deref())
    }
}

/// The address in `HYPERLINK "address" \l "place"`.
pub(super) fn link(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\'))?,
    };
    Some(address.to_string()).filter(|address| !address.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_its_result() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct(" HYPERLINK \"https://a.b/c\" \\t \"_blank\" ");
        assert!(fields.hides());
        fields.separate();
        assert!(!fields.hides());
        assert_eq!(fields.link(), Some("https://a.b/c"));
        fields.begin();
        assert!(fields.hides());
        fields.paragraph_ends();
        assert!(!fields.hides());
        fields.end();
        fields.end();
        fields.end();
        assert_eq!(fields.link(), None);
        assert_eq!(link("HYPERLINK \\l \"place\""), None);
    }
}
