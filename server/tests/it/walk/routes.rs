//! The plain routes and the pages, each with a sample.

use super::samples::Theirs::{self, Missing, Own, Skipped};

/// Method, address as it is registered, as it is asked, and what a stranger gets. `{…}` is filled in with somebody's
/// ids.
pub const ROUTES: &[(&str, &str, &str, Theirs)] = &[
    ("GET", "/health", "/health", Own),
    ("GET", "/ready", "/ready", Own),
    ("GET", "/metrics", "/metrics", Own),
    ("POST", "/upload", "/upload", Missing),
    ("GET", "/materials/{id}/original", "/materials/{material}/original", Missing),
    ("GET", "/materials/{id}/pages/{file}", "/materials/{document}/pages/1.webp", Missing),
    ("GET", "/materials/{id}/recording", "/materials/{recording}/recording", Missing),
    ("POST", "/materials/{id}/transcript", "/materials/{recording}/transcript", Missing),
    ("GET", "/figures/{file}", "/figures/{figure}.webp", Missing),
    ("POST", "/cards/import/package", "/cards/import/package", Own),
    ("GET", "/cards/export.csv", "/cards/export.csv", Own),
    ("GET", "/cards/export.json", "/cards/export.json", Own),
    ("GET", "/cards/export.apkg", "/cards/export.apkg", Own),
    ("GET", "/cards/media/{file}", "/cards/media/{medium}", Missing),
    // It has no end.
    ("GET", "/live", "/live", Skipped),
    ("GET", "/answers/{message}/events", "/answers/{message}/events", Missing),
    ("GET", "/conversations/{id}/export.md", "/conversations/{conversation}/export.md", Missing),
    ("GET", "/study/{id}/pages/{file}", "/study/{output}/pages/1.webp", Missing),
    ("GET", "/study/{id}/save/{format}", "/study/{output}/save/json", Missing),
];

/// What is sent to a route that takes a file.
pub struct Form {
    /// As it is registered.
    pub address: &'static str,
    /// Before the file.
    pub fields: &'static [(&'static str, &'static str)],
    pub file_name: &'static str,
    pub text: &'static str,
}

/// One for each route that takes a file.
pub const FORMS: [Form; 3] = [
    Form { address: "/upload", fields: &[("subject", "{subject}")], file_name: "a.txt", text: "text" },
    Form {
        address: "/materials/{id}/transcript",
        fields: &[],
        file_name: "a.srt",
        text: "00:00:01,000 --> 00:00:02,000\r\nHello.\r\n",
    },
    Form { address: "/cards/import/package", fields: &[], file_name: "a.apkg", text: "text" },
];

/// Page as it is registered, as it is asked, and what a stranger gets.
pub const PAGES: &[(&str, &str, Theirs)] = &[
    ("/", "/", Own),
    ("/sign-in", "/sign-in", Own),
    ("/register", "/register", Own),
    ("/library", "/library", Own),
    ("/library", "/library?subject={subject}", Own),
    ("/materials/{id}", "/materials/{material}", Missing),
    ("/materials/{id}/edit", "/materials/{draft}/edit", Missing),
    ("/notes/new", "/notes/new", Own),
    ("/ask", "/ask", Own),
    ("/ask/{conversation}", "/ask/{conversation}", Missing),
    ("/study", "/study", Own),
    ("/study/{id}", "/study/{output}", Missing),
    ("/study/{id}/take", "/study/{output}/take?attempt={attempt}", Missing),
    ("/search", "/search?q=forgetting", Own),
    ("/search", "/search?q=forgetting&material={material}", Own),
    ("/settings", "/settings", Own),
    ("/settings/models", "/settings/models", Own),
    ("/settings/models/{id}", "/settings/models/{provider}", Missing),
    ("/cards", "/cards", Own),
    ("/cards", "/cards?import={import}", Own),
    ("/cards/cover/{figure}", "/cards/cover/{figure}", Missing),
    ("/cards/import", "/cards/import", Own),
    ("/cards/import", "/cards/import?id={import}", Own),
    ("/review", "/review", Own),
    ("/review/settings", "/review/settings", Own),
    ("/review/away", "/review/away", Own),
    ("/jobs", "/jobs", Own),
];

/// What anybody may ask, with what they get; 0 where that depends on the machine.
pub const PUBLIC: [(&str, &str, u16); 11] = [
    ("GET", "/api/accounts/me", 200),
    ("POST", "/api/accounts/register", 422),
    ("POST", "/api/accounts/sign_in", 422),
    ("POST", "/api/accounts/sign_out", 200),
    ("GET", "/api/accounts/welcome", 200),
    ("GET", "/health", 200),
    ("GET", "/metrics", 200),
    ("GET", "/ready", 0),
    ("GET", "/register", 200),
    // Holds nothing of anybody's: what it shows is kept by the browser.
    ("GET", "/review/away", 200),
    ("GET", "/sign-in", 200),
];

/// What their owner does not ask in a test, with the reason.
pub const UNASKED: [(&str, &str); 1] = [("/api/providers/try_out", "it asks a server of the open web")];

/// What their owner may be refused on some machines, though never with 404, with the reason.
pub const REFUSED: [(&str, &str); 1] = [("/api/ingest/recognise", "without a recogniser scans cannot be read (503)")];

/// What is drawn by the PDF library, whatever it is made from.
pub const DRAWN: [&str; 2] = ["/study/{id}/pages/{file}", "/api/study/drawn_pages"];
