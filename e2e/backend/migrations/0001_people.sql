-- Who is who, and how they prove it. Times are milliseconds since 1970 in UTC; `*_json` and texts for residents are JSON.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE residents (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  given_name TEXT,
  phone      TEXT,
  language   TEXT NOT NULL DEFAULT 'en',
  needs_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(needs_json)),
  quiet_from TEXT,
  quiet_to   TEXT,
  -- Grows with every change of preferences; it is their ETag.
  preferences_version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE addresses (
  id             TEXT PRIMARY KEY,
  resident_id    TEXT NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
  channel        TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  value          TEXT NOT NULL,
  -- What is compared: e-mail in lower case, phone in E.164.
  folded         TEXT NOT NULL,
  verified_at    INTEGER,
  signs_in       INTEGER NOT NULL DEFAULT 0 CHECK (signs_in IN (0, 1)),
  blocked_reason TEXT CHECK (blocked_reason IN ('stop', 'bounced', 'full')),
  blocked_since  INTEGER,
  created_at     INTEGER NOT NULL,
  UNIQUE (resident_id, channel, folded),
  CHECK ((blocked_reason IS NULL) = (blocked_since IS NULL)),
  CHECK (signs_in = 0 OR (channel = 'email' AND verified_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- An e-mail address opens one door only.
CREATE UNIQUE INDEX addresses_that_sign_in ON addresses (folded) WHERE signs_in = 1;

CREATE TABLE codes (
  id         TEXT PRIMARY KEY,
  purpose    TEXT NOT NULL CHECK (purpose IN ('sign_in', 'address')),
  -- The folded e-mail address for a sign-in; the address's id for a verification.
  subject    TEXT NOT NULL,
  language   TEXT NOT NULL,
  code_hash  BLOB NOT NULL,
  tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
  expires_at INTEGER NOT NULL,
  used_at    INTEGER,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_by_subject ON codes (purpose, subject, created_at);

CREATE TABLE sessions (
  token_hash  BLOB PRIMARY KEY,
  resident_id TEXT NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE staff (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  team TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_sessions (
  token_hash BLOB PRIMARY KEY,
  staff_id   TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
