//! Study: what is made from materials to learn by. One's outputs, the panel that makes a new one, and a quiz on screen.

pub mod api;
mod attempts;
mod edit_item;
mod item;
mod items;
mod list;
mod make;
mod of;
mod output;
mod page;
mod preview;
mod question;
mod saves;
mod state;
mod take;

pub use of::MadeOf;
pub use output::OutputPage;
pub use page::StudyPage;
pub use take::QuizPage;
