//! How may we reach you? Nothing is chosen beforehand; what the council knows of a resident is filled in.

use leptos::prelude::*;
use onedoor_domain::account::Resident;
use onedoor_domain::report::{ContactBy, DraftChange, Field, ReporterDraft, StepName};

use super::step_page::{StepPage, Way};
use super::writing::Form;
use crate::portal::Portal;
use crate::t;
use crate::ui::{Choice, Entry, Radios, TextField, link};

const WAYS: [ContactBy; 4] = [ContactBy::Email, ContactBy::Sms, ContactBy::Phone, ContactBy::None];

/// The page, live.
pub fn page(form: Form, way: Way) -> AnyView {
    let portal = Portal::here();
    let writing = form.writing;
    // A resident may sign in while the page is open.
    Effect::new(move |_| {
        if let Some(resident) = portal.who.with(|who| who.resident().cloned())
            && writing.draft.with_untracked(|draft| draft.reporter == ReporterDraft::default())
        {
            for change in known(&resident) {
                writing.apply(change);
            }
        }
    });
    let guest = Signal::derive(move || portal.who.with(|who| who.resident().is_none()));
    drawn(form, way, guest)
}

fn known(resident: &Resident) -> Vec<DraftChange> {
    let mut changes = vec![DraftChange::Name(resident.name.clone())];
    changes.extend(resident.email.clone().map(DraftChange::Email));
    changes.extend(resident.phone.clone().map(DraftChange::Phone));
    changes
}

/// The page, from data alone.
pub fn drawn(form: Form, way: Way, guest: Signal<bool>) -> AnyView {
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
    let ways = view! {
        {move || guest.get().then(|| view! {
            <p class="notice">{t!("contact-guest")}" "{link(&crate::routes::sign_in_and_return(), t!("sign-in"))}</p>
        })}
        <Radios id="contact-by" legend=t!("contact-by") choices=choices value=chosen on_choose=choose
            problem=form.problem(Field::ContactBy)/>
        {name}
        {email}
        {phone}
    };
    view! { <StepPage form=form step=StepName::Contact way=way>{ways}</StepPage> }.into_any()
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
