//! Topics by channels: each cell is saved at once and by itself, and shows what will really happen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::Failure;
use onedoor_domain::channels::{
    Cell, Change, Channel, Choice, Effective, Merged, Preferences, Reason, Unchanged,
};
use onedoor_domain::id::TopicId;

use super::{channel_icon, channel_title, sentence_of};
use crate::browser::announce;
use crate::i18n::calendar;
use crate::portal::Portal;
use crate::t;
use crate::ui::remote::{Load, Loader, waiting};
use crate::ui::{Button, Dot, FailureNotice, Glyph, Rank, Switch, Tone, failure};

type At = (String, String);

/// A stale save is merged and sent again; somebody who changes the same thing all the time is not fought with.
const MERGES: u32 = 3;

/// Changes that the council does not have yet, by their cell.
type Waiting = ArcRwSignal<BTreeMap<At, Change>>;

/// What was changed here and is not yet kept by the council.
#[derive(Clone, Copy)]
pub struct Editor {
    loader: Loader<Preferences>,
    waiting: RwSignal<BTreeMap<At, Change>>,
    problems: RwSignal<BTreeMap<At, String>>,
    saved: RwSignal<Option<String>>,
    busy: StoredValue<bool>,
}

fn at(topic: &TopicId, channel: &Channel) -> At {
    (topic.to_string(), channel.as_str().to_owned())
}

impl Editor {
    /// An editor of the shared preferences.
    pub fn new(loader: Loader<Preferences>) -> Self {
        Self {
            loader,
            waiting: RwSignal::new(BTreeMap::new()),
            problems: RwSignal::new(BTreeMap::new()),
            saved: RwSignal::new(None),
            busy: StoredValue::new(false),
        }
    }

    /// Chooses. Changes made while one is being saved are saved after it, the last one of a cell counts.
    fn choose(self, portal: Portal, change: Change) {
        let at = at(&change.topic, &change.channel);
        self.problems.update(|problems| {
            problems.remove(&at);
        });
        self.waiting.update(|waiting| {
            waiting.insert(at, change);
        });
        if !self.busy.get_value() {
            self.busy.set_value(true);
            // It outlives the page: what was chosen before it was left is saved all the same.
            let waiting = ArcRwSignal::from(self.waiting);
            spawn_local(async move {
                self.save(portal, &waiting).await;
                let _ = self.busy.try_set_value(false);
            });
        }
    }

    async fn save(self, portal: Portal, waiting: &Waiting) {
        let (mut merges, whose) = (0, portal.writer());
        loop {
            let changes: Vec<Change> = waiting.with_untracked(|waiting| waiting.values().cloned().collect());
            let Some(channels) = portal.gateway_untracked().and_then(|gateway| gateway.channels()) else {
                return;
            };
            if changes.is_empty() {
                return;
            }
            let version = self.loader.peek(|preferences| preferences.version.clone()).flatten();
            let answer = channels.change(changes.clone(), version).await;
            // Somebody else may be here by now: what it says is not theirs.
            if portal.writer() != whose {
                return;
            }
            match answer {
                Ok(preferences) => {
                    done(waiting, &changes);
                    self.loader.put(preferences);
                    self.say_saved(portal);
                }
                Err(Unchanged::Stale(current)) => {
                    merges += 1;
                    let mut refused = false;
                    for change in &changes {
                        let outcome = if merges > MERGES { Merged::Gone } else { current.merge(change) };
                        match outcome {
                            Merged::Resend(_) => {}
                            Merged::AlreadySo => done(waiting, std::slice::from_ref(change)),
                            Merged::Gone => {
                                refused = true;
                                self.refuse(waiting, change, t!("channels-gone"));
                            }
                        }
                    }
                    self.loader.put(current);
                    // Chosen the same way elsewhere: there is nothing left to send, and it is so.
                    if !refused && waiting.with_untracked(BTreeMap::is_empty) {
                        self.say_saved(portal);
                    }
                }
                Err(Unchanged::Failed(reason)) => {
                    if reason == Failure::SessionEnded {
                        portal.session_ended();
                    }
                    for change in &changes {
                        self.refuse(waiting, change, failure::line(&reason));
                    }
                    announce::politely(&t!("channels-not-saved"));
                }
            }
        }
    }

