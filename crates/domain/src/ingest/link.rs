//! Links: an address becomes a material, whose page is fetched when it is read in and kept as it was that day.

use super::accept::broken;
use super::finish::Stop;
use super::source::kind_at_first;
use super::store;
use super::{Ingest, ask_reading};
use crate::web::{Fetched, NotFetched};
use crate::{Actor, Outcome, permit};
use ::store::entities::material;
use ::store::word;
use contract::{MaterialKind, MaterialState, Refusal, SubjectId, Uploaded};
use queue::{Context, JobFault};
use reading::{Kind, Ocr, OpenOptions, ReadError, sniff};
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;

/// Characters of an address.
const LONGEST: usize = 2_000;
/// The width of a kept picture, in pixels.
const PICTURE_WIDTH: u32 = 1600;
/// Parameters that say where a visitor came from, not what the page is.
const TRACKING: [&str; 6] = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid"];

impl Ingest {
    /// Keeps a page of the web. The same address again is recognised.
    pub async fn add_link(&self, actor: &Actor, typed: &str, subject: Option<SubjectId>) -> Outcome<Uploaded> {
        let subject = match subject {
            Some(subject) => Some(permit::subject(&self.tools, actor, subject).await?.id),
            None => None,
        };
        let address = canonical(typed)?;
        let shown = shown(&address);
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        store::lock_account(&tx, actor.account.0).await?;
        if let Some(there) = store::with_address(&tx, actor.account.0, &address).await? {
            self.take_again(&tx, &there).await?;
            tx.commit().await?;
            self.tools.wake.ring();
            self.tell(there.id).await.map_err(broken)?;
            return Ok(Uploaded { file_name: shown, material: Some(there.id.into()), duplicate: true, refusal: None });
        }
        let most = self.tools.limits.materials_per_account;
        if store::count(&tx, actor.account.0).await? >= most {
            return Err(super::accept::full(most).into());
        }
        let row = material::Model {
            id: Uuid::now_v7(),
            account_id: actor.account.0,
            subject_id: subject,
            title: shown.clone(),
            kind: word::of(MaterialKind::Link),
            media_type: "text/html".into(),
            address: Some(address),
            ..super::note::blank(now)
        };
        store::insert(&tx, row.clone()).await?;
        ask_reading(&tx, now, &row).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        tracing::info!(account.id = %actor.account, material.id = %row.id, "a link was taken in");
        self.tell(row.id).await.map_err(broken)?;
        Ok(Uploaded { file_name: shown, material: Some(row.id.into()), duplicate: false, refusal: None })
    }

    /// Fetches what a link leads to, unless that is here already. Gives the material as it is afterwards.
    pub(super) async fn fetch(&self, material: &material::Model, context: &Context) -> Result<material::Model, Stop> {
        let (Some(address), None) = (&material.address, &material.file_key) else { return Ok(material.clone()) };
        context.progress("fetch", 0, 0);
        let fetched = self.tools.web.page(address).await.map_err(stop_of)?;
        let name = name_of(&fetched.address);
        let kind = kind_of(&fetched, &name)?;
        let sha256 = hex::encode(Sha256::digest(&fetched.bytes));
        let key = format!("originals/{}/{sha256}", material.account_id);
        let bytes = fetched.bytes.len() as i64;
        self.tools.files.put(&key, fetched.bytes).await.map_err(|fault| JobFault::Retry(fault.into()))?;
        let address = canonical(&fetched.address).unwrap_or_else(|_| address.clone());
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::lock_account(&tx, material.account_id).await?;
        // Two addresses may lead to one page.
        let other = store::with_address(&tx, material.account_id, &address).await?;
        if let Some(other) = other.filter(|other| other.id != material.id) {
            tx.commit().await?;
            let say = format!("This leads to a page that is in your library already: “{}”.", other.title);
            return Err(Stop::Job(JobFault::fail(say, "Delete this one, and open the other.")));
        }
        let fetched = material::Model {
            kind: word::of(if kind == Kind::Html { MaterialKind::Link } else { kind_at_first(&kind) }),
            media_type: kind.media_type().to_owned(),
            file_key: Some(key),
            file_name: (kind != Kind::Html).then_some(name),
            bytes,
            sha256: Some(sha256),
            address: Some(address),
            ..material.clone()
        };
        store::set_fetched(&tx, &fetched).await?;
        tx.commit().await?;
        Ok(fetched)
    }

    /// A picture of a page of the web, made into one that is safe to show; `None` where it cannot be had.
    pub(super) async fn fetch_picture(
        &self,
        material: &material::Model,
        address: &str,
    ) -> Result<Option<Vec<u8>>, JobFault> {
        let Ok(fetched) = self.tools.web.picture(address).await else { return Ok(None) };
        let kind = sniff(&fetched.bytes, "picture");
        if !matches!(kind, Kind::Image { .. }) {
            return Ok(None);
        }
        // It is unpacked where it can do no harm: in a child process, from a file.
        let key = format!("{}/fetched", super::figures_of(material.id));
        self.tools.files.put(&key, fetched.bytes).await?;
        let drawn = self.draw_fetched(&key, &kind).await;
        self.tools.files.delete(&key).await?;
        Ok(drawn.ok())
    }

