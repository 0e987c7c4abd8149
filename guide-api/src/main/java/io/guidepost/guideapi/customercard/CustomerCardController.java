package io.guidepost.guideapi.customercard;

import io.guidepost.domain.customercard.CustomerKey;
import io.guidepost.domain.customercard.CustomerReads.Served;
import io.guidepost.domain.customercard.ShowCustomer;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Ids come from a chat window and prove nothing: only customers whom the guide serves are shown. */
@RestController
@RequestMapping("/api/guide/v1/customers")
@Tag(name = "我的顾客 My customers")
class CustomerCardController {

    private final ShowCustomer showCustomer;
    private final Offload offload;

    CustomerCardController(ShowCustomer showCustomer, Offload offload) {
        this.showCustomer = showCustomer;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "我的顾客列表 My friends in WeCom")
    Mono<Page<MyCustomer>> list(SignedInGuide me, PageRequest page) {
        var after = page.after().map(cursor -> cursor.stringAt(0)).orElse("");
        return offload.call(() -> Page.of(
                showCustomer.friends(me.guideId(), after, page.fetch()),
                page,
                MyCustomer::of,
                friend -> Cursor.of(friend.externalUserid())));
    }

    @GetMapping("/{customer}/card")
    @Operation(
            summary = "顾客卡片 The whole card of a customer in one answer: seven blocks",
            description = "customer: the external userid, or the member's id. 标签、画像、生命周期、分析、财务往来、即将下单、历史交易。"
                    + " 404 for customers whom I do not serve: neither my friend nor bound to me.")
    Mono<CustomerCardView> show(SignedInGuide me, @PathVariable String customer, Locale locale) {
        return offload.call(() -> showCustomer.show(me.guideId(), CustomerKey.of(customer)))
                .map(card -> CustomerCardView.of(card, me, locale));
    }

    /** {@code memberId} is absent while the customer has not opened the shop. */
    record MyCustomer(String externalUserId, String name, Instant friendSinceAt, Id memberId) {

        static MyCustomer of(Served served) {
            return new MyCustomer(
                    served.externalUserid(),
                    served.name(),
                    served.friendSince(),
                    served.memberId() == null ? null : new Id(served.memberId()));
        }
    }
}
