//! DrawingML: the text, tables and pictures that Word, PowerPoint and Excel have in common.

mod table;
mod text;

pub(super) use table::table;
pub(super) use text::{Bullet, formulas, paragraph, raised};

use super::chart::chart;
use super::smart_art::smart_art;
use super::{block::Block, source::Source};
use crate::package::{Element, Relations};

/// What a picture is said to show: its description, else its title.
pub(super) fn alt(properties: Option<Element<'_>>) -> String {
    let Some(properties) = properties else { return String::new() };
    let decorative = properties.find("adec:decorative").is_some_and(|mark| mark.get("val") == Some("1"));
    let alt = properties.get("descr").filter(|alt| !alt.trim().is_empty()).or_else(|| properties.get("title"));
    let alt = alt.filter(|alt| !decorative && !is_file_name(alt) && !is_automatic(alt));
    alt.unwrap_or_default().to_string()
}

/// What programs put where a description belongs: the name of the file, or that it is a picture.
fn is_file_name(alt: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let ending = [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".svg", ".emf", ".wmf", ".webp"];
    alt == "picture" || !alt.contains(char::is_whitespace) && ending.iter().any(|ending| alt.ends_with(ending))
}

/// What PowerPoint and Word say of a picture where no person has: guesses such as "A picture containing text".
fn is_automatic(alt: &str) -> bool {
    let alt = alt.to_lowercase();
    AUTOMATIC.iter().any(|mark| alt.contains(mark))
}

/// How such a description says what it is, in the languages of most files.
const AUTOMATIC: &[&str] = &[
    "automatically generated",
    "generated with very high confidence",
    "generated with high confidence",
    "ai-generated content may be incorrect",
    "automatisch generierte beschreibung",
    "beschreibung automatisch generiert",
    "automatisch generiert",
    "ki-generierte inhalte können fehlerhaft sein",
    "généré automatiquement",
    "générée automatiquement",
    "generado automáticamente",
    "generada automáticamente",
    "generato automaticamente",
    "generata automaticamente",
    "gerado automaticamente",
    "gerada automaticamente",
    "automatisch gegenereerde beschrijving",
];

/// The id of the picture that an element is filled with.
pub(super) fn blip<'a>(element: Element<'a>) -> Option<&'a str> {
    let blip = element.find("a:blip")?;
    blip.get("r:embed").filter(|id| !id.is_empty()).or_else(|| blip.get("r:link")).filter(|id| !id.is_empty())
}

/// A chart or diagram inside of `a:graphicData`; nothing where it is something else.
pub(super) fn graphic(data: Element<'_>, relations: &Relations, source: &mut Source<'_>) -> Vec<Block> {
    if let Some(id) = data.find("c:chart").or_else(|| data.find("cx:chart")).and_then(|chart| chart.get("r:id")) {
        let tree = relations.part(id).map(str::to_string).and_then(|name| source.part(&name));
        return tree.as_ref().and_then(|tree| tree.root()).map(chart).unwrap_or_default();
    }
    if let Some(id) = data.find("dgm:relIds").and_then(|ids| ids.get("r:dm")) {
        let tree = relations.part(id).map(str::to_string).and_then(|name| source.part(&name));
        return tree.as_ref().and_then(|tree| tree.root()).map(|root| smart_art(root, relations)).unwrap_or_default();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::is_automatic;

    #[test]
    fn what_a_program_guessed_of_a_picture_is_no_description() {
        for alt in [
            "Ein Bild, das Text enthält.\n\nAutomatisch generierte Beschreibung",
            "A picture containing text, sign\n\nDescription automatically generated",
            "A graph of a cell\n\nAI-generated content may be incorrect.",
            "Une image contenant texte\n\nDescription générée automatiquement",
        ] {
            assert!(is_automatic(alt), "{alt}");
        }
        assert!(!is_automatic("The cell makes ATP automatically"));
    }
}