    fn say_saved(self, portal: Portal) {
        let words = t!("channels-saved", time = calendar::clock_time(portal.now().clock()));
        announce::politely(&words);
        let _ = self.saved.try_set(Some(words));
    }

    fn refuse(self, waiting: &Waiting, change: &Change, words: String) {
        done(waiting, std::slice::from_ref(change));
        let _ = self.problems.try_update(|problems| {
            problems.insert(at(&change.topic, &change.channel), words);
        });
    }
}

/// Kept by the council, unless the same cell was changed again meanwhile.
fn done(waiting: &Waiting, changes: &[Change]) {
    waiting.update(|waiting| {
        for change in changes {
            let at = at(&change.topic, &change.channel);
            if waiting.get(&at) == Some(change) {
                waiting.remove(&at);
            }
        }
    });
}

/// The topics, live.
#[component]
pub fn Topics() -> impl IntoView {
    let portal = Portal::here();
    let editor = Editor::new(portal.preferences);
    let choose = Callback::new(move |change| editor.choose(portal, change));
    view! { <DrawnTopics editor=editor choose=choose/> }
}

/// The topics, from an editor's state. Cells stay in the page while their state changes, so that the focus stays too.
#[component]
pub fn DrawnTopics(
    /// What is shown.
    editor: Editor,
    /// What to do with a choice.
    choose: Callback<Change>,
) -> impl IntoView {
    let loader = editor.loader;
    let ids = Memo::new(move |_| {
        loader.answer(|preferences| {
            let cells = |topic: &onedoor_domain::channels::Topic| {
                topic.cells.iter().map(|cell| cell.channel.clone()).collect::<Vec<_>>()
            };
            preferences.topics.iter().map(|topic| (topic.id.clone(), cells(topic))).collect::<Vec<_>>()
        })
    });
    move || match ids.get() {
        None => loader.with(|state| match state {
            Load::Failed(reason) => {
                let again = Callback::new(move |()| loader.again());
                view! { <FailureNotice failure=reason.clone() again=again/> }.into_any()
            }
            state => waiting(matches!(state, Load::LoadingSlowly)),
        }),
        Some(topics) if topics.is_empty() => view! { <p>{t!("channels-no-topics")}</p> }.into_any(),
        Some(topics) => {
            let topics = topics
                .into_iter()
                .map(|(id, channels)| view! { <TopicCard editor=editor id=id channels=channels choose=choose/> })
                .collect_view();
            view! {
                <p class="saved">{move || editor.saved.get().map(|words| view! { <Dot/>{words} })}</p>
                <div class="topics">{topics}</div>
            }
            .into_any()
        }
    }
}

#[component]
fn TopicCard(editor: Editor, id: TopicId, channels: Vec<Channel>, choose: Callback<Change>) -> impl IntoView {
    let loader = editor.loader;
    let heading = format!("topic-{id}");
    let labelled_by = heading.clone();
    let name = loader.peek(|preferences| preferences.topic(&id).map(|topic| topic.name.clone())).flatten();
    let about = loader
        .peek(|preferences| preferences.topic(&id).and_then(|topic| topic.description.clone()))
        .flatten();
    let spoken = id.clone();
    let sentence = move || loader.answer(|preferences| sentence_of(preferences, &spoken)).flatten();
    let cells = channels
        .into_iter()
        .map(|channel| view! { <OneCell editor=editor topic=id.clone() channel=channel choose=choose/> })
        .collect_view();
    view! {
        <section class="topic" aria-labelledby=labelled_by>
            <h2 id=heading dir="auto">{name}</h2>
            {about.map(|about| view! { <p class="soft" dir="auto">{about}</p> })}
            <ul class="cells">{cells}</ul>
            <p class="topic__sentence">{sentence}</p>
        </section>
    }
}

