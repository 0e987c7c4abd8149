-- Coupons (PRM-1) and those that guides give (PRM-2). Amounts in fen, shares in basis points, periods half open.

CREATE TABLE coupon_template (
    id            BIGINT      NOT NULL,
    name          VARCHAR(64) NOT NULL,
    name_en       VARCHAR(64) NOT NULL,
    kind          VARCHAR(8)  NOT NULL,
    off_fen       BIGINT      NOT NULL,
    off_bp        INT         NOT NULL,
    cap_fen       BIGINT      NOT NULL,
    threshold_fen BIGINT      NOT NULL,
    scope         MEDIUMTEXT  NOT NULL,
    stores        MEDIUMTEXT  NOT NULL,
    combines      BOOLEAN     NOT NULL,
    door          VARCHAR(8)  NOT NULL,
    claim_from    DATETIME(3) NOT NULL,
    claim_until   DATETIME(3) NOT NULL,
    -- Either a period for all, or so many days from the day of claiming.
    valid_from    DATETIME(3),
    valid_until   DATETIME(3),
    valid_days    INT,
    refund_rule   VARCHAR(8)  NOT NULL,
    per_member    INT         NOT NULL,
    total         INT         NOT NULL,
    claimed       INT         NOT NULL DEFAULT 0,
    created_by    BIGINT      NOT NULL,
    created_at    DATETIME(3) NOT NULL,
    approved_by   BIGINT,
    approved_at   DATETIME(3),
    ended_by      BIGINT,
    ended_at      DATETIME(3),
    version       INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY coupon_template_offered (door, approved_at, claim_until),
    CONSTRAINT coupon_template_kind CHECK (kind IN ('AMOUNT', 'SHARE', 'FREIGHT')),
    CONSTRAINT coupon_template_worth CHECK (
        (kind = 'AMOUNT' AND off_fen > 0 AND off_bp = 0)
        OR (kind = 'SHARE' AND off_bp BETWEEN 1 AND 9999 AND off_fen = 0)
        OR (kind = 'FREIGHT' AND off_fen = 0 AND off_bp = 0)),
    CONSTRAINT coupon_template_amounts CHECK (cap_fen >= 0 AND threshold_fen >= 0),
    CONSTRAINT coupon_template_door CHECK (door IN ('SHOPPER', 'CODE', 'GUIDE')),
    CONSTRAINT coupon_template_refund CHECK (refund_rule IN ('NEVER', 'WHOLE', 'PRO_RATA')),
    CONSTRAINT coupon_template_claims CHECK (claim_from < claim_until),
    CONSTRAINT coupon_template_validity CHECK (
        (valid_days IS NOT NULL AND valid_days BETWEEN 1 AND 3650 AND valid_from IS NULL AND valid_until IS NULL)
        OR (valid_days IS NULL AND valid_from IS NOT NULL AND valid_until IS NOT NULL AND valid_from < valid_until)),
    CONSTRAINT coupon_template_stock CHECK (claimed BETWEEN 0 AND total),
    CONSTRAINT coupon_template_per_member CHECK (per_member BETWEEN 1 AND 1000),
    CONSTRAINT coupon_template_two_people CHECK (approved_by <> created_by),
    CONSTRAINT coupon_template_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT coupon_template_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE coupon (
    id            BIGINT      NOT NULL,
    template_id   BIGINT      NOT NULL,
    member_id     BIGINT      NOT NULL,
    -- The how manieth of this template this member has; what comes back of a refund stands outside the count.
    seat          BIGINT      NOT NULL,
    source        VARCHAR(8)  NOT NULL,
    -- Of its own where it is what was left of another one; NULL is as the template says.
    off_fen       BIGINT,
    threshold_fen BIGINT,
    state         VARCHAR(8)  NOT NULL DEFAULT 'UNUSED',
    valid_from    DATETIME(3) NOT NULL,
    valid_until   DATETIME(3) NOT NULL,
    claimed_at    DATETIME(3) NOT NULL,
    order_id      BIGINT,
    used_at       DATETIME(3),
    returned_at   DATETIME(3),
    PRIMARY KEY (id),
    CONSTRAINT coupon_seat UNIQUE (template_id, member_id, seat),
    KEY coupon_member (member_id, state, valid_until),
    KEY coupon_order (order_id),
    CONSTRAINT coupon_source CHECK (source IN ('SHOPPER', 'CODE', 'GUIDE', 'RETURN')),
    CONSTRAINT coupon_state CHECK (state IN ('UNUSED', 'USED')),
    CONSTRAINT coupon_used CHECK ((state = 'USED') = (order_id IS NOT NULL) AND (order_id IS NULL) = (used_at IS NULL)),
    CONSTRAINT coupon_own_worth CHECK ((off_fen IS NULL) = (threshold_fen IS NULL) AND (off_fen IS NULL OR off_fen > 0)),
    CONSTRAINT coupon_template_fk FOREIGN KEY (template_id) REFERENCES coupon_template (id),
    CONSTRAINT coupon_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id),
    CONSTRAINT coupon_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a coupon took off each line of the order in which it was used.
CREATE TABLE coupon_share (
    order_id  BIGINT NOT NULL,
    coupon_id BIGINT NOT NULL,
    line_id   BIGINT NOT NULL,
    fen       BIGINT NOT NULL,
    PRIMARY KEY (order_id, coupon_id, line_id),
    CONSTRAINT coupon_share_fen CHECK (fen > 0),
    CONSTRAINT coupon_share_coupon_fk FOREIGN KEY (coupon_id) REFERENCES coupon (id),
    CONSTRAINT coupon_share_line_fk FOREIGN KEY (line_id) REFERENCES order_line (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What came back of a coupon with a refund, as a coupon of its own.
CREATE TABLE coupon_return (
    refund_id   BIGINT NOT NULL,
    coupon_id   BIGINT NOT NULL,
    returned_id BIGINT NOT NULL,
    fen         BIGINT NOT NULL,
    PRIMARY KEY (refund_id, coupon_id),
    KEY coupon_return_coupon (coupon_id),
    CONSTRAINT coupon_return_fen CHECK (fen > 0),
    CONSTRAINT coupon_return_coupon_fk FOREIGN KEY (coupon_id) REFERENCES coupon (id),
    CONSTRAINT coupon_return_returned_fk FOREIGN KEY (returned_id) REFERENCES coupon (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE coupon_code (
    code        VARCHAR(24) NOT NULL,
    template_id BIGINT      NOT NULL,
    coupon_id   BIGINT,
    created_by  BIGINT      NOT NULL,
    created_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (code),
    KEY coupon_code_template (template_id, code),
    CONSTRAINT coupon_code_once UNIQUE (coupon_id),
    CONSTRAINT coupon_code_template_fk FOREIGN KEY (template_id) REFERENCES coupon_template (id),
    CONSTRAINT coupon_code_coupon_fk FOREIGN KEY (coupon_id) REFERENCES coupon (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
