//! Names every outside crate once, with the features that the whole needs.
//!
//! Cargo picks the features of a dependency by what is built together, so building one part alone would compile the
//! same dependencies again with other features. `cargo test -p stack -p reading` shares what the whole build made.
//! Nothing depends on this crate and it holds no code.
