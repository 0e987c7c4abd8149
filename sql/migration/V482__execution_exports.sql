-- What came of a task goes out as every other table does. Files made before are gone; that they were there, and who took them, stays.

INSERT INTO filejob_job (id, direction, kind, state, phase, is_dry_run, skips_faulty, format, language, region_id, subject_id, sees_names,
    watermark, reason, content_hash, key_sealed, rows_total, rows_done, bytes, failure, created_by, created_at, needs_approval,
    finished_at, expires_at, attempts, lease_until, same_as)
SELECT id, 'EXPORT', CONCAT('TASK_', kind), CASE WHEN state IN ('DONE', 'EXPIRED') THEN 'EXPIRED' ELSE 'CANCELLED' END, 'WRITE', FALSE,
    FALSE, format, language, region_id, task_id, TRUE, '', '', content_hash, '', rows_total, rows_done, bytes, failure, created_by,
    created_at, FALSE, COALESCE(finished_at, created_at), expires_at, attempts, lease_until, CONCAT(id, '')
FROM executionfile_export;

INSERT INTO filejob_event (id, job_id, kind, admin_id, occurred_at)
SELECT id, export_id, kind, admin_id, occurred_at FROM executionfile_event;

DROP TABLE executionfile_event;
DROP TABLE executionfile_piece;
DROP TABLE executionfile_export;
