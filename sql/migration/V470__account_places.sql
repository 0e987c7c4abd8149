-- To which regions, with all within them, and to which stores an account of headquarters is kept; to none: it sees everything.

CREATE TABLE org_admin_region (
    admin_id  BIGINT NOT NULL,
    region_id BIGINT NOT NULL,
    PRIMARY KEY (admin_id, region_id),
    KEY org_admin_region_of (region_id),
    CONSTRAINT org_admin_region_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id),
    CONSTRAINT org_admin_region_region_fk FOREIGN KEY (region_id) REFERENCES org_region (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE org_admin_store (
    admin_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    PRIMARY KEY (admin_id, store_id),
    KEY org_admin_store_of (store_id),
    CONSTRAINT org_admin_store_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id),
    CONSTRAINT org_admin_store_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO org_admin_region (admin_id, region_id)
SELECT id, region_id FROM org_admin WHERE region_id IS NOT NULL;
