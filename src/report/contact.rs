//! How may we reach you? Nothing is chosen beforehand; what the council knows of a resident is filled in. And for whom it
//! is: a carer reports for somebody else, and both can be told.

use leptos::prelude::*;
use onedoor_domain::report::{BehalfChange, ContactBy, Draft, DraftChange, Field, StepName, fill, known};

use super::step_page::{StepPage, Way};
use super::writing::Form;
use crate::browser::announce;
use crate::portal::Portal;
use crate::t;
use crate::ui::remote::Load;
use crate::ui::{Checkboxes, Choice, Entry, Radios, TextField, link};

/// Keys of “Whom is this report for?”.
const ME: &str = "me";
const OTHER: &str = "other";
const TOLD: &str = "told";
/// The key of “Report this without my name”.
const NOBODY: &str = "nobody";

const WAYS: [ContactBy; 4] = [ContactBy::Email, ContactBy::Sms, ContactBy::Phone, ContactBy::None];

/// The page, live.
pub fn page(form: Form, way: Way) -> AnyView {
    let portal = Portal::here();
    let writing = form.writing;
    // A resident may sign in while the page is open, and what they prefer comes after them. Once: what they take out stays out.
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) {
            return true;
        }
        let resident = portal.who.with(|who| who.resident().cloned());
        let preferences = portal.preferences.with(|load| match load {
            Load::Loading | Load::LoadingSlowly => None,
            Load::Loaded(preferences) => Some(Some(preferences.clone())),
            Load::Failed(_) => Some(None),
        });
        let (Some(resident), Some(preferences)) = (resident, preferences) else { return false };
        let known = known(&resident, preferences.as_ref());
        for change in writing.draft.with_untracked(|draft| fill(&draft.reporter, known)) {
            writing.apply(change);
        }
        true
    });
    let guest = Signal::derive(move || portal.who.with(|who| who.resident().is_none()));
    drawn(form, way, guest)
}

/// The page, from data alone.
pub fn drawn(form: Form, way: Way, guest: Signal<bool>) -> AnyView {
    let whom = whom(&form);
    let other = other(&form);
    let (behalf, service) = (form.value(|draft| draft.behalf.on), form.service.clone());
    let anonymous = form.value(move |draft| draft.is_anonymous(&service));
    // A guest need only leave it out.
    let may = form.service.anonymous;
    let offered = Memo::new(move |_| may && (anonymous.get() || !guest.get()));
    let (offer, fields) = (form.clone(), form.clone());
    let all = view! {
        {whom}
        {other}
        {move || behalf.get().then(|| view! { <h2>{t!("contact-you")}</h2> })}
        {move || guest.get().then(|| view! {
            <p class="notice">{t!("contact-guest")}" "{link(&crate::routes::sign_in_and_return(), t!("sign-in"))}</p>
        })}
        {move || offered.get().then(|| without_name(&offer, anonymous))}
        {move || (!anonymous.get()).then(|| reporter(&fields))}
    };
    view! { <StepPage form=form step=StepName::Contact way=way>{all}</StepPage> }.into_any()
}

/// A resident who is signed in would rather not be known: what follows is said before it is chosen.
fn without_name(form: &Form, anonymous: Signal<bool>) -> AnyView {
    let chosen = Signal::derive(move || if anonymous.get() { vec![NOBODY.to_owned()] } else { Vec::new() });
    let choose = {
        let form = form.clone();
        move |keys: Vec<String>| {
            let anonymous = !keys.is_empty();
            form.change(&Field::ContactBy, DraftChange::Anonymous(anonymous));
            if anonymous {
                form.mended(&Field::Name);
                form.mended(&Field::Email);
                form.mended(&Field::Phone);
                announce::politely(&t!("check-anonymous"));
            }
        }
    };
    let choices = vec![Choice::new(NOBODY, t!("anonymous-yes")).hint(t!("anonymous-hint"))];
    view! {
        <Checkboxes id="anonymous" legend=t!("anonymous-legend") choices=choices value=chosen on_choose=choose optional=true/>
    }
    .into_any()
}

