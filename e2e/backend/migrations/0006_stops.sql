-- Numbers that sent STOP: whose it is said so, whoever adds the number again. Only START from the number ends it.
CREATE TABLE stops (
  -- E.164
  number TEXT PRIMARY KEY,
  since  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Wherever an address learns that its number sent STOP, it is known of the number.
CREATE TRIGGER stops_of_new AFTER INSERT ON addresses WHEN NEW.channel = 'sms' AND NEW.blocked_reason = 'stop' BEGIN
  INSERT OR IGNORE INTO stops (number, since) VALUES (NEW.folded, NEW.blocked_since);
END;
INSERT INTO stops (number, since)
  SELECT folded, min(blocked_since) FROM addresses WHERE channel = 'sms' AND blocked_reason = 'stop' GROUP BY folded;
