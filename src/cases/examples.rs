//! The screens of cases in every state, from data alone.

use leptos::prelude::*;
use onedoor_domain::cases::{
    Case, CaseCounts, CasePage, CaseSummary, Listing, NextAction, Stage, Status, StepState, Thread, Tracked,
    Who,
};
use onedoor_domain::id::{AttachmentId, Cursor, IdempotencyKey, Reference, TrackingSecret};
use onedoor_domain::report::{CaseFile, FileBytes};
use onedoor_domain::{Day, Failure, Problem as Refusal};

use super::case_view::{Acts, CaseView, Ways};
use super::draft::{Draft, Kept};
use super::files::Fetch;
use super::filter::{Filter, Shown};
use super::follow::Freshness;
use super::kept_cases::KeptView;
use super::list_view::CasesView;
use super::said::ThreadActs;
use super::samples::{at, bare, case, cases, thread};
use super::track_form::FormView;

use super::{list, track};
use crate::t;
use crate::ui::remote::{Load, waiting};
use crate::ui::{Example, FailureNotice, More, Problem};

fn with_own(failure: Option<Failure>) -> Thread {
    let mut thread = thread();
    let key = IdempotencyKey::mint(1);
    thread.sending(key.clone(), "The river side, next to the bench".to_owned(), at("2026-11-21T09:06:00Z"));
    if let Some(failure) = failure {
        thread.failed(&key, failure);
    }
    thread
}

const NOW: &str = "2026-11-21T09:04:00Z";

fn one(case: Case, thread: Thread, freshness: Freshness, draft: Draft) -> AnyView {
    let nothing = Callback::new(|()| ());
    let thread_acts =
        ThreadActs { try_now: Callback::new(|_| ()), take_back: Callback::new(|_| ()), older: nothing };
    // One comes, one does not, the others never answer.
    let fetch = Fetch::new(|id| {
        Box::pin(async move {
            match id.reveal() {
                "at_1" => Ok(picture()),
                "at_2" => Err(Failure::Offline),
                _ => std::future::pending().await,
            }
        })
    });
    let acts =
        Acts { look: nothing, typed: Callback::new(|_| ()), send: nothing, thread: thread_acts, fetch };
    let ways = Ways {
        chat: true,
        phone: Some(("+441632960100".to_owned(), "01632 960100".to_owned())),
        limit: 4000,
    };
    view! {
        <CaseView case=Signal::stored(case) thread=Signal::stored(thread) freshness=Signal::stored(freshness)
            older=Signal::stored(More::Ready) draft=draft ways=ways acts=acts/>
    }
    .into_any()
}

fn plain(case: Case) -> AnyView {
    one(case, thread(), Freshness::Live, Draft::empty())
}

fn late() -> AnyView {
    let mut late = case();
    late.summary.needs_me = false;
    late.summary.overdue = true;
    late.summary.expected_at = Day::parse("2026-11-19").ok();
    "2 days late".clone_into(&mut late.summary.status_text);
    late.summary.next_action =
        Some(NextAction { who: Who::Council, text: "The crew has a new part and comes back".to_owned() });
    plain(late)
}

fn closed() -> AnyView {
    let mut closed = case();
    closed.summary.status = Status::Closed;
    closed.summary.stage = Stage::Done;
    "Mended".clone_into(&mut closed.summary.status_text);
    closed.summary.needs_me = false;
    closed.summary.next_action = None;
    closed.can_message = false;
    for step in &mut closed.steps {
        step.state = StepState::Done;
        step.at = step.at.or(Some(at(NOW)));
    }
    plain(closed)
}

fn long() -> AnyView {
    let mut long = case();
    "إنارة الشارع لا تعمل".clone_into(&mut long.summary.title);
    "Awaiting a road permit from the trunk road agency".clone_into(&mut long.summary.status_text);
    long.description = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ".repeat(8);
    if let Some(next) = &mut long.summary.next_action {
        next.text = "أي جانب من العمود؟ ".repeat(6);
    }
    plain(long)
}

