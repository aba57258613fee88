-- Since when raw items are kept, so that retention finds the old ones. A host that was built for schema 1 does not name the new
-- columns: the database fills them in, for its rows and for those of before with the time of this script.

ALTER TABLE parlor_quarantine ADD COLUMN IF NOT EXISTS
    received_at timestamp(6) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL;
CREATE INDEX IF NOT EXISTS parlor_quarantine_by_age ON parlor_quarantine (organization, received_at);

ALTER TABLE parlor_parked ADD COLUMN IF NOT EXISTS
    received_at timestamp(6) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL;
CREATE INDEX IF NOT EXISTS parlor_parked_by_age ON parlor_parked (organization, received_at);

CREATE INDEX IF NOT EXISTS parlor_event_by_age ON parlor_event (organization, at);

INSERT INTO parlor_schema_history (version, works_with) VALUES (2, 1);
