-- Customers with a tag, in an order in which a list can go on from anywhere (MEM-1, TAG-2).
ALTER TABLE tag_mark ADD KEY tag_mark_customers (tag_id, wanted, external_userid);
-- The beginning of the one above.
ALTER TABLE tag_mark DROP KEY tag_mark_tag;
