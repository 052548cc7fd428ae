//! Answering one question, from the search to the checked answer. Where its steps go is the sink's business.

use super::{
    Chat, EXTRACTIVE, Source,
    answerer::{Answerer, Asked, Begun, Extractive, Numbered},
    citations, coach, extractive,
    modelled::Modelled,
    note::Note,
    prompt::Earlier,
    quotes, rewrite, said,
    sink::Sink,
    web,
    writer::Writer,
};
use crate::{Fault, retrieval::Passage};
use contract::{AccountId, AnswerEvent, AnswerState, AnswerView, Basis, Citation, Condensed, Learning, Refusal, Scope};
use futures::StreamExt;
use models::{
    ModelFault,
    chat::{ChatModel, Writing},
    embed::Embedder,
};
use queue::JobFault;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What is to be answered.
pub(super) struct Task {
    pub account: AccountId,
    pub question: String,
    pub scope: Scope,
    /// By name.
    pub answerer: String,
    /// Of the same branch, oldest first.
    pub earlier: Vec<Earlier>,
    /// Turns before those, in short.
    pub condensed: Vec<Condensed>,
    /// The person is coached, and this is how they learn.
    pub coach: Option<Learning>,
    /// It is the first question of its conversation.
    pub begins: bool,
}

/// How the text came to its end.
enum End {
    Whole,
    Stopped,
    Broken(ModelFault),
}

impl Chat {
    /// Answers. The last step, [`AnswerEvent::End`], is not put: it is what is returned.
    ///
    /// # Errors
    /// When something of ours broke, or the sink takes no more.
    pub(super) async fn answer(
        &self,
        task: &Task,
        sink: &mut dyn Sink,
        stop: &CancellationToken,
    ) -> Result<(Vec<AnswerEvent>, AnswerView), JobFault> {
        let mut writer = Writer::new(sink);
        let line_up = self.line_up(task.account, &task.answerer).await.map_err(ours)?;
        let model = line_up.first();
        let standing = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok((Vec::new(), blank(&task.answerer, AnswerState::Stopped))),
            standing = rewrite::standing(&task.question, &task.earlier, model.map(|model| &**model)) => standing,
        };
        // Counted before the search: what was read in by then is found.
        let still_reading = self.retrieval.still_reading(task.account, &task.scope).await.map_err(ours)?;
        let found = async {
            match model.is_some() {
                true => self.told_passages(task.account, &standing, &task.scope).await,
                false => self.quoted_passages(task.account, &standing, &task.scope).await,
            }
        };
        let passages = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok((Vec::new(), blank(&task.answerer, AnswerState::Stopped))),
            found = found => match found {
                Ok(passages) => passages,
                Err(Fault::Refused(refusal)) => {
                    let view = AnswerView { refusal: Some(refusal), ..blank(&task.answerer, AnswerState::Failed) };
                    return Ok((Vec::new(), view));
                }
                Err(Fault::Broken(error)) => return Err(JobFault::Retry(error)),
            }
        };
        let (of_web, web) = match task.scope.web {
            true => tokio::select! {
                biased;
                () = stop.cancelled() => return Ok((Vec::new(), blank(&task.answerer, AnswerState::Stopped))),
                found = web::searched(&self.tools, &standing) => found,
            },
            false => (Vec::new(), None),
        };
        let passages: Vec<Passage> = passages.into_iter().chain(of_web).collect();
        let sources: Vec<Source> = passages.iter().map(Source::from).collect();
        let searched = (standing != task.question).then(|| standing.clone());
        let asked = Asked {
            question: task.question.clone(),
            standing,
            earlier: task.earlier.clone(),
            condensed: task.condensed.clone(),
            coach: task.coach,
        };
        let (name, note, begun) = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok((Vec::new(), blank(&task.answerer, AnswerState::Stopped))),
            begun = self.begin(&task.answerer, &line_up, &asked, &sources) => begun.map_err(broken)?,
        };
        let Begun { mut cited, text } = begun;
        let shown = quotes::citations(&cited, &passages);
        writer.cite(shown.clone());
        let first = shown.into_iter().map(|(citation, _)| citation).collect();
        let state = AnswerEvent::State { state: AnswerState::Writing };
        writer.tell(vec![state, AnswerEvent::Citations { citations: first }]).await?;
        if name == EXTRACTIVE && task.coach.is_some() {
            // The hint comes first: the answer waits until it can be folded.
            writer.hold();
        }
        writer.add(&note.markdown());
        let end = write(&mut writer, text, stop).await?;
        let empty = extractive::says_nothing(note.off(&writer.markdown));
        if name != EXTRACTIVE && matches!(end, End::Whole) && empty {
            // The model found nothing: the nearest places are offered all the same, by words.
            let extract = extractive::nearest_places(&asked.standing, &sources);
            let (markdown, numbered) = extract.markdown(&sources);
            cited = Numbered::of(&extract, numbered);
            writer.cite(quotes::citations(&cited, &passages));
            writer.markdown = note.markdown() + &markdown;
        }
        let coached = task.coach.is_some() && name == EXTRACTIVE && !empty;
        let mut coaching = if coached { hint(&asked.question, &cited, &sources) } else { None };
        if let Some(coaching) = &mut coaching {
            // The answer stands behind a fold, where nobody would see it.
            writer.markdown = note.off(&writer.markdown).trim_start().to_owned();
            coaching.note = note.text();
        }
        // Quotes are the passages' own words: their meaning need not be compared.
        let embedder = (name != EXTRACTIVE).then_some(&*self.tools.embedder);
        let (events, view) = finish(&mut writer, cited, &passages, &name, &note, end, embedder).await;
        let figures = match view.found {
            true => self.figures(task.account, &asked.standing, &passages).await.map_err(ours)?,
            false => Vec::new(),
        };
        let condensed = if name == EXTRACTIVE { Vec::new() } else { task.condensed.clone() };
        let coaching = coaching.filter(|_| view.found);
        let basis = Basis { searched, condensed, figures, coaching, web };
        Ok((events, AnswerView { still_reading, basis, ..view }))
    }

    /// The chosen answerer's beginning; another one's, with a note, when it cannot, and at last the extractive one's.
    async fn begin(
        &self,
        wanted: &str,
        line_up: &[Arc<dyn ChatModel>],
        asked: &Asked,
        sources: &[Source],
    ) -> Result<(String, Note, Begun), ModelFault> {
        let mut failed = Vec::new();
        if wanted != EXTRACTIVE {
            if line_up.is_empty() {
                failed.push(format!("“{wanted}” is not there any more."));
            }
            for model in line_up {
                let fence = uuid::Uuid::new_v4().simple().to_string();
                match (Modelled { model: &**model, fence }).answer(asked, sources).await {
                    Ok(begun) => return Ok((model.name().to_owned(), Note::of(&failed, model.name()), begun)),
                    Err(fault) => {
                        tracing::warn!(model.name = model.name(), error = ?fault, "a model did not answer");
                        failed.push(format!("“{}” could not answer. {fault}", model.name()));
                    }
                }
            }
        }
        let extractive = Extractive { embedder: &*self.tools.embedder };
        let begun = extractive.answer(asked, sources).await?;
        Ok((extractive.name().to_owned(), Note::of(&failed, EXTRACTIVE), begun))
    }
}

