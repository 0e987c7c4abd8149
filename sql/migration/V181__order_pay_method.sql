-- How an order was paid: incentives may ask for it, at payment and again when its attribution is corrected (B8, B11). What was
-- imported before says nothing about it.

ALTER TABLE order_header ADD COLUMN pay_method VARCHAR(12) NOT NULL DEFAULT 'WECHAT_PAY';

UPDATE order_header o JOIN channel_order c ON c.order_id = o.id
SET o.pay_method = CASE WHEN c.channel = 'POS' THEN 'POS' ELSE 'OTHER' END;

ALTER TABLE order_header ADD CONSTRAINT order_header_pay_method
    CHECK (pay_method IN ('WECHAT_PAY', 'WALLET', 'GIFT_CARD', 'POS', 'OTHER'));
