-- How far the nightly check has come that decides old orders again; at the end it begins anew.

CREATE TABLE attribution_replay_cursor (
    id             INT    NOT NULL,
    after_order_id BIGINT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO attribution_replay_cursor (id, after_order_id) VALUES (1, 0);
