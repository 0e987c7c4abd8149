package io.guidepost.architecture.wrong.domain.payout;

import org.springframework.data.redis.core.StringRedisTemplate;

/** Wrong on purpose: money that is gone with the cache. */
record UsesRedis(StringRedisTemplate redis) {}
