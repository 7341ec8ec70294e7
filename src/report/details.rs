//! What happened? Who can read it is said before a word is written.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use onedoor_domain::report::{DraftChange, Field, Personal, StepName, personal};

use super::step_page::{StepPage, Way};
use super::writing::Form;
use super::{addresses, photos};
use crate::browser::{announce, clock};
use crate::t;
use crate::ui::{TextArea, link};

/// What was seen in the text is said when the typing rests.
const REST: Duration = Duration::from_millis(1200);

/// The page. `nearby`: so many reports around the place the resident has not looked at.
pub fn page(form: Form, way: Way, nearby: Signal<usize>) -> AnyView {
    let (value, problem) = (form.value(|draft| draft.description.clone()), form.problem(Field::Description));
    let limit = usize::try_from(form.limits.text).unwrap_or(usize::MAX);
    let say = {
        let form = form.clone();
        move |text: String| form.change(&Field::Description, DraftChange::Description(text))
    };
    let photos = match form.service.photo_rule(form.limits) {
        Some(rule) => photos::part(&form, rule),
        None => not_taken(&form),
    };
    let place = form.value(|draft| super::place::point(&draft.location).unwrap_or_default());
    let look = form.writing.draft.with_untracked(|draft| addresses::of_nearby(&draft.id));
    let nearby = Memo::new(move |_| nearby.get());
    let around = move || {
        let (count, place) = (nearby.get(), place.get());
        (count > 0).then(|| {
            view! {
                <div class="notice">
                    <p dir="auto">{t!("nearby-about", count = count, place = place)}</p>
                    <p>{link(&look, t!("nearby-look"))}</p>
                </div>
            }
        })
    };
    let field = view! {
        {around}
        <ReadBy public=form.is_public() place=form.service.public_where.clone()/>
        <TextArea id="description" label=t!("details-what") hint=t!("details-hint") value=value on_input=say
            problem=problem limit=limit/>
        {form.is_public().then(|| view! { <PersonalHint text=value aloud=true/> })}
        {photos}
    };
    view! { <StepPage form=form step=StepName::Details way=way>{field}</StepPage> }.into_any()
}

/// Photos were brought along, and this kind of report takes none: said, and not left out in silence.
fn not_taken(form: &Form) -> AnyView {
    let many = form.writing.draft.with_untracked(|draft| draft.photos.len());
    (many > 0)
        .then(|| view! { <p class="notice notice--warning">{t!("photos-not-taken", count = many)}</p> })
        .into_any()
}

/// Who can read the description, and where.
#[component]
pub fn ReadBy(
    /// Everybody, or only the council.
    public: bool,
    /// Where it appears when everybody can, in the council's words.
    place: Option<String>,
) -> impl IntoView {
    if public {
        view! { <p class="needs">{with_place(t!("details-public"), place.as_deref())}</p> }.into_any()
    } else {
        view! { <p class="notice">{t!("details-private")}</p> }.into_any()
    }
}

/// A sentence on who can read it, and where it appears; nothing more where the council does not say.
pub fn with_place(sentence: String, place: Option<&str>) -> String {
    match place {
        Some(place) => format!("{sentence} {}", t!("details-public-where", place = place)),
        None => sentence,
    }
}

/// What looks like somebody's own data in a text that everyone can read. A hint: it stops nobody.
#[component]
pub fn PersonalHint(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Is it said too, when something new is seen? Not where nobody is writing.
    #[prop(default = false)]
    aloud: bool,
) -> impl IntoView {
    let seen = Memo::new(move |_| text.with(|text| personal(text)));
    if aloud {
        Effect::new(move |before: Option<usize>| {
            let now = seen.with(Vec::len);
            if before.is_some_and(|before| now > before) {
                spawn_local(async move {
                    clock::wait(REST).await;
                    let newest = seen.try_with_untracked(|seen| {
                        (seen.len() == now).then(|| seen.last().map(sentence)).flatten()
                    });
                    if let Some(words) = newest.flatten() {
                        announce::politely(&words);
                    }
                });
            }
            now
        });
    }
    move || {
        seen.with(|seen| {
            (!seen.is_empty()).then(|| {
                let lines = seen.iter().map(|one| view! { <li>{sentence(one)}</li> }).collect_view();
                view! {
                    <section class="notice notice--warning" aria-labelledby="personal-title">
                        <h2 id="personal-title">{t!("personal-title")}</h2>
                        <ul>{lines}</ul>
                        <p>{t!("personal-next")}</p>
                    </section>
                }
            })
        })
    }
}

fn sentence(seen: &Personal) -> String {
    let words = seen.words();
    match seen {
        Personal::Email(_) => t!("personal-email", words = words),
        Personal::Phone(_) => t!("personal-phone", words = words),
        Personal::Plate(_) => t!("personal-plate", words = words),
        Personal::Name(_) => t!("personal-name", words = words),
    }
}
