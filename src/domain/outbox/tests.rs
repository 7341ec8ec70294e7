//! The outbox step by step, and against a backend in any weather.

use super::*;
use crate::id::ServiceCode;
use crate::report::{ContactBy, FileKind, Photo, PhotoFacts, ReportParts, Reporter, Visibility};
use crate::{InvalidParam, Seconds};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-21T09:00:00Z").unwrap()
}

fn outgoing() -> (Outgoing, Timestamp) {
    let reference = Reference::parse("AB-1").unwrap();
    let parcel = Parcel::Message { reference, secret: None, text: "Hello".into() };
    (Outgoing::new(IdempotencyKey::mint(1), parcel, "A case".into(), now()), now())
}

fn with_photos(count: u128) -> Outgoing {
    let photo = |nth| Photo::new(nth, "a.jpg", FileKind::Jpeg, 100, PhotoFacts::default());
    let report = Report::kept(ReportParts {
        service: ServiceCode::parse("street-light").unwrap(),
        description: "Dark".into(),
        answers: vec![],
        location: None,
        reporter: Reporter { name: None, email: None, phone: None, contact_by: ContactBy::None },
        photos: (1..=count).map(photo).collect(),
        behalf: None,
        anonymous: false,
        language: None,
    });
    let parcel = Parcel::report(DraftId::mint(1), report);
    Outgoing::new(IdempotencyKey::mint(1), parcel, "A light".into(), now())
}

fn receipt() -> Receipt {
    Receipt {
        reference: Reference::parse("AB-1").unwrap(),
        secret: None,
        received_at: now(),
        expected_at: None,
        next_step: String::new(),
        told: String::new(),
        visibility: Visibility::Private,
        shown_at: None,
    }
}

fn id(name: &str) -> AttachmentId {
    AttachmentId::parse(name).unwrap()
}

fn refused(pointers: &[&str]) -> Failure {
    let invalid = pointers
        .iter()
        .map(|pointer| InvalidParam { pointer: (*pointer).to_owned(), reason: "Unknown".into() });
    Failure::Invalid(Problem { status: 422, invalid: invalid.collect(), ..Problem::default() })
}

/// The photo that goes next, with its key.
fn next_upload(one: &Outgoing) -> Option<(PhotoId, IdempotencyKey)> {
    match one.next() {
        Some(Next::Upload(upload)) => Some((upload.photo.clone(), upload.key.clone())),
        _ => None,
    }
}

fn send_all(one: &mut Outgoing, name: &str) {
    while let Some((photo, _)) = next_upload(one) {
        one.uploaded(&photo, Ok(id(&format!("{name}-{photo}"))), now(), 0);
    }
}

#[test]
fn what_may_have_arrived_is_tried_again_with_growing_pauses() {
    let (mut one, now) = outgoing();
    assert!(one.is_due(now));
    for seconds in [2, 4, 8, 16] {
        one.tried(Err(Failure::Offline), now, 0);
        assert!(!one.is_due(now.plus_millis(seconds * 1000 - 1)), "{seconds}");
        assert!(one.is_due(now.plus_millis(seconds * 1000)), "{seconds}");
    }
    one.tried(Err(Failure::Down { status: 503, retry_after: Some(Seconds(3600)) }), now, 0);
    assert!(!one.is_due(now.plus_millis(3_599_000)));
    one.wake(now);
    assert!(one.is_due(now));
    one.tried(Ok(None), now, 0);
    assert_eq!(one.state, ParcelState::Arrived { receipt: None });
    assert!(!one.is_due(now.plus_millis(1_000_000_000)));
}

#[test]
fn chance_makes_a_pause_up_to_a_quarter_longer_and_never_shorter() {
    let pause = |failure: Failure, random: u128| {
        let (mut one, now) = outgoing();
        one.tried(Err(failure), now, random);
        let ParcelState::Waiting { from, .. } = one.state else { panic!("{:?}", one.state) };
        from.millis() - now.millis()
    };
    assert_eq!(pause(Failure::Offline, 0), 2_000);
    assert_eq!(pause(Failure::Offline, u128::MAX), 2_500);
    let asked = || Failure::TooMany { retry_after: Some(Seconds(60)) };
    assert_eq!((pause(asked(), 0), pause(asked(), u128::MAX)), (60_000, 75_000));
    let day = || Failure::TooMany { retry_after: Some(Seconds(86_400)) };
    assert_eq!((pause(day(), 0), pause(day(), u128::MAX)), (LONGEST_PAUSE_MS, LONGEST_PAUSE_MS));
}

