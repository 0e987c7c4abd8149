-- From where an order is best sent (ORD-5): the central warehouse is 0, a store's place has the store's number. Who is not named here
-- is asked with the priority of its kind.

CREATE TABLE routing_site (
    place_id   BIGINT      NOT NULL,
    priority   INT         NOT NULL,
    is_enabled BOOLEAN     NOT NULL,
    set_by     BIGINT      NOT NULL,
    set_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (place_id),
    CONSTRAINT routing_site_priority CHECK (priority BETWEEN 0 AND 1000)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
