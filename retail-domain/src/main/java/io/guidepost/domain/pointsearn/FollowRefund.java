package io.guidepost.domain.pointsearn;

import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.points.OrderPoints;
import io.guidepost.domain.refund.GivenBack;
import io.guidepost.domain.refund.Refund;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Points come back for goods that go back, and what they had earned goes. */
@Component
class FollowRefund implements GivenBack {

    private final OrderPoints points;

    FollowRefund(OrderPoints points) {
        this.points = points;
    }

    @Override
    public void follow(Order order, Refund refund, List<OrderLine> lines, Instant at) {
        points.refunded(Sales.of(order, lines), refund.id(), at);
    }
}
