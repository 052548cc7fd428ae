//! What of the network may be fetched.

use super::reader::Reader;
use super::values::Network;

/// What of the network may be fetched.
#[derive(Clone, Debug)]
pub struct Fetch {
    /// Networks that are reached although they are private.
    pub allowed_networks: Vec<Network>,
}

impl Fetch {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let about = "Private addresses or networks whose pages may be fetched for links all the same, like 10.1.0.0/16. \
                     Empty: public addresses only.";
        Self { allowed_networks: reader.take("fetch.allowed_networks", about, Vec::new()) }
    }
}
