//! Has it been reported already? What is open around the place, as a list and on a map; one of them can be joined instead of
//! reporting it again, with or without an account. A guest says how to be told, a resident only presses.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use onedoor_domain::excerpt::excerpt;
use onedoor_domain::id::{IdempotencyKey, Reference};
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState};
use onedoor_domain::report::{
    ContactBy, DraftChange, Fault, Field, Follow, Followed, Nearby, Position, Problems, ReporterDraft,
};
use onedoor_domain::{Failure, Language, Problem, Timestamp};

use super::nearby::{Around, Found};
use super::receipt::{as_text, to_keep, way_back, when_in_zone, whole_link};
use super::writing::{Form, Writing};
use super::{addresses, contact, drafts, faults, on_map, step_page};
use crate::browser::map::{Mark, MarkKind};
use crate::browser::{announce, clock, entropy, focus, page};
use crate::config::MapSettings;
use crate::i18n::{self, calendar};
use crate::outbox::Outbox;
use crate::portal::Portal;
use crate::routes::{self, use_navigate};
use crate::t;
use crate::ui::error_summary::ERROR_SUMMARY;
use crate::ui::remote::waiting;
use crate::ui::{
    Button, Choice, Entry, ErrorSummary, FailureNotice, Glyph, Icon, Page, PlaceMap, Radios, Rank,
    SummaryRow, TextField, link,
};

const WAYS: [ContactBy; 3] = [ContactBy::Email, ContactBy::Sms, ContactBy::Phone];

/// How joining stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Joining {
    /// Nothing is asked of the backend.
    Still,
    /// It is on its way.
    Busy,
    /// It did not go. Where another try can help it goes by itself.
    Failed(Failure),
    /// The council tells the resident, who asked at that moment.
    Done(Followed, Timestamp),
}

/// Joining a report, as its pages share it. What is sent goes through the outbox, so it arrives once, whatever happens to
/// this page.
#[derive(Clone, Copy)]
pub struct Join {
    /// How it stands.
    pub stands: RwSignal<Joining>,
    /// How to be told stands in the draft, as typed: the device keeps it, and the form does not ask for it again.
    writing: Writing,
    /// What is shown as wrong with that.
    pub faults: RwSignal<Problems>,
}

impl Join {
    /// Nothing is joined yet.
    pub fn begin(form: &Form) -> Self {
        Self::example(form, Joining::Still)
    }

    /// As it stands, for examples.
    pub fn example(form: &Form, stands: Joining) -> Self {
        Self { stands: RwSignal::new(stands), writing: form.writing, faults: RwSignal::new(Problems::new()) }
    }

    /// Sends it, unless something is wrong with what was typed.
    fn send(self, outbox: Outbox, one: &Nearby, resident: bool) {
        let before = outbox.follow_of(&one.reference);
        if let Some(before) = before.as_ref().filter(|before| before.may_have_arrived()) {
            // The very same goes again: other words under the same key would be refused.
            return outbox.send_now(&before.key);
        }
        let typed = if resident {
            ReporterDraft::default()
        } else {
            self.writing.draft.with_untracked(|draft| draft.reporter.clone())
        };
        let follow = match Follow::checked(&typed, resident) {
            Ok(follow) => follow,
            Err(problems) => {
                self.faults.set(problems);
                return focus::soon_to(ERROR_SUMMARY);
            }
        };
        let follow = match Language::parse(i18n::language().tag) {
            Ok(language) => follow.in_language(language),
            Err(_) => follow,
        };
        self.faults.set(Problems::new());
        self.stands.set(Joining::Busy);
        announce::politely(&t!("nearby-joining"));
        let key = before.map_or_else(|| IdempotencyKey::mint(entropy::number()), |before| before.key);
        let parcel =
            Parcel::Follow { reference: one.reference.clone(), follow: Box::new(follow), followed: None };
        let outgoing = Outgoing::new(key, parcel, one.title.clone(), clock::now());
        spawn_local(async move { outbox.post(outgoing).await });
    }

