package io.guidepost.domain.picture;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All pictures that were named by their address. */
public interface PictureDownloads {

    /** What is known of these addresses, by address. */
    Map<String, PictureDownload> byUrl(Collection<String> urls);

    /** Asks for them; joins the caller's transaction. One that failed before is tried anew. */
    void ask(Collection<String> urls, long adminId, Instant now);

    /** This product shows the address until its file is there. */
    void use(Map<Long, List<String>> urlsByProduct);

    List<PictureDownload> due(Instant now, int limit);

    /** Takes it for as long as until {@code until}; false when somebody else has. */
    boolean claim(PictureDownload download, Instant until);

    /** Done with it. */
    void keep(long id, String kept);

    /** Again later, or never more. */
    void fail(long id, String error, Optional<Instant> again);

    /** The products that show its address. */
    List<Long> usedBy(long id);

    void forgetUses(long id);

    /** Newest first. */
    List<PictureDownload> page(Optional<PictureDownload.State> state, long beforeId, int limit);
}
