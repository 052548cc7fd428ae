//! A fetcher against a server that misbehaves in every way a site can.

mod guard;
mod limits;
mod server;
mod what_comes;
