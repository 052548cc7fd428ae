//! What the parts of the page share: the conversation, what is being asked, the source that is open.

use super::{
    api::{self, Ask, ChooseBranch, Delete, Regenerate, Rename, Restore, Stop},
    state::{self, Load, Opening, opening},
};
use crate::prelude::*;
use contract::{Citation, ConversationId, ConversationOpened, ExchangeView, LiveEvent, MessageId, Scope};
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
    /// What is loaded of the branch that is shown: neighbours, oldest first.
    pub exchanges: RwSignal<Vec<ExchangeView>>,
    /// Exchanges of that branch.
    pub total: RwSignal<u32>,
    /// The last one of it.
    pub leaf: RwSignal<Option<MessageId>>,
    /// The exchange that the address names: its branch is shown, whatever is chosen.
    pub at: RwSignal<Option<MessageId>>,
    pub title: RwSignal<String>,
    pub scope: RwSignal<Scope>,
    pub coach: RwSignal<bool>,
    /// Who is to answer; the preferred one when nothing is said.
    pub answerer: RwSignal<Option<String>>,
    /// The question that is being put in other words.
    pub editing: RwSignal<Option<MessageId>>,
    pub ask: ServerAction<Ask>,
    pub stop: ServerAction<Stop>,
    pub regenerate: ServerAction<Regenerate>,
    pub choose: ServerAction<ChooseBranch>,
    pub rename: ServerAction<Rename>,
    pub delete: ServerAction<Delete>,
    pub restore: ServerAction<Restore>,
    /// The answer that is being written.
    pub writing: RwSignal<Option<MessageId>>,
    /// The source that is open beside the thread.
    pub source: RwSignal<Option<Cited>>,
    /// Counts up when the list of conversations may be another.
    pub stale: RwSignal<u32>,
    /// A part is being loaded.
    loading: StoredValue<bool>,
    citations: StoredValue<HashMap<MessageId, Vec<Citation>>>,
}

impl Desk {
    pub fn new(conversation: Memo<Option<ConversationId>>, scope: Scope) -> Self {
        Self {
            conversation,
            exchanges: RwSignal::default(),
            total: RwSignal::new(0),
            leaf: RwSignal::new(None),
            at: RwSignal::new(None),
            title: RwSignal::default(),
            scope: RwSignal::new(scope),
            coach: RwSignal::new(false),
            answerer: RwSignal::new(None),
            editing: RwSignal::new(None),
            ask: ServerAction::new(),
            stop: ServerAction::new(),
            regenerate: ServerAction::new(),
            choose: ServerAction::new(),
            rename: ServerAction::new(),
            delete: ServerAction::new(),
            restore: ServerAction::new(),
            writing: RwSignal::new(None),
            source: RwSignal::new(None),
            stale: RwSignal::new(0),
            loading: StoredValue::new(false),
            citations: StoredValue::default(),
        }
    }

    /// Shows a conversation that was opened, or a part of it.
    pub fn show(self, opened: ConversationOpened) {
        self.title.set(opened.conversation.title);
        self.coach.set(opened.conversation.coach);
        self.total.set(opened.total);
        self.leaf.set(opened.leaf);
        self.exchanges.set(opened.exchanges);
    }

    /// The positions that are loaded.
    pub fn shown(self) -> std::ops::Range<u32> {
        self.exchanges.with_untracked(|all| {
            let first = all.first().map_or(0, |one| one.position);
            first..first + all.len() as u32
        })
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
        if cited.citation.material.is_none() {
            return false;
        }
        let shown = self.source.with_untracked(|source| source.as_ref() == Some(&cited));
        match opening(shown, room_beside) {
            Opening::Beside => {
                self.source.set(Some(cited));
                true
            }
            Opening::Reader => false,
        }
    }

    /// Loads what is shown afresh; what has not changed stays as it is.
    pub fn refresh(self) {
        let shown = self.shown();
        // One more, for what was asked meanwhile.
        let from = (shown.end > 0).then_some(shown.start);
        self.fetch(from, from.map(|_| (shown.end - shown.start + 1).max(state::PART)));
    }

    /// Loads the end, where a question was asked.
    pub fn refresh_end(self) {
        let at_end = self.shown().end >= self.total.get_untracked();
        if at_end { self.refresh() } else { self.fetch(None, None) }
    }

    fn fetch(self, from: Option<u32>, count: Option<u32>) {
        let Some(id) = self.conversation.get_untracked() else { return };
        let at = self.at.get_untracked();
        spawn_local(async move {
            if let Ok(opened) = api::open(id, at, from, count).await
                && self.conversation.try_get_untracked().flatten() == Some(id)
            {
                self.show(opened);
            }
        });
    }

    /// Loads the part of the branch that comes next; `put` is called when it is there, to put it in place.
    pub fn load(self, load: Load, put: impl FnOnce(Box<dyn FnOnce()>) + 'static) {
        let Some(id) = self.conversation.get_untracked() else { return };
        if self.loading.get_value() {
            return;
        }
        self.loading.set_value(true);
        let (from, count) = state::asked(load, self.shown());
        let at = self.at.get_untracked();
        spawn_local(async move {
            let opened = api::open(id, at, Some(from), Some(count)).await;
            if self.loading.try_set_value(false).is_some() {
                return;
            }
            let shown = self.shown();
            let same = self.conversation.try_get_untracked().flatten() == Some(id);
            let Some(opened) = opened.ok().filter(|_| same && state::asked(load, shown) == (from, count)) else {
                return;
            };
            put(Box::new(move || {
                self.total.set(opened.total);
                self.leaf.set(opened.leaf);
                self.exchanges.update(|held| *held = state::joined(std::mem::take(held), opened.exchanges, load));
            }));
        });
    }

    /// The branch that is chosen is shown from now on, whatever the address named.
    pub fn leave_address(self) {
        if let (Some(_), Some(id)) = (self.at.get_untracked(), self.conversation.get_untracked()) {
            self.at.set(None);
            if let Ok(history) = window().history() {
                let address = format!("/ask/{id}");
                drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)));
            }
        }
    }

    /// The list of conversations may have changed.
    pub fn reload_list(self) {
        self.stale.update(|count| *count = count.wrapping_add(1));
    }

    /// Lets a live event move the page.
    pub fn hear(self, event: &LiveEvent) {
        match event {
            LiveEvent::Answer { conversation, message, done } => {
                self.reload_list();
                if *done && self.writing.get_untracked() == Some(*message) {
                    self.writing.set(None);
                }
                let here = self.conversation.get_untracked() == Some(*conversation);
                let known = self.exchanges.with_untracked(|all| all.iter().any(|one| one.id == *message));
                let at_end = self.shown().end >= self.total.get_untracked();
                if here && !known && !*done && at_end {
                    self.refresh();
                }
            }
            LiveEvent::Conversation { conversation } => {
                self.reload_list();
                // One that is being deleted is not asked for once more.
                let leaving = self.delete.pending().get_untracked();
                if self.conversation.get_untracked() == Some(*conversation) && !leaving {
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
