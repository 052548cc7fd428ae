//! Text made safe as HTML. Views do this by themselves; it is for the places where they do not: the content of a
//! `<textarea>`, which is written as it is, and HTML that is put together by hand.

/// `text` as HTML that shows just that.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escape("</textarea><b a=\"&\">"), "&lt;/textarea&gt;&lt;b a=&quot;&amp;&quot;&gt;");
    }
}
