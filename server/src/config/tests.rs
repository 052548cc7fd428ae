//! What a configuration promises: order of sources, all mistakes at once, no secret shown.

use super::*;
use secrecy::ExposeSecret;
use std::collections::BTreeMap;

fn with_file(text: &str) -> (tempfile::TempDir, Sources) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("lectern.toml"), text).expect("writes");
    let sources = Sources { data: Some(folder.path().to_owned()), ..Sources::default() };
    (folder, sources)
}

fn variables(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

#[test]
fn nothing_need_be_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config::read(Sources { data: Some(folder.path().to_owned()), ..Sources::default() }).expect("reads");
    assert_eq!(config.http.address.to_string(), "127.0.0.1:3000");
    assert!(config.database.url.expose_secret().ends_with("/lectern.db?mode=rwc"));
    assert_eq!(config.limits.upload_bytes, 200 << 20);
    assert_eq!(config.file, None);
}

#[test]
fn flags_win_over_environment_and_environment_over_file() {
    let (_folder, mut sources) = with_file("[http]\naddress = '127.0.0.1:1'\nper_minute = 60\nseconds = 7\n");
    sources.environment = variables(&[("LECTERN_HTTP_ADDRESS", "127.0.0.1:2"), ("LECTERN_HTTP_PER_MINUTE", "70")]);
    sources.flags.insert("http.address".into(), "127.0.0.1:3".into());
    let config = Config::read(sources).expect("reads");
    assert_eq!(config.http.address.port(), 3);
    assert_eq!(config.http.per_minute, 70);
    assert_eq!(config.http.seconds, 7);
}

#[test]
fn all_mistakes_come_together() {
    let (_folder, mut sources) = with_file(
        "[http]\naddress = 'here'\nport = 3\ntrusted_proxies = ['10.0.0.0/99']\n[limits]\nworkers = 0\n\
         [accounts]\nregistration = 'maybe'\n[log]\nfilter = 'a=b=c'\n[[models.chat]]\nname = 'x'\nurl = 'y'\n",
    );
    sources.environment = variables(&[("LECTERN_DATABASE_URL", "mysql://x")]);
    let Mistakes(mistakes) = Config::read(sources).expect_err("refuses");
    for about in [
        "http.address",
        "http.port",
        "http.trusted_proxies",
        "limits.workers",
        "accounts.registration",
        "log.filter",
        "database.url",
        "\"url\"",
        "“model”",
        "“base_url”",
    ] {
        assert!(mistakes.iter().any(|mistake| mistake.contains(about)), "{about} in {mistakes:#?}");
    }
    assert!(mistakes.iter().all(|mistake| mistake.ends_with('.')), "{mistakes:#?}");
}

#[test]
fn what_is_not_toml_is_said_and_a_named_file_must_be_there() {
    let (_folder, sources) = with_file("[http\n");
    assert!(Config::read(sources).expect_err("refuses").to_string().contains("is not TOML"));
    let sources = Sources { file: Some("/nowhere/lectern.toml".into()), ..Sources::default() };
    assert!(Config::read(sources).expect_err("refuses").to_string().contains("/nowhere/lectern.toml"));
}

#[test]
fn no_secret_is_shown() {
    let (_folder, mut sources) = with_file(
        "[[models.chat]]\nname = 'big'\nbase_url = 'https://models.example/v1'\nmodel = 'big-1'\nkey = 'sesame-1'\n",
    );
    sources.environment = variables(&[
        ("LECTERN_DATABASE_URL", "postgres://u:sesame-2@h/d"),
        ("LECTERN_CHAT_URL", "http://localhost:8080/v1"),
        ("LECTERN_CHAT_MODEL", "small"),
        ("LECTERN_CHAT_KEY", "sesame-3"),
    ]);
    let config = Config::read(sources).expect("reads");
    assert_eq!(config.models.chat.len(), 2);
    assert_eq!(config.models.chat[0].base_url, "https://models.example/v1/");
    assert_eq!(config.models.chat[1].name, "small");
    assert_eq!(config.models.chat[1].key.expose_secret(), "sesame-3");
    let debug = format!("{config:?}");
    assert!(!debug.contains("sesame"), "{debug}");
    assert!(config.shown.iter().any(|shown| shown.key == "models.chat"));
    assert!(config.shown.iter().all(|shown| !shown.about.is_empty()));
}
