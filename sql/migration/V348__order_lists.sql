-- Orders by the receiver's phone, as a digest; and those of a guide or a store, newest first.

ALTER TABLE order_header ADD COLUMN phone_index CHAR(64) NULL;

ALTER TABLE order_header ADD KEY order_header_phone (phone_index, id);

ALTER TABLE order_header ADD KEY order_header_member_status (member_id, status, id);

ALTER TABLE attribution_decision ADD KEY attribution_decision_guide_order (guide_id, order_id);

ALTER TABLE attribution_decision ADD KEY attribution_decision_store_order (store_id, order_id);

ALTER TABLE order_parcel ADD KEY order_parcel_number (tracking_no);
