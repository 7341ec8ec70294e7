-- Cases, what happened on them, and what must be told.

CREATE TABLE cases (
  id             INTEGER PRIMARY KEY,
  reference      TEXT NOT NULL UNIQUE,
  resident_id    TEXT REFERENCES residents (id),
  -- Of a guest's tracking secret; the secret itself is kept nowhere.
  secret_hash    BLOB,
  service_code   TEXT,
  service_name   TEXT NOT NULL CHECK (json_valid(service_name)),
  title          TEXT NOT NULL CHECK (json_valid(title)),
  description    TEXT NOT NULL,
  answers_json   TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(answers_json)),
  place          TEXT,
  -- The wire's Location, or null.
  location_json  TEXT CHECK (json_valid(location_json)),
  told           TEXT CHECK (json_valid(told)),
  visibility     TEXT NOT NULL CHECK (visibility IN ('private', 'public')),
  stage          TEXT NOT NULL CHECK (stage IN ('received', 'assessing', 'planned', 'working', 'done')),
  status         TEXT NOT NULL GENERATED ALWAYS AS (CASE stage WHEN 'done' THEN 'closed' ELSE 'open' END) STORED,
  -- Null: the stage's own words.
  status_text    TEXT CHECK (json_valid(status_text)),
  -- {stage: time} of every stage reached.
  stages_json    TEXT NOT NULL CHECK (json_valid(stages_json)),
  next_who       TEXT CHECK (next_who IN ('resident', 'council')),
  next_text      TEXT CHECK (json_valid(next_text)),
  needs_me       INTEGER NOT NULL GENERATED ALWAYS AS (CASE WHEN next_who = 'resident' AND stage <> 'done' THEN 1 ELSE 0 END) STORED,
  expected_on    TEXT,
  channel        TEXT NOT NULL,
  reporter_name  TEXT,
  reporter_email TEXT,
  reporter_phone TEXT,
  contact_by     TEXT NOT NULL CHECK (contact_by IN ('email', 'sms', 'phone', 'none')),
  language       TEXT NOT NULL,
  requested_at   INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  CHECK ((next_who IS NULL) = (next_text IS NULL)),
  CHECK (resident_id IS NULL OR secret_hash IS NULL)
) STRICT;
CREATE INDEX cases_of_resident ON cases (resident_id, updated_at DESC, id DESC, status, needs_me);
CREATE INDEX cases_counted ON cases (resident_id, status, needs_me);
CREATE INDEX cases_by_change ON cases (updated_at DESC, id DESC);

-- rowid is cases.id. `owner` is the resident's id, so that one resident's search never meets another's rows.
CREATE VIRTUAL TABLE case_search USING fts5 (
  owner, words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE events (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id     INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('received', 'stage', 'expected', 'message', 'call', 'letter', 'visit', 'chat', 'note')),
  channel     TEXT NOT NULL,
  author_role TEXT NOT NULL CHECK (author_role IN ('resident', 'council', 'bot')),
  author_name TEXT,
  text        TEXT NOT NULL CHECK (json_valid(text)),
  stage       TEXT CHECK (stage IN ('received', 'assessing', 'planned', 'working', 'done')),
  expected_on TEXT
) STRICT;
CREATE INDEX events_of_case ON events (case_id, at DESC, id DESC);

-- The first answer to each create, found again by its key. Keys are kept as hashes only.
CREATE TABLE idempotency (
  scope      TEXT NOT NULL,
  key_hash   BLOB NOT NULL,
  body_hash  BLOB NOT NULL,
  resident_id TEXT,
  status     INTEGER NOT NULL,
  -- The answer less any secret, which is made anew from the key.
  answer     TEXT NOT NULL CHECK (json_valid(answer)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (scope, key_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- What residents must see at once. resident_id null: everybody.
CREATE TABLE live (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  resident_id TEXT,
  kind        TEXT NOT NULL CHECK (kind IN ('case', 'notice', 'preferences')),
  case_id     INTEGER,
  event_id    INTEGER,
  notice_id   TEXT,
  at          INTEGER NOT NULL
) STRICT;
CREATE INDEX live_of_resident ON live (resident_id, id);

-- E-mails and texts that go out; the demo inbox shows them.
CREATE TABLE outbound (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  channel     TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient   TEXT NOT NULL,
  resident_id TEXT,
  topic       TEXT,
  subject     TEXT,
  body        TEXT NOT NULL,
  language    TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  -- Not before this: quiet hours.
  due_at      INTEGER NOT NULL,
  sent_at     INTEGER,
  attempts    INTEGER NOT NULL DEFAULT 0,
  failure     TEXT
) STRICT;
CREATE INDEX outbound_waiting ON outbound (due_at) WHERE sent_at IS NULL AND failure IS NULL;
