//! Choosing photos and files, and the list of what was chosen.
//!
//! Access: the question is the group's legend; a label stands before each input, and the input lies over the label, so that
//! pointer, touch and screen reader meet the same large target. Dropping and pasting are ways beside it, never the only one.
//! What becomes of a file is for the caller to say aloud; [`after_removal`] says where the focus goes.

use leptos::prelude::*;

use super::field::{FieldProblem, described_by, given};
use super::{Button, Dot, Example, Rank, Tone};
use crate::browser::files::{self, Chosen};
use crate::i18n;
use crate::t;

/// Ways to choose: a camera where there is one, and files.
#[component]
pub fn FileChooser(
    /// The id of the input for files; the error summary points to it.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What may be chosen; blank is nothing to say.
    #[prop(into, optional)]
    hint: Option<String>,
    /// The media types that may be chosen, as an input's `accept`.
    #[prop(into)]
    accept: String,
    /// Files were chosen.
    #[prop(into)]
    on_choose: Callback<Vec<Chosen>>,
    /// What is wrong, if anything.
    #[prop(into, default = Signal::from(None::<String>))]
    problem: Signal<Option<String>>,
    /// May it be left out? Then the legend says so.
    #[prop(default = false)]
    optional: bool,
    /// Can they be dropped and pasted too?
    #[prop(default = true)]
    drops: bool,
    /// Files are held above the page.
    #[prop(into, default = Signal::from(false))]
    over: Signal<bool>,
    /// The list of what was chosen.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let hint = given(hint);
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, problem.get().is_some())
    };
    let camera = format!("{id}-camera");
    view! {
        <fieldset class="field chooser" class:field--wrong=move || problem.get().is_some() class:chooser--over=move || over.get()>
            <legend class="field__label">
                {legend}
                {optional.then(|| view! { " " <span class="field__optional">{t!("field-optional")}</span> })}
            </legend>
            {hint.map(|words| view! { <p class="field__hint" id=format!("{id}-hint")>{words}</p> })}
            <FieldProblem id=id.clone() problem=problem/>
            <div class="row">
                <span class="chooser__way chooser__way--camera">
                    <label class="button button--quiet" for=camera.clone()>{t!("files-camera")}</label>
                    <input id=camera class="chooser__input" type="file" accept="image/*" capture="environment"
                        on:change:target=move |event| on_choose.run(files::of_input(&event.target()))/>
                </span>
                <span class="chooser__way">
                    <label class="button button--quiet" for=id.clone()>{t!("files-choose")}</label>
                    <input id=id class="chooser__input" type="file" accept=accept multiple=true aria-describedby=described
                        on:change:target=move |event| on_choose.run(files::of_input(&event.target()))/>
                </span>
            </div>
            {drops.then(|| view! { <p class="chooser__drop small soft">{t!("files-drop")}</p> })}
            {children.map(|children| children())}
        </fieldset>
    }
}

/// How a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It is being read and made ready.
    Reading,
    /// It is ready to go.
    Ready,
    /// It waits for its turn.
    Waiting,
    /// It is on its way; so many hundredths have gone, where that is known.
    Sending(Option<u8>),
    /// It is there.
    Sent,
    /// It is not taken, for this reason.
    Refused(String),
    /// It was sent, and not taken there, for this reason.
    Declined(String),
    /// The device does not have it any more.
    Lost,
}

/// One file in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// Its name in the page.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// An address at which it can be seen.
    pub picture: Option<String>,
    /// How it stands.
    pub state: FileState,
    /// What it shows, as typed. `None` where that is not asked.
    pub alt: Option<String>,
    /// What is wrong with what was typed.
    pub problem: Option<String>,
    /// Trying again may help.
    pub again: bool,
    /// It can be taken away.
    pub removable: bool,
}

/// What is done to a file in the list; each is told its id.
#[derive(Clone, Copy)]
pub struct FileActs {
    /// What it shows was typed.
    pub alt: Callback<(String, String)>,
    /// It is to be taken away.
    pub remove: Callback<String>,
    /// It is to be tried again.
    pub again: Callback<String>,
}

