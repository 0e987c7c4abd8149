package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The shop's members and the names under which WeChat knows them. */
public interface Shoppers {

    /** Names under which WeChat or WeCom know somebody. */
    enum IdentityKind {
        UNIONID,
        OPENID,
        EXTERNAL_USERID
    }

    /** @param sessionVersion raising it ends every session opened before */
    record Shopper(long id, boolean isActive, int sessionVersion) {}

    Optional<Shopper> find(long memberId);

    /** Those of these who are active. */
    Set<Long> activeAmong(Collection<Long> memberIds);

    Optional<Shopper> findBy(IdentityKind kind, String value);

    /** The openid under which the member pays; empty for one who has never opened the mini-program. */
    Optional<String> openidOf(long memberId);

    Instant registeredAt(long memberId);

    void insert(long memberId, Instant createdAt);

    /** Many at once. */
    void insert(Collection<NewShopper> shoppers);

    record NewShopper(long id, Instant createdAt) {}

    /** Ends every session whose tokens carry the version. */
    void raiseSessionVersion(long memberId);

    /** @throws org.springframework.dao.DuplicateKeyException when the identity is somebody's already */
    void addIdentity(long memberId, IdentityKind kind, String value, Instant at);

    /** Friendships that began before the shop knew the member, recognised by unionid. */
    int linkFriendships(long memberId, String unionid);

    /** Closes the one record and gives its identities and friends to the other. The caller holds both. */
    void merge(long mergedId, long keptId, Instant at);

    /** The friends of this record are nobody's that the shop knows, and have no name here. */
    void forgetFriends(long memberId);

    /** Closes the record for good, into nobody. */
    void close(long memberId);

    /** Opens the record again, with the identities and friends it came with. The caller holds both. */
    void unmerge(long mergedId);
}