/// What a coach says before an answer that quotes.
fn hint(question: &str, cited: &[Numbered], sources: &[Source]) -> Option<contract::Coaching> {
    let quoted = |one: &Numbered| {
        let source = &sources[one.source];
        let parts = one.quoted.iter().map(|range| source.text[range.clone()].trim());
        (source, parts.collect::<Vec<_>>().join(" "))
    };
    coach::coaching(question, &cited.iter().map(quoted).collect::<Vec<_>>())
}

/// A fault of a verb that was not asked for by a person.
pub(super) fn ours(fault: Fault) -> JobFault {
    match fault {
        Fault::Broken(error) => JobFault::Retry(error),
        Fault::Refused(refusal) => JobFault::Retry(refusal.into()),
    }
}

fn broken(fault: ModelFault) -> JobFault {
    JobFault::Retry(anyhow::anyhow!("{fault:?}"))
}

/// Takes the text as it comes and tells it at the writer's pace. Dropping the text stops whoever writes it.
async fn write(writer: &mut Writer<'_>, mut text: Writing, stop: &CancellationToken) -> Result<End, JobFault> {
    loop {
        let due = writer.due();
        let wait = async {
            match due {
                Some(due) => tokio::time::sleep_until(due).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = stop.cancelled() => return Ok(End::Stopped),
            () = wait => writer.flush().await?,
            piece = text.next() => match piece {
                Some(Ok(piece)) => writer.add(&piece),
                Some(Err(fault)) => return Ok(End::Broken(fault)),
                None => return Ok(End::Whole),
            },
        }
    }
}

/// Checks what was written: only numbers that exist, only sources that are cited, each sentence held against them.
async fn finish(
    writer: &mut Writer<'_>,
    mut cited: Vec<Numbered>,
    passages: &[Passage],
    name: &str,
    note: &Note,
    end: End,
    embedder: Option<&dyn Embedder>,
) -> (Vec<AnswerEvent>, AnswerView) {
    let exists = |number: u32| number >= 1 && number as usize <= cited.len();
    writer.markdown = citations::checked(writer.markdown.trim_end(), exists);
    let body = note.off(&writer.markdown);
    let found = !body.trim().is_empty() && !extractive::says_nothing(body);
    let text = |number: u32| {
        let index = (number as usize).checked_sub(1)?;
        cited.get(index).map(|one| passages[one.source].text.clone())
    };
    let sentences = if found { said::sentences(body, text, embedder).await } else { Vec::new() };
    if name != EXTRACTIVE && found {
        quotes::refine(&mut cited, passages, &sentences);
    }
    let numbers = citations::cited(&writer.markdown);
    let mut all: Vec<(Citation, quotes::Place)> = quotes::citations(&cited, passages);
    all.retain(|(citation, _)| numbers.contains(&citation.number));
    writer.cite(all.clone());
    let (events, html) = writer.finished();
    let (state, refusal) = match end {
        End::Whole => (AnswerState::Done, None),
        End::Stopped => (AnswerState::Stopped, None),
        End::Broken(fault) => {
            let say = "The model stopped before its answer was complete. What it wrote is kept.".into();
            (AnswerState::Failed, Some(Refusal::Unavailable { say, hint: fault.hint() }))
        }
    };
    let view = AnswerView {
        state,
        answerer: name.to_owned(),
        found,
        markdown: writer.markdown.clone(),
        html,
        citations: all.into_iter().map(|(citation, _)| citation).collect(),
        sentences,
        refusal,
        still_reading: 0,
        basis: Basis::default(),
    };
    (events, view)
}

/// An answer without a word.
pub(super) fn blank(answerer: &str, state: AnswerState) -> AnswerView {
    AnswerView {
        state,
        answerer: answerer.to_owned(),
        found: false,
        markdown: String::new(),
        html: String::new(),
        citations: Vec::new(),
        sentences: Vec::new(),
        refusal: None,
        still_reading: 0,
        basis: Basis::default(),
    }
}
