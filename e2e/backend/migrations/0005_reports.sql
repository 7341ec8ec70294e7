-- What comes with a report: files, whose issue it is, the thing it points at, and who follows it.

-- Null: as many files as there may be in any report.
ALTER TABLE services ADD COLUMN attachments_count INTEGER CHECK (attachments_count BETWEEN 0 AND 20);
ALTER TABLE services ADD COLUMN attachments_required INTEGER NOT NULL DEFAULT 0 CHECK (attachments_required IN (0, 1));
ALTER TABLE services ADD COLUMN assets TEXT;
ALTER TABLE services ADD COLUMN public_where TEXT CHECK (json_valid(public_where));

ALTER TABLE cases ADD COLUMN on_behalf_json TEXT CHECK (json_valid(on_behalf_json));
ALTER TABLE cases ADD COLUMN lat REAL GENERATED ALWAYS AS (json_extract(location_json, '$.lat')) VIRTUAL;
ALTER TABLE cases ADD COLUMN long REAL GENERATED ALWAYS AS (json_extract(location_json, '$.long')) VIRTUAL;
ALTER TABLE cases ADD COLUMN asset_id TEXT GENERATED ALWAYS AS (json_extract(location_json, '$.asset_id')) VIRTUAL;
CREATE INDEX cases_nearby ON cases (service_code, lat) WHERE stage <> 'done' AND lat IS NOT NULL;
CREATE INDEX cases_of_asset ON cases (asset_id) WHERE stage <> 'done' AND asset_id IS NOT NULL;

-- A file is uploaded first and used by one report later; until then case_id is null. The content stands last, so that
-- reading what is said about a file does not read the file.
CREATE TABLE attachments (
  number       INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  -- Who uploaded it; null for a guest.
  resident_id  TEXT REFERENCES residents (id) ON DELETE CASCADE,
  case_id      INTEGER REFERENCES cases (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL DEFAULT 0,
  name         TEXT,
  alt          TEXT,
  content_type TEXT NOT NULL,
  bytes        INTEGER NOT NULL CHECK (bytes > 0),
  sha256       TEXT NOT NULL,
  received_at  INTEGER NOT NULL,
  content      BLOB NOT NULL
) STRICT;
CREATE INDEX attachments_of_case ON attachments (case_id, position) WHERE case_id IS NOT NULL;
CREATE INDEX attachments_unused ON attachments (received_at) WHERE case_id IS NULL;

-- Street lights, litter bins and other things of the council's that a report can point at.
CREATE TABLE assets (
  id    TEXT PRIMARY KEY,
  kind  TEXT NOT NULL,
  label TEXT NOT NULL CHECK (json_valid(label)),
  lat   REAL NOT NULL,
  long  REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX assets_by_position ON assets (kind, lat);

CREATE TABLE followers (
  id          INTEGER PRIMARY KEY,
  case_id     INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
  resident_id TEXT REFERENCES residents (id) ON DELETE CASCADE,
  -- Of a guest's own tracking secret.
  secret_hash BLOB,
  name        TEXT,
  email       TEXT,
  phone       TEXT,
  contact_by  TEXT NOT NULL CHECK (contact_by IN ('email', 'sms', 'phone', 'none')),
  language    TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  CHECK ((resident_id IS NULL) = (secret_hash IS NOT NULL))
) STRICT;
CREATE INDEX followers_of_case ON followers (case_id);
CREATE UNIQUE INDEX followers_once ON followers (resident_id, case_id) WHERE resident_id IS NOT NULL;
