package io.guidepost.domain.payguide;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** WeChat Pay's guides in memory. */
@Component
public class FakePayGuides implements PayGuideGateway {

    private final Map<String, String> byUserid = new HashMap<>();
    private final List<String> assigned = new ArrayList<>();
    private final Deque<Runnable> faults = new ArrayDeque<>();

    /** Something happens when the next guide is assigned, before it is. */
    public synchronized void onNextAssignment(Runnable happening) {
        faults.add(happening);
    }

    /** The next registration arrives, and its answer does not. */
    public synchronized void loseNextAnswer() {
        faults.add(() -> {
            throw new GatewayUnclear("No answer in time", null);
        });
    }

    /** The orders to which a guide was assigned, in that order. */
    public synchronized List<String> assigned() {
        return List.copyOf(assigned);
    }

    @Override
    public synchronized String register(Registration registration) {
        var key = registration.storeNo() + " " + registration.userid();
        if (byUserid.putIfAbsent(key, "wxg-" + key) != null) {
            throw new GatewayRejected("RESOURCE_ALREADY_EXISTS", "Registered before");
        }
        Optional.ofNullable(faults.poll()).ifPresent(Runnable::run);
        return byUserid.get(key);
    }

    @Override
    public synchronized Optional<String> find(long storeNo, String userid) {
        return Optional.ofNullable(byUserid.get(storeNo + " " + userid));
    }

    @Override
    public void assign(String wxGuideId, String outTradeNo) {
        Runnable fault;
        synchronized (this) {
            if (!byUserid.containsValue(wxGuideId)) {
                throw new GatewayRejected("GUIDE_NOT_EXISTS", "There is no such guide");
            }
            fault = faults.poll();
        }
        if (fault != null) {
            fault.run();
        }
        synchronized (this) {
            assigned.add(outTradeNo);
        }
    }
}
