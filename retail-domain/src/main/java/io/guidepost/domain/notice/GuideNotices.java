package io.guidepost.domain.notice;

import io.guidepost.domain.outbox.Outbox;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Tells guides once what happened, after the commit of what happened. */
@Component
public class GuideNotices {

    private final Outbox outbox;

    GuideNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Joins the caller's transaction; nobody to tell is nothing to do.
     *
     * @param key says what happened, so that it is told once
     * @param page where the card leads in the assistant, such as {@code #/disputes}
     */
    public void tell(String key, Collection<Long> guideIds, String title, String text, String page) {
        if (!guideIds.isEmpty()) {
            var guides = guideIds.stream().distinct().sorted().toList();
            outbox.add(GuideNotice.TOPIC, key, new GuideNotice(guides, title, text, page));
        }
    }
}
