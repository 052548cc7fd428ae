//! The child's side: one PDF, one question at a time, until the parent is gone.
//!
//! Invariant: it writes nothing but frames to standard output, and it outlives its parent by seconds at most.
//! It is meant to die: no fault in here needs handling beyond naming it.

use super::protocol::{Ask, Tell, read_ask, write_tell};
use super::{document, glyphs, picture};
use crate::ReadError;
use crate::layout::{self, Laid};
use crate::page::Page;
use pdfium_render::prelude::*;
use std::collections::VecDeque;
use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

/// Laid-out pages kept for their neighbours' sake.
const KEPT: usize = 16;
/// Text of one page beyond which it is refused, in bytes.
const TEXT_AT_MOST: usize = 4 * 1024 * 1024;
const WORDS_AT_MOST: usize = 100_000;

/// The whole life of a child: what `lectern reader` calls, before any runtime or thread is started.
pub fn main() -> ExitCode {
    let mut input = BufReader::new(io::stdin());
    let mut output = BufWriter::new(io::stdout());
    leave_with_the_parent();
    match serve(&mut input, &mut output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// A parent that is killed closes the pipe, but a child busy in a loop would not see that.
fn leave_with_the_parent() {
    let parent = rustix::process::getppid();
    let watch = move || {
        while rustix::process::getppid() == parent {
            std::thread::sleep(Duration::from_secs(2));
        }
        std::process::exit(1);
    };
    // Without the thread the child still ends when its pipe does.
    let _ = std::thread::Builder::new().name("watch".into()).stack_size(64 * 1024).spawn(watch);
}

fn limit_memory(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::As, Rlimit { current: Some(bytes), maximum: Some(bytes) });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

fn serve(input: &mut impl io::Read, output: &mut impl Write) -> io::Result<()> {
    let Some(Ask::Open { pdfium, memory_bytes, file, password }) = read_ask(input)? else { return Ok(()) };
    limit_memory(memory_bytes);
    let library = match document::library(&pdfium) {
        Ok(library) => library,
        Err(error) => return write_tell(output, &Tell::Failed(error)),
    };
    let opened = document::open(&library, &file, password.as_deref())
        .and_then(|document| document::about(&document).map(|about| (document, about)));
    let (document, about) = match opened {
        Ok(opened) => opened,
        Err(error) => return write_tell(output, &Tell::Failed(error)),
    };
    let pages = about.pages;
    write_tell(output, &Tell::Opened(Box::new(about)))?;
    let mut reading = Reading { document: &document, pages, kept: VecDeque::new() };
    while let Some(ask) = read_ask(input)? {
        let tell = match ask {
            Ask::Open { .. } => Tell::Failed(ReadError::Crashed),
            Ask::Page { number, avoid } => match reading.page(number, &avoid, output)? {
                Ok(page) => Tell::Page(Box::new(page)),
                Err(error) => Tell::Failed(error),
            },
            Ask::Render { number, width_px } => match reading.picture(number, width_px) {
                Ok(bytes) => Tell::Picture(bytes),
                Err(error) => Tell::Failed(error),
            },
        };
        write_tell(output, &tell)?;
    }
    Ok(())
}

/// The open document and the pages laid out lately.
struct Reading<'a, 'l> {
    document: &'a PdfDocument<'l>,
    pages: u32,
    kept: VecDeque<(u32, Rc<Laid>)>,
}

impl Reading<'_, '_> {
    fn page(&mut self, number: u32, avoid: &[u32], output: &mut impl Write) -> io::Result<Result<Page, ReadError>> {
        let laid = match self.laid(number, output)? {
            Ok(laid) => laid,
            Err(error) => return Ok(Err(error)),
        };
        let mut neighbours = Vec::new();
        for near in layout::neighbours(number, self.pages) {
            if !avoid.contains(&near)
                && let Ok(found) = self.laid(near, output)?
            {
                neighbours.push(found);
            }
        }
        // The page in hand is to blame for what is left to do.
        write_tell(output, &Tell::At(number))?;
        let near: Vec<&Laid> = neighbours.iter().map(Rc::as_ref).collect();
        let mut page = layout::page(&laid, &near);
        page.words.truncate(WORDS_AT_MOST);
        if page.text.len() > TEXT_AT_MOST {
            return Ok(Err(ReadError::TooLarge { what: "the text of this page".into() }));
        }
        Ok(Ok(page))
    }

    fn laid(&mut self, number: u32, output: &mut impl Write) -> io::Result<Result<Rc<Laid>, ReadError>> {
        if let Some((_, laid)) = self.kept.iter().find(|(kept, _)| *kept == number) {
            return Ok(Ok(laid.clone()));
        }
        write_tell(output, &Tell::At(number))?;
        let sheet = self.document.pages().get(number as i32 - 1).and_then(|page| glyphs::sheet(&page, number));
        let Ok(sheet) = sheet else { return Ok(Err(ReadError::Damaged)) };
        let laid = Rc::new(layout::lay(sheet));
        if self.kept.len() >= KEPT {
            // The farthest goes: pages are mostly read one after the other.
            let far = (0..self.kept.len()).max_by_key(|index| self.kept[*index].0.abs_diff(number));
            if let Some(far) = far {
                self.kept.remove(far);
            }
        }
        self.kept.push_back((number, laid.clone()));
        Ok(Ok(laid))
    }

    fn picture(&self, number: u32, width_px: u32) -> Result<Vec<u8>, ReadError> {
        let page = self.document.pages().get(number as i32 - 1).map_err(|_| ReadError::Damaged)?;
        picture::webp(&page, width_px)
    }
}
