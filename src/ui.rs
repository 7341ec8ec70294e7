//! The parts that every screen is made of. A part draws what it is given and says what was done to it;
//! it knows no backend, no storage and no rule of a capability. Each part has examples in its own file,
//! which feed the gallery and the tests.

pub mod button;
pub mod choice;
pub mod combobox;
pub mod delete;
pub mod error_summary;
pub mod example;
pub mod failure;
pub mod field;
pub mod files;
pub mod glyph;
pub mod more;
pub mod page;
pub mod place_map;
pub mod remote;
pub mod steps;
pub mod summary;
pub mod tag;
pub mod thread;

pub use button::{Button, ButtonLink, Rank, link};
pub use choice::{Checkboxes, Choice, Radios, Switch};
pub use combobox::{Combobox, Suggestion};
pub use delete::Delete;
pub use error_summary::{ErrorSummary, Problem};
pub use example::Example;
pub use failure::FailureNotice;
pub use field::{Entry, TextArea, TextField};
pub use files::{FileActs, FileChooser, FileList, FileRow, FileState};
pub use glyph::{Glyph, Icon};
pub use more::{More, ShowMore};
pub use page::{BackLink, Page};
pub use place_map::PlaceMap;
pub use remote::Remote;
pub use steps::{StepState, Steps};
pub use summary::{Summary, SummaryRow};
pub use tag::{Dot, Tag, Tone};
pub use thread::{Knot, Thread};
