//! A form whose deed is a function of the server.

use super::{Children, IntoAny};
use leptos::{
    prelude::{IntoView, ServerAction, component},
    server_fn::{Http, ServerFn, client::Client, codec::PostUrl, request::ClientReq},
};
use serde::de::DeserializeOwned;
use web_sys::FormData;

/// Leptos's own form, with our kind of children.
#[component]
pub fn ActionForm<Deed, Answer>(
    /// What sending the form does.
    action: ServerAction<Deed>,
    children: Children,
) -> impl IntoView
where
    Deed: DeserializeOwned + ServerFn<Protocol = Http<PostUrl, Answer>> + Clone + Send + Sync + 'static,
    <<Deed::Client as Client<Deed::Error>>::Request as ClientReq<Deed::Error>>::FormData: From<FormData>,
    Deed::Client: Client<Deed::Error>,
    Deed::Output: Send + Sync + 'static,
    Deed::Error: Send + Sync + 'static,
{
    let props = leptos::form::ActionFormProps::builder().action(action).children(children.boxed()).build();
    leptos::form::ActionForm(props).into_any()
}