/// The words for a state.
pub fn state_words(state: &FileState) -> String {
    match state {
        FileState::Reading => t!("file-reading"),
        FileState::Ready => t!("file-ready"),
        FileState::Waiting => t!("file-waiting"),
        FileState::Sending(None) => t!("file-sending"),
        FileState::Sending(Some(percent)) => t!("file-sending-part", percent = *percent),
        FileState::Sent => t!("file-sent"),
        FileState::Refused(why) => t!("file-refused", why = why.as_str()),
        FileState::Declined(why) => t!("file-declined", why = why.as_str()),
        FileState::Lost => t!("file-lost"),
    }
}

fn tone(state: &FileState) -> Tone {
    match state {
        FileState::Reading | FileState::Waiting => Tone::Quiet,
        FileState::Sending(_) => Tone::Mark,
        FileState::Ready | FileState::Sent => Tone::Good,
        FileState::Refused(_) | FileState::Declined(_) | FileState::Lost => Tone::Bad,
    }
}

/// What a file's name ends in, to stand where a picture cannot.
fn ending(name: &str) -> String {
    let end = name.rsplit_once('.').map(|(_, end)| end).filter(|end| end.chars().count() <= 4);
    end.unwrap_or_default().to_uppercase()
}

/// How large something is, in words.
pub fn size(bytes: u64) -> String {
    const MEGA: u64 = 1024 * 1024;
    if bytes < MEGA {
        return t!("file-kilobytes", size = bytes.div_ceil(1024));
    }
    // One figure after the point.
    let tenths = u32::try_from(bytes.saturating_mul(10) / MEGA).unwrap_or(u32::MAX);
    t!("file-megabytes", size = i18n::number(f64::from(tenths) / 10.0))
}

/// Where the focus goes when a file is taken away: to the next one's button, the one before's, or the way to choose.
pub fn after_removal(rows: &[FileRow], id: &str, chooser: &str) -> String {
    let Some(at) = rows.iter().position(|row| row.id == id) else { return chooser.to_owned() };
    let next = rows.get(at + 1).or_else(|| at.checked_sub(1).and_then(|before| rows.get(before)));
    next.map_or_else(|| chooser.to_owned(), |row| remove_id(&row.id))
}

/// The id of the button that takes a file away.
pub fn remove_id(id: &str) -> String {
    format!("{id}-remove")
}

/// What was chosen; nothing when nothing was.
#[component]
pub fn FileList(
    /// In order.
    #[prop(into)]
    rows: Signal<Vec<FileRow>>,
    /// What can be done.
    acts: FileActs,
    /// What they are.
    #[prop(default = t!("files-chosen"))]
    label: String,
    /// The word for taking one away.
    #[prop(default = t!("file-remove"))]
    remove: String,
) -> impl IntoView {
    let some = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let ids = move || rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
    move || {
        let (label, remove) = (label.clone(), remove.clone());
        some.get().then(|| {
            view! {
                <ul class="files" aria-label=label.clone()>
                    <For each=ids key=Clone::clone let:id>{one(id, rows, acts, remove.clone())}</For>
                </ul>
            }
        })
    }
}

