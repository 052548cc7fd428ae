//! One request for every address, filled in with somebody's ids.

use super::belongings::Belongings;
use super::functions::FUNCTIONS;
use super::routes::{DRAWN, FORMS, Form, ROUTES};
use crate::started::{Browser, Seen};
use axum::body::Body;
use axum::http::Method;

/// What a stranger may expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// The address names something of somebody's: it is not there for others, and it is for them.
    Missing,
    /// The same; its owner asks it after all others, since it takes away what they ask for.
    Last,
    /// The address speaks of the asker's own things only.
    Own,
    /// Not asked: it would end the walk.
    Skipped,
}

pub struct Sample {
    pub method: Method,
    /// As it is registered.
    pub address: &'static str,
    /// As it is asked.
    pub asked: String,
    pub kind: &'static str,
    pub body: String,
    pub theirs: Theirs,
    /// Needs the PDF library.
    pub drawn: bool,
}

impl Sample {
    pub async fn ask(&self, browser: &mut Browser<'_>) -> Seen {
        let headers: &[(&str, &str)] = &[("content-type", self.kind)];
        let headers = if self.kind.is_empty() { &[] } else { headers };
        browser.ask(self.method.clone(), &self.asked, headers, Body::from(self.body.clone())).await
    }

    /// For the words of an assertion.
    pub fn what(&self) -> String {
        format!("{} {} {}", self.method, self.asked, self.body)
    }
}

/// A sample for every server function and every plain route, in the order of their lists.
pub fn samples(belongings: &Belongings) -> Vec<Sample> {
    let of_functions = FUNCTIONS.iter().map(|(path, good, theirs)| {
        let (_, method) = server_fn::axum::server_fn_paths()
            .find(|(known, _)| known == path)
            .unwrap_or_else(|| panic!("there is no {path}: take it out of FUNCTIONS"));
        let filled = belongings.fill(good);
        let (asked, body) = match method {
            Method::GET => (format!("{path}?{filled}"), String::new()),
            _ => ((*path).to_owned(), filled),
        };
        let kind = "application/x-www-form-urlencoded";
        Sample { method, address: path, asked, kind, body, theirs: *theirs, drawn: is_drawn(path, good) }
    });
    let of_routes = ROUTES.iter().map(|(method, address, good, theirs)| {
        let form = FORMS.iter().find(|form| form.address == *address);
        let body = form.map(|form| belongings.fill(&multipart(form))).unwrap_or_default();
        Sample {
            method: method.parse().expect("a method"),
            address,
            asked: belongings.fill(good),
            kind: if form.is_some() { MULTIPART } else { "" },
            body,
            theirs: *theirs,
            drawn: is_drawn(address, good),
        }
    });
    of_routes.chain(of_functions).collect()
}

fn is_drawn(address: &str, good: &str) -> bool {
    DRAWN.contains(&address) || good.contains("{document}") || good.contains("{locked}")
}

/// The type of what [`multipart`] writes.
pub const MULTIPART: &str = "multipart/form-data; boundary=x";

fn multipart(form: &Form) -> String {
    let mut body = String::new();
    for (name, text) in form.fields {
        body += &format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    }
    let (name, text) = (form.file_name, form.text);
    body + &format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n--x--\r\n"
    )
}
