-- Tags of customers and the groups they are in, kept the same here and in WeCom. base_name and base_marked are what both sides
-- agreed on last: what differs from it has changed since, here or there.

CREATE TABLE tag_group (
    id          BIGINT      NOT NULL,
    name        VARCHAR(30) NOT NULL,
    position    INT         NOT NULL DEFAULT 0,
    state       VARCHAR(8)  NOT NULL DEFAULT 'ACTIVE',
    wecom_id    VARCHAR(64) NOT NULL DEFAULT '',
    base_name   VARCHAR(30) NOT NULL DEFAULT '',
    sync_state  VARCHAR(8)  NOT NULL,
    refusal     VARCHAR(64) NOT NULL DEFAULT '',
    changed_at  DATETIME(3) NOT NULL,
    version     INT         NOT NULL DEFAULT 0,
    living_name VARCHAR(30) AS (CASE WHEN state = 'ACTIVE' THEN name END) STORED,
    known_as    VARCHAR(64) AS (NULLIF(wecom_id, '')) STORED,
    PRIMARY KEY (id),
    CONSTRAINT tag_group_name UNIQUE (living_name),
    CONSTRAINT tag_group_wecom UNIQUE (known_as),
    CONSTRAINT tag_group_state CHECK (state IN ('ACTIVE', 'DELETED')),
    CONSTRAINT tag_group_sync CHECK (sync_state IN ('SYNCED', 'PENDING', 'UNKNOWN', 'REFUSED')),
    CONSTRAINT tag_group_named CHECK (name <> '')
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE tag_value (
    id          BIGINT      NOT NULL,
    group_id    BIGINT      NOT NULL,
    name        VARCHAR(30) NOT NULL,
    position    INT         NOT NULL DEFAULT 0,
    state       VARCHAR(8)  NOT NULL DEFAULT 'ACTIVE',
    wecom_id    VARCHAR(64) NOT NULL DEFAULT '',
    base_name   VARCHAR(30) NOT NULL DEFAULT '',
    sync_state  VARCHAR(8)  NOT NULL,
    refusal     VARCHAR(64) NOT NULL DEFAULT '',
    changed_at  DATETIME(3) NOT NULL,
    version     INT         NOT NULL DEFAULT 0,
    living_name VARCHAR(30) AS (CASE WHEN state = 'ACTIVE' THEN name END) STORED,
    known_as    VARCHAR(64) AS (NULLIF(wecom_id, '')) STORED,
    PRIMARY KEY (id),
    CONSTRAINT tag_value_name UNIQUE (group_id, living_name),
    CONSTRAINT tag_value_wecom UNIQUE (known_as),
    CONSTRAINT tag_value_state CHECK (state IN ('ACTIVE', 'DELETED')),
    CONSTRAINT tag_value_sync CHECK (sync_state IN ('SYNCED', 'PENDING', 'UNKNOWN', 'REFUSED')),
    CONSTRAINT tag_value_named CHECK (name <> ''),
    CONSTRAINT tag_value_group_fk FOREIGN KEY (group_id) REFERENCES tag_group (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A tag on a customer belongs to the friendship with one guide, as it does in WeCom.
CREATE TABLE tag_mark (
    guide_id        BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    tag_id          BIGINT      NOT NULL,
    wanted          INT         NOT NULL,
    base_marked     INT         NOT NULL DEFAULT 0,
    sync_state      VARCHAR(8)  NOT NULL,
    refusal         VARCHAR(64) NOT NULL DEFAULT '',
    source          VARCHAR(8)  NOT NULL,
    changed_at      DATETIME(3) NOT NULL,
    PRIMARY KEY (guide_id, external_userid, tag_id),
    KEY tag_mark_customer (external_userid, wanted),
    KEY tag_mark_tag (tag_id, wanted),
    KEY tag_mark_open (sync_state, changed_at),
    CONSTRAINT tag_mark_flags CHECK (wanted IN (0, 1) AND base_marked IN (0, 1)),
    CONSTRAINT tag_mark_sync CHECK (sync_state IN ('SYNCED', 'PENDING', 'UNKNOWN', 'REFUSED')),
    CONSTRAINT tag_mark_agreed CHECK (sync_state <> 'SYNCED' OR wanted = base_marked),
    CONSTRAINT tag_mark_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id),
    CONSTRAINT tag_mark_tag_fk FOREIGN KEY (tag_id) REFERENCES tag_value (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only: who changed which tag, or whose tags, when and from where.
CREATE TABLE tag_change (
    id              BIGINT       NOT NULL,
    kind            VARCHAR(16)  NOT NULL,
    group_id        BIGINT       NOT NULL,
    tag_id          BIGINT,
    guide_id        BIGINT,
    external_userid VARCHAR(64),
    was             VARCHAR(30)  NOT NULL DEFAULT '',
    becomes         VARCHAR(30)  NOT NULL DEFAULT '',
    source          VARCHAR(8)   NOT NULL,
    actor_id        BIGINT,
    reason          VARCHAR(200) NOT NULL DEFAULT '',
    changed_at      DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    KEY tag_change_customer (external_userid, id),
    KEY tag_change_group (group_id, id),
    CONSTRAINT tag_change_kind CHECK (kind IN ('GROUP_CREATED', 'GROUP_RENAMED', 'GROUP_DELETED', 'TAG_CREATED', 'TAG_RENAMED', 'TAG_DELETED', 'MARKED', 'UNMARKED')),
    CONSTRAINT tag_change_source CHECK (source IN ('HQ', 'GUIDE', 'WECOM', 'HANDOVER')),
    CONSTRAINT tag_change_actor CHECK (source NOT IN ('HQ', 'GUIDE') OR actor_id IS NOT NULL),
    CONSTRAINT tag_change_mark CHECK (kind NOT IN ('MARKED', 'UNMARKED') OR (tag_id IS NOT NULL AND guide_id IS NOT NULL AND external_userid IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
