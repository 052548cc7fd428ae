//! Corners of the browser: live events, uploads, keys, storage. Called from effects and event handlers only, which the
//! server does not run; so they compile on both sides and are reached on one. [`locate`] alone is plain arithmetic.

pub mod dropped;
pub mod keys;
pub mod live;
pub mod locate;
pub mod marks;
pub mod page;
pub mod storage;
pub mod upload;
