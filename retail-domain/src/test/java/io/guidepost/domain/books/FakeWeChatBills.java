package io.guidepost.domain.books;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** WeChat's bills as a test writes them. */
@Component
class FakeWeChatBills implements WeChatBills {

    private final Map<LocalDate, List<Movement>> bills = new HashMap<>();
    private LocalDate notReadyFrom = LocalDate.MAX;
    private boolean isDamaged;

    void add(LocalDate on, Kind kind, String number, long amountFen) {
        bills.computeIfAbsent(on, day -> new ArrayList<>()).add(new Movement(kind, number, amountFen));
    }

    void forget() {
        bills.clear();
        notReadyFrom = LocalDate.MAX;
        isDamaged = false;
    }

    void damageOne() {
        isDamaged = true;
    }

    void notReadyFrom(LocalDate on) {
        notReadyFrom = on;
    }

    @Override
    public void read(LocalDate on, Consumer<Movement> each) {
        if (!on.isBefore(notReadyFrom)) {
            throw new GatewayRejected("STATEMENT_CREATING", "账单生成中");
        }
        if (isDamaged) {
            isDamaged = false;
            throw new GatewayUnclear("the bill is not what its hash says", null);
        }
        bills.getOrDefault(on, List.of()).forEach(each);
    }
}
