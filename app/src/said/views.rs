//! Which of a view's words the domain wrote. Titles, names and texts of a person's own are never looked up.

use super::catalogue::Catalogue;
use contract::{
    AnswerEvent, AnswerView, ConversationOpened, ConversationView, ExchangeView, ImportDetail, ImportReason, ImportRow,
    JobView, LiveEvent, MaterialList, MaterialOpened, MaterialView, ModelsView, OutputList, OutputOpened, OutputView,
    PageView, ProviderView, Refusal, SearchFound, TestView, Uploaded,
};

/// Something that carries sentences of the domain.
pub trait Said {
    /// Puts the twins in, where there are some.
    fn put(&mut self, of: &Catalogue);
}

impl Said for String {
    fn put(&mut self, of: &Catalogue) {
        *self = of.text(self);
    }
}

impl<T: Said> Said for Option<T> {
    fn put(&mut self, of: &Catalogue) {
        self.iter_mut().for_each(|one| one.put(of));
    }
}

impl<T: Said> Said for Vec<T> {
    fn put(&mut self, of: &Catalogue) {
        self.iter_mut().for_each(|one| one.put(of));
    }
}

impl Said for Refusal {
    fn put(&mut self, of: &Catalogue) {
        let waits = self.hint();
        match self {
            // The page has words of its own for these.
            Self::SignedOut | Self::Forbidden | Self::Missing | Self::Internal { .. } => {}
            // How long to wait is said for it, in English: its own hint is shown in the place of that.
            Self::TooMuch { say, wait: 1.., hint } => {
                say.put(of);
                *hint = of.whole(&waits).unwrap_or_default();
            }
            Self::Invalid { say, hint, .. }
            | Self::Conflict { say, hint }
            | Self::TooMuch { say, hint, .. }
            | Self::Unavailable { say, hint } => {
                say.put(of);
                hint.put(of);
            }
        }
    }
}

/// What the domain calls a thing that a person gave no title.
const UNTITLED: [&str; 2] = ["New conversation", "Untitled note"];

fn untitled(title: &mut String, of: &Catalogue) {
    if UNTITLED.contains(&title.as_str()) {
        *title = of.title(title);
    }
}

impl Said for MaterialView {
    fn put(&mut self, of: &Catalogue) {
        untitled(&mut self.title, of);
        self.say.put(of);
        self.hint.put(of);
    }
}

impl Said for MaterialList {
    fn put(&mut self, of: &Catalogue) {
        self.materials.put(of);
    }
}

impl Said for MaterialOpened {
    fn put(&mut self, of: &Catalogue) {
        self.material.put(of);
    }
}

impl Said for PageView {
    fn put(&mut self, of: &Catalogue) {
        self.say.put(of);
    }
}

impl Said for Uploaded {
    fn put(&mut self, of: &Catalogue) {
        self.refusal.put(of);
    }
}

impl Said for JobView {
    fn put(&mut self, of: &Catalogue) {
        self.say.put(of);
        // A job of a person's own is called as what it works on is.
        if !matches!(self.name.as_str(), "read_material" | "answer_question" | "make_output") {
            self.title = of.title(&self.title);
        }
    }
}

impl Said for LiveEvent {
    fn put(&mut self, of: &Catalogue) {
        if let Self::Job { job } = self {
            job.put(of);
        }
    }
}

impl Said for OutputView {
    fn put(&mut self, of: &Catalogue) {
        self.say.put(of);
        self.hint.put(of);
        let made_of = of.title(&self.made_of);
        // Without a title of its own it is called after what it is made of.
        if self.title == self.made_of {
            self.title.clone_from(&made_of);
        }
        self.made_of = made_of;
    }
}

impl Said for OutputList {
    fn put(&mut self, of: &Catalogue) {
        self.outputs.put(of);
    }
}

impl Said for OutputOpened {
    fn put(&mut self, of: &Catalogue) {
        self.output.put(of);
    }
}

impl Said for SearchFound {
    fn put(&mut self, of: &Catalogue) {
        self.say.put(of);
    }
}

impl Said for TestView {
    fn put(&mut self, of: &Catalogue) {
        // Else they are the model's own words.
        if !self.passed {
            self.say.put(of);
            self.hint.put(of);
        }
    }
}

impl Said for ProviderView {
    fn put(&mut self, of: &Catalogue) {
        self.tested.put(of);
    }
}

impl Said for ModelsView {
    fn put(&mut self, of: &Catalogue) {
        self.own.put(of);
    }
}

impl Said for ImportRow {
    fn put(&mut self, of: &Catalogue) {
        // The other reasons are said by the page.
        if self.why != Some(ImportReason::Other) {
            return;
        }
        // Where it is about no note, we named it.
        let title = if self.row == 0 { of.title(&self.title) } else { self.title.clone() };
        if let Some(why) = self.say.strip_prefix(&format!("{}: ", self.title)) {
            self.say = format!("{title}: {}", of.text(why));
        }
        self.title = title;
    }
}