#[component]
fn OneCell(editor: Editor, topic: TopicId, channel: Channel, choose: Callback<Change>) -> impl IntoView {
    let here = at(&topic, &channel);
    let loader = editor.loader;
    let cell = {
        let (topic, channel) = (topic.clone(), channel.clone());
        Memo::new(move |_| loader.answer(|preferences| preferences.cell(&topic, &channel).cloned()).flatten())
    };
    let wanted = {
        let here = here.clone();
        Memo::new(move |_| editor.waiting.with(|waiting| waiting.get(&here).map(|change| change.choice)))
    };
    let problem = Memo::new(move |_| editor.problems.with(|problems| problems.get(&here).cloned()));
    let on = Signal::derive(move || match (wanted.get(), cell.get()) {
        (Some(choice), _) => choice == Choice::On,
        (None, cell) => cell.is_some_and(|cell| cell.effective == Effective::On),
    });
    let fixed = Signal::derive(move || cell.get().is_none_or(|cell| is_fixed(&cell)));
    let input = format!("cell-{topic}-{}", channel.as_str());
    let state_id = format!("{input}-state");
    let problem_id = format!("{input}-problem");
    let label_for = input.clone();
    let described_by = {
        let (state_id, problem_id) = (state_id.clone(), problem_id.clone());
        Signal::derive(move || {
            if problem.with(Option::is_some) { format!("{state_id} {problem_id}") } else { state_id.clone() }
        })
    };
    let change = {
        let channel = channel.clone();
        move |choice| choose.run(Change { topic: topic.clone(), channel: channel.clone(), choice })
    };
    let drop = change.clone();
    let offers_drop = move || {
        wanted.get().is_none()
            && cell
                .get()
                .is_some_and(|cell| cell.effective == Effective::Unavailable && cell.choice == Choice::On)
    };
    view! {
        <li class="cell">
            // The input before its label, as checkers and voice control expect; the grid puts the label first.
            <Switch id=input on=on unavailable=fixed described_by=described_by
                on_change=move |on| change(if on { Choice::On } else { Choice::Off })/>
            <label class="cell__name" for=label_for>
                <Glyph icon=channel_icon(&channel)/>
                <span><b>{channel_title(&channel)}</b>" "<bdi>{move || cell.get().and_then(|cell| cell.address)}</bdi></span>
            </label>
            <span class="cell__state" id=state_id>
                <Dot tone=Signal::derive(move || cell.get().map_or(Tone::Quiet, |cell| state_tone(&cell)))/>
                {move || match (wanted.get(), cell.get()) {
                    (Some(_), _) => t!("channels-saving"),
                    (None, Some(cell)) => state_words(&cell),
                    (None, None) => String::new(),
                }}
            </span>
            {move || problem.get().map(|words| view! { <p class="field__problem" id=problem_id.clone() role="alert">{words}</p> })}
            {move || offers_drop().then(|| {
                let drop = drop.clone();
                view! { <Button rank=Rank::Plain on_press=move |()| drop(Choice::Off)>{t!("channels-drop")}</Button> }
            })}
        </li>
    }
}

/// A switch is fixed where pressing it would change nothing that really happens.
fn is_fixed(cell: &Cell) -> bool {
    cell.effective == Effective::Unavailable || !cell.can_switch()
}

/// What will really happen, and why.
fn state_words(cell: &Cell) -> String {
    let why = cell.reason_text.clone().unwrap_or_else(|| match &cell.reason {
        Some(Reason::NoAddress) => t!("channels-no-address"),
        Some(Reason::Unverified) => t!("channels-unverified"),
        Some(Reason::Blocked) => t!("channels-blocked"),
        Some(Reason::NotOffered) => t!("channels-not-offered"),
        Some(Reason::RequiredByLaw) => t!("channels-by-law"),
        Some(Reason::Other(_)) | None => String::new(),
    });
    let state = match (cell.effective, cell.choice) {
        (Effective::On, _) => t!("channels-on"),
        (Effective::Off, _) => t!("channels-off"),
        (Effective::Unavailable, Choice::On) => t!("channels-chosen-not-working"),
        (Effective::Unavailable, Choice::Off) => t!("channels-unavailable"),
    };
    if why.is_empty() { state } else { format!("{state} {why}") }
}