fn one(id: String, rows: Signal<Vec<FileRow>>, acts: FileActs, out: String) -> AnyView {
    let Some(first) = rows.with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned()) else {
        return ().into_any();
    };
    let row = {
        let (id, first) = (id.clone(), first.clone());
        Memo::new(move |_| {
            rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()).unwrap_or_else(|| first.clone())
        })
    };
    let (name, ending) = (first.name.clone(), ending(&first.name));
    let picture = Memo::new(move |_| row.with(|row| row.picture.clone()));
    let state = Memo::new(move |_| row.with(|row| row.state.clone()));
    let bytes = Memo::new(move |_| row.with(|row| row.bytes));
    let seen = move || match picture.get() {
        // Its name stands beside it, and what it shows is for the resident to say.
        Some(address) => view! { <img class="file__picture" src=address alt=""/> }.into_any(),
        None => view! { <span class="file__picture" aria-hidden="true">{ending.clone()}</span> }.into_any(),
    };
    let stands = move || {
        let state = state.get();
        let large = matches!(state, FileState::Ready | FileState::Waiting | FileState::Sending(_))
            .then(|| size(bytes.get()));
        view! {
            <Dot tone=tone(&state)/>
            <span>{state_words(&state)}{large.map(|large| view! { ", "<span class="file__size">{large}</span> })}</span>
        }
    };
    let asks = Memo::new(move |_| row.with(|row| row.alt.is_some()));
    let shows = {
        let (id, name) = (id.clone(), name.clone());
        let of = first.id.clone();
        move || {
            let (id, name, of) = (id.clone(), name.clone(), of.clone());
            asks.get().then(|| {
                let problem = Signal::derive(move || row.with(|row| row.problem.clone()));
                let described = {
                    let id = id.clone();
                    move || described_by(&id, false, problem.get().is_some())
                };
                view! {
                    <div class="field">
                        <label class="field__label field__label--small" for=id.clone()>
                            {t!("file-shows")}<span class="visually-hidden">" "{name}</span>
                            " "<span class="field__optional">{t!("field-optional")}</span>
                        </label>
                        <FieldProblem id=id.clone() problem=problem/>
                        <input id=id class="field__input" type="text" dir="auto" autocomplete="off"
                            aria-describedby=described
                            aria-invalid=move || problem.get().is_some().then_some("true")
                            prop:value=move || row.with(|row| row.alt.clone().unwrap_or_default())
                            on:input:target=move |event| acts.alt.run((of.clone(), event.target().value()))/>
                    </div>
                }
            })
        }
    };
    let again = Memo::new(move |_| row.with(|row| row.again));
    let removable = Memo::new(move |_| row.with(|row| row.removable));
    let (try_again, named) = (id.clone(), name.clone());
    let again = move || {
        let (id, name) = (try_again.clone(), named.clone());
        again.get().then(|| {
            view! {
                <Button rank=Rank::Plain on_press=move |()| acts.again.run(id.clone())>
                    {t!("file-again")}<span class="visually-hidden">" "{name}</span>
                </Button>
            }
        })
    };
    let (remove, named) = (id.clone(), name.clone());
    let remove = move || {
        let (id, name, out) = (remove.clone(), named.clone(), out.clone());
        removable.get().then(|| {
            view! {
                <Button id=remove_id(&id) rank=Rank::Plain on_press=move |()| acts.remove.run(id.clone())>
                    {out}<span class="visually-hidden">" "{name}</span>
                </Button>
            }
        })
    };
    view! {
        <li class="file">
            {seen}
            <div class="file__about">
                <p class="file__name" dir="auto">{name}</p>
                <p class="file__state">{stands}</p>
            </div>
            <div class="file__ways">{again}{remove}</div>
            <div class="file__shows">{shows}</div>
        </li>
    }
    .into_any()
}

/// A row for examples.
pub fn example_row(nth: u32, name: &str, state: FileState) -> FileRow {
    let bad = [FileState::Reading, FileState::Lost].contains(&state);
    let good = !bad && !matches!(state, FileState::Refused(_) | FileState::Declined(_));
    FileRow {
        id: format!("file-{nth}"),
        name: name.to_owned(),
        bytes: 412_345,
        picture: good.then(|| EXAMPLE_PICTURE.to_owned()),
        again: false,
        removable: !matches!(state, FileState::Sending(_) | FileState::Sent),
        alt: matches!(state, FileState::Ready).then(String::new),
        problem: None,
        state,
    }
}

/// A grey picture of two by two points.
const EXAMPLE_PICTURE: &str = "data:image/gif;base64,R0lGODlhAgACAIAAAJmZmQAAACwAAAAAAgACAAACAoRRADs=";

