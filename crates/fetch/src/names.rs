//! Names to IP addresses, of which only those that may be reached are handed to the connection.
//!
//! Invariant: what is connected to is what was checked. Nobody looks the name up a second time in between.

use crate::network::is_allowed;
use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::SocketAddr;
use std::sync::Arc;

/// How a name is looked up.
pub(crate) type LookUp =
    Arc<dyn Fn(String) -> futures::future::BoxFuture<'static, std::io::Result<Vec<SocketAddr>>> + Send + Sync>;

/// The name leads only to addresses that may not be reached.
#[derive(Debug, thiserror::Error)]
#[error("the name leads into a private network")]
pub(crate) struct Private;

/// There is no such name.
#[derive(Debug, thiserror::Error)]
#[error("the name is not known: {0}")]
pub(crate) struct Unknown(String);

pub(crate) struct Guarded {
    look_up: LookUp,
    allowed: Vec<IpNet>,
}

impl Guarded {
    pub fn new(look_up: LookUp, allowed: Vec<IpNet>) -> Self {
        Self { look_up, allowed }
    }
}

/// As the system looks names up.
pub(crate) fn system() -> LookUp {
    Arc::new(|name| Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) }))
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (found, allowed) = ((self.look_up)(name.as_str().to_string()), self.allowed.clone());
        Box::pin(async move {
            let found = found.await.map_err(|error| Unknown(error.to_string()))?;
            if found.is_empty() {
                return Err(Unknown("it has no address".into()).into());
            }
            let reachable: Vec<SocketAddr> = found.into_iter().filter(|one| is_allowed(one.ip(), &allowed)).collect();
            if reachable.is_empty() {
                return Err(Private.into());
            }
            Ok(Box::new(reachable.into_iter()) as Addrs)
        })
    }
}