impl Said for ImportDetail {
    fn put(&mut self, of: &Catalogue) {
        self.report.rows.put(of);
    }
}

impl Said for AnswerView {
    fn put(&mut self, of: &Catalogue) {
        self.refusal.put(of);
        if let Some(web) = &mut self.basis.web {
            web.refusal.put(of);
        }
        if let Some(coaching) = &mut self.basis.coaching {
            coaching.note.put(of);
        }
        note(&mut self.html, HTML, of);
        note(&mut self.markdown, MARKDOWN, of);
    }
}

impl Said for AnswerEvent {
    fn put(&mut self, of: &Catalogue) {
        match self {
            Self::Block { position: 0, html } => note(html, HTML, of),
            Self::End { answer } => answer.put(of),
            Self::State { .. } | Self::Citations { .. } | Self::Block { .. } => {}
        }
    }
}

impl Said for ExchangeView {
    fn put(&mut self, of: &Catalogue) {
        self.answer.put(of);
    }
}

impl Said for ConversationView {
    fn put(&mut self, of: &Catalogue) {
        untitled(&mut self.title, of);
    }
}

impl Said for ConversationOpened {
    fn put(&mut self, of: &Catalogue) {
        self.conversation.put(of);
        self.exchanges.put(of);
    }
}

/// How the note is written that says why another one answers than the one that was asked.
const HTML: (&str, &str) = ("<p><em>", "</em></p>");
const MARKDOWN: (&str, &str) = ("*", "*\n\n");

/// Puts the twin of the note in that an answer may begin with. An answer's own words are no sentences of ours.
fn note(answer: &mut String, (before, after): (&str, &str), of: &Catalogue) {
    let told = answer.strip_prefix(before).and_then(|rest| rest.split_once(after));
    if let Some((note, rest)) = told
        && let Some(twin) = of.whole(note)
    {
        *answer = format!("{before}{twin}{after}{rest}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::in_language;
    use contract::ImportStatus;

    fn german<T: Said>(view: T) -> T {
        in_language(Some("de"), view)
    }

    #[test]
    fn how_long_to_wait_is_said_too_and_the_status_stays() {
        let refusal = Refusal::wait("There were too many tries for this name.", 30);
        let said = german(refusal.clone());
        assert_eq!((said.status(), said.code()), (refusal.status(), refusal.code()));
        let Refusal::TooMuch { say, wait: 30, hint } = said else { panic!("{said:?}") };
        assert_eq!(say, "Für diesen Namen gab es zu viele Versuche.");
        assert_eq!(hint, "Versuche es in 30 Sekunden noch einmal.");
    }

    #[test]
    fn the_reason_of_a_row_is_said_and_the_title_of_a_note_is_not_touched() {
        let row = |row, title: &str, why: &str| ImportRow {
            row,
            status: ImportStatus::LeftOut,
            title: title.into(),
            why: Some(ImportReason::Other),
            say: format!("{title}: {why}"),
        };
        let note = german(row(3, "note 5", "A side of a card has at most 10,000 characters."));
        assert_eq!(
            (note.title.as_str(), &*note.say),
            ("note 5", "note 5: Eine Seite einer Karte hat höchstens 10.000 Zeichen.")
        );
        let ours = german(row(0, "3 reviews", "Their cards are not in the file."));
        assert_eq!(
            (ours.title.as_str(), &*ours.say),
            ("3 Wiederholungen", "3 Wiederholungen: Ihre Karten sind nicht in der Datei.")
        );
    }

    #[test]
    fn a_models_own_words_are_not_looked_up_and_what_went_wrong_with_it_is() {
        let tested = |passed| TestView {
            passed,
            say: "This file is empty.".into(),
            hint: "Try again.".into(),
            took: 1,
            models: Vec::new(),
        };
        assert_eq!(german(tested(true)), tested(true));
        assert_eq!(german(tested(false)).hint, "Versuche es noch einmal.");
    }

    #[test]
    fn the_note_before_an_answer_is_said_and_the_answer_stays_as_it_is() {
        let block = |html: &str| AnswerEvent::Block { position: 0, html: html.into() };
        let told = german(block(
            "<p><em>“gone” is not there any more. This answer quotes your materials instead.</em></p><p>Try again.</p>",
        ));
        let twin = "<p><em>„gone“ gibt es nicht mehr. Stattdessen zitiert diese Antwort deine Materialien.</em></p><p>Try again.</p>";
        assert_eq!(told, block(twin));
        for own in ["<p>Try again.</p>", "<p><em>Nobody wrote this.</em></p>", "<p><em>Try again."] {
            assert_eq!(german(block(own)), block(own));
        }
    }
}
