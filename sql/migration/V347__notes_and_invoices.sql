-- What people write on orders, and the invoices that shoppers ask for.

CREATE TABLE ordernote_note (
    id          BIGINT       NOT NULL,
    order_id    BIGINT       NOT NULL,
    author_type VARCHAR(8)   NOT NULL,
    author_id   BIGINT       NOT NULL,
    -- What is for colleagues only is not shown to the shopper.
    is_internal BOOLEAN      NOT NULL,
    text        VARCHAR(500) NOT NULL,
    written_at  DATETIME(3)  NOT NULL,
    PRIMARY KEY (id),
    KEY ordernote_note_order (order_id, id),
    CONSTRAINT ordernote_note_author CHECK (author_type IN ('SHOPPER', 'GUIDE', 'ADMIN')),
    CONSTRAINT ordernote_note_open CHECK (author_type <> 'SHOPPER' OR is_internal = FALSE),
    CONSTRAINT ordernote_note_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE invoice_request (
    id           BIGINT         NOT NULL,
    order_id     BIGINT         NOT NULL,
    member_id    BIGINT         NOT NULL,
    title_type   VARCHAR(8)     NOT NULL,
    tax_no       VARCHAR(20)    NOT NULL DEFAULT '',
    -- Title and e-mail, sealed: they are personal data.
    data_sealed  VARBINARY(2048) NOT NULL,
    state        VARCHAR(12)    NOT NULL,
    amount_fen   BIGINT         NOT NULL,
    invoice_no   VARCHAR(40)    NOT NULL DEFAULT '',
    reason       VARCHAR(200)   NOT NULL DEFAULT '',
    requested_at DATETIME(3)    NOT NULL,
    decided_by   BIGINT,
    decided_at   DATETIME(3),
    -- At most one that is asked for or issued; what was refused or voided may be asked for again.
    live_order   BIGINT AS (CASE WHEN state IN ('REQUESTED', 'ISSUED') THEN order_id END) STORED,
    version      INT            NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY invoice_request_order (order_id, id),
    KEY invoice_request_state (state, id),
    CONSTRAINT invoice_request_one UNIQUE (live_order),
    CONSTRAINT invoice_request_state_known CHECK (state IN ('REQUESTED', 'ISSUED', 'REJECTED', 'CANCELLED', 'VOIDED')),
    CONSTRAINT invoice_request_title CHECK ((title_type = 'COMPANY' AND tax_no <> '') OR (title_type = 'PERSON' AND tax_no = '')),
    CONSTRAINT invoice_request_issued CHECK (state <> 'ISSUED' OR invoice_no <> ''),
    CONSTRAINT invoice_request_amount CHECK (amount_fen > 0),
    CONSTRAINT invoice_request_order_fk FOREIGN KEY (order_id) REFERENCES order_header (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
