package io.guidepost.domain.flashsale.persistence;

import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.FlashSale.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record FlashSaleRow(
        long id,
        String title,
        String titleEn,
        String status,
        Instant startsAt,
        Instant endsAt,
        long createdBy,
        Instant createdAt,
        Long approvedBy,
        Instant approvedAt,
        Instant closedAt,
        int version) {

    static FlashSaleRow of(FlashSale sale) {
        return new FlashSaleRow(
                sale.id(),
                sale.title(),
                sale.titleEn(),
                sale.status().name(),
                sale.startsAt(),
                sale.endsAt(),
                sale.createdBy(),
                sale.createdAt(),
                sale.approvedBy().orElse(null),
                sale.approvedAt().orElse(null),
                sale.closedAt().orElse(null),
                sale.version());
    }

    FlashSale toSale(List<Item> items) {
        return new FlashSale(
                id,
                title,
                titleEn,
                Status.valueOf(status),
                startsAt,
                endsAt,
                items,
                createdBy,
                createdAt,
                Optional.ofNullable(approvedBy),
                Optional.ofNullable(approvedAt),
                Optional.ofNullable(closedAt),
                version);
    }
}