    /// Shows what became of it, here or in the background.
    fn watch(self, outbox: Outbox, reference: Reference) {
        // It may still show what became of another one.
        if self.stands.get_untracked() != Joining::Busy {
            self.stands.set(Joining::Still);
        }
        Effect::new(move |_| {
            let Some(outgoing) = outbox.follow_of(&reference) else { return };
            let stands = match &outgoing.state {
                _ if outbox.is_sending(&outgoing.key) => Joining::Busy,
                ParcelState::Waiting { after: Some(failure), .. } => Joining::Failed(failure.clone()),
                ParcelState::NeedsSignIn => Joining::Failed(Failure::SessionEnded),
                ParcelState::Arrived { .. } => match &outgoing.parcel {
                    Parcel::Follow { followed: Some(followed), .. } => {
                        Joining::Done(followed.clone(), outgoing.at)
                    }
                    Parcel::Report { .. } | Parcel::Message { .. } | Parcel::Follow { .. } => return,
                },
                ParcelState::Refused(failure) => {
                    // What may have arrived stays in the outbox, so that this is not forgotten.
                    if outgoing.may_be_changed() {
                        let key = outgoing.key.clone();
                        spawn_local(async move {
                            let _ = outbox.take_out(&key).await;
                        });
                    }
                    return self.refused(failure);
                }
                ParcelState::Waiting { after: None, .. } | ParcelState::NeedsPhotos => Joining::Busy,
            };
            let before = self.stands.get_untracked();
            if before != stands {
                if let Joining::Failed(failure) = &stands {
                    announce::politely(&crate::ui::failure::words(failure).0);
                }
                self.stands.set(stands);
            }
        });
    }

    fn refused(self, failure: &Failure) {
        let said = failure.problem().map(said_of).unwrap_or_default();
        if said.is_empty() {
            announce::politely(&crate::ui::failure::words(failure).0);
            self.stands.set(Joining::Failed(failure.clone()));
        } else {
            self.stands.set(Joining::Still);
            self.faults.set(said);
            focus::soon_to(ERROR_SUMMARY);
        }
    }
}

/// What the backend says is wrong, at the fields that there are.
fn said_of(problem: &Problem) -> Problems {
    let mut problems = Problems::new();
    for one in &problem.invalid {
        let field = match one.pointer.rsplit('/').next() {
            Some("email") => Field::Email,
            Some("phone") => Field::Phone,
            Some("contact_by") => Field::ContactBy,
            _ => continue,
        };
        problems.add(field, Fault::Said(one.reason.clone()));
    }
    problems
}

/// The pages, live.
pub fn page(
    form: Form,
    around: Around,
    join: Join,
    aside: addresses::Aside,
    on_pass: Callback<()>,
) -> AnyView {
    let (portal, outbox) = (Portal::here(), Outbox::here());
    if let addresses::Aside::Join(reference) = &aside {
        outbox.work();
        join.watch(outbox, reference.clone());
    }
    let resident = Memo::new(move |_| portal.who.with(|who| who.resident().is_some()));
    let navigate = StoredValue::new(use_navigate());
    let id = form.writing.draft.with_untracked(|draft| draft.id.clone());
    let home = addresses::of_nearby(&id);
    let go = move |address: String, replace: bool| {
        let options = NavigateOptions { replace, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&address, options));
    };
    // Where there is nothing to look at, the form goes on.
    Effect::new(move |_| match around.found.get() {
        Found::These(them) if !them.is_empty() => {}
        Found::Asking => {}
        // The gateway may not stand yet, after the page was loaded anew.
        Found::Nothing if portal.gateway().is_none() => {}
        Found::These(_) | Found::Nothing => focus::soon(move || {
            let _ = on_pass.try_run(());
        }),
    });
    let settings = page::settings().and_then(|json| MapSettings::parse(&json));
    let open = {
        let id = id.clone();
        Callback::new(move |one: Nearby| {
            join.stands.set(Joining::Still);
            go(addresses::of_join(&id, &one.reference), false);
            if resident.get_untracked() && outbox.follow_of(&one.reference).is_none() {
                join.send(outbox, &one, true);
            }
        })
    };
    let send = Callback::new(move |one: Nearby| join.send(outbox, &one, resident.get_untracked()));
    let forget = Callback::new(move |()| {
        let id = id.clone();
        spawn_local(async move {
            drafts::forget(&id).await;
            announce::politely(&t!("draft-deleted"));
            go(routes::REPORT.to_owned(), true);
        });
    });
    let back = move |them: &[Nearby], reference: &Reference| {
        them.iter().find(|one| one.reference == *reference).cloned()
    };
    (move || {
        let found = around.found.get();
        let Found::These(them) = found else { return waiting(false) };
        match &aside {
            addresses::Aside::Nearby => list(&form, &them, settings.clone(), open, on_pass),
            addresses::Aside::Join(reference) => match back(&them, reference) {
                Some(one) => {
                    let (form, home) = (form.clone(), home.clone());
                    (move || {
                        // Told once it is done, so that what is typed is not drawn anew at each change.
                        let done = join.stands.with(|stands| match stands {
                            Joining::Done(followed, at) => Some((followed.clone(), *at)),
                            _ => None,
                        });
                        match done {
                            Some((followed, at)) => {
                                let zone = portal.config.with_value(|config| config.time_zone.clone());
                                view! { <Told one=one.clone() followed=followed at=at zone=zone on_forget=forget/> }
                                    .into_any()
                            }
                            None => joining(&form, &one, &home, join, resident.into(), send),
                        }
                    })
                    .into_any()
                }
                None => list(&form, &them, settings.clone(), open, on_pass),
            },
        }
    })
    .into_any()
}

