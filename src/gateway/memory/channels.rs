//! Addresses and preferences in memory. A write under an old version is refused with the current state.

use super::{Memory, World};
use futures::future::LocalBoxFuture;
use onedoor_domain::account::CodeSent;
use onedoor_domain::channels::{
    Address, AddressState, Cell, Change, Channel, Channels, Choice, Effective, Preferences, Unchanged,
};
use onedoor_domain::id::{AddressId, IdempotencyKey, Version};
use onedoor_domain::{Answer, Failure, InvalidParam, Problem};

impl World {
    fn address_mut(&mut self, id: &AddressId) -> Result<&mut Address, Failure> {
        self.addresses.iter_mut().find(|address| address.id == *id).ok_or(Failure::NotFound)
    }

    fn add(&mut self, channel: Channel, value: String, key: IdempotencyKey) -> Result<Address, Failure> {
        if let Some((_, address)) = self.added.iter().find(|(known, _)| *known == key) {
            return Ok(address.clone());
        }
        let id = AddressId::parse(&format!("a_{}", self.next_number()));
        let address = Address {
            id: id.map_err(|_| Failure::Malformed { what: "id".to_owned() })?,
            channel,
            value,
            state: AddressState::Unverified,
            verified_at: None,
            signs_in: false,
        };
        self.addresses.push(address.clone());
        self.added.push((key, address.clone()));
        Ok(address)
    }

    fn remove(&mut self, id: &AddressId) -> Result<(), Failure> {
        if self.address_mut(id)?.signs_in {
            let reason = "You sign in with this address".to_owned();
            return Err(Failure::Invalid(Problem {
                status: 422,
                title: reason.clone(),
                invalid: vec![InvalidParam { pointer: "/id".to_owned(), reason }],
                ..Problem::default()
            }));
        }
        self.addresses.retain(|address| address.id != *id);
        Ok(())
    }

    fn change(&mut self, changes: &[Change], version: Option<&Version>) -> Result<Preferences, Unchanged> {
        if version != self.preferences.version.as_ref() {
            return Err(Unchanged::Stale(self.preferences.clone()));
        }
        for change in changes {
            let topic = self.preferences.topics.iter_mut().find(|topic| topic.id == change.topic);
            let cell =
                topic.and_then(|topic| topic.cells.iter_mut().find(|cell| cell.channel == change.channel));
            switch(cell.ok_or(Unchanged::Failed(Failure::NotFound))?, change.choice);
        }
        self.touch_preferences();
        Ok(self.preferences.clone())
    }

    /// Somebody changed the preferences: whoever holds the old version has to look again.
    pub fn touch_preferences(&mut self) {
        let old = self
            .preferences
            .version
            .as_ref()
            .and_then(|version| version.as_str().trim_matches('"').parse().ok());
        let new: u64 = old.map_or(1, |old: u64| old.saturating_add(1));
        self.preferences.version = Version::parse(&format!("\"{new}\"")).ok();
    }
}

fn switch(cell: &mut Cell, choice: Choice) {
    cell.choice = choice;
    if cell.effective != Effective::Unavailable {
        cell.effective = match choice {
            Choice::On => Effective::On,
            Choice::Off => Effective::Off,
        };
    }
}

impl Channels for Memory {
    fn addresses(&self) -> Answer<Vec<Address>> {
        self.answer_resident(|world| Ok(world.addresses.clone()))
    }

    fn add(&self, channel: Channel, value: String, key: IdempotencyKey) -> Answer<Address> {
        self.answer_resident(move |world| world.add(channel, value, key))
    }

    fn remove(&self, id: AddressId) -> Answer<()> {
        self.answer_resident(move |world| world.remove(&id))
    }

    fn send_code(&self, id: AddressId) -> Answer<CodeSent> {
        self.answer_resident(move |world| {
            world.address_mut(&id)?;
            Ok(world.code_sent())
        })
    }

    fn verify(&self, id: AddressId, code: String) -> Answer<Address> {
        self.answer_resident(move |world| {
            let now = world.now;
            world.address_mut(&id)?;
            world.check_code(&code)?;
            let address = world.address_mut(&id)?;
            address.state = AddressState::Verified;
            address.verified_at = Some(now);
            Ok(address.clone())
        })
    }

    fn preferences(&self) -> Answer<Preferences> {
        self.answer_resident(|world| Ok(world.preferences.clone()))
    }

    fn change(
        &self,
        changes: Vec<Change>,
        version: Option<Version>,
    ) -> LocalBoxFuture<'static, Result<Preferences, Unchanged>> {
        self.answer_as(Unchanged::Failed, move |world| {
            world.signed_in().map_err(Unchanged::Failed)?;
            world.change(&changes, version.as_ref())
        })
    }
}