/// A picture of one red dot.
fn picture() -> FileBytes {
    let bytes = b"GIF89a\x01\0\x01\0\x80\0\0\xc0\x20\x20\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    FileBytes { content_type: "image/gif".to_owned(), bytes: bytes.to_vec() }
}

fn with_files() -> AnyView {
    let file = |id: &str, alt: Option<&str>, content_type: &str, bytes| {
        let (alt, content_type) = (alt.map(str::to_owned), content_type.to_owned());
        Some(CaseFile { id: AttachmentId::parse(id).ok()?, alt, content_type, bytes })
    };
    let files = [
        file("at_1", Some("The lamp post by the bench, unlit at dusk"), "image/gif", 482_113),
        file("at_2", None, "image/jpeg", 1_482_113),
        file("at_3", Some("A drawing of the street"), "image/png", 82_113),
        file("at_4", None, "application/pdf", 120_000),
    ];
    plain(Case { files: files.into_iter().flatten().collect(), ..case() })
}

fn typed(text: &str, kept: Kept, problem: Option<String>) -> AnyView {
    let draft = Draft::empty();
    draft.text.set(text.to_owned());
    draft.kept.set(kept);
    draft.problem.set(problem);
    one(case(), thread(), Freshness::Live, draft)
}

fn listed(filter: Filter, found: Load<Listing>) -> AnyView {
    view! {
        <CasesView typed=Signal::stored(filter.words.clone()) filter=Signal::stored(filter) found=Signal::stored(found)
            more=Signal::stored(More::Ready) on_type=|_| () on_search=|()| () on_more=|()| () again=Callback::new(|()| ())/>
    }
    .into_any()
}

fn found(filter: &Filter, items: Vec<CaseSummary>, next: bool, counts: CaseCounts) -> Load<Listing> {
    let next = if next { Cursor::parse("2").ok() } else { None };
    Load::Loaded(Listing::new(filter.query(), CasePage { items, next, counts }))
}

fn many() -> AnyView {
    let mut items = cases();
    for nth in 0..17 {
        let Some(mut case) = bare(&format!("AB-{}", 4700 + nth)) else { continue };
        if nth % 3 == 0 {
            case.status = Status::Closed;
            "Mended".clone_into(&mut case.status_text);
        }
        items.push(case);
    }
    let counts = CaseCounts { open: 4210, closed: 5790, needs_me: 1 };
    listed(Filter::default(), found(&Filter::default(), items, true, counts))
}

fn none_fits() -> AnyView {
    let filter = Filter { words: "zebra".to_owned(), shown: Shown::Open };
    let load = found(&filter, Vec::new(), false, CaseCounts { open: 3, closed: 12, needs_me: 1 });
    listed(filter, load)
}

fn long_list() -> AnyView {
    let mut items = cases();
    for case in &mut items {
        case.title =
            format!("{} {}", "إنارة الشارع لا تعمل", "Llanfairpwllgwyngyllgogerychwyrndrobwll".repeat(3));
        "Awaiting a road permit from the trunk road agency".clone_into(&mut case.status_text);
    }
    listed(
        Filter::default(),
        found(&Filter::default(), items, false, CaseCounts { open: 3, closed: 0, needs_me: 3 }),
    )
}

fn form(problems: Vec<Problem>) -> AnyView {
    view! {
        <FormView reference=RwSignal::new("AB-4821".to_owned()) secret=RwSignal::new(String::new())
            problems=Signal::stored(problems) busy=false submit=|()| ()/>
    }
    .into_any()
}

fn kept() -> AnyView {
    let one = |reference: &str, title: &str| {
        Some(Tracked {
            reference: Reference::parse(reference).ok()?,
            secret: TrackingSecret::parse("not-a-secret").ok()?,
            title: title.to_owned(),
            at: at(NOW),
        })
    };
    let kept: Vec<Tracked> = [one("AB-4821", "Street light not working, Heol y Bont"), one("AB-4790", "")]
        .into_iter()
        .flatten()
        .collect();
    view! { <KeptView kept=Signal::stored(kept) let_go=|_| ()/> }.into_any()
}

