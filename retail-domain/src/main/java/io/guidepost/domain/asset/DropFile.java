package io.guidepost.domain.asset;

import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.outbox.OutboxHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Service;

/** Lets go of a file that stands nowhere any more: what is known of it and its bytes. Who drops it has made sure of that. */
@Service
public class DropFile implements OutboxHandler<DropFile.Dropped> {

    private static final String TOPIC = "asset.drop";

    private final Assets assets;
    private final AssetStore store;
    private final Outbox outbox;

    DropFile(Assets assets, AssetStore store, Outbox outbox) {
        this.assets = assets;
        this.store = store;
        this.outbox = outbox;
    }

    record Dropped(String digest) {}

    /** Joins the caller's transaction; after it the bytes go. Unknown files are dropped already. */
    public void drop(long assetId) {
        assets.find(assetId).ifPresent(asset -> {
            assets.delete(assetId);
            outbox.add(TOPIC, Long.toString(assetId), new Dropped(asset.digest()));
        });
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<Dropped> payloadType() {
        return Dropped.class;
    }

    /** Somebody may have handed in the same bytes again meanwhile. */
    @Override
    public void deliver(Dropped dropped) {
        if (assets.findByDigest(dropped.digest()).isPresent()) {
            return;
        }
        try {
            store.delete(dropped.digest());
        } catch (IOException cannot) {
            throw new UncheckedIOException("A file could not be deleted", cannot);
        }
    }
}
