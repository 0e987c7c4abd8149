package io.guidepost.domain.moment;

import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskCopy;
import io.guidepost.domain.material.Material;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a moment shows: words, and pictures or one video or one link.
 *
 * @param pictures WeCom's ids of pictures where WeCom is asked or tells, their addresses where a guide's phone is
 */
public record MomentContent(String text, List<String> pictures, Optional<String> video, Optional<Link> link) {

    public record Link(String title, String url) {}

    public MomentContent {
        pictures = List.copyOf(pictures);
    }

    static MomentContent of(Task task, List<Material> used) {
        return of(TaskCopy.text(task, used), used);
    }

    static MomentContent of(String text, List<Material> used) {
        return new MomentContent(
                text,
                used.stream()
                        .filter(each -> each.kind() == Material.Kind.IMAGE || each.kind() == Material.Kind.POSTER)
                        .map(Material::url)
                        .toList(),
                used.stream()
                        .filter(each -> each.kind() == Material.Kind.VIDEO)
                        .map(Material::url)
                        .findFirst(),
                used.stream()
                        .filter(each -> each.kind() == Material.Kind.LINK)
                        .map(each -> new Link(each.title(), each.url()))
                        .findFirst());
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
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
