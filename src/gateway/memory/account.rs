//! Signing in and out in memory. One code is right; a wrong one costs a try.

use super::{Memory, World};
use onedoor_domain::account::{CodeSent, Session, Sessions};
use onedoor_domain::id::Challenge;
use onedoor_domain::{Answer, Failure, InvalidParam, Language, Problem, Seconds};

impl World {
    pub(super) fn check_code(&mut self, code: &str) -> Result<(), Failure> {
        if self.tries_left == 0 {
            return Err(Failure::TooMany { retry_after: Some(Seconds(600)) });
        }
        if code.trim() == self.code {
            self.tries_left = 4;
            return Ok(());
        }
        self.tries_left -= 1;
        let reason = "That code is not right".to_owned();
        Err(Failure::Invalid(Problem {
            status: 422,
            title: reason.clone(),
            detail: None,
            invalid: vec![InvalidParam { pointer: "/code".to_owned(), reason }],
            tries_left: Some(self.tries_left),
        }))
    }

    pub(super) fn code_sent(&self) -> CodeSent {
        CodeSent {
            challenge: Challenge::parse("challenge").ok(),
            expires_at: self.now.plus_millis(600_000),
            resend_after: Seconds(30),
        }
    }
}

impl Sessions for Memory {
    fn current(&self) -> Answer<Session> {
        self.answer(|world| Ok(world.session.clone()))
    }

    fn send_code(&self, _: String, _: Language) -> Answer<CodeSent> {
        self.answer(|world| Ok(world.code_sent()))
    }

    fn sign_in(&self, _: Challenge, code: String) -> Answer<Session> {
        self.answer(move |world| {
            world.check_code(&code)?;
            world.session = world.resident.clone();
            Ok(world.session.clone())
        })
    }

    fn renew(&self) -> Answer<Session> {
        self.answer_resident(|world| {
            let end = world.now.plus_millis(1_800_000);
            if let Session::SignedIn { expires_at, expires_in, .. } = &mut world.session {
                (*expires_at, *expires_in) = (Some(end), Some(Seconds(1_800)));
            }
            Ok(world.session.clone())
        })
    }

    fn sign_out(&self) -> Answer<()> {
        self.answer(|world| {
            world.session = Session::Guest;
            Ok(())
        })
    }
}