/// What is open around the place, from data alone.
pub fn list(
    form: &Form,
    them: &[Nearby],
    settings: Option<MapSettings>,
    on_join: Callback<Nearby>,
    on_pass: Callback<()>,
) -> AnyView {
    let draft = form.writing.draft;
    let (place, here, id) = draft.with_untracked(|draft| {
        let place = super::place::point(&draft.location).unwrap_or_default();
        (place, draft.location.position, draft.id.clone())
    });
    let about = t!("nearby-about", count = them.len(), place = place);
    let rows = them.iter().enumerate().map(|(nth, one)| row(nth, one, on_join)).collect_view();
    let map = settings.map(|settings| on_a_map(settings, them, here));
    let place_step = onedoor_domain::report::StepName::Place;
    let back = (addresses::of_step(&id, place_step), step_page::name(place_step));
    view! {
        <Page heading=t!("nearby-title") eyebrow=form.service.summary.name.clone() back=back narrow=true>
            <p dir="auto">{about}</p>
            {map}
            <ul class="outbox">{rows}</ul>
            <Button id="nearby-pass" on_press=on_pass>{t!("nearby-pass")}</Button>
        </Page>
    }
    .into_any()
}

fn on_a_map(settings: MapSettings, them: &[Nearby], here: Option<Position>) -> AnyView {
    let open = RwSignal::new(false);
    let mut marks: Vec<Mark> = them
        .iter()
        .enumerate()
        .map(|(nth, one)| Mark {
            key: nth.to_string(),
            kind: MarkKind::Report,
            sign: on_map::sign(nth),
            name: on_map::signed(nth, &one.title),
            at: (one.position.lat(), one.position.long()),
            chosen: false,
        })
        .collect();
    marks.extend(here.map(on_map::here));
    let at = here.map(|here| (here.lat(), here.long()));
    // A mark leads to its row in the list.
    let on_mark = Callback::new(|nth: String| focus::to(&format!("nearby-{nth}")));
    let map = move || {
        open.get().then(|| {
            view! {
                <PlaceMap settings=settings.clone() title=t!("map-around") at=Signal::stored(at)
                    marks=Signal::stored(marks.clone()) on_mark=on_mark/>
            }
            .into_any()
        })
    };
    view! {
        <button type="button" class="button button--quiet button--small"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            on:click=move |_| open.update(|open| *open = !*open)>
            {t!("map-around")}
        </button>
        {map}
    }
    .into_any()
}

