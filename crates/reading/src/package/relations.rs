//! How one part of an office file names another.

use super::archive::Package;
use crate::ReadError;
use std::collections::HashMap;

/// What a part points at, by the id it uses.
#[derive(Debug, Default)]
pub(crate) struct Relations(HashMap<String, Relation>);

#[derive(Debug)]
struct Relation {
    /// The last word of its type: `image`, `notesSlide`.
    kind: String,
    /// A part's name, or an address where it lies outside.
    target: String,
    outside: bool,
}

impl Relations {
    /// Those of a part; none where the part says nothing.
    pub(crate) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(tree) = package.xml(&name)? else { return Ok(Self::default()) };
        let Some(root) = tree.root() else { return Ok(Self::default()) };
        let mut relations = HashMap::new();
        for relation in root.children() {
            let (Some(id), Some(target)) = (relation.get("Id"), relation.get("Target")) else { continue };
            let kind = relation.get("Type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
            let outside = relation.get("TargetMode") == Some("External");
            let target = if outside { target.to_string() } else { resolve(part, target) };
            relations.insert(id.to_string(), Relation { kind: kind.to_string(), target, outside });
        }
        Ok(Self(relations))
    }

    /// The part that an id names.
    pub(crate) fn part(&self, id: &str) -> Option<&str> {
        self.0.get(id).filter(|relation| !relation.outside).map(|relation| relation.target.as_str())
    }

    /// The address outside of the file that an id names.
    pub(crate) fn address(&self, id: &str) -> Option<&str> {
        self.0.get(id).filter(|relation| relation.outside).map(|relation| relation.target.as_str())
    }

    /// The first part of a kind, by id.
    pub(crate) fn first(&self, kind: &str) -> Option<&str> {
        let mut found: Vec<(&String, &Relation)> =
            self.0.iter().filter(|(_, relation)| !relation.outside && relation.kind == kind).collect();
        found.sort_by_key(|(id, _)| *id);
        found.first().map(|(_, relation)| relation.target.as_str())
    }
}

/// The name of a part as seen from another; never outside of the package.
pub(crate) fn resolve(from: &str, target: &str) -> String {
    let target = target.split(['#', '?']).next().unwrap_or_default().replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { from.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut path: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn a_part_is_named_from_where_it_is_used_and_never_outside() {
        assert_eq!(resolve("ppt/slides/slide1.xml", "../media/image1.png"), "ppt/media/image1.png");
        assert_eq!(resolve("ppt/slides/slide1.xml", "/ppt/media/a.png"), "ppt/media/a.png");
        assert_eq!(resolve("a/b.xml", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("OEBPS/nav.xhtml", "text/one.xhtml#two"), "OEBPS/text/one.xhtml");
    }
}
