//! A page is made by one thread at a time.
//!
//! Leptos makes the parts of a page that wait for data as tasks of their own. Two threads in one page meet in its
//! signals: one that is being written cannot be read by the other thread, which takes it for one that is gone and
//! panics. So all tasks of a page, and the stream of its text, pass one door, one after the other. Pages do not wait
//! for each other. A page's tasks end with it: nobody would read what they make.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use futures::{Stream, StreamExt};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

tokio::task_local! {
    /// The door of the page that the running task belongs to.
    static DOOR: Door;
}

/// Where the tasks of one page queue up; holds whether the page is over.
#[derive(Clone, Default)]
struct Door(Arc<Mutex<bool>>);

impl Door {
    /// A task that panicked within leaves the door as it is: the others do not depend on it.
    fn enter(&self) -> MutexGuard<'_, bool> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the running thread is within already.
    fn is_entered(&self) -> bool {
        DOOR.try_with(|door| Arc::ptr_eq(&door.0, &self.0)).unwrap_or(false)
    }

    /// Runs the next step of a part; `None` when the page is over.
    fn step<T>(&self, step: impl FnOnce() -> T) -> Option<T> {
        let over = self.enter();
        (!*over).then(|| DOOR.sync_scope(self.clone(), step))
    }
}

/// A part of a page: its making, a task, or its text as it comes.
struct Part<Work> {
    door: Door,
    /// Dropped behind the door, too: it holds what the others use.
    work: Option<Work>,
    /// Whether the page is over when this part is.
    last: bool,
}

impl<Work> Part<Work> {
    fn end(&mut self) {
        // A runtime that is being shut down drops a task in the hands of the part that starts it.
        let mut over = (!self.door.is_entered()).then(|| self.door.enter());
        if let Some(over) = over.as_deref_mut() {
            *over |= self.last;
        }
        self.work = None;
    }
}

impl<Work> Drop for Part<Work> {
    fn drop(&mut self) {
        self.end();
    }
}

impl Future for Part<PinnedFuture<()>> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let part = self.get_mut();
        let Some(work) = &mut part.work else { return Poll::Ready(()) };
        let polled = part.door.step(|| work.as_mut().poll(context)).unwrap_or(Poll::Ready(()));
        if polled.is_ready() {
            part.end();
        }
        polled
    }
}

impl Stream for Part<BodyDataStream> {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let part = self.get_mut();
        let Some(work) = &mut part.work else { return Poll::Ready(None) };
        let polled = part.door.step(|| work.poll_next_unpin(context)).unwrap_or(Poll::Ready(None));
        if matches!(polled, Poll::Ready(None)) {
            part.end();
        }
        polled
    }
}

/// Starts the tasks of pages behind their doors, and all others as ever.
struct Doors;

impl CustomExecutor for Doors {
    fn spawn(&self, work: PinnedFuture<()>) {
        match DOOR.try_with(Door::clone) {
            Ok(door) => tokio::spawn(Part { door, work: Some(work), last: false }),
            Err(_) => tokio::spawn(work),
        };
    }

    fn spawn_local(&self, work: PinnedLocalFuture<()>) {
        tokio::task::spawn_local(work);
    }

    fn poll_local(&self) {}
}

/// Has Leptos start its tasks here. Before its routes are listed, which would choose for the whole process.
pub fn prepare() {
    // Chosen once for the process; the second router of a test finds it chosen.
    let _ = Executor::init_custom_executor(Doors);
}

/// A layer around pages. Server functions are registered beside them and make none.
pub async fn page(request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    make(next.run(request)).await
}

/// Makes one page.
pub async fn make(page: impl Future<Output = Response> + Send) -> Response {
    let door = Door::default();
    let mut making = Part { door: door.clone(), work: Some(Box::pin(page)), last: true };
    let response = std::future::poll_fn(|context| match &mut making.work {
        // Nobody else ends the page before its text is there.
        Some(page) => making.door.step(|| page.as_mut().poll(context)).unwrap_or(Poll::Pending),
        None => Poll::Pending,
    })
    .await;
    making.last = false;
    response.map(|body| Body::from_stream(Part { door, work: Some(body.into_data_stream()), last: true }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse;
    use leptos::prelude::{ArcRwSignal, GetUntracked, Update};
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use tokio::sync::Notify;

    async fn read(response: Response) -> String {
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("whole");
        String::from_utf8(bytes.to_vec()).expect("text")
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn a_signal_of_a_page_can_be_read_and_written_by_all_its_tasks() {
        prepare();
        let (tasks, steps) = (16, 200);
        let signal = ArcRwSignal::new(0);
        let (done, ended) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
        let refused = Arc::new(AtomicUsize::new(0));
        let page = async {
            for _ in 0..tasks {
                let (signal, refused) = (signal.clone(), refused.clone());
                let (done, ended) = (done.clone(), ended.clone());
                Executor::spawn(async move {
                    for _ in 0..steps {
                        let written = signal.try_update(|count| {
                            (0..2_000).for_each(|_| std::hint::spin_loop());
                            *count += 1;
                        });
                        let read = signal.try_get_untracked();
                        refused.fetch_add(usize::from(written.is_none() || read.is_none()), Ordering::SeqCst);
                        tokio::task::yield_now().await;
                    }
                    done.fetch_add(1, Ordering::SeqCst);
                    ended.notify_one();
                });
            }
            while done.load(Ordering::SeqCst) < tasks {
                ended.notified().await;
            }
            "made".into_response()
        };
        assert_eq!(read(make(page).await).await, "made");
        assert_eq!(refused.load(Ordering::SeqCst), 0, "two threads met in one signal");
        assert_eq!(signal.get_untracked(), tasks * steps);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn the_tasks_of_a_page_end_with_it_and_a_page_left_in_its_middle_ends_too() {
        prepare();
        for read_whole in [true, false] {
            let (go, held) = (Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
            let (dropped, gone) = tokio::sync::oneshot::channel::<()>();
            let page = async {
                let (go, held) = (go.clone(), held.clone());
                Executor::spawn(async move {
                    let _dropped = dropped;
                    go.notified().await;
                    held.store(true, Ordering::SeqCst);
                });
                "made".into_response()
            };
            let response = make(page).await;
            if read_whole {
                assert_eq!(read(response).await, "made");
            } else {
                drop(response);
            }
            go.notify_one();
            assert!(gone.await.is_err(), "the task is dropped");
            assert!(!held.load(Ordering::SeqCst), "it did not go on");
        }
    }

    #[tokio::test]
    async fn a_task_of_no_page_is_started_as_ever() {
        prepare();
        let (send, receive) = tokio::sync::oneshot::channel();
        Executor::spawn(async move {
            let _ = send.send(47);
        });
        assert_eq!(receive.await, Ok(47));
    }
}
