//! The guard for those who bring their own client: a model's server that a person names, say.
//!
//! Invariant: as for pages, what is connected to is what was checked, and nobody looks a name up a second time.

use crate::names::{self, Guarded, Private};
use crate::{FetchFault, Settings, address};
use ipnet::IpNet;
use reqwest::ClientBuilder;
use std::error::Error;
use url::Url;

/// Keeps a client to the open internet and to the networks that are allowed.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    allowed: Vec<IpNet>,
}

impl Guard {
    /// With networks that may be reached although they are not public.
    pub fn new(allowed: Vec<IpNet>) -> Self {
        Self { allowed }
    }

    /// Checks an address before it is asked. Its name is checked when it is looked up.
    ///
    /// # Errors
    /// No web address, a password inside, or an IP address that may not be reached.
    pub fn check(&self, url: &Url) -> Result<(), FetchFault> {
        let settings = Settings { allowed_networks: self.allowed.clone(), ports: Vec::new(), ..Settings::default() };
        address::checked(url.clone(), &settings).map(drop)
    }

    /// Makes the client look names up through the guard. It must follow no redirect, or check each.
    pub fn around(&self, client: ClientBuilder) -> ClientBuilder {
        // A proxy would connect to what was never checked.
        client.no_proxy().dns_resolver(Guarded::new(names::system(), self.allowed.clone()))
    }

    /// The request failed because its name leads into a private network.
    pub fn refused(error: &reqwest::Error) -> bool {
        let mut cause = error.source();
        while let Some(one) = cause {
            if one.is::<Private>() {
                return true;
            }
            cause = one.source();
        }
        false
    }
}
