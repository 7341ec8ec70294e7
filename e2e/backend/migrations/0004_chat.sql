-- Webchat: a chat, and its events, numbered without gaps.

CREATE TABLE chats (
  id               TEXT PRIMARY KEY,
  resident_id      TEXT REFERENCES residents (id),
  language         TEXT NOT NULL,
  context_json     TEXT CHECK (json_valid(context_json)),
  state            TEXT NOT NULL CHECK (state IN ('bot', 'queued', 'person', 'closed')),
  cookie_hash      BLOB NOT NULL,
  staff_id         TEXT REFERENCES staff (id),
  last_seq         INTEGER NOT NULL DEFAULT 0,
  read_by_resident INTEGER NOT NULL DEFAULT 0,
  read_by_council  INTEGER NOT NULL DEFAULT 0,
  created_at       INTEGER NOT NULL,
  queued_at        INTEGER,
  updated_at       INTEGER NOT NULL,
  closed_at        INTEGER,
  closed_reason    TEXT CHECK (closed_reason IN ('resident', 'council', 'idle')),
  rating           INTEGER CHECK (rating BETWEEN 1 AND 5),
  comment          TEXT,
  case_id          INTEGER REFERENCES cases (id)
) STRICT, WITHOUT ROWID;
-- The browser that started a chat may hold several tokens at once: each tab renews its own.
CREATE TABLE chat_tokens (
  token_hash BLOB PRIMARY KEY,
  chat_id    TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_tokens_by_end ON chat_tokens (expires_at);

CREATE INDEX chats_waiting ON chats (state, queued_at);
CREATE INDEX chats_of_resident ON chats (resident_id, created_at);

CREATE TABLE chat_events (
  chat_id      TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  seq          INTEGER NOT NULL CHECK (seq >= 1),
  at           INTEGER NOT NULL,
  type         TEXT NOT NULL CHECK (type IN ('message', 'joined', 'left', 'handoff', 'read', 'moved', 'closed', 'case')),
  from_role    TEXT CHECK (from_role IN ('resident', 'council', 'bot')),
  from_name    TEXT,
  text         TEXT CHECK (json_valid(text)),
  client_id    TEXT,
  -- The wire's ArticleSummary as it was quoted.
  article_json TEXT CHECK (json_valid(article_json)),
  read         INTEGER,
  channel      TEXT,
  reference    TEXT,
  reason       TEXT CHECK (reason IN ('resident', 'council', 'idle')),
  PRIMARY KEY (chat_id, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX chat_events_once ON chat_events (chat_id, client_id) WHERE client_id IS NOT NULL;
