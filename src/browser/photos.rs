//! The bytes of photos and files, on the device and ready to be seen or sent.
//!
//! Where the device keeps nothing they live as long as this tab, and whoever put them there is told.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

use super::HERE;
use super::shelf::{self, Kind, Refused};

/// The bytes of a photo or file.
pub type Bytes = Uint8Array;

thread_local! {
    /// What the device would not keep.
    static UNKEPT: RefCell<BTreeMap<String, Uint8Array>> = {
        shelf::when_cleared(|| UNKEPT.with_borrow_mut(BTreeMap::clear));
        RefCell::new(BTreeMap::new())
    };
}

/// Keeps bytes under a name; an error says that only this tab has them.
pub async fn put(name: &str, bytes: &Uint8Array) -> Result<(), Refused> {
    let kept = shelf::put_bytes(name, bytes).await;
    UNKEPT.with_borrow_mut(|unkept| match &kept {
        Ok(()) => unkept.remove(name),
        Err(_) => unkept.insert(name.to_owned(), bytes.clone()),
    });
    kept
}

/// The bytes under a name, if they are still here.
pub async fn get(name: &str) -> Result<Option<Uint8Array>, Refused> {
    match UNKEPT.with_borrow(|unkept| unkept.get(name).cloned()) {
        Some(bytes) => Ok(Some(bytes)),
        None => shelf::get_bytes(name).await,
    }
}

/// Lets go of what is under a name.
pub async fn delete(name: &str) {
    UNKEPT.with_borrow_mut(|unkept| unkept.remove(name));
    // What the device does not let go of now is found again by `all_but`.
    let _ = shelf::delete(Kind::Photo, name).await;
}

/// The names of all that is here but these.
pub async fn all_but(wanted: &BTreeSet<String>) -> Vec<String> {
    let mut names = shelf::ids(Kind::Photo).await.unwrap_or_default();
    names.retain(|name| !wanted.contains(name));
    names
}

/// An address at which a picture can be seen in this tab; it is good until this is dropped.
#[derive(Debug)]
pub struct Preview(String);

impl Preview {
    /// Of what is under a name. The kind is a media type.
    pub async fn of(name: &str, kind: &str) -> Option<Self> {
        if !HERE {
            return None;
        }
        let bytes = get(name).await.ok().flatten()?;
        Self::at(&bytes, kind)
    }

    /// Of bytes that came from elsewhere.
    pub fn of_bytes(bytes: &[u8], kind: &str) -> Option<Self> {
        if HERE { Self::at(&Uint8Array::from(bytes), kind) } else { None }
    }

    fn at(bytes: &Uint8Array, kind: &str) -> Option<Self> {
        let bag = BlobPropertyBag::new();
        bag.set_type(kind);
        let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &bag).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// For examples: any address.
    pub fn example(address: &str) -> Self {
        Self(address.to_owned())
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        if HERE {
            let _ = Url::revoke_object_url(&self.0);
        }
    }
}
