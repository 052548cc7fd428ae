//! Chores of this repository: `cargo xtask tidy` checks the rules that the compiler does not.

mod tidy;

fn main() -> std::process::ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => tidy::run(),
        _ => {
            eprintln!("usage: cargo xtask tidy");
            std::process::ExitCode::from(2)
        }
    }
}
