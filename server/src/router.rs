//! Every request's way in: the layers in order, then the routes.

use crate::middleware::{address, headers, limits, log, one_thread, session, streams};
use crate::site::Site;
use crate::{refuse, routes};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use contract::Refusal;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list, render_app_to_stream_with_context};
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{ConfigError, CsrfLayer, ProtectionError};

/// Everything the server answers.
///
/// # Errors
/// When a trusted origin is none; the configuration has checked that already.
pub fn router(site: Site) -> Result<Router, ConfigError> {
    one_thread::prepare();
    let listed = generate_route_list(app::App);
    let context = context(&site);
    let shell = {
        let options = site.leptos.clone();
        move || app::document(options.clone())
    };
    let pages = Router::new()
        .leptos_routes_with_context(&site, listed, context, shell)
        .layer(axum::middleware::from_fn(one_thread::page));
    let bounded = Router::new()
        .merge(routes::plain())
        .merge(pages)
        .fallback(file_or_page)
        .layer(from_fn_with_state(site.clone(), limits::bound_work));

    let mut csrf = CsrfLayer::new();
    for origin in &site.config.http.trusted_origins {
        csrf = csrf.add_trusted_origin(origin)?;
    }
    let layers = ServiceBuilder::new()
        .layer(axum::middleware::from_fn(log::follow))
        .layer(from_fn_with_state(site.clone(), address::know_visitor))
        .layer(from_fn_with_state(site.clone(), headers::guard))
        .layer(CompressionLayer::new())
        .layer(axum::middleware::from_fn(refuse::in_form))
        .layer(from_fn_with_state(site.clone(), streams::end_with_server))
        .layer(from_fn_with_state(site.clone(), limits::bound_rate))
        .layer(csrf.with_rejection_response(cross_site))
        .layer(session::layer(site.services.clone()))
        .layer(from_fn_with_state(site.clone(), session::know_actor))
        .layer(axum::middleware::from_fn(session::refuse_guests));
    // Set on the routes that are there, so after the last of them has come.
    let routes = bounded.merge(routes::large()).method_not_allowed_fallback(refuse::wrong_method);
    Ok(routes.layer(layers).with_state(site))
}

/// What pages and server functions find in their context; and a page's policy, which needs the nonce of its scripts.
fn context(site: &Site) -> impl Fn() + Clone + Send + Sync + 'static {
    let (services, built, reload_port) = (site.services.clone(), site.built.page.clone(), site.config.http.reload_port);
    move || {
        provide_context(services.clone());
        provide_context(built.clone());
        if let (Some(nonce), Some(options)) = (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = HeaderValue::from_str(&headers::page_policy(&nonce, reload_port))
        {
            options.insert_header(CONTENT_SECURITY_POLICY, policy);
        }
    }
}

/// A built file if there is one by that name; else the page that says that there is nothing here.
async fn file_or_page(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if path.starts_with("/api/") {
        return refuse::answer(Refusal::Missing, &refuse::Asker::of(&request));
    }
    if matches!(*request.method(), Method::GET | Method::HEAD)
        && let Some(file) = site.built.file(head_of(&request)).await
    {
        return file;
    }
    let shell = {
        let options = site.leptos.clone();
        move || app::document(options.clone())
    };
    let page = async move { render_app_to_stream_with_context(context(&site), shell)(request).await.into_response() };
    let mut response = one_thread::make(page).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// A request like this one, without its body.
fn head_of(request: &Request) -> Request {
    let mut head = Request::new(Body::empty());
    head.method_mut().clone_from(request.method());
    head.uri_mut().clone_from(request.uri());
    head.headers_mut().clone_from(request.headers());
    head
}

/// A page of another site tried to change something here.
fn cross_site(_error: ProtectionError) -> Response {
    refuse::Refused(Refusal::Forbidden).into_response()
}
