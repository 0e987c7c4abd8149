package io.guidepost.domain.sharing;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A guide makes a link of his own to a product, a look or a material. */
@Service
public class CreateShareLink {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Links links;
    private final ShareTokens tokens;
    private final Clock clock;
    private final int validDays;
    private final SecureRandom random = new SecureRandom();

    CreateShareLink(
            Links links,
            ShareTokens tokens,
            Clock clock,
            @Value("${guidepost.share-token.valid-days:30}") int validDays) {
        this.links = links;
        this.tokens = tokens;
        this.clock = clock;
        this.validDays = validDays;
    }

    /**
     * Whose link, and to what: exactly one of product, look and material, or none of them for a link that belongs to an
     * assignment.
     */
    public record Wanted(
            long guideId,
            long storeId,
            Optional<Long> productId,
            Optional<Long> lookId,
            Optional<Long> materialId,
            Optional<Long> assignmentId) {}

    /**
     * @param token at most 32 visible characters, so that it can also be the scene of a mini-program code
     * @param miniProgramPath the page to open, with the token
     * @param expiresAt the first instant at which it no longer counts
     */
    public record ShareLink(long linkId, String token, String miniProgramPath, Instant expiresAt) {}

    @Transactional
    public ShareLink create(Wanted wanted) {
        check(wanted);
        return create(wanted, Link.Medium.LINK);
    }

    /**
     * The guide's code for a poster: the material, and the product it shows. The same code again while it is good for half of
     * its time at least, so that a picture which is fetched often does not leave a link each time.
     */
    @Transactional
    public ShareLink forPoster(Wanted wanted) {
        long materialId = wanted.materialId().orElseThrow();
        if (wanted.assignmentId().isPresent()
                && !links.isAssignmentOf(wanted.assignmentId().get(), wanted.guideId())) {
            throw Refusal.notFound("任务指派", "assignment");
        }
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        return links.poster(
                        wanted.guideId(),
                        wanted.storeId(),
                        materialId,
                        wanted.assignmentId(),
                        today.plusDays(validDays / 2))
                .map(this::shown)
                .orElseGet(() -> create(wanted, Link.Medium.POSTER));
    }

    /** A guide's link to the shop as such, for pages that say by themselves what they show. */
    @Transactional
    public ShareLink forPage(long guideId, long storeId) {
        var nothing = Optional.<Long>empty();
        return create(new Wanted(guideId, storeId, nothing, nothing, nothing, nothing), Link.Medium.LINK);
    }

    /**
     * The guide's link of an assignment to what its task shows, the same again at every call. That headquarters shows it in
     * this task counts for more than where the library offers it.
     */
    @Transactional
    public ShareLink forAssignment(Wanted wanted) {
        long assignmentId = wanted.assignmentId().orElseThrow();
        if (!links.isAssignmentOf(assignmentId, wanted.guideId())) {
            throw Refusal.notFound("任务指派", "assignment");
        }
        return links.ofAssignment(assignmentId, wanted.productId(), wanted.lookId(), wanted.materialId())
                .map(this::shown)
                .orElseGet(() -> create(wanted, Link.Medium.LINK));
    }

    private ShareLink create(Wanted wanted, Link.Medium medium) {
        var now = clock.instant();
        var link = new Link(
                // Random, not counted: a token tells nobody how many links there are.
                random.nextLong() >>> 1,
                wanted.guideId(),
                wanted.storeId(),
                wanted.productId(),
                wanted.lookId(),
                wanted.materialId(),
                wanted.assignmentId(),
                now,
                LocalDate.ofInstant(now, ZONE).plusDays(validDays),
                Optional.empty(),
                medium);
        links.insert(link);
        return shown(link);
    }

    /** Whether shoppers would find this product behind a link. */
    public boolean isOnShelf(long productId) {
        return links.isOnShelf(productId);
    }

    /** The same token again, for a link made before; empty when there is no such link. */
    public Optional<ShareLink> again(long linkId) {
        return links.find(linkId).map(this::shown);
    }

    private ShareLink shown(Link link) {
        var token = tokens.mint(link.id(), link.expiresOn());
        return new ShareLink(
                link.id(),
                token,
                link.lookId()
                                .map(look -> "pages/look/index.html?id=" + look + "&s=")
                                .orElse("pages/product/index.html?s=")
                        + token,
                link.expiresOn().plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    private void check(Wanted wanted) {
        long targets = Stream.of(wanted.productId(), wanted.lookId(), wanted.materialId())
                .filter(Optional::isPresent)
                .count();
        if (targets > 1 || (targets == 0 && wanted.assignmentId().isEmpty())) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "share_target_required",
                    new Words(
                            "请在 productId、lookId、materialId 中指定且仅指定一个",
                            "Name exactly one of productId, lookId and materialId"));
        }
        if (wanted.productId().isPresent()
                && !links.isOnShelf(wanted.productId().get())) {
            throw Refusal.notFound("商品", "product");
        }
        if (wanted.lookId().isPresent() && !isMaterial(wanted.lookId().get(), true, wanted.storeId())) {
            throw Refusal.notFound("搭配", "look");
        }
        if (wanted.materialId().isPresent() && !isMaterial(wanted.materialId().get(), false, wanted.storeId())) {
            throw Refusal.notFound("素材", "material");
        }
        if (wanted.assignmentId().isPresent()
                && !links.isAssignmentOf(wanted.assignmentId().get(), wanted.guideId())) {
            throw Refusal.notFound("任务指派", "assignment");
        }
    }

    private boolean isMaterial(long id, boolean look, long storeId) {
        return links.isMaterial(id, look, storeId, clock.instant());
    }
}
