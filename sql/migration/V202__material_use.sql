-- What guides did with materials (MAT-2). Sends, openings and orders are counted where they happen; this is the rest.

CREATE TABLE material_use (
    id          BIGINT      NOT NULL,
    material_id BIGINT      NOT NULL,
    guide_id    BIGINT      NOT NULL,
    store_id    BIGINT      NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    used_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY material_use_material (material_id, guide_id),
    CONSTRAINT material_use_kind CHECK (kind IN ('DOWNLOAD', 'POSTER')),
    CONSTRAINT material_use_material_fk FOREIGN KEY (material_id) REFERENCES content_material (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A link in a message and one in a poster's code leave different touches.
ALTER TABLE sharing_link ADD COLUMN medium VARCHAR(8) NOT NULL DEFAULT 'LINK';

ALTER TABLE sharing_link ADD CONSTRAINT sharing_link_medium CHECK (medium IN ('LINK', 'POSTER'));

CREATE INDEX sharing_link_material ON sharing_link (material_id, guide_id);

CREATE INDEX sharing_link_look ON sharing_link (look_id, guide_id);
