package io.guidepost.domain.moment;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.content.Tap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a moment shows: words, and pictures or one video or one link.
 *
 * @param pictures WeCom's ids of pictures
 */
public record MomentContent(String text, List<String> pictures, Optional<String> video, Optional<Link> link) {

    /** @param picture WeCom's id of its picture; empty for none, and when WeCom tells */
    public record Link(String title, String url, Optional<String> picture) {

        public Link(String title, String url) {
            this(title, url, Optional.empty());
        }
    }

    public MomentContent {
        pictures = List.copyOf(pictures);
    }

    /** As a guide's phone publishes it. */
    static MomentContent of(String text, List<Tap.Attachment> shown) {
        return new MomentContent(
                text,
                only(shown, Tap.Attachment.Picture.class)
                        .map(Tap.Attachment.Picture::mediaId)
                        .toList(),
                only(shown, Tap.Attachment.Video.class)
                        .map(Tap.Attachment.Video::mediaId)
                        .findFirst(),
                only(shown, Tap.Attachment.Link.class)
                        .map(link -> new Link(link.title(), link.url()))
                        .findFirst());
    }

    private static <T> Stream<T> only(List<Tap.Attachment> shown, Class<T> kind) {
        return shown.stream().filter(kind::isInstance).map(kind::cast);
    }

    /**
     * The same for what is the same to a reader. WeCom gives pictures and videos names of its own and clients trim texts, so
     * only how many pictures there are counts, whether there is a video, and where a link leads.
     */
    public String fingerprint() {
        var seen = "%s\n%d\n%b\n%s"
                .formatted(
                        text.strip().replaceAll("\\s+", " "),
                        pictures.size(),
                        video.isPresent(),
                        link.map(Link::url).orElse(""));
        return Sha256.hex(seen);
    }
}
