-- What headquarters wants of a month: one figure for each kind and each node of the organization (ORG-6).

CREATE TABLE target_value (
    month      CHAR(7)     NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    node_type  VARCHAR(8)  NOT NULL,
    -- 0 is headquarters.
    node_id    BIGINT      NOT NULL,
    -- Fen, pieces or basis points, as the kind says.
    amount     BIGINT      NOT NULL,
    version    INT         NOT NULL,
    source     VARCHAR(8)  NOT NULL,
    set_by     BIGINT      NOT NULL,
    set_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (month, kind, node_type, node_id),
    CONSTRAINT target_value_kind CHECK (kind IN ('NET_SALES', 'ORDERS', 'NEW_FRIENDS', 'EXECUTION_RATE')),
    CONSTRAINT target_value_node CHECK (node_type IN ('HQ', 'REGION', 'STORE', 'GUIDE')),
    CONSTRAINT target_value_amount CHECK (amount >= 0),
    CONSTRAINT target_value_rate CHECK (kind <> 'EXECUTION_RATE' OR amount <= 10000),
    CONSTRAINT target_value_source CHECK (source IN ('MANUAL', 'SPLIT', 'IMPORT'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Appended only: what every figure was, and who changed it.
CREATE TABLE target_change (
    month      CHAR(7)     NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    node_type  VARCHAR(8)  NOT NULL,
    node_id    BIGINT      NOT NULL,
    version    INT         NOT NULL,
    amount     BIGINT      NOT NULL,
    source     VARCHAR(8)  NOT NULL,
    set_by     BIGINT      NOT NULL,
    set_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (month, kind, node_type, node_id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
