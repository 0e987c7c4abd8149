package io.guidepost.domain.aftersale;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long everybody has, and how much a store's manager may give back; from {@code guidepost.after-sale.*}. */
@Component
class AfterSaleTerms {

    private final Duration storeDecides;
    private final Duration headquartersDecides;
    private final Duration shopperSends;
    private final Duration weInspect;
    private final long managerLimitFen;

    AfterSaleTerms(
            @Value("${guidepost.after-sale.store-hours:24}") int storeHours,
            @Value("${guidepost.after-sale.headquarters-hours:48}") int headquartersHours,
            @Value("${guidepost.after-sale.send-days:7}") int sendDays,
            @Value("${guidepost.after-sale.inspection-days:7}") int inspectionDays,
            @Value("${guidepost.after-sale.manager-limit-fen:100000}") long managerLimitFen) {
        if (storeHours < 1 || headquartersHours < 1 || sendDays < 1 || inspectionDays < 1 || managerLimitFen < 0) {
            throw new IllegalArgumentException("guidepost.after-sale.* are positive");
        }
        this.storeDecides = Duration.ofHours(storeHours);
        this.headquartersDecides = Duration.ofHours(headquartersHours);
        this.shopperSends = Duration.ofDays(sendDays);
        this.weInspect = Duration.ofDays(inspectionDays);
        this.managerLimitFen = managerLimitFen;
    }

    /** Until when whoever's turn it is has to answer a wish. */
    Instant decisionDueAt(Turn turn, Instant since) {
        return since.plus(turn == Turn.STORE ? storeDecides : headquartersDecides);
    }

    Instant sendDueAt(Instant approvedAt) {
        return approvedAt.plus(shopperSends);
    }

    Instant inspectionDueAt(Instant sentAt) {
        return sentAt.plus(weInspect);
    }

    /** Until when a replacement has to leave. */
    Instant replacementDueAt(Instant acceptedAt) {
        return acceptedAt.plus(headquartersDecides);
    }

    /** Beyond this only headquarters gives money back. */
    boolean isForManagers(long amountFen) {
        return amountFen <= managerLimitFen;
    }
}
