//! A follow-up question so that it can stand alone: by the model that answers where there is one, else by rule.
//!
//! Only what is searched for changes; what the person wrote is kept, shown and asked.

use super::{condense::cut, history, once_said, prompt, prompt::Earlier};
use models::chat::ChatModel;

/// Characters of a question that a model wrote.
const MOST: usize = 400;

/// What to search for. A question that leans on nothing is searched for as it stands, and nobody is asked.
pub(super) async fn standing(question: &str, earlier: &[Earlier], model: Option<&dyn ChatModel>) -> String {
    let before: Vec<String> = earlier.iter().map(|one| one.question.clone()).collect();
    let by_rule = history::standing(question, &before);
    let leans = !before.is_empty() && history::leans(question);
    match model.filter(|_| leans) {
        Some(model) => by_model(model, question, earlier).await.unwrap_or(by_rule),
        None => by_rule,
    }
}

async fn by_model(model: &dyn ChatModel, question: &str, earlier: &[Earlier]) -> Option<String> {
    let fence = uuid::Uuid::new_v4().simple().to_string();
    let last = &earlier[earlier.len().saturating_sub(3)..];
    let last: Vec<Earlier> =
        last.iter().map(|one| Earlier { question: cut(&one.question, 300), answer: cut(&one.answer, 300) }).collect();
    read(&once_said::ask(model, prompt::rewriting(question, &last, &fence)).await?)
}

/// A model's words as a question: one line that is not too long.
fn read(said: &str) -> Option<String> {
    let line = said.lines().map(str::trim).find(|line| !line.is_empty())?;
    let line = line.trim_matches(['"', '“', '”', '*', '`', ' ']);
    let fits = (3..=MOST).contains(&line.chars().count());
    (fits && line.chars().any(char::is_alphabetic)).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use models::{ModelFault, chat::ScriptedChat};

    #[tokio::test]
    async fn a_model_rewrites_only_what_leans_and_the_rule_stands_in() {
        let earlier = [Earlier { question: "What is ethanol?".into(), answer: "An alcohol.".into() }];
        let model = ScriptedChat::saying("small", "\"What is the boiling point of ethanol?\"");
        let said = standing("And its boiling point?", &earlier, Some(&model)).await;
        assert_eq!(said, "What is the boiling point of ethanol?");
        let own = "How do kidneys filter plasma?";
        assert_eq!(standing(own, &earlier, Some(&model)).await, own);
        assert_eq!(model.asked().len(), 1, "a question that stands alone asks nobody");
        let broken = ScriptedChat::failing("broken", ModelFault::NoRoute);
        for model in [None, Some(&broken as &dyn ChatModel)] {
            assert_eq!(standing("And its boiling point?", &earlier, model).await, "And its boiling point? (ethanol)");
        }
    }
}
