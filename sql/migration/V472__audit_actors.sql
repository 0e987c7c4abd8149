-- Guides are on record as well as headquarters: admin_id is then the guide's. Entries of before are of headquarters.

ALTER TABLE audit_entry ADD COLUMN actor_kind VARCHAR(8) NOT NULL DEFAULT 'ADMIN';

ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_actor CHECK (actor_kind IN ('ADMIN', 'GUIDE'));
