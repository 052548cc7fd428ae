//! One module for each table, named after one row of it. They follow `migrations` by hand; a test compares the two.
//!
//! Words of closed sets (`state`, `kind`, `role` …) are stored as text; [`crate::word`] turns them to and from the
//! contract's types.

pub mod account;
pub mod answer_event;
pub mod attempt;
pub mod card;
pub mod card_import;
pub mod chunk;
pub mod conversation;
pub mod exchange;
pub mod figure;
pub mod highlight;
pub mod index_state;
pub mod job;
pub mod material;
pub mod model_price;
pub mod model_use;
pub mod output;
pub mod output_item;
pub mod page;
pub mod provider;
pub mod provider_choice;
pub mod review;
pub mod review_settings;
pub mod session;
pub mod subject;
