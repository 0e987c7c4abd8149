-- Finding members among millions (MEM-1): by store, by the beginning of a name in any case, newest first.

ALTER TABLE shopper_binding ADD COLUMN living_store BIGINT AS (CASE WHEN end_reason IS NULL THEN COALESCE(keeper_store_id, store_id) END) VIRTUAL;
ALTER TABLE shopper_binding ADD KEY shopper_binding_living_store (living_store, member_id);
ALTER TABLE shopper_member ADD KEY shopper_member_home (home_store_id, id);
ALTER TABLE shopper_member ADD KEY shopper_member_pool (pool_region_id, id);
ALTER TABLE profile_member ADD COLUMN name_key VARCHAR(32) AS (LOWER(nickname)) VIRTUAL;
ALTER TABLE profile_member ADD KEY profile_member_name (name_key, member_id);
ALTER TABLE shopper_friendship ADD COLUMN name_key VARCHAR(128) AS (LOWER(display_name)) VIRTUAL;
ALTER TABLE shopper_friendship ADD KEY shopper_friendship_name (name_key, member_id);