    async fn draw_fetched(&self, key: &str, kind: &Kind) -> Result<Vec<u8>, ReadError> {
        let options = OpenOptions { ocr: Ocr::Never, ..OpenOptions::default() };
        let mut open = self.tools.readers.open(&self.tools.files.local(key), kind, &options).await?;
        open.render(1, PICTURE_WIDTH).await
    }

    /// A link that was there: out of the trash, and tried again if it had failed.
    async fn take_again(&self, tx: &impl store::Connection, there: &material::Model) -> Outcome<()> {
        let failed = matches!(word::read(&there.state)?, MaterialState::Failed | MaterialState::Cancelled);
        if there.trashed_at.is_some() || failed {
            store::set_restored(tx, there.id).await?;
            if failed {
                store::clear_failed(tx, there.id).await?;
                store::set_waiting(tx, there.id).await?;
            }
            ask_reading(tx, self.tools.now(), there).await?;
        }
        Ok(())
    }
}

/// Said at once: a person who waits decides better than a queue whether to try again.
fn stop_of(fault: NotFetched) -> Stop {
    Stop::Job(JobFault::fail(fault.say, fault.hint))
}

/// What came, told by its bytes; by what the server says where they are silent.
fn kind_of(fetched: &Fetched, name: &str) -> Result<Kind, Stop> {
    let said = Kind::of_media_type(&fetched.media_type);
    let kind = match sniff(&fetched.bytes, name) {
        Kind::PlainText if matches!(said, Kind::Html | Kind::Markdown) => said,
        seen => seen,
    };
    match kind.refusal() {
        None => Ok(kind),
        Some(_) if matches!(kind, Kind::Recording { .. }) => Ok(kind),
        Some(refusal) => Err(Stop::File(refusal)),
    }
}

/// An address as it is compared and kept: http or https, without a fragment and without what only tracks.
pub(super) fn canonical(typed: &str) -> Result<String, Refusal> {
    let wrong =
        || Refusal::invalid("address", "This is no address of a web page. One looks like https://example.org/page.");
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > LONGEST {
        return Err(wrong());
    }
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let mut url = Url::parse(&whole).map_err(|_| wrong())?;
    let host = url.host_str().unwrap_or_default();
    if !matches!(url.scheme(), "http" | "https") || !host.contains(['.', ':']) && host != "localhost" {
        return Err(wrong());
    }
    // A name and a password in an address are for nobody else to keep.
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refusal::invalid("address", "This address holds a name or a password. Leave them out."));
    }
    url.set_fragment(None);
    let tracks = |name: &str| name.starts_with("utm_") || TRACKING.contains(&name);
    if url.query_pairs().any(|(name, _)| tracks(&name)) {
        let kept: Vec<_> = url
            .query_pairs()
            .filter(|(name, _)| !tracks(name))
            .map(|(n, v)| (n.into_owned(), v.into_owned()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    } else if url.query() == Some("") {
        url.set_query(None);
    }
    Ok(url.into())
}

/// As a title until the page has told its own.
fn shown(address: &str) -> String {
    let plain = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/');
    plain.chars().take(120).collect()
}

/// Whether a title is but an address, also one that has led on to this.
pub(super) fn is_shown_as(title: &str, address: &str) -> bool {
    title == shown(address) || canonical(title).is_ok_and(|own| shown(&own) == title)
}

/// The last part of a path, for telling kinds apart and for a download's name.
fn name_of(address: &str) -> String {
    let url = Url::parse(address).ok();
    let last = url.as_ref().and_then(|url| url.path_segments()?.next_back().map(str::to_owned)).unwrap_or_default();
    super::accept::plain_name(if last.is_empty() { "page" } else { &last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_address() {
        for typed in [
            "https://example.org/a",
            " example.org/a ",
            "HTTPS://Example.ORG:443/a#part",
            "https://example.org/a?utm_source=x&gclid=1",
            "https://example.org/a?",
        ] {
            assert_eq!(canonical(typed).as_deref(), Ok("https://example.org/a"), "{typed}");
        }
        assert_eq!(canonical("https://e.org/?q=a%20b&utm_medium=y&p=2").as_deref(), Ok("https://e.org/?q=a+b&p=2"));
        assert_ne!(canonical("http://e.org/").ok(), canonical("https://e.org/").ok());
    }

    #[test]
    fn what_is_no_address_of_a_page_is_refused() {
        for typed in
            ["", "  ", "file:///etc/passwd", "javascript:alert(1)", "word", "https://", "ftp://e.org/a", "http://"]
        {
            assert!(canonical(typed).is_err(), "{typed}");
        }
        assert!(canonical("https://me:secret@e.org/").is_err());
        assert!(canonical(&format!("https://e.org/{}", "a".repeat(3_000))).is_err());
    }

    #[test]
    fn a_link_is_shown_by_where_it_leads_until_it_is_read() {
        assert_eq!(shown("https://example.org/a/b/"), "example.org/a/b");
        assert_eq!(name_of("https://e.org/files/paper.pdf?x=1"), "paper.pdf");
        assert_eq!(name_of("https://e.org"), "page");
    }
}
