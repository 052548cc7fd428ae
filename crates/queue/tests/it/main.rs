//! The queue's promises, on SQLite and, where there is one, on PostgreSQL.

mod bench;
mod enqueueing;
mod failing;
mod killed;
mod orphans;
mod progress;
mod schedules;
mod stopping;
mod turns;