fn failed(failure: Failure) -> AnyView {
    view! { <FailureNotice failure=failure again=Callback::new(|()| ())/> }.into_any()
}

/// For the gallery and the tests.
pub const EXAMPLES: &[Example] = &[
    Example::new("cases", "guest", || list::guest(true, true)),
    Example::new("cases", "loading", || listed(Filter::default(), Load::Loading)),
    Example::new("cases", "slow", || listed(Filter::default(), Load::LoadingSlowly)),
    Example::new("cases", "empty", || {
        listed(Filter::default(), found(&Filter::default(), Vec::new(), false, CaseCounts::default()))
    }),
    Example::new("cases", "none-fits", none_fits),
    Example::new("cases", "one", || {
        let filter = Filter { words: String::new(), shown: Shown::NeedsMe };
        let load = found(
            &filter,
            cases().into_iter().take(1).collect(),
            false,
            CaseCounts { open: 3, closed: 12, needs_me: 1 },
        );
        listed(filter, load)
    }),
    Example::new("cases", "many", many),
    Example::new("cases", "long", long_list),
    Example::new("cases", "offline", || listed(Filter::default(), Load::Failed(Failure::Offline))),
    Example::new("cases", "down", || {
        listed(Filter::default(), Load::Failed(Failure::Down { status: 503, retry_after: None }))
    }),
    Example::new("cases", "session-ended", || listed(Filter::default(), Load::Failed(Failure::SessionEnded))),
    Example::new("cases", "unsupported", || failed(Failure::Unsupported)),
    Example::new("case", "your-turn", || plain(case())),
    Example::new("case", "late", late),
    Example::new("case", "closed", closed),
    Example::new("case", "nothing-said", || {
        let mut bare = case();
        bare.steps.clear();
        one(bare, Thread::new(), Freshness::Live, Draft::empty())
    }),
    Example::new("case", "files", with_files),
    Example::new("case", "long", long),
    Example::new("case", "loading", || waiting(false)),
    Example::new("case", "slow", || waiting(true)),
    Example::new("case", "not-found", || failed(Failure::NotFound)),
    Example::new("case", "offline", || failed(Failure::Offline)),
    Example::new("case", "not-live", || one(case(), thread(), Freshness::NotLive(at(NOW)), Draft::empty())),
    Example::new("case", "typed", || typed("The river side, next to the", Kept::Yes, None)),
    Example::new("case", "not-kept", || typed("The river side", Kept::Refused, None)),
    Example::new("case", "wrong", || typed("", Kept::NotYet, Some(t!("write-empty")))),
    Example::new("case", "sending", || one(case(), with_own(None), Freshness::Live, Draft::empty())),
    Example::new("case", "waiting", || {
        one(case(), with_own(Some(Failure::Offline)), Freshness::NotLive(at(NOW)), Draft::empty())
    }),
    Example::new("case", "signed-out", || {
        one(case(), with_own(Some(Failure::SessionEnded)), Freshness::NotLive(at(NOW)), Draft::empty())
    }),
    Example::new("case", "unsure", || {
        let mut thread = with_own(None);
        thread.unsure(&IdempotencyKey::mint(1));
        one(case(), thread, Freshness::Live, Draft::empty())
    }),
    Example::new("case", "refused", || {
        one(case(), with_own(Some(Failure::Invalid(Refusal::default()))), Freshness::Live, Draft::empty())
    }),
    Example::new("track", "case", || one(case(), thread(), Freshness::Looked(at(NOW)), Draft::empty())),
    Example::new("track", "missed", || one(case(), thread(), Freshness::Missed(at(NOW)), Draft::empty())),
    Example::new("track", "form", || form(Vec::new())),
    Example::new("track", "missing", || {
        form(vec![Problem { field: Some("secret".to_owned()), words: t!("track-secret-missing") }])
    }),
    Example::new("track", "wrong", || track::wrong(Failure::NotFound, Callback::new(|()| ()))),
    Example::new("track", "kept", kept),
];
