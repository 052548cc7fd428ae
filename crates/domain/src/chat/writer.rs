//! From growing Markdown to steps: which blocks have changed, and their HTML.
//!
//! A block is told again only while it grows; those before it stay as they were told.

use super::{citations, pace::Pace, quotes::Place, sink::Sink};
use contract::{AnswerEvent, Citation};
use queue::JobFault;
use tokio::time::Instant;

/// One answer while it is written.
pub(super) struct Writer<'a> {
    sink: &'a mut dyn Sink,
    /// The sources that numbers may point to, with their passages.
    citations: Vec<(Citation, Place)>,
    pub markdown: String,
    /// Markdown and HTML of the blocks that were told.
    told: Vec<(String, String)>,
    pace: Pace,
    dirty: bool,
    /// Nothing is told before the end.
    held: bool,
}

impl<'a> Writer<'a> {
    /// Writes to `sink`.
    pub fn new(sink: &'a mut dyn Sink) -> Self {
        Self {
            sink,
            citations: Vec::new(),
            markdown: String::new(),
            told: Vec::new(),
            pace: Pace::default(),
            dirty: false,
            held: false,
        }
    }

    /// Tells steps that are no text.
    pub async fn tell(&mut self, events: Vec<AnswerEvent>) -> Result<(), JobFault> {
        self.sink.put(events, &self.markdown, &self.html()).await
    }

    /// From now on numbers point to these.
    pub fn cite(&mut self, citations: Vec<(Citation, Place)>) {
        self.citations = citations;
    }

    /// From now on nothing is told before the end, which brings all of it.
    pub fn hold(&mut self) {
        self.held = true;
    }

    /// Adds text; told when it is due.
    pub fn add(&mut self, text: &str) {
        self.markdown.push_str(text);
        self.dirty |= !text.is_empty();
    }

    /// When what was added is to be told; `None` when nothing was.
    pub fn due(&self) -> Option<Instant> {
        (self.dirty && !self.held).then(|| self.pace.due(Instant::now()))
    }

    /// Tells the blocks that have changed.
    pub async fn flush(&mut self) -> Result<(), JobFault> {
        let markdown = citations::settled(&self.markdown).to_owned();
        let events = self.changed(&markdown);
        self.dirty = false;
        let begun = Instant::now();
        let told = if events.is_empty() { Ok(()) } else { self.tell(events).await };
        self.pace.wrote(begun, Instant::now());
        told
    }

    /// The whole answer as HTML, all blocks of it. What numbers point to may be others by now.
    pub fn finished(&mut self) -> (Vec<AnswerEvent>, String) {
        let markdown = self.markdown.clone();
        self.told.iter_mut().for_each(|(source, _)| source.clear());
        let events = self.changed(&markdown);
        (if self.held { Vec::new() } else { events }, self.html())
    }

    fn html(&self) -> String {
        self.told.iter().map(|(_, html)| html.as_str()).collect()
    }

    fn changed(&mut self, markdown: &str) -> Vec<AnswerEvent> {
        let mut events = Vec::new();
        let blocks = citations::blocks(markdown);
        for (at, range) in blocks.iter().enumerate() {
            let source = &markdown[range.clone()];
            if self.told.get(at).is_some_and(|(told, _)| told == source) {
                continue;
            }
            let html = self.render(source);
            if self.told.get(at).is_none_or(|(_, told)| *told != html) {
                events.push(AnswerEvent::Block { position: u32::try_from(at).unwrap_or(u32::MAX), html: html.clone() });
            }
            let told = (source.to_owned(), html);
            match self.told.get_mut(at) {
                Some(held) => *held = told,
                None => self.told.push(told),
            }
        }
        // Two blocks may become one; what stood behind is emptied.
        for at in blocks.len()..self.told.len() {
            if !self.told[at].1.is_empty() {
                self.told[at] = Default::default();
                let position = u32::try_from(at).unwrap_or(u32::MAX);
                events.push(AnswerEvent::Block { position, html: String::new() });
            }
        }
        events
    }

    fn render(&self, markdown: &str) -> String {
        let shown: Vec<Citation> = self.citations.iter().map(|(citation, _)| citation.clone()).collect();
        let place = |number| {
            self.citations.iter().find(|(citation, _)| citation.number == number).map(|(_, place)| place.clone())
        };
        citations::html(markdown, &shown, place)
    }
}
