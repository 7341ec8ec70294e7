//! How far each photo and file of a report has come, and what may still be done about it: tried again, or taken out.

use leptos::prelude::*;
use onedoor_domain::Failure;
use onedoor_domain::id::PhotoId;
use onedoor_domain::outbox::{Outgoing, Parcel, ParcelState, UploadState};

use super::sender::Progress;
use crate::browser::{announce, focus};
use crate::t;
use crate::ui::files::{after_removal, remove_id, state_words};
use crate::ui::{FileActs, FileList, FileRow, FileState, failure};

/// The photos and files of a report, in its order. `going` is what is on its way from this tab.
pub fn file_rows(one: &Outgoing, going: Option<&Progress>) -> Vec<FileRow> {
    let Parcel::Report { report, uploads, .. } = &one.parcel else { return Vec::new() };
    let next = uploads.iter().find(|upload| upload.state == UploadState::Waiting).map(|it| &it.photo);
    let failed = matches!(one.state, ParcelState::Waiting { after: Some(_), .. });
    let row = |upload: &onedoor_domain::outbox::Upload| {
        let photo = report.photos().iter().find(|photo| photo.id == upload.photo)?;
        let going = going.filter(|going| going.photo == upload.photo);
        let state = match &upload.state {
            UploadState::Waiting => going.map_or(FileState::Waiting, |it| FileState::Sending(hundredths(it))),
            UploadState::Sent(_) => FileState::Sent,
            UploadState::Refused(why) => FileState::Declined(why_words(why)),
            UploadState::Lost => FileState::Lost,
        };
        let stuck = failed && going.is_none() && next == Some(&upload.photo);
        Some(FileRow {
            id: upload.photo.to_string(),
            name: photo.name.clone(),
            bytes: photo.bytes,
            picture: None,
            state,
            alt: None,
            problem: None,
            again: stuck || upload.may_go_again(),
            removable: one.may_leave_out(&upload.photo),
        })
    };
    uploads.iter().filter_map(row).collect()
}

fn hundredths(going: &Progress) -> Option<u8> {
    u8::try_from(going.gone.saturating_mul(100).checked_div(going.of)?.min(100)).ok()
}

/// The backend's own words where it gave any.
fn why_words(why: &Failure) -> String {
    let said = why.problem().and_then(|problem| problem.detail.clone());
    said.unwrap_or_else(|| failure::words(why).0)
}

/// The list. What becomes of each is heard as it arrives or is refused, and not on the way.
pub fn file_list(
    rows: Signal<Vec<FileRow>>,
    on_again: Callback<PhotoId>,
    on_out: Callback<(PhotoId, String)>,
) -> AnyView {
    Effect::new(move |before: Option<Vec<FileRow>>| {
        let now = rows.get();
        for row in before.iter().flat_map(|before| now.iter().filter(|row| is_news(row, before))) {
            announce::politely(&t!("photo-says", name = row.name.as_str(), state = state_words(&row.state)));
        }
        now
    });
    let photo = |id: &str| PhotoId::parse(id).ok();
    let again = move |id: String| {
        if let Some(photo) = photo(&id) {
            announce::politely(&t!("check-sending"));
            focus::soon_to(remove_id(&id));
            on_again.run(photo);
        }
    };
    let remove = move |id: String| {
        let (next, name) = rows.with_untracked(|rows| {
            let name = rows.iter().find(|row| row.id == id).map(|row| row.name.clone());
            let others: Vec<FileRow> = rows.iter().filter(|row| row.removable).cloned().collect();
            (after_removal(&others, &id, ""), name.unwrap_or_default())
        });
        if next.is_empty() {
            focus::soon_to_heading();
        } else {
            focus::soon_to(next);
        }
        if let Some(photo) = photo(&id) {
            on_out.run((photo, name));
        }
    };
    let acts =
        FileActs { alt: Callback::new(|_| ()), remove: Callback::new(remove), again: Callback::new(again) };
    let any = Memo::new(move |_| rows.with(|rows| rows.iter().any(|row| row.removable)));
    view! {
        <FileList rows=rows acts=acts label=t!("photos-title") remove=t!("file-out")/>
        {move || any.get().then(|| view! { <p class="small soft">{t!("file-out-about")}</p> })}
    }
    .into_any()
}

/// Has it arrived or been refused since?
fn is_news(row: &FileRow, before: &[FileRow]) -> bool {
    let told = matches!(row.state, FileState::Sent | FileState::Declined(_) | FileState::Lost);
    told && before.iter().any(|was| was.id == row.id && was.state != row.state)
}

/// What came of taking one out, said aloud.
pub fn say_taken_out(done: bool, name: &str) {
    let said = if done { t!("file-taken-out", name = name) } else { t!("file-gone-already", name = name) };
    announce::politely(&said);
}