fn row(nth: usize, one: &Nearby, on_join: Callback<Nearby>) -> AnyView {
    let far = t!("place-metres", count = one.distance_m.round());
    let day = calendar::day_nearby(calendar::local(one.requested_at).day());
    let others = (one.followers > 0).then(|| t!("nearby-followers", count = one.followers));
    let about: Vec<String> = one.place.clone().into_iter().chain(Some(far)).collect();
    let title = on_map::signed(nth, &one.title);
    let text =
        one.text.as_deref().map(excerpt).map(|text| view! { <p class="outbox__text" dir="auto">{text}</p> });
    let (which, one) = (title.clone(), one.clone());
    view! {
        <li class="outbox__one">
            <h2 id=format!("nearby-{nth}") tabindex="-1">{title}</h2>
            <p dir="auto">{i18n::in_a_row(&about)}</p>
            <p class="small soft" dir="auto">{t!("nearby-since", day = day, state = one.status_text.as_str())}</p>
            {others.map(|others| view! { <p class="small soft">{others}</p> })}
            {text}
            <Button rank=Rank::Quiet on_press=move |()| on_join.run(one.clone())>
                {t!("nearby-join")}<span class="visually-hidden">" "{which}</span>
            </Button>
        </li>
    }
    .into_any()
}

/// How to be told, from data alone.
pub fn joining(
    form: &Form,
    one: &Nearby,
    back: &str,
    join: Join,
    resident: Signal<bool>,
    on_send: Callback<Nearby>,
) -> AnyView {
    let service = form.service.clone();
    let lines = {
        let service = service.clone();
        Signal::derive(move || join.faults.with(|shown| faults::lines(shown, &service)))
    };
    let problem = move |field: Field| {
        let service = service.clone();
        Signal::derive(move || {
            join.faults.with(|shown| shown.of(&field).map(|fault| faults::words(&field, fault, &service)))
        })
    };
    let fields = move || {
        (!resident.get()).then(|| {
            let Writing { draft, .. } = join.writing;
            let by = Memo::new(move |_| draft.with(|draft| draft.reporter.contact_by));
            let value = Signal::derive(move || by.get().map_or("", ContactBy::as_str).to_owned());
            let choices = WAYS.map(|way| Choice::new(way.as_str(), contact::way_name(way))).to_vec();
            let choose = move |key: String| {
                if let Some(way) = ContactBy::parse(&key) {
                    join.writing.apply(DraftChange::ContactBy(way));
                }
            };
            let email = Signal::derive(move || draft.with(|draft| draft.reporter.email.clone()));
            let phone = Signal::derive(move || draft.with(|draft| draft.reporter.phone.clone()));
            let on_email = move |text: String| join.writing.apply(DraftChange::Email(text));
            let on_phone = move |text: String| join.writing.apply(DraftChange::Phone(text));
            let (email_problem, phone_problem) = (problem(Field::Email), problem(Field::Phone));
            // Only what the chosen way needs is asked.
            let address = move || match by.get() {
                Some(ContactBy::Email) => Some(
                    view! {
                        <TextField id="email" label=t!("contact-email-label") entry=Entry::Email value=email on_input=on_email
                            problem=email_problem/>
                    }
                    .into_any(),
                ),
                Some(ContactBy::Sms | ContactBy::Phone) => Some(
                    view! {
                        <TextField id="phone" label=t!("contact-phone-label") entry=Entry::Phone value=phone on_input=on_phone
                            problem=phone_problem/>
                    }
                    .into_any(),
                ),
                Some(ContactBy::None) | None => None,
            };
            view! {
                <p class="notice">{t!("nearby-guest")}" "{link(&routes::sign_in_and_return(), t!("sign-in"))}</p>
                <Radios id="contact-by" legend=t!("contact-by") choices=choices value=value on_choose=choose
                    problem=problem(Field::ContactBy)/>
                {address}
            }
        })
    };
    let busy = Signal::derive(move || join.stands.with(|stands| *stands == Joining::Busy));
    let pressed = one.clone();
    let again = {
        let one = one.clone();
        Callback::new(move |()| on_send.run(one.clone()))
    };
    let state = move || match join.stands.get() {
        Joining::Failed(Failure::NotFound) => {
            view! { <p class="notice notice--warning">{t!("nearby-closed")}</p> }.into_any()
        }
        Joining::Failed(failure) if failure.worth_retrying() => {
            let (title, _) = crate::ui::failure::words(&failure);
            view! {
                <section class="notice notice--warning" aria-labelledby="waiting-title">
                    <h2 id="waiting-title">{t!("check-waiting")}</h2>
                    <p>{title}". "{t!("check-waiting-next")}</p>
                    <Button rank=Rank::Quiet on_press=again>{t!("check-again")}</Button>
                </section>
            }
            .into_any()
        }
        Joining::Failed(failure) => view! { <FailureNotice failure=failure again=again/> }.into_any(),
        Joining::Still | Joining::Busy | Joining::Done(..) => ().into_any(),
    };
    let saved = form.writing.saved;
    let saved = move || (!resident.get()).then(|| view! { <step_page::SavedLine saved=saved/> });
    let words = move || if busy.get() { t!("nearby-joining") } else { t!("nearby-tell") };
    view! {
        <Page heading=t!("nearby-join-title") eyebrow=one.title.clone() back=(back.to_owned(), t!("nearby-title")) narrow=true>
            <ErrorSummary problems=lines/>
            <p>{t!("nearby-join-about")}</p>
            <form class="stack stack--loose" novalidate=true on:submit=move |event| {
                event.prevent_default();
                if !busy.get_untracked() {
                    on_send.run(pressed.clone());
                }
            }>
                {fields}
                {state}
                <div class="report__end">
                    <button type="submit" class="button button--wide" aria-disabled=move || busy.get().then_some("true")>{words}</button>
                    {saved}
                </div>
            </form>
        </Page>
    }
    .into_any()
}

