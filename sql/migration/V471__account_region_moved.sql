-- Its one region is a row of org_admin_region now.

ALTER TABLE org_admin DROP FOREIGN KEY org_admin_region_fk;

ALTER TABLE org_admin DROP INDEX org_admin_region_fk;

ALTER TABLE org_admin DROP COLUMN region_id;
