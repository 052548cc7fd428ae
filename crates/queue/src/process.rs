//! Which process holds a claim, and whether it still lives. `host:pid:start` names one run of one process.
//!
//! On Linux `start` is exact (boot, process namespace, start tick), so a claim of a dead process on this host is
//! recognised at once. Elsewhere, or in another container, only a heartbeat that stays away tells.

use std::{fs, sync::OnceLock};

/// A process, as it signs its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    host: String,
    pid: u32,
    start: String,
}

/// What can be said about the holder of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life {
    Lives,
    Dead,
    /// On another host or in another container: its heartbeat decides.
    Unknown,
}

impl Process {
    /// This process.
    pub fn this() -> Self {
        static THIS: OnceLock<Process> = OnceLock::new();
        THIS.get_or_init(|| {
            let pid = std::process::id();
            Self { host: host(), pid, start: start(pid).unwrap_or_else(unknown_start) }
        })
        .clone()
    }

    /// A process by its parts, for tests.
    pub fn named(host: &str, pid: u32, start: &str) -> Self {
        Self { host: host.to_owned(), pid, start: start.to_owned() }
    }

    /// What it writes into `claimed_by`.
    pub(crate) fn signature(&self) -> String {
        format!("{}:{}:{}", self.host, self.pid, self.start)
    }

    /// Whether the process behind `signature` lives, as far as this one can tell.
    pub(crate) fn knows(&self, signature: &str) -> Life {
        if signature == self.signature() {
            return Life::Lives;
        }
        let Some(other) = Self::parse(signature) else { return Life::Unknown };
        if other.host != self.host {
            return Life::Unknown;
        }
        let (Some(theirs), Some(ours)) = (place(&other.start), place(&self.start)) else { return Life::Unknown };
        if theirs.boot != ours.boot {
            return Life::Dead;
        }
        if theirs.namespace != ours.namespace {
            return Life::Unknown;
        }
        match start(other.pid) {
            Some(start) if start == other.start => Life::Lives,
            _ => Life::Dead,
        }
    }

    fn parse(signature: &str) -> Option<Self> {
        let mut parts = signature.rsplitn(3, ':');
        let (start, pid, host) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { host: host.to_owned(), pid: pid.parse().ok()?, start: start.to_owned() })
    }
}

struct Place<'a> {
    boot: &'a str,
    namespace: &'a str,
}

/// `boot.namespace.tick` → the first two.
fn place(start: &str) -> Option<Place<'_>> {
    let mut parts = start.split('.');
    let (boot, namespace, _tick) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Place { boot, namespace })
}

fn host() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    name.map(|name| name.trim().to_owned())
        .ok()
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "localhost".to_owned())
}

/// When a process of this host was started, unmistakably; `None` if there is none, or this is not Linux.
fn start(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program, in parentheses, may hold blanks; the tick is the 20th field behind it.
    let tick = stat.rsplit_once(')')?.1.split_whitespace().nth(19)?.to_owned();
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?.trim().replace('-', "");
    let namespace: String =
        fs::read_link("/proc/self/ns/pid").ok()?.to_string_lossy().chars().filter(char::is_ascii_digit).collect();
    Some(format!("{boot}.{namespace}.{tick}"))
}

/// Not comparable, but different at each start.
fn unknown_start() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_lives() {
        let this = Process::this();
        assert_eq!(this.knows(&this.signature()), Life::Lives);
    }

    #[test]
    fn a_process_of_an_earlier_boot_is_dead() {
        let here = Process::named("host", 7, "boot2.1.5");
        assert_eq!(here.knows("host:7:boot1.1.5"), Life::Dead);
    }

    #[test]
    fn a_process_id_that_was_given_again_is_not_the_same_process() {
        let Some(start) = start(std::process::id()) else { return };
        let this = Process::this();
        let place = start.rsplit_once('.').expect("three parts").0;
        assert_eq!(this.knows(&format!("{}:{}:{place}.1", this.host, this.pid)), Life::Dead);
    }

    #[test]
    fn what_is_elsewhere_is_not_judged() {
        let here = Process::named("host", 7, "boot.1.5");
        assert_eq!(here.knows("another:7:boot.1.5"), Life::Unknown);
        assert_eq!(here.knows("host:7:boot.2.5"), Life::Unknown);
        assert_eq!(here.knows("nonsense"), Life::Unknown);
    }
}
