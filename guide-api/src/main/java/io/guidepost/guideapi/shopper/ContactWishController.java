package io.guidepost.guideapi.shopper;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.fatigue.OptOuts;
import io.guidepost.domain.shopper.Friends;
import io.guidepost.domain.sop.WriteSop;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a customer has told the guide: an answer, or no more messages. */
@RestController
@RequestMapping("/api/guide/v1/customers/{externalUserId}")
@Tag(name = "顾客意愿 What customers wish")
class ContactWishController {

    private final WriteSop writeSop;
    private final OptOuts optOuts;
    private final Friends friends;
    private final Offload offload;
    private final Clock clock;

    ContactWishController(WriteSop writeSop, OptOuts optOuts, Friends friends, Offload offload, Clock clock) {
        this.writeSop = writeSop;
        this.optOuts = optOuts;
        this.friends = friends;
        this.offload = offload;
        this.clock = clock;
    }

    @PostMapping("/replies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "标记已回复 The customer has answered: procedures that end with an answer end")
    Mono<Void> replied(SignedInGuide guide, @PathVariable String externalUserId) {
        return offload.call(() -> {
            requireFriend(guide, externalUserId);
            writeSop.replied(externalUserId, guide.guideId());
            return null;
        });
    }

    @PutMapping("/opt-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "退订 The customer wants no more messages from any task")
    Mono<Void> optOut(SignedInGuide guide, @PathVariable String externalUserId) {
        return offload.call(() -> {
            requireFriend(guide, externalUserId);
            optOuts.optOut(List.of(externalUserId), OptOuts.Source.GUIDE, clock.instant());
            return null;
        });
    }

    @DeleteMapping("/opt-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "恢复接收 The customer wants messages again")
    Mono<Void> optIn(SignedInGuide guide, @PathVariable String externalUserId) {
        return offload.call(() -> {
            requireFriend(guide, externalUserId);
            optOuts.optIn(List.of(externalUserId));
            return null;
        });
    }

    private void requireFriend(SignedInGuide guide, String externalUserId) {
        if (friends.livingAmong(List.of(guide.guideId()), List.of(externalUserId))
                .isEmpty()) {
            throw Refusal.notFound("顾客", "customer");
        }
    }
}
