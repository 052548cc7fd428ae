//! The pictures of a package, each kept once however often it is shown.

use super::archive::Package;
use crate::Picture;
use std::collections::HashMap;

/// More pictures than this are left out.
const PICTURES: usize = 2_000;

/// What was kept so far.
#[derive(Default)]
pub(crate) struct Pictures {
    list: Vec<Picture>,
    /// Where each part's or address's picture is; `None` where it could not be had.
    known: HashMap<String, Option<usize>>,
}

impl Pictures {
    /// The number of the picture in a part; `None` where it is missing, damaged or one too many.
    pub(crate) fn part(&mut self, package: &mut Package<'_>, part: &str, alt: &str) -> Option<usize> {
        if let Some(known) = self.known.get(part) {
            return *known;
        }
        let bytes = package.picture(part).ok().flatten().filter(|bytes| !bytes.is_empty());
        self.keep(part, bytes.map(|bytes| Picture { bytes, alt: words(alt), ..Picture::default() }))
    }

    /// The number of the picture at an address of the web.
    pub(crate) fn address(&mut self, address: &str, alt: &str) -> Option<usize> {
        if let Some(known) = self.known.get(address) {
            return *known;
        }
        let of_the_web = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
        let picture = Picture { address: Some(address.to_string()), alt: words(alt), ..Picture::default() };
        self.keep(address, of_the_web.then_some(picture))
    }

    fn keep(&mut self, key: &str, picture: Option<Picture>) -> Option<usize> {
        let number = picture.filter(|_| self.list.len() < PICTURES).map(|picture| {
            self.list.push(picture);
            self.list.len() - 1
        });
        self.known.insert(key.to_string(), number);
        number
    }

    /// Gives a picture the words under it, unless it has some.
    pub(crate) fn caption(&mut self, number: usize, caption: &str) {
        if let Some(picture) = self.list.get_mut(number) {
            picture.caption.get_or_insert_with(|| caption.to_string());
        }
    }

    pub(crate) fn into_list(self) -> Vec<Picture> {
        self.list
    }
}

fn words(alt: &str) -> Option<String> {
    Some(alt.trim().to_string()).filter(|alt| !alt.is_empty())
}