/// It is joined: a promise in writing, the way back to it, and what becomes of the draft.
#[component]
pub fn Told(
    /// Which report.
    one: Nearby,
    /// What came back.
    followed: Followed,
    /// When the resident asked.
    at: Timestamp,
    /// The zone in which times are told.
    zone: String,
    /// The draft may go.
    on_forget: Callback<()>,
) -> impl IntoView {
    let way = way_back(&followed.reference, followed.secret.as_ref(), t!("nearby-keep-about"));
    let asked = t!("nearby-asked", when = when_in_zone(at, &zone));
    let keep = {
        let rows = told_rows(&one, &followed, &asked);
        to_keep(&followed.reference, move || as_text(&t!("nearby-told-title"), &rows))
    };
    view! {
        <Page heading=t!("nearby-told-title") eyebrow=one.title back=("/".to_owned(), t!("account-title")) narrow=true>
            <section class="receipt" aria-labelledby="reference-title">
                <p class="receipt__done"><Glyph icon=Icon::Done class="glyph"/>{t!("nearby-told")}</p>
                <div>
                    <h2 id="reference-title" class="small soft">{t!("sent-reference")}</h2>
                    <p class="receipt__reference"><bdi dir="ltr">{followed.reference.to_string()}</bdi></p>
                </div>
                <p>{asked}</p>
                <p dir="auto">{followed.next_step}</p>
            </section>
            {way}
            <p class="row no-print">{keep}</p>
            <section class="stack stack--tight no-print" aria-labelledby="draft-title">
                <h2 id="draft-title">{t!("nearby-draft")}</h2>
                <p>{t!("nearby-draft-about")}</p>
                <Button rank=Rank::Quiet on_press=on_forget>{t!("nearby-draft-delete")}</Button>
            </section>
        </Page>
    }
}

/// What a file says of it.
fn told_rows(one: &Nearby, followed: &Followed, asked: &str) -> Vec<SummaryRow> {
    let mut rows = vec![
        SummaryRow::new(t!("sent-reference"), followed.reference.to_string()),
        SummaryRow::new(&one.title, asked),
        SummaryRow::new(t!("nearby-told"), &followed.next_step),
    ];
    let link = whole_link(&followed.reference, followed.secret.as_ref());
    rows.extend(link.map(|link| SummaryRow::new(t!("sent-keep"), link)));
    rows
}

#[cfg(test)]
mod tests {
    use onedoor_domain::InvalidParam;

    use super::*;

    #[test]
    fn what_the_backend_says_stands_at_its_field_and_the_rest_at_none() {
        let invalid = ["/reporter/email", "/reporter/contact_by", "/language"];
        let invalid =
            invalid.map(|pointer| InvalidParam { pointer: pointer.to_owned(), reason: "No".to_owned() });
        let said = said_of(&Problem { invalid: invalid.to_vec(), ..Problem::default() });
        assert_eq!(said.len(), 2);
        assert_eq!(said.of(&Field::Email), Some(&Fault::Said("No".to_owned())));
        assert!(said.of(&Field::Phone).is_none());
    }
}
