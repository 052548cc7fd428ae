//! The server: configuration in, services wired, requests and commands answered. One binary does all of it.
//!
//! It decides nothing about materials, answers or accounts: every route and command calls a verb of the domain.

pub mod built;
pub mod checks;
pub mod cli;
pub mod config;
pub mod connections;
pub mod extract;
pub mod log;
pub mod middleware;
pub mod refuse;
pub mod router;
pub mod routes;
pub mod run;
pub mod site;
pub mod web;
pub mod wiring;
