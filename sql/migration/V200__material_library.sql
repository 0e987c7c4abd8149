-- The material library (MAT-1): categories, tags, validity, and where a material may be used. What there was stays usable
-- by everybody and for ever. Categories form a tree of at most three levels.

CREATE TABLE material_category (
    id         BIGINT      NOT NULL,
    parent_id  BIGINT,
    name       VARCHAR(32) NOT NULL,
    sort_order INT         NOT NULL DEFAULT 0,
    version    INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT material_category_parent_fk FOREIGN KEY (parent_id) REFERENCES material_category (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Files by their content: the same bytes are kept once, whatever they were called.
CREATE TABLE asset_file (
    id         BIGINT      NOT NULL,
    digest     CHAR(64)    NOT NULL,
    type       VARCHAR(8)  NOT NULL,
    bytes      BIGINT      NOT NULL,
    width      INT         NOT NULL DEFAULT 0,
    height     INT         NOT NULL DEFAULT 0,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT asset_file_once UNIQUE (digest),
    CONSTRAINT asset_file_type CHECK (type IN ('JPEG', 'PNG', 'MP4', 'PDF', 'DOCX', 'XLSX', 'PPTX')),
    CONSTRAINT asset_file_bytes CHECK (bytes > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE content_material ADD COLUMN page VARCHAR(256) NOT NULL DEFAULT '';

ALTER TABLE content_material ADD COLUMN sku_ids JSON;

ALTER TABLE content_material ADD COLUMN file_id BIGINT;

ALTER TABLE content_material ADD COLUMN cover_id BIGINT;

ALTER TABLE content_material ADD COLUMN category_id BIGINT;

ALTER TABLE content_material ADD COLUMN scene VARCHAR(32) NOT NULL DEFAULT '';

ALTER TABLE content_material ADD COLUMN valid_from DATETIME(3) NOT NULL DEFAULT '2000-01-01 00:00:00.000';

ALTER TABLE content_material ADD COLUMN valid_until DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000';

ALTER TABLE content_material ADD COLUMN is_everywhere BOOLEAN NOT NULL DEFAULT TRUE;

ALTER TABLE content_material ADD COLUMN state VARCHAR(12) NOT NULL DEFAULT 'ACTIVE';

ALTER TABLE content_material ADD CONSTRAINT content_material_state CHECK (state IN ('ACTIVE', 'WITHDRAWN'));

ALTER TABLE content_material ADD CONSTRAINT content_material_period CHECK (valid_from < valid_until);

ALTER TABLE content_material ADD CONSTRAINT content_material_file_fk FOREIGN KEY (file_id) REFERENCES asset_file (id);

ALTER TABLE content_material ADD CONSTRAINT content_material_cover_fk FOREIGN KEY (cover_id) REFERENCES asset_file (id);

ALTER TABLE content_material ADD CONSTRAINT content_material_category_fk
    FOREIGN KEY (category_id) REFERENCES material_category (id);

CREATE TABLE material_tag (
    material_id BIGINT      NOT NULL,
    tag         VARCHAR(32) NOT NULL,
    PRIMARY KEY (material_id, tag),
    KEY material_tag_tag (tag, material_id),
    CONSTRAINT material_tag_material_fk FOREIGN KEY (material_id) REFERENCES content_material (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Where it may be used, when not everywhere.
CREATE TABLE material_place (
    material_id BIGINT     NOT NULL,
    kind        VARCHAR(8) NOT NULL,
    place_id    BIGINT     NOT NULL,
    PRIMARY KEY (material_id, kind, place_id),
    KEY material_place_place (kind, place_id, material_id),
    CONSTRAINT material_place_kind CHECK (kind IN ('REGION', 'STORE')),
    CONSTRAINT material_place_material_fk FOREIGN KEY (material_id) REFERENCES content_material (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
