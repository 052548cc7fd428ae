//! What a citation shows: the passage's own words that matter, and where they stand on the page.

use super::{answerer::Numbered, extractive, extractive::words};
use crate::retrieval::Passage;
use contract::{AnswerSentence, ChunkId, Citation, Stretches};
use std::{collections::HashSet, ops::Range};

/// What a citation links to: a passage, and the parts of it that are quoted.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub chunk: ChunkId,
    pub quoted: Stretches,
}

/// The citations of numbered passages, each with the place it links to.
pub(super) fn citations(cited: &[Numbered], passages: &[Passage]) -> Vec<(Citation, Place)> {
    let one = |(index, one): (usize, &Numbered)| {
        let passage = &passages[one.source];
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let bytes = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let quoted = Stretches::new(one.quoted.iter().map(|range| bytes(range.start)..bytes(range.end)));
        (citation(number, passage, &one.quoted), Place { chunk: passage.chunk, quoted })
    };
    cited.iter().enumerate().map(one).collect()
}

fn citation(number: u32, passage: &Passage, quoted: &[Range<usize>]) -> Citation {
    let mut ranges = quoted.to_vec();
    ranges.sort_by_key(|range| range.start);
    let text = |range: &Range<usize>| passage.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let boxes: Vec<_> = ranges.iter().flat_map(|range| passage.boxes_of(range.clone())).collect();
    Citation {
        number,
        material: passage.address.is_none().then_some(passage.material),
        title: passage.title.clone(),
        page: passage.page,
        quote: ranges.iter().map(text).collect::<Vec<_>>().join(" … "),
        boxes: if boxes.is_empty() { passage.boxes.clone() } else { boxes },
        second: passage.second_of(ranges.first().map_or(0, |range| range.start)),
        address: passage.address.clone(),
    }
}

/// Chooses the quotes of a written answer anew: of each passage the sentence that is nearest to what cites it.
pub(super) fn refine(cited: &mut [Numbered], passages: &[Passage], sentences: &[AnswerSentence]) {
    for (index, one) in cited.iter_mut().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let citing = sentences.iter().filter(|sentence| sentence.citations.contains(&number));
        let text = &passages[one.source].text;
        let language = words::language(text).unwrap_or_default();
        let said: HashSet<String> = citing.flat_map(|sentence| words::content(language, &sentence.text)).collect();
        let common = |range: &Range<usize>| {
            words::content(language, &text[range.clone()])
                .into_iter()
                .collect::<HashSet<_>>()
                .intersection(&said)
                .count()
        };
        let sentences = extractive::split(text).into_iter().map(|sentence| sentence.range);
        let best = sentences
            .map(|range| (common(&range), range))
            .fold((0, None), |best, (count, range)| if count > best.0 { (count, Some(range)) } else { best });
        if let (_, Some(range)) = best {
            one.quoted = vec![range];
        }
    }
}
