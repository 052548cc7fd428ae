//! The server from outside: a started router over a fresh data folder, with a scripted embedding model.

mod accounts;
mod answers;
mod bad_requests;
mod command_refusals;
mod files;
mod headers;
mod health;
mod killed;
mod limits;
mod packages;
mod program;
mod recordings;
mod started;
mod streams;
mod uploads;
mod walk;
