-- Who told the number: WeChat, which has verified it, or a table of another channel, which nobody has verified.
ALTER TABLE profile_phone ADD COLUMN source VARCHAR(8) NOT NULL DEFAULT 'WECHAT';
ALTER TABLE profile_phone ADD CONSTRAINT profile_phone_source CHECK (source IN ('WECHAT', 'IMPORT'));
