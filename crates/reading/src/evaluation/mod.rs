//! How near to the truth what was read is: measures, and their run over folders of test documents.

pub mod article;
mod captions;
mod facts;
mod folders;
pub mod office;
mod recognition;
mod similarity;
mod speed;
mod usage;

pub use captions::captions_found;
pub use facts::{Fact, holds};
pub use folders::{FileScore, Measure, evaluate};
pub use recognition::{character_errors, mended, plain, word_errors, words_found};
pub use similarity::similarity;
pub use speed::{Speed, speed};
pub use usage::Cost;
