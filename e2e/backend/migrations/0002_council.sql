-- What the council offers: services with their questions, places, contact points, articles, notices, topics.
-- A text for residents is JSON: a string, or an object with a string for each language.

CREATE TABLE services (
  code             TEXT PRIMARY KEY,
  position         INTEGER NOT NULL,
  name             TEXT NOT NULL CHECK (json_valid(name)),
  description      TEXT CHECK (json_valid(description)),
  group_name       TEXT NOT NULL CHECK (json_valid(group_name)),
  -- An object with a list of words for each language.
  keywords_json    TEXT NOT NULL CHECK (json_valid(keywords_json)),
  told             TEXT NOT NULL CHECK (json_valid(told)),
  visibility       TEXT NOT NULL CHECK (visibility IN ('private', 'public')),
  expected_days    INTEGER CHECK (expected_days >= 0),
  radius_m         INTEGER NOT NULL DEFAULT 250 CHECK (radius_m >= 0),
  location         TEXT NOT NULL CHECK (location IN ('required', 'optional', 'none')),
  anonymous        INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE service_attributes (
  service_code TEXT NOT NULL REFERENCES services (code) ON DELETE CASCADE,
  code         TEXT NOT NULL,
  position     INTEGER NOT NULL,
  datatype     TEXT NOT NULL,
  required     INTEGER NOT NULL CHECK (required IN (0, 1)),
  variable     INTEGER NOT NULL DEFAULT 1 CHECK (variable IN (0, 1)),
  question     TEXT NOT NULL CHECK (json_valid(question)),
  help         TEXT CHECK (json_valid(help)),
  unit         TEXT CHECK (json_valid(unit)),
  minimum      REAL,
  maximum      REAL,
  max_length   INTEGER,
  -- [{key, name}], the name a text for residents.
  choices_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices_json)),
  -- {code, any_of} or null.
  show_if_json TEXT CHECK (json_valid(show_if_json)),
  PRIMARY KEY (service_code, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_stoppers (
  service_code TEXT NOT NULL REFERENCES services (code) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('emergency', 'elsewhere', 'article')),
  when_json    TEXT CHECK (json_valid(when_json)),
  title        TEXT NOT NULL CHECK (json_valid(title)),
  text         TEXT NOT NULL CHECK (json_valid(text)),
  phone        TEXT,
  url          TEXT,
  article      TEXT,
  PRIMARY KEY (service_code, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  number           INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE,
  kind             TEXT NOT NULL,
  name             TEXT NOT NULL CHECK (json_valid(name)),
  -- Other names to find it by: a list.
  also_json        TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(also_json)),
  town             TEXT CHECK (json_valid(town)),
  postcode         TEXT,
  lat              REAL NOT NULL,
  long             REAL NOT NULL,
  in_area          INTEGER NOT NULL CHECK (in_area IN (0, 1)),
  -- {name: text, phone, url} or null.
  responsible_json TEXT CHECK (json_valid(responsible_json))
) STRICT;
CREATE INDEX places_by_position ON places (lat, long);
CREATE VIRTUAL TABLE place_search USING fts5 (names, around, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

-- The council's area as a box: one row at most.
CREATE TABLE area (
  one         INTEGER PRIMARY KEY CHECK (one = 1),
  south REAL NOT NULL, north REAL NOT NULL, west REAL NOT NULL, east REAL NOT NULL
) STRICT;

CREATE TABLE contact_points (
  id              TEXT PRIMARY KEY,
  position        INTEGER NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('phone', 'text_relay', 'video_relay', 'email', 'post', 'desk', 'emergency')),
  name            TEXT NOT NULL CHECK (json_valid(name)),
  value           TEXT NOT NULL CHECK (json_valid(value)),
  display         TEXT,
  note            TEXT CHECK (json_valid(note)),
  languages_json  TEXT NOT NULL CHECK (json_valid(languages_json)),
  time_zone       TEXT NOT NULL,
  schedules_json  TEXT NOT NULL CHECK (json_valid(schedules_json)),
  -- [{date, name: text, opens, closes}].
  exceptions_json TEXT NOT NULL CHECK (json_valid(exceptions_json))
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  version       INTEGER NOT NULL CHECK (version >= 1),
  title         TEXT NOT NULL CHECK (json_valid(title)),
  summary       TEXT CHECK (json_valid(summary)),
  body          TEXT NOT NULL CHECK (json_valid(body)),
  keywords_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(keywords_json)),
  service_code  TEXT,
  updated_at    INTEGER NOT NULL
) STRICT;
-- One row for each article and language; `article` is articles.number.
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, keywords, summary, body, article UNINDEXED, language UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE notices (
  id         TEXT PRIMARY KEY,
  title      TEXT NOT NULL CHECK (json_valid(title)),
  text       TEXT NOT NULL CHECK (json_valid(text)),
  level      TEXT NOT NULL CHECK (level IN ('news', 'warning')),
  starts_at  INTEGER NOT NULL,
  ends_at    INTEGER,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the council may write about. `offers_json` says for each channel: offered, not_offered or required_by_law.
CREATE TABLE topics (
  id          TEXT PRIMARY KEY,
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL CHECK (json_valid(name)),
  description TEXT CHECK (json_valid(description)),
  offers_json TEXT NOT NULL CHECK (json_valid(offers_json))
) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
  resident_id TEXT NOT NULL REFERENCES residents (id) ON DELETE CASCADE,
  topic       TEXT NOT NULL REFERENCES topics (id),
  channel     TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  choice      TEXT NOT NULL CHECK (choice IN ('on', 'off')),
  changed_at  INTEGER NOT NULL,
  PRIMARY KEY (resident_id, topic, channel)
) STRICT, WITHOUT ROWID;

INSERT INTO topics (id, position, name, description, offers_json) VALUES
  ('case-changes', 1,
   '{"en": "When a case changes", "cy": "Pan fydd achos yn newid", "ar": "عندما تتغير قضية"}',
   '{"en": "A new state, a new date, a question for you.", "cy": "Cyflwr newydd, dyddiad newydd, cwestiwn i chi.", "ar": "حالة جديدة أو تاريخ جديد أو سؤال لك."}',
   '{"email": "offered", "sms": "offered"}'),
  ('bins', 2,
   '{"en": "Bin days", "cy": "Diwrnodau biniau", "ar": "أيام جمع النفايات"}',
   '{"en": "The evening before.", "cy": "Y noson cynt.", "ar": "في المساء السابق."}',
   '{"email": "offered", "sms": "offered"}'),
  ('works', 3,
   '{"en": "Works and closures near me", "cy": "Gwaith a ffyrdd ar gau yn fy ymyl", "ar": "الأشغال والإغلاقات قربي"}',
   '{"en": "Roads, water and lights.", "cy": "Ffyrdd, dŵr a goleuadau.", "ar": "الطرق والمياه والإنارة."}',
   '{"email": "offered", "sms": "offered"}'),
  ('news', 4,
   '{"en": "Council news", "cy": "Newyddion y cyngor", "ar": "أخبار المجلس"}',
   '{"en": "Once a month.", "cy": "Unwaith y mis.", "ar": "مرة في الشهر."}',
   '{"email": "offered", "sms": "not_offered"}'),
  ('safety', 5,
   '{"en": "Danger where I live", "cy": "Perygl lle rwy’n byw", "ar": "خطر في مكان سكني"}',
   '{"en": "Floods and other emergencies.", "cy": "Llifogydd ac argyfyngau eraill.", "ar": "الفيضانات وحالات الطوارئ الأخرى."}',
   '{"email": "required_by_law", "sms": "offered"}');
