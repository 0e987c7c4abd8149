package io.guidepost.domain.payguide;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.payguide.PayGuides.Outcome;
import io.guidepost.domain.payguide.PayGuides.PayGuide;
import io.guidepost.domain.payment.BeforePrepay;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Names the credited guide to WeChat just before the payment is prepared. The call has a short moment to come through; if
 * it needs longer the payment goes ahead, and the call may still be in time, since the shopper has yet to type his password.
 */
@Component
class AssignPayGuide implements BeforePrepay, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AssignPayGuide.class);
    private static final int AT_ONCE = 4;
    /** Beyond this WeChat is slow, and receipts without a guide are better than payments that wait. */
    private static final int MOST_WAITING = 200;

    private static final int LONGEST_REASON = 200;

    private final PayGuides guides;
    private final PayGuideGateway gateway;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration patience;
    private final ThreadPoolExecutor callers;

    AssignPayGuide(
            PayGuides guides,
            PayGuideGateway gateway,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.pay-guide.wait:PT0.3S}") Duration patience) {
        this.guides = guides;
        this.gateway = gateway;
        this.transaction = transaction;
        this.clock = clock;
        this.patience = patience;
        this.callers = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    var thread = new Thread(work, "pay-guide");
                    thread.setDaemon(true);
                    return thread;
                });
        callers.allowCoreThreadTimeOut(true);
    }

    @Override
    public void about(long orderId, String outTradeNo) {
        var guide = guides.ofOrder(orderId);
        if (guide.isEmpty()
                || guides.outcomeOf(orderId).filter(Outcome.ASSIGNED::equals).isPresent()) {
            return;
        }
        try {
            await(callers.submit(() -> assign(guide.get(), orderId, outTradeNo)));
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("Order {}: WeChat is too slow to be told of its guide", orderId);
        }
    }

    private void await(Future<?> call) {
        try {
            call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            // The payment goes ahead; what becomes of the call is noted by whoever makes it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            LOG.warn("A guide could not be named to WeChat", broken.getCause());
        }
    }

    private void assign(PayGuide guide, long orderId, String outTradeNo) {
        var outcome = Outcome.ASSIGNED;
        var reason = "";
        try {
            gateway.assign(guide.wxGuideId().orElseThrow(), outTradeNo);
        } catch (GatewayUnclear unclear) {
            outcome = Outcome.UNKNOWN;
            reason = unclear.getMessage();
        } catch (GatewayRejected no) {
            outcome = Outcome.REFUSED;
            reason = no.getMessage();
            LOG.warn("Order {}: WeChat refuses to show guide {}: {}", orderId, guide.guideId(), reason);
        }
        var noted = outcome;
        var why = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        transaction.run(() -> guides.note(orderId, guide.guideId(), noted, why, clock.instant()));
    }

    @Override
    public void destroy() {
        callers.shutdownNow();
    }
}
