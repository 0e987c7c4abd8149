-- A step asks of each guide what a task of its type would; NULL stands for what is usual.
ALTER TABLE sop_step ADD COLUMN parameters JSON;
