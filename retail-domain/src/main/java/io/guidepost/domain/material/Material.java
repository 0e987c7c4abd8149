package io.guidepost.domain.material;

import java.time.Instant;
import java.util.List;

/** Something guides can pass on, as it is in the library. */
public record Material(long id, MaterialContent content, State state, long createdBy, Instant createdAt, int version) {

    public enum Kind {
        TEXT,
        IMAGE,
        VIDEO,
        FILE,
        LINK,
        MINIPROGRAM,
        POSTER,
        LOOK
    }

    public enum State {
        ACTIVE,
        /** Taken back by headquarters before its time; it stays for the record. */
        WITHDRAWN
    }

    /** Whether guides may pass it on at this instant; where they may is another question. */
    public boolean isUsableAt(Instant now) {
        return state == State.ACTIVE && !now.isBefore(content.validFrom()) && now.isBefore(content.validUntil());
    }

    /** Whether its own bytes go to customers. A poster is drawn for each guide anew; its background goes to nobody. */
    public boolean isSentAsFile() {
        return content.fileId().isPresent() && content.kind() != Kind.POSTER;
    }

    /** Whether customers see it as a card of the shop's mini-program. */
    public boolean isCard() {
        return kind() == Kind.MINIPROGRAM || kind() == Kind.LOOK;
    }

    public Kind kind() {
        return content.kind();
    }

    public String title() {
        return content.title();
    }

    public String text() {
        return content.text();
    }

    /** Where it lies on the web; empty for what is not on the web. */
    public String url() {
        return content.url();
    }

    public List<Long> productIds() {
        return content.productIds();
    }
}