#[test]
fn an_ended_session_holds_it_and_signing_in_frees_it() {
    let (mut one, now) = outgoing();
    one.tried(Err(Failure::SessionEnded), now, 0);
    assert_eq!(one.state, ParcelState::NeedsSignIn);
    one.wake(now);
    assert!(one.is_due(now));
}

#[test]
fn it_goes_in_nobody_elses_session() {
    let (mut one, now) = outgoing();
    let [mair, owen] = ["r_mair", "r_owen"].map(|id| ResidentId::parse(id).unwrap());
    assert!(one.may_go(None) && one.may_go(Some(&owen)), "a guest's goes whoever is here, in nobody's name");
    one.by = Some(mair.clone());
    for (here, may_go, hidden) in
        [(Some(&mair), true, false), (Some(&owen), false, true), (None, false, false)]
    {
        assert_eq!((one.may_go(here), one.is_of_another(here)), (may_go, hidden), "{here:?}");
    }
    one.hold();
    assert!(one.state == ParcelState::NeedsSignIn && !one.is_due(now));

    let mut nobodys = with_photos(0);
    let Parcel::Report { draft, report, .. } = &nobodys.parcel else { panic!("a report") };
    let parts = ReportParts { anonymous: true, ..report.parts().clone() };
    nobodys.parcel = Parcel::report(draft.clone(), Report::kept(parts));
    nobodys.by = Some(mair);
    assert!(nobodys.may_go(Some(&owen)) && nobodys.may_go(None), "no session goes along");
    assert!(nobodys.is_of_another(Some(&owen)), "and nobody else reads it");
}

#[test]
fn while_nobody_knows_who_is_here_nothing_is_tried_and_nothing_unsure() {
    let (mut one, now) = outgoing();
    one.put_off(Failure::Offline, now);
    assert!(!one.is_due(now) && one.is_due(now.plus_millis(5_000)));
    assert!(!one.may_have_arrived() && one.tries == 0);
    one.state = ParcelState::NeedsPhotos;
    one.put_off(Failure::Offline, now);
    assert_eq!(one.state, ParcelState::NeedsPhotos);
}

#[test]
fn what_was_refused_stays_refused() {
    let (mut one, now) = outgoing();
    one.tried(Err(Failure::Invalid(Problem::default())), now, 0);
    one.wake(now);
    assert!(matches!(one.state, ParcelState::Refused(_)) && !one.is_due(now));
}

#[test]
fn a_clock_set_back_does_not_hold_it_up() {
    let (mut one, now) = outgoing();
    one.tried(Err(Failure::Offline), now, 0);
    assert!(one.is_due(now.plus_millis(-400 * 24 * 60 * MINUTE_MS)));
}

#[test]
fn what_an_earlier_try_left_open_stays_open() {
    let none = || Failure::NoConnection;
    let (timed_out, invalid) = (|| Failure::TimedOut, || Failure::Invalid(Problem::default()));
    let too_many = || Failure::TooMany { retry_after: None };
    for (tries, open) in [
        (vec![none()], false),
        (vec![too_many()], false),
        (vec![timed_out()], true),
        (vec![timed_out(), none()], true),
        (vec![timed_out(), too_many(), Failure::SessionEnded], true),
        (vec![timed_out(), none(), invalid()], false),
    ] {
        let (mut one, now) = outgoing();
        for failure in tries {
            one.tried(Err(failure), now, 0);
        }
        assert_eq!(one.may_have_arrived(), open, "{:?}", one.state);
    }
    let (mut one, now) = outgoing();
    assert!(one.on_its_way().may_have_arrived() && !with_photos(1).on_its_way().may_have_arrived());
    one.tried(Err(Failure::TimedOut), now, 0);
    one.tried(Ok(None), now, 0);
    assert!(!one.may_have_arrived());
}

