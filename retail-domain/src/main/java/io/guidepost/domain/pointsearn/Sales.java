package io.guidepost.domain.pointsearn;

import io.guidepost.core.money.Money;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.points.OrderPoints.Line;
import io.guidepost.domain.points.OrderPoints.Sale;
import java.util.Comparator;
import java.util.List;

final class Sales {

    private Sales() {}

    /** In the order of the lines, so that of equal remainders the same line is always served first. */
    static Sale of(Order order, List<OrderLine> lines) {
        return new Sale(
                order.id(),
                order.memberId(),
                lines.stream()
                        .sorted(Comparator.comparingInt(OrderLine::lineNo))
                        .map(line -> new Line(
                                Money.ofFen(line.paidFen()),
                                Money.ofFen(line.refundedFen()),
                                Money.ofFen(line.pointsFen()),
                                line.quantity(),
                                line.refundedQuantity()))
                        .toList());
    }
}
