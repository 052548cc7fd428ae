//! The child's side: one file, one question at a time, until the parent is gone.
//!
//! Invariant: it writes nothing but frames to standard output, and it outlives its parent by seconds at most.
//! It is meant to die: no fault in here needs handling beyond naming it.

pub(crate) mod process;
pub(crate) mod protocol;

use crate::about::MaterialAbout;
use crate::flow::Flow;
use crate::images::OpenPicture;
use crate::ocr::Raster;
use crate::page::Page;
use crate::pdf::OpenPdf;
use crate::{Kind, ReadError, pdf};
use protocol::{Ask, Tell, read_ask, write_tell};
use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;
use std::time::Duration;

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
    let Some(Ask::Open(opening)) = read_ask(input)? else { return Ok(()) };
    limit_memory(opening.memory_bytes);
    let kind = Kind::of_media_type(&opening.media);
    if let Kind::Image { .. } = kind {
        return match OpenPicture::open(&opening.file) {
            Ok(mut picture) => answer(&mut picture, input, output),
            Err(error) => write_tell(output, &Tell::Failed(error)),
        };
    }
    if kind != Kind::Pdf {
        return match Flow::open(&opening) {
            Ok(mut flow) => answer(&mut flow, input, output),
            Err(error) => write_tell(output, &Tell::Failed(error)),
        };
    }
    let library = match pdf::library(&opening.pdfium) {
        Ok(library) => library,
        Err(error) => return write_tell(output, &Tell::Failed(error)),
    };
    match OpenPdf::open(&library, &opening) {
        Ok(mut pdf) => answer(&mut pdf, input, output),
        Err(error) => write_tell(output, &Tell::Failed(error)),
    }
}

/// A file that is open in the child.
pub(crate) trait Open {
    fn about(&self) -> &MaterialAbout;
    /// `at` is to be told the number of each page that is looked at, before it is.
    fn page(
        &mut self,
        number: u32,
        avoid: &[u32],
        at: &mut dyn FnMut(u32) -> io::Result<()>,
    ) -> Result<Page, ReadError>;
    /// As WebP.
    fn render(&mut self, number: u32, width_px: u32) -> Result<Vec<u8>, ReadError>;
    fn raster(&mut self, number: u32, dpi: u32) -> Result<Raster, ReadError>;
    /// A figure of a page as WebP.
    fn picture(&mut self, number: u32, figure: u32) -> Result<Vec<u8>, ReadError>;
    /// A part of a page (left, top, right, bottom in points) as WebP; only of pages with a shape.
    fn cut(&mut self, number: u32, _place: [f32; 4]) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NoSuchPage(number))
    }
}

fn answer(open: &mut dyn Open, input: &mut impl io::Read, output: &mut impl Write) -> io::Result<()> {
    write_tell(output, &Tell::Opened(Box::new(open.about().clone())))?;
    while let Some(ask) = read_ask(input)? {
        let told = match ask {
            Ask::Open(_) => Err(ReadError::Crashed),
            Ask::Page { number, avoid } => {
                let mut at = |number| write_tell(output, &Tell::At(number));
                open.page(number, &avoid, &mut at).and_then(bounded).map(|page| Tell::Page(Box::new(page)))
            }
            Ask::Render { number, width_px } => open.render(number, width_px).map(Tell::Picture),
            Ask::Raster { number, dpi } => open.raster(number, dpi).map(Tell::Raster),
            Ask::Picture { number, figure } => open.picture(number, figure).map(Tell::Picture),
            Ask::Cut { number, place } => open.cut(number, place).map(Tell::Picture),
        };
        write_tell(output, &told.unwrap_or_else(Tell::Failed))?;
    }
    Ok(())
}

fn bounded(mut page: Page) -> Result<Page, ReadError> {
    if page.text.len() > TEXT_AT_MOST {
        return Err(ReadError::TooLarge { what: "the text of this page".into() });
    }
    page.words.truncate(WORDS_AT_MOST);
    Ok(page)
}