#[test]
fn what_is_said_on_a_case_goes_in_its_order_and_holds_nothing_else_up() {
    let message = |nth: u128, case: &str| {
        let parcel =
            Parcel::Message { reference: Reference::parse(case).unwrap(), secret: None, text: "Hi".into() };
        let at = now().plus_millis(i64::try_from(nth).unwrap());
        Outgoing::new(IdempotencyKey::mint(nth), parcel, String::new(), at)
    };
    let mut all = [message(1, "AB-1"), message(2, "AB-1"), message(3, "AB-2"), with_photos(1)];
    all[3].at = now().plus_millis(4);
    let later = now().plus_millis(10);
    let first = |all: &[Outgoing], now| {
        first_due(all.iter(), &[], now).map(|one| one.at.millis() - self::now().millis())
    };
    assert_eq!(first(&all, later), Some(1));
    all[0].tried(Err(Failure::Offline), later, 0);
    assert_eq!(first(&all, later), Some(3), "the second of the case waits for the first");
    all[2].tried(Ok(None), later, 0);
    assert_eq!(first(&all, later), Some(4));
    all[0].tried(Err(Failure::NotFound), later, 0);
    assert_eq!(first(&all, later), Some(2), "what was refused holds nothing up");
}

#[test]
fn a_council_that_asks_to_be_left_alone_is_asked_nothing_else_either() {
    let later = |millis: i64| now().plus_millis(millis);
    let [mut first, second] = [1, 2].map(|nth| Outgoing {
        key: IdempotencyKey::mint(nth),
        at: later(i64::try_from(nth).unwrap()),
        ..with_photos(0)
    });
    let busy = |seconds| Failure::Down { status: 503, retry_after: Some(Seconds(seconds)) };
    first.tried(Err(busy(600)), now(), 0);
    let both = [first.clone(), second.clone()];
    let next = |all: &[Outgoing], wished: &[IdempotencyKey], now| {
        first_due(all.iter(), wished, now).map(|one| one.key.clone())
    };
    assert_eq!(left_alone(both.iter(), later(599_999)), Some((later(600_000), &busy(600))));
    assert_eq!(next(&both, &[], later(599_999)), None);
    assert_eq!(next(&both, std::slice::from_ref(&second.key), later(1)), Some(second.key.clone()));
    assert_eq!(next(&both, &[], later(600_000)), Some(first.key.clone()));
    // A clock that was set back by a month.
    assert_eq!(next(&both, &[], later(-30 * 24 * 60 * MINUTE_MS)), Some(first.key.clone()));

    // Its own pause has grown to eight seconds; the council asked for one.
    first.tries = 2;
    first.tried(Err(busy(1)), now(), 0);
    let both = [first.clone(), second.clone()];
    assert_eq!(next(&both, &[], later(999)), None);
    assert_eq!(next(&both, &[], later(1_000)), Some(second.key.clone()));
    assert_eq!(next(&both, &[], later(8_000)), Some(first.key.clone()));

    // Who asked for nothing holds nothing up.
    first.tried(Err(Failure::Down { status: 500, retry_after: None }), now(), 0);
    assert_eq!(next(&[first, second.clone()], &[], later(1)), Some(second.key));
}

#[test]
fn what_may_have_arrived_is_never_changed_and_goes_again_when_the_resident_says_so() {
    for keys in [true, false] {
        let (mut one, now) = outgoing();
        assert!(one.may_be_changed());
        one = one.on_its_way();
        one.tried(Err(Failure::TimedOut), now, 0);
        one.tried(Err(Failure::Forbidden), now, 0);
        assert_eq!(one.state, ParcelState::Refused(Failure::Forbidden));
        assert!(one.may_have_arrived() && !one.may_be_changed());
        one.wake(now);
        assert!(one.is_for_resident(), "not by itself");
        one.send_now(keys, now);
        assert!(one.is_due(now));
        assert_eq!(one.may_have_arrived(), keys, "without keys it would be held back again");
    }
    let (mut plain, now) = outgoing();
    plain.tried(Err(Failure::Forbidden), now, 0);
    plain.send_now(true, now);
    assert!(plain.is_for_resident() && plain.may_be_changed());
    let mut there = outgoing().0;
    there.tried(Ok(None), now, 0);
    assert!(!there.may_be_changed());
}

