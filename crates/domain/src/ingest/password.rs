//! Passwords of encrypted files: kept in memory from the moment they are typed until the file is read. They are never
//! written anywhere; who restarts the server in between is asked again.

use secrecy::SecretString;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

#[derive(Default)]
pub(super) struct Passwords(Mutex<HashMap<Uuid, SecretString>>);

impl Passwords {
    pub fn keep(&self, material: Uuid, password: SecretString) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(material, password);
    }

    pub fn of(&self, material: Uuid) -> Option<SecretString> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&material).cloned()
    }

    pub fn forget(&self, material: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&material);
    }
}
