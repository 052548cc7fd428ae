//! Media: a list that gives the numbered files of the zip their names. JSON in the older generations, protobuf in the
//! third, where list and files are packed once more.

use super::super::limits::MEDIA_LIST;
use super::super::{ApkgFault, Limits, Media, is_plain_name};
use super::archive::Archive;
use super::wire::{fields, last};
use super::{Generation, LeftOuts};
use std::collections::HashSet;

/// All media that the list names, in the list's order.
pub(super) fn read(
    archive: &mut Archive<'_>,
    generation: Generation,
    limits: &Limits,
    left_out: &mut LeftOuts,
) -> Result<Vec<Media>, ApkgFault> {
    let list = list(archive, generation)?;
    if list.len() > limits.media_files {
        return Err(ApkgFault::too_large("it holds too many media files"));
    }
    let (mut media, mut together, mut seen) = (Vec::new(), 0_u64, HashSet::new());
    for (part, name) in list {
        let what = || format!("media {}", name.chars().take(120).collect::<String>());
        if !is_plain_name(&name) {
            left_out.add(what(), "Its name leads out of the package.");
            continue;
        }
        if !seen.insert(name.clone()) {
            left_out.add(what(), "Another file has the same name.");
            continue;
        }
        let found = if generation == Generation::Third {
            archive.packed(&part, limits.media_file)
        } else {
            archive.part(&part, limits.media_file)
        };
        match found {
            Ok(Some(bytes)) => {
                together += bytes.len() as u64;
                if together > limits.media {
                    return Err(ApkgFault::too_large("its media files together are too large"));
                }
                media.push(Media { name, bytes });
            }
            Ok(None) => left_out.add(what(), "It is named and not there."),
            Err(fault @ ApkgFault::Unsafe { .. }) => return Err(fault),
            Err(ApkgFault::TooLarge { .. }) => left_out.add(what(), "It is too large."),
            Err(_) => left_out.add(what(), "It is damaged."),
        }
    }
    Ok(media)
}

/// Names of parts with the names of files.
fn list(archive: &mut Archive<'_>, generation: Generation) -> Result<Vec<(String, String)>, ApkgFault> {
    if generation == Generation::Third {
        let Some(list) = archive.packed("media", MEDIA_LIST)? else { return Ok(Vec::new()) };
        let entries = fields(&list)?.into_iter().filter(|(number, _)| *number == 1);
        return entries
            .enumerate()
            .map(|(place, (_, entry))| {
                let entry = fields(entry.bytes().unwrap_or_default())?;
                let name = last(&entry, 1).and_then(|value| value.text()).unwrap_or_default();
                let part = last(&entry, 255).and_then(|value| value.number()).unwrap_or(place as u64);
                Ok((part.to_string(), name))
            })
            .collect();
    }
    let Some(list) = archive.part("media", MEDIA_LIST)? else { return Ok(Vec::new()) };
    let list: serde_json::Value = serde_json::from_slice(&list).map_err(ApkgFault::damaged)?;
    let list = list.as_object().ok_or_else(|| ApkgFault::damaged("the list of media is no object"))?;
    let mut list: Vec<(String, String)> =
        list.iter().map(|(part, name)| (part.clone(), name.as_str().unwrap_or_default().to_owned())).collect();
    list.sort_by_key(|(part, _)| part.parse::<u64>().unwrap_or(u64::MAX));
    Ok(list)
}