/// Who reports, and how they want to be told.
fn reporter(form: &Form) -> AnyView {
    let by = form.value(|draft| draft.reporter.contact_by);
    let chosen = Signal::derive(move || by.get().map_or("", ContactBy::as_str).to_owned());
    let choices = WAYS
        .into_iter()
        .map(|way| {
            let choice = Choice::new(way.as_str(), way_name(way));
            if way == ContactBy::None { choice.hint(t!("contact-by-none-hint")) } else { choice }
        })
        .collect();
    let choose = {
        let form = form.clone();
        move |key: String| {
            if let Some(way) = ContactBy::parse(&key) {
                form.change(&Field::ContactBy, DraftChange::ContactBy(way));
            }
        }
    };
    let field = {
        let form = form.clone();
        move |field: Field, change: fn(String) -> DraftChange| {
            let form = form.clone();
            Callback::new(move |text: String| form.change(&field, change(text)))
        }
    };
    let name = {
        let (value, problem) = (form.value(|draft| draft.reporter.name.clone()), form.problem(Field::Name));
        let (optional, say) = (form.service.anonymous, field(Field::Name, DraftChange::Name));
        view! {
            <TextField id="name" label=t!("contact-name") entry=Entry::Name value=value on_input=say problem=problem
                optional=optional/>
        }
    };
    // Which address must be given hangs on the way that was chosen.
    let email = {
        let (value, problem) = (form.value(|draft| draft.reporter.email.clone()), form.problem(Field::Email));
        let say = field(Field::Email, DraftChange::Email);
        let needed = Memo::new(move |_| by.get() == Some(ContactBy::Email));
        move || {
            view! {
                <TextField id="email" label=t!("contact-email-label") entry=Entry::Email value=value on_input=say problem=problem
                    optional=!needed.get()/>
            }
        }
    };
    let phone = {
        let (value, problem) = (form.value(|draft| draft.reporter.phone.clone()), form.problem(Field::Phone));
        let say = field(Field::Phone, DraftChange::Phone);
        let needed = Memo::new(move |_| matches!(by.get(), Some(ContactBy::Sms | ContactBy::Phone)));
        move || {
            view! {
                <TextField id="phone" label=t!("contact-phone-label") entry=Entry::Phone value=value on_input=say problem=problem
                    optional=!needed.get()/>
            }
        }
    };
    view! {
        <Radios id="contact-by" legend=t!("contact-by") choices=choices value=chosen on_choose=choose
            problem=form.problem(Field::ContactBy)/>
        {name}
        {email}
        {phone}
    }
    .into_any()
}

/// Whom is this report for?
fn whom(form: &Form) -> AnyView {
    let on = form.value(|draft| draft.behalf.on);
    let chosen = Signal::derive(move || if on.get() { OTHER } else { ME }.to_owned());
    let choices = vec![Choice::new(ME, t!("behalf-me")), Choice::new(OTHER, t!("behalf-other"))];
    let choose = {
        let form = form.clone();
        move |key: String| {
            form.change(&Field::BehalfName, DraftChange::Behalf(BehalfChange::On(key == OTHER)));
            if key == OTHER {
                announce::politely(&t!("behalf-asked"));
            }
        }
    };
    view! { <Radios id="behalf" legend=t!("behalf-whom") choices=choices value=chosen on_choose=choose/> }
        .into_any()
}

/// Who the other is, and whether they may be told too.
fn other(form: &Form) -> impl Fn() -> Option<AnyView> + Send + use<> {
    let on = form.value(|draft| draft.behalf.on);
    let form = form.clone();
    move || on.get().then(|| other_fields(&form))
}

fn other_fields(form: &Form) -> AnyView {
    let text = |field: Field, change: fn(String) -> BehalfChange| {
        let form = form.clone();
        Callback::new(move |text: String| form.change(&field, DraftChange::Behalf(change(text))))
    };
    let value = |read: fn(&Draft) -> &String| form.value(move |draft| read(draft).clone());
    let told = form.value(|draft| draft.behalf.told);
    let chosen = Signal::derive(move || if told.get() { vec![TOLD.to_owned()] } else { Vec::new() });
    let tell = {
        let form = form.clone();
        move |keys: Vec<String>| {
            form.change(&Field::BehalfEmail, DraftChange::Behalf(BehalfChange::Told(!keys.is_empty())));
        }
    };
    // Who fills in somebody else's details is not offered their own.
    view! {
        <h2>{t!("behalf-them")}</h2>
        <TextField id="behalf-name" label=t!("behalf-name") autocomplete="off" value=value(|draft| &draft.behalf.name)
            on_input=text(Field::BehalfName, BehalfChange::Name) problem=form.problem(Field::BehalfName)
            optional=form.service.anonymous/>
        <TextField id="behalf-relation" label=t!("behalf-relation") hint=t!("behalf-relation-hint") autocomplete="off"
            value=value(|draft| &draft.behalf.relation) on_input=text(Field::BehalfRelation, BehalfChange::Relation)
            problem=form.problem(Field::BehalfRelation) optional=true/>
        <TextField id="behalf-email" label=t!("behalf-email") entry=Entry::Email autocomplete="off"
            value=value(|draft| &draft.behalf.email) on_input=text(Field::BehalfEmail, BehalfChange::Email)
            problem=form.problem(Field::BehalfEmail) optional=true/>
        <TextField id="behalf-phone" label=t!("behalf-phone") entry=Entry::Phone autocomplete="off"
            value=value(|draft| &draft.behalf.phone) on_input=text(Field::BehalfPhone, BehalfChange::Phone)
            problem=form.problem(Field::BehalfPhone) optional=true/>
        <Checkboxes id="behalf-told" legend=t!("behalf-may") choices=vec![Choice::new(TOLD, t!("behalf-may-yes"))]
            value=chosen on_choose=tell optional=true/>
    }
    .into_any()
}

/// A way of being told, as it is chosen.
pub fn way_name(way: ContactBy) -> String {
    match way {
        ContactBy::Email => t!("contact-by-email"),
        ContactBy::Sms => t!("contact-by-sms"),
        ContactBy::Phone => t!("contact-by-phone"),
        ContactBy::None => t!("contact-by-none"),
    }
}
