package io.guidepost.domain.assortment;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.MediaLinks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From what somebody names (a file handed in, or an address) to what is kept of it. */
@Component
public class PictureAddresses {

    private static final int LONGEST = 300;

    private final MediaLinks media;

    PictureAddresses(MediaLinks media) {
        this.media = media;
    }

    /** Refused unless it is either a file of this kind or an address on the web. */
    public String kept(Optional<Long> fileId, Optional<String> url, FileKind kind) {
        if (fileId.isPresent() == url.isPresent()) {
            throw unfit();
        }
        return fileId.map(id -> media.of(id, kind).orElseThrow(PictureAddresses::unfit))
                .orElseGet(() -> kept(url.orElseThrow()));
    }

    /** The same for an address alone, or {@code file:} with the number of a picture. */
    public String kept(String url) {
        if (url.matches("file:[0-9]{1,18}")) {
            return media.of(Long.parseLong(url.substring("file:".length())), FileKind.IMAGE)
                    .orElseThrow(PictureAddresses::unfit);
        }
        var kept = media.asKept(url.strip());
        boolean isOurs = kept.startsWith(MediaLinks.PATH)
                && media.at(kept.substring(MediaLinks.PATH.length())).isPresent();
        boolean isOnTheWeb = kept.startsWith("https://") || kept.startsWith("http://");
        if (kept.length() > LONGEST || !(isOurs || isOnTheWeb)) {
            throw unfit();
        }
        return kept;
    }

    private static Refusal unfit() {
        return ProductRules.refused(
                        "picture_unfit",
                        "媒体须为已上传的图片/视频 fileId,或 300 字以内的 http(s) 地址,二者选一",
                        "A picture is either the fileId of one handed in or an http(s) address of at most 300 characters")
                .orElseThrow();
    }
}
