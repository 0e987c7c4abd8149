-- What guides do for tasks outside WeCom (C1): calls on customers, proofs that somebody reviews, trainings.

-- The latest result for each customer; logged_at is the first, for what follows has to come after it.
CREATE TABLE visit_result (
    assignment_id   BIGINT       NOT NULL,
    external_userid VARCHAR(64)  NOT NULL,
    outcome         VARCHAR(12)  NOT NULL,
    note            VARCHAR(500) NOT NULL DEFAULT '',
    next_on         DATE,
    logged_at       DATETIME(3)  NOT NULL,
    changed_at      DATETIME(3)  NOT NULL,
    PRIMARY KEY (assignment_id, external_userid),
    CONSTRAINT visit_result_outcome CHECK (outcome IN ('CONTACTED', 'NO_ANSWER', 'PROMISED', 'DECLINED')),
    CONSTRAINT visit_result_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE proof_submission (
    id            BIGINT        NOT NULL,
    assignment_id BIGINT        NOT NULL,
    guide_id      BIGINT        NOT NULL,
    store_id      BIGINT        NOT NULL,
    region_id     BIGINT        NOT NULL,
    kind          VARCHAR(8)    NOT NULL,
    text          VARCHAR(2000) NOT NULL DEFAULT '',
    latitude_e6   INT,
    longitude_e6  INT,
    photos        JSON          NOT NULL,
    submitted_at  DATETIME(3)   NOT NULL,
    state         VARCHAR(12)   NOT NULL,
    reviewer_kind VARCHAR(8),
    reviewer_id   BIGINT,
    reviewed_at   DATETIME(3),
    reason        VARCHAR(500),
    -- At most one proof of an assignment waits for its review or has passed it.
    standing      BIGINT AS (CASE WHEN state <> 'REJECTED' THEN assignment_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT proof_submission_one_standing UNIQUE (standing),
    KEY proof_submission_assignment (assignment_id),
    KEY proof_submission_store (store_id, state, id),
    KEY proof_submission_region (region_id, state, id),
    KEY proof_submission_state (state, id),
    CONSTRAINT proof_submission_kind CHECK (kind IN ('PROOF', 'VISITS')),
    CONSTRAINT proof_submission_state_known CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED')),
    CONSTRAINT proof_submission_reviewer CHECK (reviewer_kind IN ('GUIDE', 'ADMIN')),
    CONSTRAINT proof_submission_not_own CHECK (reviewer_kind IS NULL OR reviewer_kind <> 'GUIDE' OR reviewer_id <> guide_id),
    CONSTRAINT proof_submission_reviewed CHECK (state = 'PENDING' OR (reviewer_id IS NOT NULL AND reviewed_at IS NOT NULL)),
    CONSTRAINT proof_submission_why CHECK (state <> 'REJECTED' OR reason IS NOT NULL),
    CONSTRAINT proof_submission_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE training_attempt (
    assignment_id BIGINT      NOT NULL,
    attempt_no    INT         NOT NULL,
    answers       JSON        NOT NULL,
    right_count   INT         NOT NULL,
    questions     INT         NOT NULL,
    passed        BOOLEAN     NOT NULL,
    answered_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (assignment_id, attempt_no),
    CONSTRAINT training_attempt_score CHECK (right_count >= 0 AND right_count <= questions),
    CONSTRAINT training_attempt_assignment_fk FOREIGN KEY (assignment_id) REFERENCES content_assignment (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