#[test]
fn photos_go_one_after_the_other_and_then_the_report() {
    let mut one = with_photos(2);
    let (first, key) = next_upload(&one).unwrap();
    one.uploaded(&first, Err(Failure::TimedOut), now(), 0);
    assert!(!one.may_have_arrived(), "nothing of the report itself was sent");
    assert_eq!(next_upload(&one), Some((first.clone(), key)), "with the same key");
    one.uploaded(&first, Ok(id("a")), now(), 0);
    assert_eq!(one.tries, 0);
    let (second, _) = next_upload(&one).unwrap();
    assert_ne!(first, second);
    one.uploaded(&second, Ok(id("b")), now(), 0);
    let expected = ["a", "b"].map(|name| Attachment { id: id(name), alt: None });
    assert_eq!(one.next(), Some(Next::Whole(expected.to_vec())));
    one.tried(Err(Failure::TimedOut), now(), 0);
    assert!(one.may_have_arrived());
}

#[test]
fn a_photo_that_cannot_go_asks_the_resident() {
    for lost in [true, false] {
        let mut one = with_photos(2);
        let (first, _) = next_upload(&one).unwrap();
        if lost {
            one.lost(&first);
        } else {
            one.uploaded(
                &first,
                Err(Failure::Invalid(Problem { status: 415, ..Problem::default() })),
                now(),
                0,
            );
        }
        one.wake(now());
        assert_eq!(
            (one.state.clone(), one.next(), one.is_due(now())),
            (ParcelState::NeedsPhotos, None, false)
        );
        one.leave_out(&first, now());
        assert!(one.is_due(now()));
        send_all(&mut one, "x");
        assert!(matches!(one.next(), Some(Next::Whole(with)) if with.len() == 1));
    }
}

#[test]
fn what_may_be_mended_is_tried_again_under_a_key_of_its_own_and_the_rest_is_left_out() {
    let of = |status| Failure::Invalid(Problem { status, ..Problem::default() });
    for (why, again) in [
        (of(0), true),
        (of(400), true),
        (Failure::Forbidden, true),
        (of(413), false),
        (of(415), false),
        (of(422), false),
        (Failure::Unsupported, false),
    ] {
        let mut one = with_photos(2);
        let (first, key) = next_upload(&one).unwrap();
        one.uploaded(&first, Err(why.clone()), now(), 0);
        assert_eq!(one.send_again(&first, now(), 77), again, "{why:?}");
        if again {
            let (next, fresh) = next_upload(&one).unwrap();
            assert!(next == first && fresh != key && one.is_due(now()), "{why:?}");
        } else {
            assert!(one.next().is_none() && one.leave_out(&first, now()) && one.is_due(now()), "{why:?}");
        }
    }
}

#[test]
fn a_photo_is_taken_out_until_it_or_the_report_has_gone() {
    let mut one = with_photos(3);
    let (first, _) = next_upload(&one).unwrap();
    one.uploaded(&first, Ok(id("a")), now(), 0);
    let (second, _) = next_upload(&one).unwrap();
    assert!(!one.leave_out(&first, now()), "the council has it");
    assert!(one.leave_out(&second, now()), "it waits");
    // It was on its way all the same.
    one.uploaded(&second, Ok(id("b")), now(), 0);
    let (third, _) = next_upload(&one).unwrap();
    one.uploaded(&third, Err(Failure::TimedOut), now(), 0);
    assert!(one.leave_out(&third, now()), "a photo that may have arrived, and is named by nothing");
    assert!(matches!(one.next(), Some(Next::Whole(with)) if with.len() == 1));

    let mut sent = with_photos(1);
    let (only, _) = next_upload(&sent).unwrap();
    sent.unanswered = true;
    assert!(!sent.leave_out(&only, now()), "under one key goes one body");
}

