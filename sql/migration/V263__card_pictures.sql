-- Pictures of links have an address at WeCom that does not end: it is asked for once and kept for good.
ALTER TABLE media_upload DROP CONSTRAINT media_upload_purpose;

ALTER TABLE media_upload ADD CONSTRAINT media_upload_purpose CHECK (purpose IN ('MESSAGE', 'MOMENT', 'ADDRESS'));

ALTER TABLE media_upload MODIFY COLUMN media_id VARCHAR(512);
