//! What of a sheet fits on its sides: found by setting it.

use super::{checked, pdf, room};
use crate::WriteFault;
use crate::outline::{CheatSheet, Section};

/// Letters that one side certainly cannot hold more of; used only to leave out early what never fits.
const SIDE: usize = 14_000;
/// Letters that a side usually holds: the first guess.
const USUAL: usize = 9_500;

/// A sheet that keeps its budget.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// What stands on it: the given sheet without what was dropped.
    pub sheet: CheatSheet,
    pub pdf: Vec<u8>,
    /// How many sides it fills.
    pub sides: usize,
    /// What did not fit, the weightiest first.
    pub dropped: Vec<Dropped>,
}

/// The place of an item in the sheet that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub section: usize,
    pub item: usize,
}

/// Drops the items of least weight until the rest fits, and no more than that.
pub fn fit(sheet: &CheatSheet) -> Result<Fitted, WriteFault> {
    checked(sheet)?;
    let sides = usize::from(sheet.sides.clamp(1, 8));
    let ranked = ranked(sheet);
    let rooms: Vec<usize> =
        ranked.iter().map(|place| room(&sheet.sections[place.section].items[place.item].content)).collect();
    let set = |count: usize| pdf::pages(&kept(sheet, &ranked[..count]));
    let holding = |room: usize| {
        let mut taken = 0;
        rooms
            .iter()
            .take_while(|one| {
                taken += **one;
                taken <= room
            })
            .count()
            .max(1)
    };
    // Between what is known to fit and what is known not to, the next guess is how many more the room left would hold.
    let (mut low, mut high, mut best) = (0, holding(sides * SIDE) + 1, None);
    let mut guess = holding(sides * USUAL);
    while high - low > 1 {
        let count = guess.clamp(low + 1, high - 1);
        let pages = set(count)?;
        let filled = pages.filled().max(0.05);
        if pages.count() <= sides {
            low = count;
        } else {
            high = count;
        }
        let taken: usize = rooms[..count].iter().sum();
        guess = holding((taken as f64 * (sides as f64 - 0.04) / filled) as usize);
        // A guess that was tried already would not come nearer.
        if guess <= low {
            guess = low + 1;
        } else if guess >= high {
            guess = high - 1;
        }
        if low == count {
            best = Some(pages);
        }
    }
    let pages = best.ok_or(WriteFault::NothingFits)?;
    Ok(Fitted {
        sheet: kept(sheet, &ranked[..low]),
        sides: pages.count(),
        pdf: pages.pdf()?,
        dropped: ranked[low..].to_vec(),
    })
}

/// All items, the weightiest first; of equals the earlier.
fn ranked(sheet: &CheatSheet) -> Vec<Dropped> {
    let mut places: Vec<(f32, Dropped)> = Vec::new();
    for (section, of) in sheet.sections.iter().enumerate() {
        for (item, one) in of.items.iter().enumerate() {
            places.push((one.weight, Dropped { section, item }));
        }
    }
    places.sort_by(|one, other| other.0.total_cmp(&one.0));
    places.into_iter().map(|(_, place)| place).collect()
}

/// The sheet with only these items, in its own order; sections without any go.
fn kept(sheet: &CheatSheet, places: &[Dropped]) -> CheatSheet {
    let mut stays: Vec<Vec<bool>> = sheet.sections.iter().map(|section| vec![false; section.items.len()]).collect();
    for place in places {
        stays[place.section][place.item] = true;
    }
    let sections = sheet.sections.iter().zip(stays).filter_map(|(section, stays)| {
        let items: Vec<_> =
            section.items.iter().zip(stays).filter(|(_, stays)| *stays).map(|(item, _)| item.clone()).collect();
        (!items.is_empty()).then(|| Section { heading: section.heading.clone(), items })
    });
    CheatSheet {
        sections: sections.collect(),
        title: sheet.title.clone(),
        language: sheet.language.clone(),
        sides: sheet.sides,
    }
}