#[test]
fn a_photo_that_the_backend_let_go_of_goes_again_with_a_fresh_key() {
    let mut one = with_photos(3);
    let (first, first_key) = next_upload(&one).unwrap();
    send_all(&mut one, "x");
    one.tried(Err(refused(&["/attachments/0/id", "#/attachments/2/id", "/attachments/0/id"])), now(), 77);
    let keys: BTreeSet<_> = one.parcel.uploads().iter().map(|one| one.key.clone()).collect();
    assert_eq!((keys.len(), keys.contains(&first_key)), (3, false));
    assert_eq!(next_upload(&one).map(|(photo, _)| photo), Some(first.clone()));
    assert!(one.is_due(now()) && one.key == IdempotencyKey::mint(1), "the report's own key is for life");
    for round in 1..=MOST_RENEWED {
        assert_ne!(one.state, ParcelState::NeedsPhotos, "{round}");
        send_all(&mut one, &round.to_string());
        one.tried(Err(refused(&["/attachments/0/id"])), now(), u128::from(round));
    }
    assert_eq!((one.state.clone(), one.next()), (ParcelState::NeedsPhotos, None), "not for ever");
    one.leave_out(&first, now());
    assert!(matches!(one.next(), Some(Next::Whole(_) | Next::Upload(_))));
}

#[test]
fn a_report_refused_for_more_than_its_photos_is_the_residents() {
    for pointers in
        [&["/attachments/0/id", "/description"][..], &["/attachments/9/id"], &["/attachments"], &[]]
    {
        let mut one = with_photos(1);
        send_all(&mut one, "x");
        one.tried(Err(refused(pointers)), now(), 5);
        assert!(matches!(one.state, ParcelState::Refused(_)), "{pointers:?}: {:?}", one.state);
    }
}

/// What a backend has, as far as it matters here.
#[derive(Default)]
struct Backend {
    /// What each key led to, for as long as it is kept.
    files: BTreeMap<IdempotencyKey, String>,
    forgotten: BTreeSet<String>,
    reports: BTreeMap<IdempotencyKey, Vec<String>>,
    given: u32,
}

impl Backend {
    fn upload(&mut self, key: &IdempotencyKey) -> AttachmentId {
        let given = &mut self.given;
        let name = self.files.entry(key.clone()).or_insert_with(|| {
            *given += 1;
            format!("file-{given}")
        });
        id(name)
    }

    fn submit(&mut self, key: &IdempotencyKey, with: &[Attachment]) -> Result<Option<Receipt>, Failure> {
        let names: Vec<String> = with.iter().map(|one| one.id.reveal().to_owned()).collect();
        if let Some(known) = self.reports.get(key) {
            assert_eq!(*known, names, "the same key with another body");
            return Ok(Some(receipt()));
        }
        let gone = names.iter().enumerate().filter(|(_, name)| self.forgotten.contains(*name));
        let gone: Vec<String> = gone.map(|(place, _)| format!("/attachments/{place}/id")).collect();
        if !gone.is_empty() {
            return Err(refused(&gone.iter().map(String::as_str).collect::<Vec<_>>()));
        }
        self.reports.insert(key.clone(), names);
        Ok(Some(receipt()))
    }
}

/// What happens to one thing that is sent.
#[derive(Debug, Clone, Copy)]
enum Weather {
    Fine,
    /// It was done, and the answer was lost.
    Lost,
    Offline,
    Busy,
    SignedOut,
    /// For a file: refused for good.
    Refuses,
    /// The device has let go of the bytes.
    Gone,
    /// The backend lets go of the files that no report has yet.
    Forgets,
    /// The resident would rather send it without one of its photos, whatever is on its way.
    TakesOut,
    /// The resident asks for another try of what was refused.
    TriesAgain,
}

