-- Roles as data beside those that come with the product, and who at headquarters looks after accounts and reads the log.

ALTER TABLE org_admin_role DROP CONSTRAINT org_admin_role_name;

ALTER TABLE org_admin_role ADD CONSTRAINT org_admin_role_name
    CHECK (role IN ('ADMINISTRATOR', 'AUDITOR', 'HQ_OPERATOR', 'HQ_CHECKER', 'REGION_MANAGER', 'FINANCE'));

-- Until now, accounts were nobody's business in the product; somebody must look after them from now on.
INSERT INTO org_admin_role (admin_id, role)
SELECT a.id, 'ADMINISTRATOR' FROM org_admin a JOIN org_admin_role r ON r.admin_id = a.id
WHERE r.role = 'HQ_OPERATOR' AND a.region_id IS NULL AND a.status = 'ACTIVE';

CREATE TABLE rights_role (
    id         BIGINT      NOT NULL,
    code       VARCHAR(48) NOT NULL,
    name       VARCHAR(64) NOT NULL,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    version    INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT rights_role_code UNIQUE (code),
    CONSTRAINT rights_role_creator_fk FOREIGN KEY (created_by) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE rights_role_permission (
    role_id    BIGINT      NOT NULL,
    permission VARCHAR(48) NOT NULL,
    PRIMARY KEY (role_id, permission),
    CONSTRAINT rights_role_permission_role_fk FOREIGN KEY (role_id) REFERENCES rights_role (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE rights_admin_role (
    admin_id BIGINT NOT NULL,
    role_id  BIGINT NOT NULL,
    PRIMARY KEY (admin_id, role_id),
    KEY rights_admin_role_role (role_id),
    CONSTRAINT rights_admin_role_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id),
    CONSTRAINT rights_admin_role_role_fk FOREIGN KEY (role_id) REFERENCES rights_role (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
