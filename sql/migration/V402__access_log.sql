-- Who looked at or changed a member's personal data, when and why (MEM-8). Appended only; never holds the data itself.
CREATE TABLE access_entry (
    id          BIGINT       NOT NULL,
    member_id   BIGINT       NOT NULL,
    actor_kind  VARCHAR(8)   NOT NULL,
    -- Empty for what happened by itself.
    actor_id    BIGINT,
    action      VARCHAR(12)  NOT NULL,
    what        VARCHAR(64)  NOT NULL,
    reason      VARCHAR(200) NOT NULL DEFAULT '',
    happened_at DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    KEY access_entry_member (member_id, id),
    KEY access_entry_actor (actor_kind, actor_id, action, happened_at),
    CONSTRAINT access_entry_actor_known CHECK (actor_kind IN ('ADMIN', 'GUIDE', 'MEMBER', 'SYSTEM') AND (actor_kind = 'SYSTEM') = (actor_id IS NULL)),
    CONSTRAINT access_entry_action CHECK (action IN ('VIEWED', 'REVEALED', 'CHANGED', 'EXPORTED', 'ERASED')),
    CONSTRAINT access_entry_reason CHECK (action <> 'REVEALED' OR reason <> '')
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
