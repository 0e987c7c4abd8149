package io.guidepost.domain.payguide;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.payguide.PayGuideGateway.Registration;
import io.guidepost.domain.payguide.PayGuides.PayGuide;
import io.guidepost.domain.payguide.PayGuides.State;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Makes a guide known to WeChat Pay. What became of a registration whose answer was lost is looked up before it is repeated.
 * Calls the network, so never inside a transaction.
 */
@Service
public class RegisterPayGuide {

    private final PayGuides guides;
    private final PayGuideGateway gateway;
    private final TransactionRetry transaction;
    private final Clock clock;

    RegisterPayGuide(PayGuides guides, PayGuideGateway gateway, TransactionRetry transaction, Clock clock) {
        this.guides = guides;
        this.gateway = gateway;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param storeNo of the store at WeChat Pay
     * @param mobile of the guide; WeChat wants it, we do not keep it
     */
    public record Wish(long guideId, long storeNo, String mobile, String qrCodeUrl, String avatarUrl, long adminId) {}

    /** Registering twice is registering once. */
    public PayGuide register(Wish wish) {
        var serving = guides.serving(wish.guideId()).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        var known = guides.find(wish.guideId());
        if (known.filter(guide -> guide.state() == State.REGISTERED && guide.storeNo() == wish.storeNo())
                .isPresent()) {
            return known.get();
        }
        transaction.run(() -> guides.begin(wish.guideId(), wish.storeNo(), wish.adminId(), clock.instant()));
        try {
            var wxGuideId = gateway.find(wish.storeNo(), serving.userid())
                    .orElseGet(() -> gateway.register(new Registration(
                            wish.storeNo(),
                            serving.userid(),
                            serving.name(),
                            wish.mobile(),
                            wish.qrCodeUrl(),
                            wish.avatarUrl())));
            transaction.run(() -> guides.registered(wish.guideId(), wxGuideId));
        } catch (GatewayUnclear unclear) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "wechat_unavailable",
                    new Words("微信暂无应答，请稍后重试", "WeChat gives no answer; try again shortly"));
        } catch (GatewayRejected no) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "wechat_refuses",
                    new Words("微信拒绝：" + no.getMessage(), "WeChat refuses: " + no.getMessage()),
                    Map.of("wechatCode", no.code()));
        }
        return guides.find(wish.guideId()).orElseThrow();
    }

    /** The guide is shown on no further receipt. */
    public void end(long guideId) {
        if (guides.find(guideId).isEmpty()) {
            throw Refusal.notFound("支付即服务导购", "guide at WeChat Pay");
        }
        transaction.run(() -> guides.ended(guideId));
    }
}
