package io.guidepost.guideapi.shopper;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.shopper.CustomerCards;
import io.guidepost.domain.shopper.CustomerCards.CustomerCard;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The card beside the chat. The id comes from the chat window and proves nothing: only a guide's own friends are shown. */
@RestController
@RequestMapping("/api/guide/v1/customers")
class CustomerController {

    private final CustomerCards cards;
    private final Clock clock;
    private final Offload offload;

    CustomerController(CustomerCards cards, Clock clock, Offload offload) {
        this.cards = cards;
        this.clock = clock;
        this.offload = offload;
    }

    @Operation(summary = "客户侧边栏卡片 The card of a customer beside the chat")
    @GetMapping("/{externalUserId}")
    Mono<Card> show(SignedInGuide guide, @PathVariable String externalUserId) {
        return offload.call(() -> cards.find(guide.id(), externalUserId, clock.instant())
                        .orElseThrow(() -> Refusal.notFound("顾客", "customer")))
                .map(card -> Card.from(card, guide));
    }

    /**
     * @param channel by which code of ours the customer came
     * @param memberId null while the customer has not opened the shop
     * @param binding null while nobody is bound
     */
    record Card(
            String externalUserId,
            String name,
            Instant friendSinceAt,
            String channel,
            String memberId,
            Binding binding,
            List<Order> lastOrders) {

        static Card from(CustomerCard card, SignedInGuide guide) {
            return new Card(
                    card.externalUserid(),
                    card.name(),
                    card.friendSince(),
                    card.channel().orElse(null),
                    card.memberId().map(String::valueOf).orElse(null),
                    card.bond().map(bond -> Binding.from(bond, guide)).orElse(null),
                    card.lastOrders().stream().map(Order::from).toList());
        }
    }

    /** @param own whether the asking guide is the one */
    record Binding(
            String guideId,
            String guideName,
            boolean own,
            Instant boundAt,
            Instant protectedUntilAt,
            Instant expiresAt) {

        static Binding from(CustomerCards.Bond bond, SignedInGuide guide) {
            return new Binding(
                    Long.toString(bond.guideId()),
                    bond.guideName(),
                    bond.guideId() == guide.id(),
                    bond.boundAt(),
                    bond.protectedUntil(),
                    bond.expiresAt());
        }
    }

    record Order(String id, String status, long payableFen, Instant placedAt) {

        static Order from(CustomerCards.LastOrder order) {
            return new Order(Long.toString(order.id()), order.status(), order.payableFen(), order.placedAt());
        }
    }
}
