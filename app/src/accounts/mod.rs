//! Accounts on screen: the door (sign in, register) and what a person sets for themselves.

pub mod api;
mod change_password;
mod delete_account;
mod gate;
mod models;
mod profile;
mod register;
mod sessions;
mod settings;
mod sign_in;
mod state;

pub use register::RegisterPage;
pub use settings::{SettingsPage, Topic};
pub use sign_in::SignInPage;
