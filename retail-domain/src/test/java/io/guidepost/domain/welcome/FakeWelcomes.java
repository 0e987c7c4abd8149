package io.guidepost.domain.welcome;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** WeCom's welcome in memory: each code is good for one greeting, those that begin with {@code over} for none. */
@Component
public class FakeWelcomes implements WelcomeGateway {

    /** What WeCom was asked to send. */
    public record Sent(String code, Greeting greeting, String thread) {}

    private final Map<String, Deque<RuntimeException>> troubles = new HashMap<>();
    private final List<Sent> asked = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    /** The next call with this code fails so; {@link GatewayUnclear} after the greeting was taken. */
    public synchronized void fail(String code, RuntimeException trouble) {
        troubles.computeIfAbsent(code, any -> new ArrayDeque<>()).add(trouble);
    }

    /** Every call with this code. */
    public List<Sent> asked(String code) {
        return asked.stream().filter(sent -> sent.code().equals(code)).toList();
    }

    @Override
    public synchronized void send(String welcomeCode, Greeting greeting) {
        asked.add(new Sent(welcomeCode, greeting, Thread.currentThread().getName()));
        var trouble = troubles.getOrDefault(welcomeCode, new ArrayDeque<>()).poll();
        if (trouble instanceof GatewayRejected
                || trouble instanceof GatewayUnclear unclear && unclear.hasDoneNothing()) {
            throw trouble;
        }
        if (welcomeCode.startsWith("over")) {
            throw new GatewayRejected(EXPIRED, "invalid welcome_code");
        }
        if (taken.contains(welcomeCode)) {
            throw new GatewayRejected(CHATTING, "externaluser has started chatting");
        }
        taken.add(welcomeCode);
        if (trouble != null) {
            throw trouble;
        }
    }

    @Override
    public void prepare() {
        // Nothing takes long here.
    }
}
