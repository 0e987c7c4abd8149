-- A shopper may say no to what a guide has prepared for him (ORD-10).

ALTER TABLE assist_basket ADD COLUMN declined_at DATETIME(3) NULL;

ALTER TABLE assist_basket ADD CONSTRAINT assist_basket_declined CHECK (declined_at IS NULL OR order_id IS NULL);

ALTER TABLE assist_event DROP CONSTRAINT assist_event_kind;

ALTER TABLE assist_event ADD CONSTRAINT assist_event_kind
    CHECK (kind IN ('CREATED', 'OPENED', 'DECLINED', 'ORDERED', 'DESIGNATED', 'REFUSED_PAID'));
