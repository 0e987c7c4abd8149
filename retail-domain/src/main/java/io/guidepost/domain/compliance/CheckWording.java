package io.guidepost.domain.compliance;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Refuses what must not be said to customers (C10). */
@Service
public class CheckWording {

    private final ComplianceLists lists;

    CheckWording(ComplianceLists lists) {
        this.lists = lists;
    }

    /**
     * @param texts what customers will read
     * @param links addresses sent along with it
     * @param productIds the goods it speaks about: a price must be one of theirs, a benefit needs one of them on the shelf
     */
    public void require(List<String> texts, List<String> links, Collection<Long> productIds) {
        var all = String.join("\n", texts);
        ComplianceRules.forbidden(all, lists.words()).ifPresent(word -> {
            throw refused("sensitive_word", "文案包含敏感词:" + word, "The text contains a forbidden word: " + word, word);
        });
        var hosts = lists.hosts();
        Stream.concat(ComplianceRules.links(all).stream(), links.stream())
                .filter(link -> !ComplianceRules.isAllowed(link, hosts))
                .findFirst()
                .ifPresent(link -> {
                    throw refused(
                            "link_not_allowed", "链接不在白名单内:" + link, "This link is not on the list: " + link, link);
                });
        requireTrue(Claims.of(all), productIds);
    }

    private void requireTrue(Claims claims, Collection<Long> productIds) {
        if (claims.pricesFen().isEmpty() && claims.benefits().isEmpty()) {
            return;
        }
        var prices = lists.pricesFen(productIds);
        if (prices.isEmpty()) {
            throw refused(
                    "claim_without_offer",
                    "文案提到价格或优惠,须关联在售商品",
                    "The text names a price or a benefit; it must refer to goods on the shelf",
                    claims.benefits().isEmpty()
                            ? claims.pricesFen().toString()
                            : claims.benefits().toString());
        }
        claims.pricesFen().stream()
                .filter(price -> !prices.contains(price))
                .findFirst()
                .ifPresent(price -> {
                    throw refused(
                            "price_untrue",
                            "文案中的价格与商品现价不符",
                            "A price in the text is none of the goods' prices today",
                            Long.toString(price));
                });
    }

    private static Refusal refused(String code, String zh, String en, String what) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en), Map.of("what", what));
    }
}
