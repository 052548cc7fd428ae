//! Highlights of the book: which there are, what is selected to become one, and the deeds that change them.

use super::{highlight_api as api, selection};
use crate::prelude::*;
use crate::{
    Refused,
    browser::keys,
    cards::CardMaking,
    i18n::*,
    ui::{Toasts, refusal_say, use_toasts},
};
use contract::{CardOrigin, HighlightColour, HighlightDraft, HighlightId, HighlightView, MaterialId};
use leptos::{ev, task::spawn_local};

/// Shared by the sheets, the bar and the panel.
#[derive(Clone, Copy)]
pub struct Highlights {
    material: MaterialId,
    /// In the order of the pages.
    pub all: RwSignal<Vec<HighlightView>>,
    /// The words that are selected on a page.
    pub selected: RwSignal<Option<HighlightDraft>>,
    /// The colour that was used last.
    colour: RwSignal<HighlightColour>,
    toasts: Toasts,
    i18n: leptos_i18n::I18nContext<Locale>,
}

impl Highlights {
    /// What the server knows of, and the keys and hands that make more.
    pub fn new(material: MaterialId, known: Vec<HighlightView>) -> Self {
        let new = Self {
            material,
            all: RwSignal::new(known),
            selected: RwSignal::new(None),
            colour: RwSignal::new(HighlightColour::default()),
            toasts: use_toasts(),
            i18n: use_i18n(),
        };
        new.listen();
        new
    }

    fn listen(self) {
        // The browser has changed its selection only after these.
        let look = move || {
            request_animation_frame(move || {
                let found = selection::of_page();
                if self.selected.try_get_untracked().is_some_and(|before| before != found) {
                    self.selected.set(found);
                }
            });
        };
        Effect::new(move || {
            let handles = [
                window_event_listener(ev::mouseup, move |_| look()),
                window_event_listener(ev::touchend, move |_| look()),
                window_event_listener(ev::keyup, move |_| look()),
                window_event_listener(ev::contextmenu, move |_| look()),
            ];
            on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
        });
        let making = use_context::<CardMaking>();
        keys::on_key(move |event| {
            if keys::plain(event, "h") && self.selected.with_untracked(Option::is_some) {
                event.prevent_default();
                self.add(self.colour.get_untracked());
            } else if keys::plain(event, "c")
                && let (Some(making), Some(origin)) = (making, self.origin())
            {
                event.prevent_default();
                making.begin(origin);
            }
        });
    }

    /// Marks what is selected.
    pub fn add(self, colour: HighlightColour) {
        let Some(draft) = self.selected.get_untracked() else { return };
        self.colour.set(colour);
        self.selected.set(None);
        spawn_local(async move {
            match api::add(self.material, HighlightDraft { colour, ..draft }).await {
                Ok(made) => {
                    selection::clear();
                    let id = made.id;
                    self.keep(made);
                    let say = t_string!(self.i18n, reader.highlighted).to_owned();
                    self.toasts.say_with_undo(say, move || self.delete(id));
                }
                Err(refused) => self.refuse(&refused),
            }
        });
    }

    /// The words that are selected, as a card begins with them.
    pub fn origin(self) -> Option<CardOrigin> {
        let HighlightDraft { page, quote, nth, .. } = self.selected.get_untracked()?;
        Some(CardOrigin::Words { material: self.material, page, nth, quote })
    }

    /// Gives one another colour.
    pub fn set_colour(self, id: HighlightId, colour: HighlightColour) {
        spawn_local(async move {
            match api::set_colour(id, colour).await {
                Ok(()) => self.change(id, |one| one.colour = colour),
                Err(refused) => self.refuse(&refused),
            }
        });
    }

    /// Writes its note.
    pub fn set_note(self, id: HighlightId, note: String) {
        spawn_local(async move {
            match api::set_note(id, note.clone()).await {
                Ok(()) => {
                    self.change(id, |one| one.note = note.trim().to_owned());
                    self.toasts.say(t_string!(self.i18n, reader.note_kept));
                }
                Err(refused) => self.refuse(&refused),
            }
        });
    }

    /// Deletes it, and offers to take that back.
    pub fn delete(self, id: HighlightId) {
        spawn_local(async move {
            match api::delete(id).await {
                Ok(()) => {
                    self.all.try_update(|all| all.retain(|one| one.id != id));
                    let say = t_string!(self.i18n, reader.highlight_deleted).to_owned();
                    self.toasts.say_with_undo(say, move || self.restore(id));
                }
                Err(refused) => self.refuse(&refused),
            }
        });
    }

    fn restore(self, id: HighlightId) {
        spawn_local(async move {
            let answer = match api::restore(id).await {
                Ok(()) => api::list(self.material).await,
                Err(refused) => Err(refused),
            };
            match answer {
                Ok(all) => drop(self.all.try_set(all)),
                Err(refused) => self.refuse(&refused),
            }
        });
    }

    fn keep(self, made: HighlightView) {
        self.all.try_update(|all| {
            all.retain(|one| one.id != made.id);
            let place = all.partition_point(|one| one.page <= made.page);
            all.insert(place, made);
        });
    }

    fn change(self, id: HighlightId, set: impl FnOnce(&mut HighlightView)) {
        self.all.try_update(|all| all.iter_mut().find(|one| one.id == id).map(set));
    }

    fn refuse(self, refused: &Refused) {
        self.toasts.say(refusal_say(self.i18n.get_locale_untracked(), &refused.0));
    }
}

/// A colour's name.
pub fn colour_name(i18n: leptos_i18n::I18nContext<Locale>, colour: HighlightColour) -> &'static str {
    match colour {
        HighlightColour::Yellow => t_string!(i18n, reader.yellow),
        HighlightColour::Green => t_string!(i18n, reader.green),
        HighlightColour::Blue => t_string!(i18n, reader.blue),
        HighlightColour::Pink => t_string!(i18n, reader.pink),
        HighlightColour::Orange => t_string!(i18n, reader.orange),
    }
}
