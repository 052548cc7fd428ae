//! A past paper's outline. Parts stand in the order of the paper, each with its whole number.

use super::Sheet;
use contract::ItemBody;
use writing::outline::{Cited, PaperAnswer, PaperQuestion, PastPaper, literal};
use writing::words::Words;

impl Sheet {
    pub(super) fn past_paper(&self) -> PastPaper {
        PastPaper {
            title: literal(&self.output.title),
            language: self.language.clone(),
            questions: self.items.iter().map(|item| question(item, self.said())).collect(),
        }
    }
}

fn question(item: &ItemBody, said: &Words) -> PaperQuestion {
    let sources = item.sources.iter().zip(1..).map(|(source, number)| Cited {
        number,
        label: literal(&format!("{}, {}", source.title, said.page_short(source.page))),
        quote: literal(&source.quote),
    });
    let answer = PaperAnswer { text: plain(&item.back), sources: sources.collect() };
    // What only leads to its parts asks nothing.
    let asks = item.marks.is_some() || !item.back.is_empty() || !item.front.trim_end().ends_with(':');
    PaperQuestion {
        number: item.number.clone(),
        text: literal(&item.front),
        marks: item.marks,
        answer: asks.then_some(answer),
        parts: Vec::new(),
    }
}

/// An answer's Markdown with nothing in it that the file would take for its own marks.
fn plain(markdown: &str) -> String {
    markdown.lines().map(|line| literal(line.trim_start_matches('>').trim())).collect::<Vec<_>>().join("\n")
}
