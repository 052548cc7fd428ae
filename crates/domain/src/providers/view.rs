//! Rows as a person sees them. No key is among what is shown.

use super::money;
use ::store::{
    entities::{model_price, model_use, provider},
    word,
};
use contract::{PriceView, ProviderView, TestView, UseView, Work};

pub(super) fn provider(row: &provider::Model) -> ProviderView {
    let tested = row.tested.clone().and_then(|tested| serde_json::from_value::<TestView>(tested).ok());
    ProviderView {
        id: row.id.into(),
        name: row.name.clone(),
        kind: word::read(&row.kind).unwrap_or_default(),
        address: row.address.clone(),
        model: row.model.clone(),
        has_key: row.sealed_key.is_some(),
        patience: row.patience.max(0) as u32,
        remote: models::leaves(&row.address),
        tested_at: row.tested_at.filter(|_| tested.is_some()),
        tested,
    }
}

pub(super) fn used(row: model_use::Model, person: String, priced: bool) -> UseView {
    let count = |number: i64| number.max(0) as u64;
    UseView {
        day: row.day,
        person,
        provider: row.provider,
        model: row.model,
        own: row.own,
        work: word::read(&row.work).unwrap_or(Work::Chat),
        requests: count(row.requests),
        asked: count(row.asked),
        answered: count(row.answered),
        estimated: row.estimated > 0,
        cost: (priced || row.cost > 0).then(|| count(row.cost)),
    }
}

pub(super) fn price(row: model_price::Model) -> PriceView {
    PriceView { model: row.model, asked: money::written(row.asked), answered: money::written(row.answered) }
}
