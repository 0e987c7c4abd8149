-- Rewards beyond the rate card (B8): what is promised, out of whose budget, and what came of it.

CREATE TABLE incentive_funder (
    id         BIGINT      NOT NULL,
    name       VARCHAR(64) NOT NULL,
    is_house   BOOLEAN     NOT NULL DEFAULT FALSE,
    created_by BIGINT      NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT incentive_funder_name UNIQUE (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What nobody else pays is paid by the house.
INSERT INTO incentive_funder (id, name, is_house, created_by, created_at)
VALUES (1, 'HOUSE', TRUE, 0, '2020-01-01 00:00:00.000');

CREATE TABLE incentive (
    id            BIGINT        NOT NULL,
    name          VARCHAR(64)   NOT NULL,
    kind          VARCHAR(16)   NOT NULL,
    terms         VARCHAR(8000) NOT NULL,
    payee_type    VARCHAR(8)    NOT NULL,
    funder_id     BIGINT        NOT NULL,
    payee_cap_fen BIGINT,
    valid_from    DATETIME(3)   NOT NULL,
    valid_until   DATETIME(3)   NOT NULL,
    created_by    BIGINT        NOT NULL,
    created_at    DATETIME(3)   NOT NULL,
    approved_by   BIGINT,
    approved_at   DATETIME(3),
    ended_by      BIGINT,
    ended_at      DATETIME(3)   NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    judged_at     DATETIME(3),
    version       INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY incentive_in_force (approved_at, valid_until, valid_from),
    KEY incentive_by_funder (funder_id),
    CONSTRAINT incentive_kind CHECK (kind IN ('FIXED_PER_ORDER', 'PER_UNIT', 'TIER', 'RANK', 'NEW_FRIEND')),
    CONSTRAINT incentive_payee CHECK (payee_type IN ('GUIDE', 'STORE')),
    CONSTRAINT incentive_window CHECK (valid_from < valid_until),
    CONSTRAINT incentive_cap CHECK (payee_cap_fen IS NULL OR payee_cap_fen > 0),
    CONSTRAINT incentive_two_people CHECK (approved_by IS NULL OR approved_by <> created_by),
    CONSTRAINT incentive_approval CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT incentive_funder_fk FOREIGN KEY (funder_id) REFERENCES incentive_funder (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The hot row of an incentive: nothing refers to it by a foreign key, so nobody shares a lock on it that would have to be
-- raised, and whoever takes it takes no further lock behind it.
CREATE TABLE incentive_budget (
    incentive_id BIGINT NOT NULL,
    budget_fen   BIGINT NOT NULL,
    used_fen     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (incentive_id),
    CONSTRAINT incentive_budget_kept CHECK (used_fen >= 0 AND used_fen <= budget_fen)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What one payee has of one incentive, for those with a cap per payee.
CREATE TABLE incentive_payee_use (
    incentive_id BIGINT      NOT NULL,
    payee_type   VARCHAR(8)  NOT NULL,
    payee_id     BIGINT      NOT NULL,
    used_fen     BIGINT      NOT NULL,
    PRIMARY KEY (incentive_id, payee_type, payee_id),
    CONSTRAINT incentive_payee_use_positive CHECK (used_fen >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE incentive_raise (
    id           BIGINT      NOT NULL,
    incentive_id BIGINT      NOT NULL,
    by_fen       BIGINT      NOT NULL,
    created_by   BIGINT      NOT NULL,
    created_at   DATETIME(3) NOT NULL,
    approved_by  BIGINT,
    approved_at  DATETIME(3),
    PRIMARY KEY (id),
    KEY incentive_raise_incentive (incentive_id, id),
    CONSTRAINT incentive_raise_amount CHECK (by_fen > 0),
    CONSTRAINT incentive_raise_two_people CHECK (approved_by IS NULL OR approved_by <> created_by),
    CONSTRAINT incentive_raise_incentive_fk FOREIGN KEY (incentive_id) REFERENCES incentive (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One answer per order and incentive in force, for good: rewarded, or the one reason why not. An order qualifies once.
CREATE TABLE incentive_judgement (
    order_id     BIGINT      NOT NULL,
    incentive_id BIGINT      NOT NULL,
    reason       VARCHAR(24),
    moment       VARCHAR(8)  NOT NULL,
    amount_fen   BIGINT      NOT NULL,
    -- The lines that counted, frozen: a refund asks for the same ones, whatever becomes of the catalogue.
    line_ids     TEXT        NOT NULL,
    judged_at    DATETIME(3) NOT NULL,
    PRIMARY KEY (order_id, incentive_id),
    CONSTRAINT incentive_judgement_moment CHECK (moment IN ('ORDER', 'PAYMENT')),
    CONSTRAINT incentive_judgement_reason CHECK ((reason IS NULL AND amount_fen > 0) OR (reason IS NOT NULL AND amount_fen = 0))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Rewards that come from no single order. The key says for what; it is given once.
CREATE TABLE incentive_award (
    incentive_id BIGINT      NOT NULL,
    award_key    VARCHAR(96) NOT NULL,
    accrual_id   BIGINT      NOT NULL,
    payee_id     BIGINT      NOT NULL,
    period_on    DATE        NOT NULL,
    awarded_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (incentive_id, award_key),
    KEY incentive_award_payee (incentive_id, payee_id, period_on)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How a contest ended: the standings it was judged by, those without a prize included.
CREATE TABLE incentive_standing (
    incentive_id BIGINT      NOT NULL,
    scope_id     BIGINT      NOT NULL,
    guide_id     BIGINT      NOT NULL,
    net_fen      BIGINT      NOT NULL,
    place        INT         NOT NULL,
    tied         INT         NOT NULL,
    prize_fen    BIGINT      NOT NULL,
    reason       VARCHAR(24),
    PRIMARY KEY (incentive_id, scope_id, guide_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every friendship is judged once by each incentive that was in force when it began.
CREATE TABLE incentive_friend (
    incentive_id    BIGINT      NOT NULL,
    guide_id        BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    added_at        DATETIME(3) NOT NULL,
    reason          VARCHAR(24),
    -- One reward per unionid for life, whichever guide and whichever incentive.
    rewarded_unionid VARCHAR(64),
    judged_at       DATETIME(3) NOT NULL,
    PRIMARY KEY (incentive_id, guide_id, external_userid, added_at),
    CONSTRAINT incentive_friend_once UNIQUE (rewarded_unionid),
    CONSTRAINT incentive_friend_reason CHECK ((reason IS NULL) = (rewarded_unionid IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