fn weather() -> impl Strategy<Value = Weather> {
    use Weather::{Busy, Fine, Forgets, Gone, Lost, Offline, Refuses, SignedOut, TakesOut, TriesAgain};
    prop_oneof![
        6 => Just(Fine), 3 => Just(Lost), 2 => Just(Offline), 1 => Just(Busy), 1 => Just(SignedOut),
        1 => Just(Refuses), 1 => Just(Gone), 2 => Just(Forgets), 2 => Just(TakesOut), 2 => Just(TriesAgain),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever happens on the way: the report goes after its photos, with all that are left of them, and once.
    #[test]
    fn it_arrives_once_and_whole(
        count in 0_u128..5,
        weathers in prop::collection::vec((weather(), any::<u128>()), 0..60),
        last in any::<u128>(),
    ) {
        let (mut one, mut backend) = (with_photos(count), Backend::default());
        let mut at = now();
        let key = one.key.clone();
        // In the end the weather is fine.
        let calm = (0..40_u128).map(|nth| (Weather::Fine, last.wrapping_add(nth)));
        for (weather, random) in weathers.into_iter().chain(calm) {
            if let Weather::Forgets = weather
                && backend.reports.is_empty()
            {
                backend.forgotten.extend(backend.files.values().cloned());
            }
            if one.state == ParcelState::NeedsSignIn {
                one.wake(at);
            }
            if one.state == ParcelState::NeedsPhotos {
                prop_assert_eq!(one.next(), None, "never without asking");
                let bad: Vec<PhotoId> = one.parcel.uploads().iter()
                    .filter(|one| one.needs_resident()).map(|one| one.photo.clone()).collect();
                prop_assert!(!bad.is_empty());
                for photo in &bad {
                    let tries = matches!(weather, Weather::TriesAgain) && one.send_again(photo, at, random);
                    prop_assert!(tries || one.leave_out(photo, at), "the resident can always go on");
                }
            }
            if let Weather::TakesOut = weather
                && let Some(photo) = one.parcel.uploads().get(usize::try_from(random % 5).unwrap_or_default()).map(|it| it.photo.clone())
            {
                let before = one.clone();
                let done = one.leave_out(&photo, at);
                prop_assert!(done || one == before);
                prop_assert!(!done || backend.reports.is_empty(), "taken out of what the council has");
            }
            at = at.plus_millis(LONGEST_PAUSE_MS);
            if !one.is_due(at) {
                break;
            }
            let next = match one.next() {
                Some(Next::Upload(upload)) => Ok((upload.photo.clone(), upload.key.clone())),
                Some(Next::Whole(with)) => Err(with),
                None => panic!("due, and nothing to send: {one:?}"),
            };
            match next {
                Ok((photo, key)) => {
                    prop_assert!(backend.reports.is_empty(), "a photo after the report");
                    if let Weather::Gone = weather {
                        one.lost(&photo);
                        continue;
                    }
                    let result = match weather {
                        Weather::Fine | Weather::Forgets | Weather::TakesOut | Weather::TriesAgain => {
                            Ok(backend.upload(&key))
                        }
                        Weather::Lost => {
                            backend.upload(&key);
                            Err(Failure::TimedOut)
                        }
                        Weather::Busy => Err(Failure::TooMany { retry_after: Some(Seconds(9)) }),
                        Weather::SignedOut => Err(Failure::SessionEnded),
                        Weather::Refuses => Err(Failure::Invalid(Problem { status: 400, ..Problem::default() })),
                        Weather::Offline | Weather::Gone => Err(Failure::Offline),
                    };
                    one.uploaded(&photo, result, at, random);
                }
                Err(with) => {
                    let Parcel::Report { report, uploads, .. } = &one.parcel else { panic!("a report") };
                    prop_assert_eq!(with.len(), report.photos().len());
                    for (attachment, upload) in with.iter().zip(uploads) {
                        prop_assert_eq!(
                            backend.files.get(&upload.key).map(String::as_str), Some(attachment.id.reveal())
                        );
                    }
                    let result = match weather {
                        Weather::Fine
                        | Weather::Forgets
                        | Weather::Gone
                        | Weather::Refuses
                        | Weather::TakesOut
                        | Weather::TriesAgain => backend.submit(&key, &with),
                        Weather::Lost => match backend.submit(&key, &with) {
                            Ok(_) => Err(Failure::TimedOut),
                            refused => refused,
                        },
                        Weather::Busy => Err(Failure::Down { status: 503, retry_after: None }),
                        Weather::SignedOut => Err(Failure::SessionEnded),
                        Weather::Offline => Err(Failure::Offline),
                    };
                    one.tried(result, at, random);
                }
            }
        }
        prop_assert!(matches!(one.state, ParcelState::Arrived { .. }), "{:?}", one);
        prop_assert_eq!(backend.reports.len(), 1);
        let arrived = &backend.reports[&key];
        prop_assert_eq!(arrived.len(), one.parcel.uploads().len());
        prop_assert_eq!(arrived.iter().collect::<BTreeSet<_>>().len(), arrived.len(), "a photo twice");
    }
}
