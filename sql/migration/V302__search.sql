-- Search over products (SHOP-5): what is on the shelf as a document, and its words as tokens. Both can be made anew from the
-- catalogue at any time. Documents of what is gone stay without being listed, so that every node sees that it is gone.

CREATE TABLE search_document (
    product_id      BIGINT      NOT NULL,
    product_version INT         NOT NULL,
    is_listed       BOOLEAN     NOT NULL,
    category_id     BIGINT      NOT NULL,
    brand           VARCHAR(64) NOT NULL,
    price_from_fen  BIGINT      NOT NULL,
    is_in_stock     BOOLEAN     NOT NULL DEFAULT FALSE,
    sales           BIGINT      NOT NULL DEFAULT 0,
    is_everywhere   BOOLEAN     NOT NULL DEFAULT TRUE,
    revision        BIGINT      NOT NULL,
    PRIMARY KEY (product_id),
    KEY search_document_revision (revision),
    KEY search_document_category (category_id, product_id),
    CONSTRAINT search_document_sales CHECK (sales >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE search_token (
    token      VARCHAR(64) NOT NULL,
    product_id BIGINT      NOT NULL,
    weight     INT         NOT NULL,
    PRIMARY KEY (token, product_id),
    KEY search_token_product (product_id),
    CONSTRAINT search_token_weight CHECK (weight BETWEEN 1 AND 1000)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Words that mean the same to a shopper; the members of a set stand for each other.
CREATE TABLE search_synonym (
    id         BIGINT      NOT NULL,
    words      JSON        NOT NULL,
    version    INT         NOT NULL DEFAULT 0,
    updated_by BIGINT      NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Words that headquarters puts forward, or keeps from being put forward however often they are searched for.
CREATE TABLE search_hot_word (
    id         BIGINT      NOT NULL,
    word       VARCHAR(64) NOT NULL,
    is_blocked BOOLEAN     NOT NULL DEFAULT FALSE,
    sort_order INT         NOT NULL DEFAULT 0,
    version    INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT search_hot_word_once UNIQUE (word)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How often a word was searched for and something was found, by day; of nobody in particular.
CREATE TABLE search_count (
    on_day   DATE        NOT NULL,
    word     VARCHAR(64) NOT NULL,
    searches BIGINT      NOT NULL,
    PRIMARY KEY (on_day, word),
    CONSTRAINT search_count_some CHECK (searches > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a shopper searched for lately; the shopper can delete it.
CREATE TABLE search_history (
    member_id   BIGINT      NOT NULL,
    word        VARCHAR(64) NOT NULL,
    searched_at DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, word),
    KEY search_history_age (searched_at),
    CONSTRAINT search_history_member_fk FOREIGN KEY (member_id) REFERENCES shopper_member (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How far an engine outside has been told.
CREATE TABLE search_feed (
    name     VARCHAR(32) NOT NULL,
    revision BIGINT      NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
