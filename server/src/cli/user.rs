//! `user`: accounts, from the machine itself.

use super::{Answer, Common};
use crate::log;
use crate::wiring::{self, Tuning};
use clap::{Subcommand, ValueEnum};
use contract::{AccountView, Refusal, Role};
use domain::Outcome;
use serde_json::{Value, json};
use std::io::{BufRead, IsTerminal};
use std::sync::Arc;

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Show all accounts.
    List,
    /// Make an account. The password is read from standard input.
    Add {
        /// What it is called.
        name: String,
        /// What it may do.
        #[arg(long, value_enum, default_value = "learner")]
        role: RoleWord,
    },
    /// Change what an account may do.
    Role {
        /// What it is called.
        name: String,
        /// What it may do.
        #[arg(value_enum)]
        role: RoleWord,
    },
    /// Give an account another password, read from standard input, and end its sessions.
    Password {
        /// What it is called.
        name: String,
    },
    /// Delete an account with all its data.
    Delete {
        /// What it is called.
        name: String,
        /// Really.
        #[arg(long)]
        yes: bool,
    },
}

/// A role, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoleWord {
    Learner,
    Instructor,
    Administrator,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Learner => Self::Learner,
            RoleWord::Instructor => Self::Instructor,
            RoleWord::Administrator => Self::Administrator,
        }
    }
}

/// Does it.
pub async fn run(common: &Common, user: User) -> Outcome<Answer> {
    let config = Arc::new(common.configuration()?);
    log::begin(&config.log, log::For::Command);
    let accounts = &wiring::wire(config, Tuning::default()).await?.services.accounts;
    match user {
        User::List => {
            let everybody = accounts.list().await?;
            let lines: Vec<String> = everybody
                .iter()
                .map(|one| format!("{:<40}  {:<13}  {}", one.name, word(one.role), one.created_at.format("%Y-%m-%d")))
                .collect();
            let list: Vec<Value> = everybody.iter().map(shown).collect();
            Ok(Answer::new(json!({ "accounts": list }), lines.join("\n")))
        }
        User::Add { name, role } => {
            let made = accounts.add(&name, &password()?, role.into()).await?;
            Ok(Answer::new(shown(&made), format!("{} was added as {}.", made.name, word(made.role))))
        }
        User::Role { name, role } => {
            let changed = accounts.set_role(&name, role.into()).await?;
            Ok(Answer::new(shown(&changed), format!("{} is now {}.", changed.name, word(changed.role))))
        }
        User::Password { name } => {
            let changed = accounts.set_password(&name, &password()?).await?;
            Ok(Answer::new(shown(&changed), format!("{} has a new password.", changed.name)))
        }
        User::Delete { yes: false, name } => {
            let say = format!("This deletes {name} with all materials and conversations.");
            Err(Refusal::invalid("yes", say).with_hint("Add --yes to do it.").into())
        }
        User::Delete { name, yes: true } => {
            let gone = accounts.remove(&name).await?;
            Ok(Answer::new(shown(&gone), format!("{} was deleted with all its data.", gone.name)))
        }
    }
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Learner => "learner",
        Role::Instructor => "instructor",
        Role::Administrator => "administrator",
    }
}

fn shown(account: &AccountView) -> Value {
    json!({
        "id": account.id, "name": account.name, "role": word(account.role), "created_at": account.created_at,
    })
}

/// One line of standard input: a password as an argument would be in the list of processes and in the history.
fn password() -> Outcome<String> {
    if std::io::stdin().is_terminal() {
        eprintln!("Type the new password and press Enter.");
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(anyhow::Error::from)?;
    let typed = line.trim_end_matches(['\r', '\n']);
    if typed.is_empty() {
        return Err(Refusal::invalid("password", "No password came in.")
            .with_hint("Pass it on standard input.")
            .into());
    }
    Ok(typed.to_owned())
}
