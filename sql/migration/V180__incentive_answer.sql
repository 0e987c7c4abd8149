-- An order is answered anew when its attribution is corrected (B8, B11): the answers carry the revision of the decision that they
-- were given under. The primary key has to grow, which not every database can do in place.

CREATE TABLE incentive_answer (
    order_id     BIGINT      NOT NULL,
    incentive_id BIGINT      NOT NULL,
    revision     INT         NOT NULL,
    reason       VARCHAR(24),
    moment       VARCHAR(8)  NOT NULL,
    amount_fen   BIGINT      NOT NULL,
    -- The lines that counted, frozen: a refund asks for the same ones, whatever becomes of the catalogue.
    line_ids     TEXT        NOT NULL,
    judged_at    DATETIME(3) NOT NULL,
    PRIMARY KEY (order_id, incentive_id, revision),
    CONSTRAINT incentive_answer_moment CHECK (moment IN ('ORDER', 'PAYMENT')),
    CONSTRAINT incentive_answer_reason CHECK ((reason IS NULL AND amount_fen > 0) OR (reason IS NOT NULL AND amount_fen = 0))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO incentive_answer (order_id, incentive_id, revision, reason, moment, amount_fen, line_ids, judged_at)
SELECT j.order_id, j.incentive_id,
    COALESCE((SELECT MAX(d.revision) FROM attribution_decision d
        WHERE d.order_id = j.order_id AND d.reason <> 'CORRECTION'), 1),
    j.reason, j.moment, j.amount_fen, j.line_ids, j.judged_at
FROM incentive_judgement j;

DROP TABLE incentive_judgement;
