//! `ingest`: files into the library, read and indexed before the command ends, the words in their figures too.

use super::{Answer, Common, Desk, answer::told};
use contract::{MaterialId, MaterialState, MaterialView, Refusal, SubjectId};
use domain::{Fault, Outcome, ingest::Seconds};
use reading::ReadError;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio_util::io::ReaderStream;
use tokio_util::sync::CancellationToken;

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The subject that they go to; made where there is none by that name.
    #[arg(long, value_name = "NAME")]
    pub subject: Option<String>,
    /// The password of encrypted files.
    #[arg(long)]
    pub password: Option<String>,
}

/// How often a material is looked at that another process may be reading in.
const LOOK: Duration = Duration::from_millis(100);

/// Takes each file in and waits until it is read. What fails does not stop the others.
pub async fn run(common: &Common, arguments: Arguments) -> Outcome<Answer> {
    let desk = Desk::open(common).await?;
    let subject = match &arguments.subject {
        Some(name) => Some(subject_named(&desk, name).await?),
        None => None,
    };
    let work = Work::begin(&desk);
    let mut files = Vec::new();
    let (mut text, mut refused) = (String::new(), false);
    // Subtitles last: the recording that they belong to is there then.
    let mut paths: Vec<&PathBuf> = arguments.files.iter().collect();
    paths.sort_by_key(|file| {
        file.extension().is_some_and(|end| ["srt", "vtt"].iter().any(|known| end.eq_ignore_ascii_case(known)))
    });
    for file in paths {
        let taken = match take(&desk, file, subject, arguments.password.as_deref()).await {
            Ok(taken) => taken,
            Err(fault) => Taken::failed(fault.into_refusal()),
        };
        refused |= taken.status == "failed";
        text.push_str(&format!("{}: {}\n", file.display(), taken.sentence()));
        files.push(taken.json(file));
    }
    while desk.wired.services.ingest.is_recognising(&desk.actor).await? {
        tokio::time::sleep(LOOK).await;
    }
    work.end().await;
    Ok(Answer { refused, ..Answer::new(json!({ "files": files }), text) })
}

/// The jobs of the library, run by this process while the command lasts.
pub struct Work {
    stop: CancellationToken,
    task: tokio::task::JoinHandle<()>,
}

impl Work {
    pub fn begin(desk: &Desk) -> Self {
        let runner = domain::jobs::runner(desk.wired.services.clone(), desk.config.limits.workers);
        let stop = CancellationToken::new();
        let heard = stop.clone();
        let task = tokio::spawn(async move {
            let _ended = runner.run(heard).await;
        });
        Self { stop, task }
    }

    /// What has not begun stays in the queue for the next process.
    pub async fn end(self) {
        self.stop.cancel();
        let _ended = self.task.await;
    }
}

/// What became of a file.
pub struct Taken {
    pub status: &'static str,
    pub material: Option<MaterialView>,
    pub chunks: Option<u64>,
    pub figures: Option<u64>,
    /// From the first byte to the end, and its parts where this process did the work.
    pub seconds: Option<Seconds>,
    pub error: Option<Refusal>,
}

impl Taken {
    fn failed(refusal: Refusal) -> Self {
        Self { status: "failed", material: None, chunks: None, figures: None, seconds: None, error: Some(refusal) }
    }

    fn json(&self, file: &Path) -> Value {
        let of = |count: fn(&MaterialView) -> u32| self.material.as_ref().map(count);
        json!({
            "file": file.display().to_string(),
            "status": self.status,
            "material": self.material.as_ref().map(|material| material.id),
            "pages": of(|material| material.pages),
            "failed_pages": of(|material| material.pages_failed),
            "chunks": self.chunks,
            "figures": self.figures,
            "seconds": self.seconds,
            "error": self.error.as_ref().map(told),
        })
    }

