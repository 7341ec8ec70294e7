//! The reference backend: the contract on `SQLite`, the portal's host, and a demo council to play with.
//!
//! Ways through the code, for whoever adds a capability:
//!
//! - A module per capability; its `routes()` is merged in [`router`]. Handlers take [`app::App`] as state, read the request
//!   with the extractors of [`request`], and answer `Result<_, `[`problem::Problem`]`>`.
//! - Reads: `app.db.read(|db| …).await`. Writes: `app.db.write(|tx| …).await`; `Ok` is on the disk. See [`db`].
//! - Creates under an `Idempotency-Key`: [`idempotency::Once`].
//! - What a resident must see at once: [`live::publish`], in the transaction of the change.
//! - Cases are made and changed through the functions of [`cases`]; residents are told by [`notify`]; notices go up by
//!   [`notices::create`].
//! - Places and articles come in by [`places::add`] and [`help::add`], which keep their search indexes; lamps and bins by
//!   [`assets::add`]; files by [`attachments::keep`] and, into a case, [`attachments::give`].
//! - What others than its reporter see of a case is [`cases::followed`]'s to say, and nobody else's. The council's name is
//!   the row [`capabilities::COUNCIL_NAME`] of `meta`; `reference_prefix` there begins every reference.
//! - Words for residents: [`language::Words`] and [`phrases`]. The database keeps them as JSON ([`language::Text`]).
//! - Tables: `migrations/*.sql`, listed in `db/migrate.rs`.

pub mod app;
pub mod assets;
pub mod attachments;
pub mod capabilities;
pub mod cases;
pub mod channels;
pub mod chat;
pub mod clock;
pub mod connections;
pub mod contact_points;
pub mod db;
pub mod demo;
pub mod desk;
pub mod help;
pub mod host;
pub mod idempotency;
pub mod inbox;
pub mod language;
pub mod limits;
pub mod live;
pub mod nearby;
pub mod notices;
pub mod notify;
pub mod phrases;
pub mod places;
pub mod problem;
pub mod reports;
pub mod request;
pub mod router;
pub mod secret;
pub mod serve;
pub mod services;
pub mod session;
pub mod settings;
pub mod tiles;
pub mod track;
