//! The master keys, under which persons' keys are sealed.
//!
//! XChaCha20-Poly1305 with a fresh nonce for each seal. A seal holds whose it is and for which provider: put into another
//! row, it does not open. The newest key seals; older ones only open, until [`super::Providers::rotate_keys`] has sealed
//! everything anew. Keys come from the configuration, or from a file that only its owner may read.

use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead, aead::Payload};
use contract::AccountId;
use secrecy::{ExposeSecret, SecretBox, SecretString};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};
use uuid::Uuid;

const NONCE: usize = 24;
/// Begins what is sealed along; a change of the form changes it.
const FORM: &[u8] = b"lectern provider key 1";

/// One master key.
struct Master {
    id: String,
    bytes: SecretBox<[u8; 32]>,
}

impl Master {
    fn of(bytes: [u8; 32]) -> Self {
        let digest = Sha256::new().chain_update(b"lectern key id").chain_update(bytes).finalize();
        let id = digest[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        Self { id, bytes: SecretBox::new(Box::new(bytes)) }
    }

    fn read(text: &str) -> Result<Self> {
        let bytes = STANDARD.decode(text.trim()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        Ok(Self::of(bytes.context("a master key is 32 bytes in base64")?))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.bytes.expose_secret().into())
    }

    fn written(&self) -> SecretString {
        STANDARD.encode(self.bytes.expose_secret()).into()
    }
}

/// Something sealed, and by which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sealed {
    pub text: String,
    pub by: String,
}

/// Where master keys are. They are read when they are needed: another process may have turned to a new one.
pub struct Keyring {
    file: PathBuf,
    /// From the configuration, the newest first.
    given: Vec<SecretString>,
}

impl Keyring {
    /// Keys in `file`, which is made at the first seal; `given` ones come before them, the newest first.
    ///
    /// # Errors
    /// When a given one is no key.
    pub fn new(file: PathBuf, given: Vec<SecretString>) -> Result<Self> {
        given.iter().try_for_each(|key| Master::read(key.expose_secret()).map(drop))?;
        Ok(Self { file, given })
    }

    /// Seals a person's key for one provider.
    pub(super) fn seal(&self, account: AccountId, provider: Uuid, secret: &SecretString) -> Result<Sealed> {
        let mut masters = self.masters()?;
        if masters.is_empty() {
            write(&self.file, &[fresh()])?;
            // Read back: another process may have been faster.
            masters = self.masters()?;
        }
        let newest = masters.first().context("there is no master key")?;
        let nonce: [u8; NONCE] = rand::random();
        let about = about(account, provider);
        let payload = Payload { msg: secret.expose_secret().as_bytes(), aad: &about };
        let sealed = newest.cipher().encrypt(XNonce::from_slice(&nonce), payload);
        let sealed = sealed.map_err(|_| anyhow::anyhow!("a key could not be sealed"))?;
        Ok(Sealed { text: STANDARD.encode([&nonce[..], &sealed].concat()), by: newest.id.clone() })
    }

    /// Opens it again.
    ///
    /// # Errors
    /// When its master key is gone, or it is not this person's for this provider.
    pub(super) fn open(&self, account: AccountId, provider: Uuid, sealed: &Sealed) -> Result<SecretString> {
        let masters = self.masters()?;
        let master = masters.iter().find(|master| master.id == sealed.by).context("its master key is not here")?;
        let bytes = STANDARD.decode(&sealed.text).context("it is not sealed")?;
        ensure!(bytes.len() > NONCE, "it is not sealed");
        let (nonce, text) = bytes.split_at(NONCE);
        let about = about(account, provider);
        let opened = master.cipher().decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: &about });
        let opened = opened.map_err(|_| anyhow::anyhow!("the seal is not whole, or not for this provider"))?;
        Ok(String::from_utf8(opened).context("it is not text")?.into())
    }

    /// The newest key's name, if there is one.
    pub(super) fn newest(&self) -> Result<Option<String>> {
        Ok(self.masters()?.first().map(|master| master.id.clone()))
    }

    /// Keys come from the configuration, so that a new one is not ours to make.
    pub(super) fn is_given(&self) -> bool {
        !self.given.is_empty()
    }

    /// From now on a new key seals.
    pub(super) fn add(&self) -> Result<()> {
        let mut all = vec![fresh()];
        all.extend(self.in_file()?);
        write(&self.file, &all)
    }

    /// Forgets all keys of the file but the newest two: who sealed with the second a moment ago is still understood.
    pub(super) fn forget_old(&self) -> Result<()> {
        let mut all = self.in_file()?;
        if all.len() > 2 {
            all.truncate(2);
            write(&self.file, &all)?;
        }
        Ok(())
    }

    fn masters(&self) -> Result<Vec<Master>> {
        let mut all = self.given.iter().map(|key| Master::read(key.expose_secret())).collect::<Result<Vec<_>>>()?;
        all.extend(self.in_file()?);
        Ok(all)
    }

    fn in_file(&self) -> Result<Vec<Master>> {
        let text = match fs::read_to_string(&self.file) {
            Ok(text) => SecretString::from(text),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error).context("the file with the master keys cannot be read"),
        };
        let lines = text.expose_secret().lines().filter(|line| !line.trim().is_empty());
        lines.map(Master::read).collect::<Result<_>>().context("the file with the master keys is damaged")
    }
}

