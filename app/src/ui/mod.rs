//! The pieces that every page is built from. They know no noun: a button does not know what it does.
//!
//! Each piece has its style under the same name in `style/ui/`. Handlers and classes are given from outside, as on an
//! element: `<Button on:click=…>`.

mod action_form;
mod awake;
mod button;
mod chip;
mod clock;
mod dialog;
mod empty;
mod escape;
mod field;
mod find_form;
mod form;
mod icon;
mod kbd;
mod menu;
mod moment;
mod notice;
mod page_title;
mod pagination;
mod progress;
mod show;
mod skeleton;
mod tabs;
mod toast;
mod whole;

pub use action_form::ActionForm;
pub use awake::awake;
pub use button::{Button, ButtonKind, ButtonLink, IconButton};
pub use chip::{Chip, ChipLink};
pub use clock::clock;
pub use dialog::Dialog;
pub use empty::Empty;
pub use escape::escape;
pub use field::{Field, Select, TextArea};
pub use find_form::FindForm;
pub use form::{FormNotice, field_error, refusal};
pub use icon::{Icon, Mark};
pub use kbd::Kbd;
pub use menu::Menu;
pub use moment::Moment;
pub use notice::{Notice, NoticeKind, PageRefusal, RefusalNotice, refusal_hint, refusal_say};
pub use page_title::PageTitle;
pub use pagination::Pagination;
pub use progress::Progress;
pub use show::{Show, Suspense, Transition};
pub use skeleton::{Skeleton, SkeletonShape};
pub use tabs::TabLink;
pub use toast::{ToastHost, ToastList, Toasts, provide_toasts, use_toasts};
pub use whole::{Children, IntoAny};
