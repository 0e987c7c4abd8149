package io.guidepost.guideapi.hq.audit;

import io.guidepost.domain.audit.Act;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.springframework.stereotype.Component;

/** Lets the act of a request follow it to the thread on which its work is done. */
@Component
class ActOfRequest implements ThreadLocalAccessor<Act> {

    static final String KEY = "guidepost.act";

    ActOfRequest() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(this);
    }

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public Act getValue() {
        return Act.current();
    }

    @Override
    public void setValue(Act act) {
        Act.current(act);
    }

    @Override
    public void setValue() {
        Act.current(null);
    }
}