fn fresh() -> Master {
    Master::of(rand::random())
}

fn about(account: AccountId, provider: Uuid) -> Vec<u8> {
    [FORM, account.0.as_bytes(), provider.as_bytes()].concat()
}

/// Writes the file whole or not at all; nobody but its owner may read it. The first one to make it wins.
fn write(file: &Path, masters: &[Master]) -> Result<()> {
    let folder = file.parent().context("the file with the master keys needs a folder")?;
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".{}.new", Uuid::new_v4().simple()));
    let written = (|| {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut new = options.open(&beside)?;
        for master in masters {
            writeln!(new, "{}", master.written().expose_secret())?;
        }
        new.sync_all()?;
        match masters.len() {
            // The first: a link does not replace what somebody else has just made.
            1 => match fs::hard_link(&beside, file) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
                other => other,
            },
            _ => fs::rename(&beside, file),
        }?;
        fs::File::open(folder)?.sync_all()
    })();
    let _gone_already = fs::remove_file(&beside);
    written.context("the file with the master keys cannot be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring() -> (tempfile::TempDir, Keyring) {
        let folder = tempfile::tempdir().unwrap();
        let ring = Keyring::new(folder.path().join("keys"), Vec::new()).unwrap();
        (folder, ring)
    }

    #[test]
    fn a_seal_opens_for_its_person_and_provider_only() {
        let (_folder, ring) = ring();
        let (ada, eve): (AccountId, AccountId) = (Uuid::new_v4().into(), Uuid::new_v4().into());
        let (one, two) = (Uuid::new_v4(), Uuid::new_v4());
        let sealed = ring.seal(ada, one, &"sesame".into()).unwrap();
        assert_eq!(ring.open(ada, one, &sealed).unwrap().expose_secret(), "sesame");
        assert!(ring.open(eve, one, &sealed).is_err(), "somebody else's row");
        assert!(ring.open(ada, two, &sealed).is_err(), "another provider's row");
        assert!(!sealed.text.contains("sesame"));
        assert_ne!(ring.seal(ada, one, &"sesame".into()).unwrap().text, sealed.text, "no two seals are alike");
        let mut bytes = STANDARD.decode(&sealed.text).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            let changed = Sealed { text: STANDARD.encode(&bytes), ..sealed.clone() };
            assert!(ring.open(ada, one, &changed).is_err(), "byte {at} was changed");
            bytes[at] ^= 1;
        }
        for text in ["", "AAAA", "not base64"] {
            assert!(ring.open(ada, one, &Sealed { text: text.into(), ..sealed.clone() }).is_err(), "{text}");
        }
    }

    #[test]
    fn a_new_key_seals_and_the_old_one_still_opens_until_it_is_two_behind() {
        let (_folder, ring) = ring();
        let (ada, one) = (Uuid::new_v4().into(), Uuid::new_v4());
        let first = ring.seal(ada, one, &"sesame".into()).unwrap();
        ring.add().unwrap();
        let second = ring.seal(ada, one, &"sesame".into()).unwrap();
        assert_ne!(first.by, second.by);
        assert_eq!(ring.open(ada, one, &first).unwrap().expose_secret(), "sesame");
        ring.add().unwrap();
        ring.forget_old().unwrap();
        assert!(ring.open(ada, one, &first).is_err());
        assert!(ring.open(ada, one, &second).is_ok());
    }

    #[test]
    fn a_given_key_seals_and_what_the_file_had_sealed_still_opens() {
        let (folder, ring) = ring();
        let (ada, one) = (Uuid::new_v4().into(), Uuid::new_v4());
        let before = ring.seal(ada, one, &"sesame".into()).unwrap();
        let given = SecretString::from(STANDARD.encode([7; 32]));
        let ring = Keyring::new(folder.path().join("keys"), vec![given]).unwrap();
        assert!(ring.open(ada, one, &before).is_ok());
        assert_ne!(ring.seal(ada, one, &"sesame".into()).unwrap().by, before.by);
        for wrong in ["", "short", "bm90IDMyIGJ5dGVz"] {
            assert!(Keyring::new(folder.path().join("keys"), vec![wrong.into()]).is_err(), "{wrong}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_only_and_nothing_is_left_beside_it() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, ring) = ring();
        ring.seal(Uuid::new_v4().into(), Uuid::new_v4(), &"sesame".into()).unwrap();
        ring.add().unwrap();
        let mode = fs::metadata(folder.path().join("keys")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_damaged_file_is_said_and_never_written_over() {
        let (folder, ring) = ring();
        fs::write(folder.path().join("keys"), "damaged\n").unwrap();
        assert!(ring.seal(Uuid::new_v4().into(), Uuid::new_v4(), &"sesame".into()).is_err());
        assert!(ring.add().is_err());
        assert_eq!(fs::read_to_string(folder.path().join("keys")).unwrap(), "damaged\n");
    }
}