    fn sentence(&self) -> String {
        match (&self.error, &self.material) {
            (Some(refusal), _) => format!("{} {}", refusal.say(), refusal.hint()).trim_end().to_owned(),
            (None, Some(material)) => {
                let known = if self.status == "duplicate" { "already in the library" } else { "ready" };
                let say = material.say.as_deref().unwrap_or_default();
                format!("{known}, {} pages. {say}", material.pages).trim_end().to_owned()
            }
            (None, None) => self.status.to_owned(),
        }
    }
}

/// Takes one file in and waits until it is read.
pub async fn take(desk: &Desk, file: &Path, subject: Option<SubjectId>, password: Option<&str>) -> Outcome<Taken> {
    let (services, actor) = (&desk.wired.services, &desk.actor);
    let begun = Instant::now();
    let opened = match tokio::fs::File::open(file).await {
        Ok(opened) if opened.metadata().await.is_ok_and(|about| about.is_file()) => opened,
        _ => {
            let refusal = Refusal::invalid("file", format!("{} is not a file that can be opened.", file.display()));
            return Err(refusal.with_hint(ReadError::Io(String::new()).hint()).into());
        }
    };
    let received = services.ingest.receive(ReaderStream::with_capacity(opened, 64 * 1024)).await;
    let received = received.map_err(|error| Refusal::invalid("file", error.say()).with_hint(error.hint()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let uploaded = services.ingest.accept(actor, &name, received, subject).await?;
    // Why it cannot be read stands beside the material of a file that is kept all the same.
    let (id, mut wrong) = match (uploaded.material, uploaded.refusal) {
        (Some(id), unread) => (id, unread),
        (None, Some(refusal)) => return Ok(Taken::failed(refusal)),
        (None, None) => return Err(Fault::Broken(anyhow::anyhow!("a file was neither taken nor refused"))),
    };
    let mut material = until_read(desk, id).await?;
    if let (MaterialState::NeedsPassword, Some(password)) = (material.state, password) {
        match services.ingest.give_password(actor, id, password).await {
            Ok(()) => material = until_read(desk, id).await?,
            Err(Fault::Refused(refusal)) => wrong = Some(refusal),
            Err(fault) => return Err(fault),
        }
    }
    let status = match material.state {
        MaterialState::Ready if uploaded.duplicate => "duplicate",
        MaterialState::Ready => "ready",
        _ => "failed",
    };
    let error = (status == "failed").then(|| wrong.unwrap_or_else(|| unread(&material)));
    let whole = begun.elapsed().as_secs_f64();
    let seconds = services.ingest.seconds(actor, id).await?.filter(|_| !uploaded.duplicate).map(|job| {
        // The job's clock began when the file was already here.
        let before = (whole - job.total).max(0.0);
        Seconds { first_page: job.first_page.map(|first| before + first), total: whole, ..job }
    });
    let chunks = Some(services.ingest.passages(actor, id).await?);
    let figures = Some(services.ingest.figures(actor, id).await?);
    Ok(Taken { status, material: Some(material), chunks, figures, seconds, error })
}

/// What a material says that could not be read.
fn unread(material: &MaterialView) -> Refusal {
    let say = material.say.clone().unwrap_or_else(|| "Reading this was stopped.".into());
    let hint = material.hint.clone().unwrap_or_else(|| "Try again.".into());
    Refusal::invalid("file", say).with_hint(hint)
}

async fn until_read(desk: &Desk, id: MaterialId) -> Outcome<MaterialView> {
    let mut told = None;
    loop {
        let material = desk.wired.services.library.material(&desk.actor, id).await?;
        if !matches!(material.state, MaterialState::Waiting | MaterialState::Reading) {
            return Ok(material);
        }
        if material.pages > 0 && told != Some(material.pages_done) {
            told = Some(material.pages_done);
            eprintln!("{}: {} of {} pages", material.title, material.pages_done, material.pages);
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn subject_named(desk: &Desk, name: &str) -> Outcome<SubjectId> {
    let (library, actor) = (&desk.wired.services.library, &desk.actor);
    let known = library.subjects(actor).await?;
    match known.iter().find(|subject| subject.title.to_lowercase() == name.trim().to_lowercase()) {
        Some(subject) => Ok(subject.id),
        None => Ok(library.create_subject(actor, name).await?.id),
    }
}
