//! Questions of a past paper, answered from the rest of the library.

use super::{jobs::ours, store};
use crate::{Actor, Tools, chat::Chat};
use contract::{AccountId, AnswerView, Citation, ItemBody, ItemSource, Role, Scope, Support};
use queue::{Context, JobFault};

/// Questions of one paper that are answered; the rest stay open.
const ANSWERED: usize = 200;
/// Materials that answers may come from.
const MATERIALS: u64 = 200;

/// Who asks about which paper.
pub struct Asked<'a> {
    pub tools: &'a Tools,
    pub chat: &'a Chat,
    pub account: AccountId,
    /// The paper itself, which answers nothing.
    pub paper: &'a Scope,
}

/// The same questions with their answers. One that the materials do not answer says so by an empty back.
pub async fn answered(
    asked: Asked<'_>,
    mut questions: Vec<ItemBody>,
    context: &Context,
) -> Result<Vec<ItemBody>, JobFault> {
    let actor = Actor { account: asked.account, role: Role::Learner, session: None };
    let Some(scope) = without_paper(&asked).await? else { return Ok(questions) };
    let total = questions.len().min(ANSWERED) as u32;
    for (done, question) in (0..).zip(questions.iter_mut().take(ANSWERED)) {
        context.checkpoint()?;
        context.progress("answer", done, total);
        if question.front.trim().is_empty() {
            continue;
        }
        let words: String = question.front.chars().take(crate::chat::QUESTION_CHARACTERS).collect();
        let once = asked.chat.ask_once(&actor, &words, scope.clone(), None).await.map_err(ours)?;
        put(question, once.answer);
    }
    Ok(questions)
}

/// The paper's subject, or the whole library, without the paper; `None` where nothing is left.
async fn without_paper(asked: &Asked<'_>) -> Result<Option<Scope>, JobFault> {
    let db = asked.tools.store.reads();
    let paper = store::materials(db, asked.account, asked.paper, 1).await?;
    let around = match paper.first().and_then(|row| row.subject_id) {
        Some(subject) => Scope { subjects: vec![subject.into()], ..Scope::default() },
        None => Scope::default(),
    };
    let rows = store::materials(db, asked.account, &around, MATERIALS + 1).await?;
    let others = rows.iter().map(|row| row.id.into()).filter(|id| !asked.paper.materials.contains(id));
    let materials: Vec<_> = others.take(MATERIALS as usize).collect();
    Ok((!materials.is_empty()).then_some(Scope { materials, ..Scope::default() }))
}

fn put(question: &mut ItemBody, answer: AnswerView) {
    if !answer.found {
        return;
    }
    question.back = answer.markdown;
    question.sources = answer.citations.iter().map(source).collect();
    let worst = answer.sentences.iter().map(|sentence| sentence.support).max_by_key(|support| match support {
        Support::Supported => 0,
        Support::Partly => 1,
        Support::Unsupported => 2,
    });
    question.support = worst;
}

fn source(citation: &Citation) -> ItemSource {
    ItemSource {
        material: citation.material,
        title: citation.title.clone(),
        page: citation.page,
        quote: citation.quote.clone(),
        href: citation.material.map(|id| format!("/materials/{id}?page={}", citation.page)).unwrap_or_default(),
    }
}