fn example(rows: Vec<FileRow>, problem: Option<&str>) -> AnyView {
    let acts =
        FileActs { alt: Callback::new(|_| ()), remove: Callback::new(|_| ()), again: Callback::new(|_| ()) };
    view! {
        <FileChooser id="photos" legend="Photos and files" hint="Up to 6, each at most 10 MB." accept="image/jpeg" optional=problem.is_none()
            on_choose=|_| () problem=Signal::stored(problem.map(ToOwned::to_owned))>
            <FileList rows=Signal::stored(rows) acts=acts/>
        </FileChooser>
    }
    .into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("files", "empty", || example(Vec::new(), None)),
    Example::new("files", "missing", || example(Vec::new(), Some("Add at least one photo"))),
    Example::new("files", "each-state", || {
        let why = "It is damaged or not whole. Choose it again.".to_owned();
        let states = [
            FileState::Reading,
            FileState::Ready,
            FileState::Waiting,
            FileState::Sending(None),
            FileState::Sending(Some(40)),
            FileState::Sent,
            FileState::Refused(why),
            FileState::Declined("The file is not a picture.".to_owned()),
            FileState::Lost,
        ];
        let rows = states.into_iter().zip(1..).map(|(state, nth)| {
            let again = matches!(state, FileState::Refused(_));
            FileRow { again, ..example_row(nth, &format!("IMG_{nth}.jpg"), state) }
        });
        example(rows.collect(), None)
    }),
    Example::new("files", "long", || {
        let long = example_row(1, &("w".repeat(120) + ".jpg"), FileState::Ready);
        let arabic = FileRow {
            alt: Some("عمود إنارة مائل بجانب المدرسة ".repeat(8)),
            problem: Some("Shorten it by 12 characters".to_owned()),
            ..example_row(2, "صورة المصباح.jpg", FileState::Ready)
        };
        example(vec![long, arabic], None)
    }),
];

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(state: &str) -> String {
        let example = EXAMPLES.iter().find(|each| each.state == state);
        Owner::new().with(|| example.map(|example| (example.draw)().to_html()).unwrap_or_default())
    }

    #[test]
    fn each_label_stands_before_its_input() {
        let html = html("each-state");
        for (at, _) in html.match_indices("<input") {
            let id = html[at..].split(r#"id=""#).nth(1).and_then(|rest| rest.split('"').next());
            let label = format!(r#"for="{}""#, id.unwrap_or_default());
            assert!(html.find(&label).is_some_and(|label| label < at), "{label}: {html}");
        }
        assert!(html.matches("<input").count() >= 3, "{html}");
    }

    #[test]
    fn each_state_is_a_word_and_no_file_on_its_way_can_be_taken_away() {
        let html = html("each-state");
        for words in
            [t!("file-reading"), t!("file-waiting"), t!("file-sending"), t!("file-sent"), t!("file-lost")]
        {
            assert!(html.contains(&words), "{words}: {html}");
        }
        assert_eq!(html.matches(&t!("file-remove")).count(), 6, "{html}");
        assert_eq!(html.matches(&t!("file-again")).count(), 1, "{html}");
    }

    #[test]
    fn the_focus_stays_near_what_was_taken_away() {
        let rows: Vec<FileRow> = (1..=3).map(|nth| example_row(nth, "a", FileState::Ready)).collect();
        assert_eq!(after_removal(&rows, "file-1", "photos"), "file-2-remove");
        assert_eq!(after_removal(&rows, "file-3", "photos"), "file-2-remove");
        assert_eq!(after_removal(&rows[..1], "file-1", "photos"), "photos");
        assert_eq!(after_removal(&rows, "gone", "photos"), "photos");
    }

    #[test]
    fn sizes_are_as_people_say_them() {
        for (bytes, words) in [(1, "1 KB"), (700_000, "684 KB"), (1_600_000, "1.5 MB"), (10_485_760, "10 MB")]
        {
            assert_eq!(size(bytes).replace(['\u{2068}', '\u{2069}'], ""), words);
        }
    }
}
