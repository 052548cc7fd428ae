//! Which handler runs which name.

use crate::{Context, Done, Job, JobFault};
use futures::{FutureExt, future::BoxFuture};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

type Erased<S> = Arc<dyn Fn(S, serde_json::Value, Context) -> BoxFuture<'static, Result<Done, JobFault>> + Send + Sync>;

struct Entry<S> {
    run: Erased<S>,
    at_once: usize,
}

/// Handlers by name. `S` is what every handler is handed: the services.
pub struct Registry<S> {
    entries: BTreeMap<&'static str, Entry<S>>,
}

impl<S> Default for Registry<S> {
    fn default() -> Self {
        Self { entries: BTreeMap::new() }
    }
}

impl<S: Send + 'static> Registry<S> {
    /// Without any name.
    pub fn new() -> Self {
        Self::default()
    }

    /// `J` is run by `handler`, as many at once as there are workers.
    #[must_use]
    pub fn on<J, F>(self, handler: impl Fn(S, J, Context) -> F + Send + Sync + 'static) -> Self
    where
        J: Job,
        F: Future<Output = Result<Done, JobFault>> + Send + 'static,
    {
        self.at_most::<J, F>(usize::MAX, handler)
    }

    /// The same, but this process runs at most `at_once` of them, so that long ones leave workers for others.
    #[must_use]
    pub fn at_most<J, F>(mut self, at_once: usize, handler: impl Fn(S, J, Context) -> F + Send + Sync + 'static) -> Self
    where
        J: Job,
        F: Future<Output = Result<Done, JobFault>> + Send + 'static,
    {
        let run: Erased<S> = Arc::new(move |services, payload, context| match serde_json::from_value::<J>(payload) {
            Ok(job) => handler(services, job, context).boxed(),
            Err(error) => {
                context.log(format!("its data cannot be read: {error}"));
                let fault =
                    JobFault::fail("This was asked for by a version that speaks differently.", "Ask for it again.");
                futures::future::ready(Err(fault)).boxed()
            }
        });
        self.entries.insert(J::NAME, Entry { run, at_once: at_once.max(1) });
        self
    }

    /// A name that no longer exists: what still waits under it fails with a sentence instead of waiting for ever.
    #[must_use]
    pub fn retired(mut self, name: &'static str) -> Self {
        let run: Erased<S> = Arc::new(|_, _, _| {
            let fault = JobFault::fail(
                "This kind of work no longer exists.",
                "Nothing is lost; ask for it afresh if you need it.",
            );
            futures::future::ready(Err(fault)).boxed()
        });
        self.entries.insert(name, Entry { run, at_once: usize::MAX });
        self
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.entries.keys().copied()
    }

    /// The names that have room, given how many of each run in this process.
    pub(crate) fn open(&self, running: &HashMap<String, usize>) -> Vec<&'static str> {
        let room = |(name, entry): (&&'static str, &Entry<S>)| {
            (running.get(*name).copied().unwrap_or(0) < entry.at_once).then_some(*name)
        };
        self.entries.iter().filter_map(room).collect()
    }

    pub(crate) fn handler(&self, name: &str) -> Option<Erased<S>> {
        self.entries.get(name).map(|entry| entry.run.clone())
    }
}
