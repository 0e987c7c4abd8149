-- Keys with which other systems sign their requests, on behalf of an account and within scopes of their own.

CREATE TABLE apikey_key (
    id              BIGINT         NOT NULL,
    code            VARCHAR(40)    NOT NULL,
    name            VARCHAR(64)    NOT NULL,
    admin_id        BIGINT         NOT NULL,
    sealed_secret   VARBINARY(255) NOT NULL,
    sealed_previous VARBINARY(255),
    previous_until  DATETIME(3),
    expires_at      DATETIME(3)    NOT NULL,
    last_used_at    DATETIME(3),
    ended_at        DATETIME(3),
    created_by      BIGINT         NOT NULL,
    created_at      DATETIME(3)    NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT apikey_key_code UNIQUE (code),
    CONSTRAINT apikey_key_previous CHECK ((sealed_previous IS NULL) = (previous_until IS NULL)),
    CONSTRAINT apikey_key_admin_fk FOREIGN KEY (admin_id) REFERENCES org_admin (id),
    CONSTRAINT apikey_key_creator_fk FOREIGN KEY (created_by) REFERENCES org_admin (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE apikey_scope (
    key_id     BIGINT      NOT NULL,
    permission VARCHAR(48) NOT NULL,
    PRIMARY KEY (key_id, permission),
    CONSTRAINT apikey_scope_key_fk FOREIGN KEY (key_id) REFERENCES apikey_key (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was signed once is not taken twice; kept as long as its timestamp would be believed.
CREATE TABLE apikey_nonce (
    key_id BIGINT      NOT NULL,
    nonce  VARCHAR(64) NOT NULL,
    at     DATETIME(3) NOT NULL,
    PRIMARY KEY (key_id, nonce),
    KEY apikey_nonce_age (at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
