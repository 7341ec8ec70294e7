//! The sentence's parts, and what becomes of a change that came late.

use super::super::*;
use crate::ClockTime;
use crate::id::{TopicId, Version};

fn cell(channel: Channel, choice: Choice, effective: Effective, reason: Option<Reason>) -> Cell {
    let address = Some(format!("to {channel}"));
    Cell { channel, choice, effective, reason, reason_text: None, address }
}

fn topic() -> TopicId {
    TopicId::parse("case-changes").unwrap()
}

fn preferences(cells: Vec<Cell>) -> Preferences {
    let time = |text| ClockTime::parse(text).unwrap();
    Preferences {
        topics: vec![Topic { id: topic(), name: "When a case changes".into(), description: None, cells }],
        quiet_hours: Some(QuietHours { from: time("20:00"), to: time("08:00") }),
        version: Version::parse("\"1\"").ok(),
    }
}

fn check(cells: Vec<Cell>, goes: &[Channel], held: &[Channel], quiet: bool) {
    let summary = preferences(cells).summary(&topic()).unwrap();
    let going: Vec<Channel> = summary.goes.into_iter().map(|way| way.channel).collect();
    let holding: Vec<Channel> = summary.held.into_iter().map(|held| held.channel).collect();
    assert_eq!((going.as_slice(), holding.as_slice(), summary.quiet_hours.is_some()), (goes, held, quiet));
}

#[test]
fn what_really_happens_is_said() {
    use Channel::{Email, Post, Sms};
    use Choice::{Off, On};
    let blocked = || cell(Sms, On, Effective::Unavailable, Some(Reason::Blocked));
    check(vec![cell(Email, On, Effective::On, None), blocked()], &[Email], &[Sms], false);
    check(
        vec![cell(Email, On, Effective::On, None), cell(Sms, On, Effective::On, None)],
        &[Email, Sms],
        &[],
        true,
    );
    check(
        vec![
            cell(Email, Off, Effective::Off, None),
            cell(Sms, Off, Effective::Unavailable, Some(Reason::NoAddress)),
        ],
        &[],
        &[],
        false,
    );
    check(vec![cell(Post, Off, Effective::On, Some(Reason::RequiredByLaw))], &[Post], &[], false);
    check(vec![cell(Email, On, Effective::Off, None)], &[], &[Email], false);
    let required = preferences(vec![cell(Post, Off, Effective::On, Some(Reason::RequiredByLaw))]);
    assert!(required.summary(&topic()).unwrap().goes[0].required);
    assert_eq!(required.summary(&TopicId::parse("other").unwrap()), None);
}

#[test]
fn a_late_change_is_merged() {
    let change = |choice| Change { topic: topic(), channel: Channel::Sms, choice };
    let now = |choice, reason| preferences(vec![cell(Channel::Sms, choice, Effective::On, reason)]);
    assert_eq!(now(Choice::On, None).merge(&change(Choice::On)), Merged::AlreadySo);
    assert_eq!(now(Choice::On, None).merge(&change(Choice::Off)), Merged::Resend(change(Choice::Off)));
    assert_eq!(now(Choice::On, Some(Reason::RequiredByLaw)).merge(&change(Choice::Off)), Merged::Gone);
    assert_eq!(preferences(vec![]).merge(&change(Choice::Off)), Merged::Gone);
    assert!(cell(Channel::Sms, Choice::On, Effective::Unavailable, Some(Reason::Blocked)).can_switch());
    assert!(!cell(Channel::Sms, Choice::Off, Effective::Unavailable, Some(Reason::NotOffered)).can_switch());
    assert_eq!(Choice::On.other().other(), Choice::On);
}
