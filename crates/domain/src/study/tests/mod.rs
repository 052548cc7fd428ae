//! Study against real databases: each promise once.

mod items;
mod made;
mod own;
mod said;
mod taken;
mod written;

use crate::{
    Actor, Fault, Outcome, Services,
    study::Making,
    testing::{Bench, benches},
};
use contract::{MaterialId, OutputId, OutputItem, OutputKind, OutputOpened, Refusal, Role, Scope};
use queue::Runner;
use std::sync::Arc;

const MEMORY: &str = "# Memory\n\n## How memory works\n\n**Encoding** is the input of information into the memory \
    system. **Storage** is the creation of a permanent record of information. **Retrieval** is the act of getting \
    information out of memory storage and back into conscious awareness.\n\nShort-term memory holds about 7 items for \
    20 seconds.\n\n## Kinds of memory\n\n**Episodic memory** is memory of events that we have personally experienced. \
    **Semantic memory** is knowledge about words, concepts and language. **Procedural memory** is memory of how to do \
    things, such as skills and actions.\n\n**Rehearsal** is the repetition of information to be remembered. \
    **Chunking** is the grouping of small pieces of information into larger ones.\n\n## Forgetting\n\n**Amnesia** is \
    the loss of long-term memory that occurs as the result of disease or injury. **Interference** is the failure to \
    retrieve information because other information is in the way.";

struct Desk {
    bench: Bench,
    services: Arc<Services>,
    runner: Runner<Arc<Services>>,
    ada: Actor,
    memory: MaterialId,
}

async fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    for bench in benches().await {
        desks.push(Desk::at(bench).await);
    }
    desks
}

impl Desk {
    async fn at(bench: Bench) -> Self {
        let services = Arc::new(Services::new(bench.tools.clone()));
        let runner = crate::jobs::runner(services.clone(), 2);
        let ada = bench.person("Ada", Role::Learner).await;
        let memory = services.library.write_note(&ada, None, "Memory", MEMORY).await.expect("a note");
        let desk = Self { bench, services, runner, ada, memory };
        desk.work().await;
        desk
    }

    async fn work(&self) {
        while self.runner.step().await.is_some() {}
    }

    async fn ask(&self, kind: OutputKind) -> OutputId {
        let scope = Scope { materials: vec![self.memory], ..Scope::default() };
        let making = Making { kind, scope, ..Making::default() };
        self.services.study.make(&self.ada, making).await.expect("it is asked for")
    }

    /// Has it made, and opens it.
    async fn make(&self, kind: OutputKind) -> OutputOpened {
        let id = self.ask(kind).await;
        self.work().await;
        self.open(id).await
    }

    async fn open(&self, id: OutputId) -> OutputOpened {
        self.services.study.open(&self.ada, id).await.expect("it is there")
    }
}

fn fronts(items: &[OutputItem]) -> Vec<&str> {
    items.iter().map(|item| item.body.front.as_str()).collect()
}

fn refusal<T: std::fmt::Debug>(outcome: Outcome<T>) -> Refusal {
    match outcome {
        Err(Fault::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
