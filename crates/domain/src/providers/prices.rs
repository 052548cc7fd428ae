//! What models cost, as an administrator has written it down. A change counts from then on: what was used keeps its cost.

use super::{Providers, money, store, view};
use crate::{Actor, Outcome, permit};
use ::store::entities::model_price;
use contract::{PriceView, Refusal};

impl Providers {
    /// All prices, by model.
    ///
    /// # Errors
    /// `Forbidden` for all but administrators.
    pub async fn prices(&self, actor: &Actor) -> Outcome<Vec<PriceView>> {
        permit::administers(actor)?;
        Ok(store::prices(self.tools.store.reads()).await?.into_iter().map(view::price).collect())
    }

    /// Sets what a model costs, in dollars for a million tokens.
    ///
    /// # Errors
    /// `Forbidden` for all but administrators; `Invalid` names the field that is wrong.
    pub async fn set_price(&self, actor: &Actor, price: &PriceView) -> Outcome<()> {
        permit::administers(actor)?;
        let model = price.model.trim();
        if model.is_empty() || model.chars().count() > 200 || model.chars().any(char::is_control) {
            return Err(Refusal::invalid("model", "Enter the model's name as the provider writes it.").into());
        }
        let read = |field: &str, text: &str| {
            let say = "A price is a number like 0.15, in dollars for a million tokens.";
            money::millionths(text).ok_or_else(|| Refusal::invalid(field, say))
        };
        let row = model_price::Model {
            model: model.to_owned(),
            asked: read("asked", &price.asked)?,
            answered: read("answered", &price.answered)?,
        };
        Ok(store::set_price(self.tools.store.writes(), row).await?)
    }

    /// Forgets what a model costs.
    ///
    /// # Errors
    /// `Forbidden` for all but administrators.
    pub async fn remove_price(&self, actor: &Actor, model: &str) -> Outcome<()> {
        permit::administers(actor)?;
        match store::remove_price(self.tools.store.writes(), model).await? {
            0 => Err(Refusal::Missing.into()),
            _ => Ok(()),
        }
    }
}