/// The tone of a cell's state.
fn state_tone(cell: &Cell) -> Tone {
    match (cell.effective, cell.choice) {
        (Effective::On, _) => Tone::Good,
        (Effective::Unavailable, Choice::On) => Tone::Mark,
        _ => Tone::Quiet,
    }
}

fn drawn(load: Load<Preferences>, then: impl FnOnce(Editor)) -> AnyView {
    let editor = Editor::new(Loader::standing(load));
    then(editor);
    view! { <DrawnTopics editor=editor choose=Callback::new(|_| ())/> }.into_any()
}

/// The topics as they stand, for the gallery.
pub(super) fn example(load: Load<Preferences>) -> AnyView {
    drawn(load, |_| ())
}

/// The first topic's first cell is switched off, and so stands what comes of it.
fn switched_off(then: impl FnOnce(Editor, Change)) -> AnyView {
    let preferences = super::example_preferences();
    let change = preferences.topics.first().and_then(|topic| {
        let channel = topic.cells.first()?.channel.clone();
        Some(Change { topic: topic.id.clone(), channel, choice: Choice::Off })
    });
    drawn(Load::Loaded(preferences), |editor| {
        if let Some(change) = change {
            then(editor, change);
        }
    })
}

pub(super) fn example_saving() -> AnyView {
    switched_off(|editor, change| {
        editor.waiting.update(|waiting| {
            waiting.insert(at(&change.topic, &change.channel), change);
        });
    })
}

pub(super) fn example_saved() -> AnyView {
    drawn(Load::Loaded(super::example_preferences()), |editor| {
        let time = onedoor_domain::Timestamp::from_millis(0, 9 * 60).clock();
        editor.saved.set(Some(t!("channels-saved", time = calendar::clock_time(time))));
    })
}

fn not_saved(words: String) -> AnyView {
    switched_off(|editor, change| editor.refuse(&ArcRwSignal::from(editor.waiting), &change, words))
}

pub(super) fn example_not_saved() -> AnyView {
    not_saved(failure::line(&Failure::Offline))
}

pub(super) fn example_gone() -> AnyView {
    not_saved(t!("channels-gone"))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_switch_that_could_not_be_saved_stands_as_it_was_and_says_why() {
        let html = Owner::new().with(|| example_not_saved().to_html());
        let first = html.split("role=\"switch\"").nth(1).and_then(|rest| rest.split('>').next());
        let first = first.unwrap_or_default();
        assert!(first.contains(" checked"), "{html}");
        let ids = r#"aria-describedby="cell-case-changes-email-state cell-case-changes-email-problem""#;
        assert!(first.contains(ids), "{first}");
        assert!(html.contains(&t!("failure-offline")) && !html.contains(&t!("channels-saving")), "{html}");
    }

    #[test]
    fn a_switch_that_is_being_saved_stands_as_it_was_put() {
        let html = Owner::new().with(|| example_saving().to_html());
        let first = html.split("role=\"switch\"").nth(1).and_then(|rest| rest.split('>').next());
        assert!(first.is_some_and(|first| !first.contains(" checked")), "{html}");
        assert_eq!(html.matches(&t!("channels-saving")).count(), 1, "{html}");
    }

    fn cell(choice: Choice, effective: Effective, reason: Option<Reason>) -> Cell {
        Cell { channel: Channel::Sms, choice, effective, reason, reason_text: None, address: None }
    }

    #[test]
    fn what_was_chosen_and_does_not_happen_is_never_called_on() {
        let blocked = cell(Choice::On, Effective::Unavailable, Some(Reason::Blocked));
        assert!(!state_words(&blocked).starts_with(&t!("channels-on")));
        assert!(state_words(&blocked).contains(&t!("channels-blocked")));
        assert!(is_fixed(&blocked));
        assert_eq!(state_tone(&blocked), Tone::Mark);
    }

    #[test]
    fn the_councils_own_reason_comes_before_ours() {
        let mut blocked = cell(Choice::Off, Effective::Unavailable, Some(Reason::Blocked));
        blocked.reason_text = Some("Send START to 60777.".to_owned());
        assert!(state_words(&blocked).ends_with("Send START to 60777."));
    }
}
