//! What a file says of itself, taken over where it says more than is known.

use super::link;
use ::store::entities::material;
use reading::MaterialAbout;

/// Characters of a title or a name.
const LONGEST: usize = 300;

/// The material with what its file tells. A title is taken only in the place of a bare address: a person's own and a
/// file's name stay.
pub(super) fn told(material: &material::Model, about: &MaterialAbout) -> material::Model {
    let mut told = material.clone();
    if let (Some(address), Some(title)) = (&material.address, one_line(about.title.as_deref()))
        && link::is_shown_as(&material.title, address)
    {
        told.title = title;
    }
    told.author = one_line(about.author.as_deref()).or(told.author);
    told.date = one_line(about.date.as_deref()).or(told.date);
    told.site = one_line(about.site.as_deref()).or(told.site);
    told
}

fn one_line(text: Option<&str>) -> Option<String> {
    let text: String = text?.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| text.chars().take(LONGEST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_the_place_of_an_address_and_of_nothing_else() {
        let about =
            MaterialAbout { title: Some(" How\nto ".into()), author: Some("Ann".into()), ..MaterialAbout::default() };
        let bare = super::super::note::blank(chrono::DateTime::UNIX_EPOCH);
        let link = material::Model {
            title: "e.org/a".into(),
            address: Some("https://e.org/a".into()),
            author: Some("Bob".into()),
            site: Some("E".into()),
            ..bare
        };
        let read = told(&link, &about);
        assert_eq!(
            (read.title.as_str(), read.author.as_deref(), read.site.as_deref()),
            ("How to", Some("Ann"), Some("E"))
        );
        let named = material::Model { title: "Mine".into(), ..link };
        assert_eq!(told(&named, &about).title, "Mine");
        let file = material::Model { address: None, title: "e.org/a".into(), ..named };
        assert_eq!(told(&file, &about).title, "e.org/a");
    }
}
