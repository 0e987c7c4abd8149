package io.guidepost.domain.coupon;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All templates. */
public interface CouponTemplates {

    void insert(CouponTemplate template);

    Optional<CouponTemplate> find(long id);

    Map<Long, CouponTemplate> find(Collection<Long> ids);

    /** Newest first, older than {@code beforeId}. */
    List<CouponTemplate> page(long beforeId, int limit);

    /** Which shoppers can claim themselves at this instant, newest first. */
    List<CouponTemplate> offered(Instant now, long beforeId, int limit);

    boolean approve(long id, int version, long adminId, Instant at);

    boolean end(long id, long adminId, Instant at);

    /** All that hold for the brand hold for this name. */
    void renameBrand(String before, String name);

    /** Takes one away, exactly; the template is kept to this transaction. False when all are gone or it was called off. */
    boolean take(long id, Instant now);

    /** Puts some back that were taken and never claimed. */
    void putBack(long id, int count);

    /** @throws org.springframework.dao.DuplicateKeyException when one of the codes exists */
    void insertCodes(long templateId, List<String> codes, long adminId, Instant at);

    /** By code, after the given one. */
    List<Code> codes(long templateId, String afterCode, int limit);

    int countCodes(long templateId);

    /** The code, kept to this transaction. */
    Optional<Code> lockCode(String code);

    void redeemed(String code, long couponId);

    /** @param couponId of what it became, if it was used */
    record Code(String code, long templateId, Optional<Long> couponId) {}
}
