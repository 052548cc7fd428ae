//! Where a page of the web is from: who wrote it, when, on which site.

use super::book::Book;
use crate::prelude::*;

/// The line above the first page of a link; nothing for other materials.
#[component]
pub fn Origin() -> impl IntoView {
    let book = expect_context::<Book>();
    let known = Memo::new(move |_| {
        book.material.with(|material| {
            let address = material.address.clone()?;
            let parts = [material.author.clone(), material.date.clone(), material.site.clone()];
            let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Some((address, words))
        })
    });
    move || {
        known.get().map(|(address, words)| {
            let shown = host(&address).to_owned();
            view! {
                <p class="sheet-origin" dir="auto">
                    {(!words.is_empty()).then(|| view! { <span>{words}</span> })}
                    <a href=address rel="external noopener noreferrer" target="_blank">{shown}</a>
                </p>
            }
        })
    }
}

/// The name of the server in an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn an_address_is_shown_by_its_server() {
        assert_eq!(host("https://www.example.org/a?b=c"), "example.org");
        assert_eq!(host("http://127.0.0.1:8080/"), "127.0.0.1:8080");
    }
}
