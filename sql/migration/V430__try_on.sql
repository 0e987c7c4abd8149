-- What customers try on in a store (SIDE-6), with or without a name; and the basket that came of it.

CREATE TABLE tryon_entry (
    id              BIGINT       NOT NULL,
    guide_id        BIGINT       NOT NULL,
    store_id        BIGINT       NOT NULL,
    -- As the guide knew the customer then; both are empty for somebody without a name.
    external_userid VARCHAR(64)  NOT NULL DEFAULT '',
    member_id       BIGINT,
    sku_id          BIGINT       NOT NULL,
    -- What was really put on, where it is not what the SKU says.
    size            VARCHAR(32)  NOT NULL DEFAULT '',
    outcome         VARCHAR(12)  NOT NULL,
    note            VARCHAR(200) NOT NULL DEFAULT '',
    tried_at        DATETIME(3)  NOT NULL,
    basket_id       BIGINT,
    PRIMARY KEY (id),
    KEY tryon_entry_guide (guide_id, id),
    KEY tryon_entry_member (member_id, id),
    KEY tryon_entry_external (external_userid, id),
    KEY tryon_entry_sku (sku_id, store_id),
    CONSTRAINT tryon_entry_outcome CHECK (outcome IN ('WANTED', 'TOO_SMALL', 'TOO_LARGE', 'NOT_LIKED', 'TOO_DEAR', 'UNDECIDED')),
    CONSTRAINT tryon_entry_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT tryon_entry_store_fk FOREIGN KEY (store_id) REFERENCES org_store (id),
    CONSTRAINT tryon_entry_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT tryon_entry_sku_fk FOREIGN KEY (sku_id) REFERENCES catalog_sku (id),
    CONSTRAINT tryon_entry_basket_fk FOREIGN KEY (basket_id) REFERENCES assist_basket (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
