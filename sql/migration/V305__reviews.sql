-- Reviews (SHOP-9): of what was received, once and once more for each line, shown after somebody has looked at them. What a
-- product's reviews come to is counted when one is shown or hidden, never by reading all of them.

CREATE TABLE review_review (
    id            BIGINT        NOT NULL,
    order_id      BIGINT        NOT NULL,
    order_line_id BIGINT        NOT NULL,
    kind          VARCHAR(8)    NOT NULL,
    member_id     BIGINT        NOT NULL,
    product_id    BIGINT        NOT NULL,
    spec          VARCHAR(128)  NOT NULL,
    rating        INT           NOT NULL,
    text          VARCHAR(2000) NOT NULL,
    media         JSON          NOT NULL,
    nickname      VARCHAR(64)   NOT NULL,
    state         VARCHAR(12)   NOT NULL DEFAULT 'PENDING',
    reason        VARCHAR(200)  NOT NULL DEFAULT '',
    reply         VARCHAR(1000) NOT NULL DEFAULT '',
    replied_by    BIGINT,
    replied_at    DATETIME(3),
    decided_by    BIGINT,
    decided_at    DATETIME(3),
    written_at    DATETIME(3)   NOT NULL,
    version       INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT review_review_once UNIQUE (order_line_id, kind),
    KEY review_review_product (product_id, state, id),
    KEY review_review_rating (product_id, state, rating, id),
    KEY review_review_state (state, id),
    KEY review_review_member (member_id, id),
    CONSTRAINT review_review_kind CHECK (kind IN ('FIRST', 'FOLLOWUP')),
    CONSTRAINT review_review_rated CHECK ((kind = 'FIRST' AND rating BETWEEN 1 AND 5) OR (kind = 'FOLLOWUP' AND rating = 0)),
    CONSTRAINT review_review_state CHECK (state IN ('PENDING', 'PUBLISHED', 'REJECTED')),
    CONSTRAINT review_review_reason CHECK (state <> 'REJECTED' OR reason <> ''),
    CONSTRAINT review_review_decided CHECK (state = 'PENDING' OR decided_by IS NOT NULL),
    CONSTRAINT review_review_replied CHECK ((reply = '') = (replied_at IS NULL)),
    CONSTRAINT review_review_line_fk FOREIGN KEY (order_line_id) REFERENCES order_line (id),
    CONSTRAINT review_review_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE review_summary (
    product_id BIGINT NOT NULL,
    one        BIGINT NOT NULL DEFAULT 0,
    two        BIGINT NOT NULL DEFAULT 0,
    three      BIGINT NOT NULL DEFAULT 0,
    four       BIGINT NOT NULL DEFAULT 0,
    five       BIGINT NOT NULL DEFAULT 0,
    with_media BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id),
    CONSTRAINT review_summary_none_below CHECK (one >= 0 AND two >= 0 AND three >= 0 AND four >= 0 AND five >= 0 AND with_media >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Pictures and videos that shoppers handed in: only their own can be shown with a review.
CREATE TABLE review_file (
    member_id  BIGINT      NOT NULL,
    file_id    BIGINT      NOT NULL,
    handed_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, file_id),
    KEY review_file_handed (member_id, handed_at),
    CONSTRAINT review_file_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT review_file_file_fk FOREIGN KEY (file_id) REFERENCES asset_file (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
