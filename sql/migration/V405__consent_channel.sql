-- Where a consent was given or withdrawn: by the shopper in the mini-program, or told to a store or to headquarters.
ALTER TABLE profile_consent ADD COLUMN channel VARCHAR(16) NOT NULL DEFAULT 'MINI_PROGRAM';
ALTER TABLE profile_consent ADD CONSTRAINT profile_consent_channel CHECK (channel IN ('MINI_PROGRAM', 'STORE', 'TELEPHONE'));
