//! What the parts of the page share: the conversation, what is being asked, the source that is open.

use super::{
    api::{self, Ask, Delete, Regenerate, Rename, Stop},
    state::{Opening, opening},
};
use crate::prelude::*;
use contract::{Citation, ConversationId, ExchangeView, LiveEvent, MessageId, Scope};
use leptos::task::spawn_local;
use std::collections::HashMap;

/// A citation of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    pub message: MessageId,
    pub citation: Citation,
}

/// The page's own state.
#[derive(Clone, Copy)]
pub struct Desk {
    pub conversation: Memo<Option<ConversationId>>,
    pub exchanges: RwSignal<Vec<ExchangeView>>,
    pub scope: RwSignal<Scope>,
    pub ask: ServerAction<Ask>,
    pub stop: ServerAction<Stop>,
    pub regenerate: ServerAction<Regenerate>,
    pub rename: ServerAction<Rename>,
    pub delete: ServerAction<Delete>,
    /// The answer that is being written.
    pub writing: RwSignal<Option<MessageId>>,
    /// The source that is open beside the thread.
    pub source: RwSignal<Option<Cited>>,
    /// Counts up when the list of conversations may be another.
    pub stale: RwSignal<u32>,
    citations: StoredValue<HashMap<MessageId, Vec<Citation>>>,
}

impl Desk {
    pub fn new(conversation: Memo<Option<ConversationId>>, scope: Scope) -> Self {
        Self {
            conversation,
            exchanges: RwSignal::default(),
            scope: RwSignal::new(scope),
            ask: ServerAction::new(),
            stop: ServerAction::new(),
            regenerate: ServerAction::new(),
            rename: ServerAction::new(),
            delete: ServerAction::new(),
            writing: RwSignal::new(None),
            source: RwSignal::new(None),
            stale: RwSignal::new(0),
            citations: StoredValue::default(),
        }
    }

    /// Remembers what an answer cites.
    pub fn cites(self, message: MessageId, citations: Vec<Citation>) {
        self.citations.update_value(|all| {
            all.insert(message, citations);
        });
    }

    /// The citation behind a mark in an answer.
    pub fn citation(self, message: MessageId, number: u32) -> Option<Cited> {
        let found = self.citations.try_with_value(|all| {
            let citation = all.get(&message)?.iter().find(|one| one.number == number)?.clone();
            Some(Cited { message, citation })
        });
        found.flatten()
    }

    /// A mark was clicked. Tells whether its source was opened beside, so that the link is not to be followed.
    pub fn open_source(self, cited: Cited, room_beside: bool) -> bool {
        let shown = self.source.with_untracked(|source| source.as_ref() == Some(&cited));
        match opening(shown, room_beside) {
            Opening::Beside => {
                self.source.set(Some(cited));
                true
            }
            Opening::Reader => false,
        }
    }

    /// Loads the conversation afresh; what has not changed stays as it is.
    pub fn refresh(self) {
        let Some(id) = self.conversation.get_untracked() else { return };
        spawn_local(async move {
            if let Ok(opened) = api::open(id).await
                && self.conversation.try_get_untracked().flatten() == Some(id)
            {
                self.exchanges.set(opened.exchanges);
            }
        });
    }

    /// The list of conversations may have changed.
    pub fn reload_list(self) {
        self.stale.update(|count| *count = count.wrapping_add(1));
    }

    /// Lets a live event move the page.
    pub fn hear(self, event: &LiveEvent) {
        match event {
            LiveEvent::Answer { conversation, message, .. } => {
                self.reload_list();
                let here = self.conversation.get_untracked() == Some(*conversation);
                let known = self.exchanges.with_untracked(|all| all.iter().any(|one| one.id == *message));
                if here && !known {
                    self.refresh();
                }
            }
            LiveEvent::Reload => {
                self.reload_list();
                self.refresh();
            }
            _ => {}
        }
    }
}
