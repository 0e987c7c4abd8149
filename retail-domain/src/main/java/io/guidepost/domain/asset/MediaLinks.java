package io.guidepost.domain.asset;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where shoppers find pictures and videos of ours: under the digest of their bytes, which nobody guesses and which never
 * changes its meaning, so that everything between us and the shopper may keep them for ever.
 */
@Component
public class MediaLinks {

    /** The path under which the mini-program's API serves them. */
    public static final String PATH = "/media/";

    private final Assets assets;
    private final String host;

    /** @param host what comes before the path, such as that of a CDN; empty for the API's own */
    MediaLinks(Assets assets, @Value("${guidepost.media.host:}") String host) {
        this.assets = assets;
        this.host = host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    }

    /** As it is kept, whatever the host will be. */
    public static String kept(Asset asset) {
        return PATH + asset.digest() + "." + asset.type().extension();
    }

    /** As it is shown; addresses elsewhere stay as they are. */
    public String shown(String kept) {
        return kept.startsWith(PATH) ? host + kept : kept;
    }

    /** The address to keep for a file of this kind, which is lasting from then on; empty if there is none. */
    public Optional<String> of(long fileId, FileKind kind) {
        return assets.find(fileId)
                .filter(asset -> asset.type().kind() == kind)
                .filter(asset -> assets.makeLasting(asset.requireClean().id()))
                .map(MediaLinks::kept);
    }

    /** The file behind the last part of its path; empty for documents, which are nobody's to look at. */
    public Optional<Asset> at(String name) {
        int dot = name.indexOf('.');
        return dot != 64
                ? Optional.empty()
                : assets.findByDigest(name.substring(0, dot))
                        .filter(asset -> asset.type().kind() != FileKind.FILE)
                        .filter(asset -> asset.state() == Asset.State.CLEAN)
                        .filter(asset -> kept(asset).equals(PATH + name));
    }

    /** What was shown or kept, as it is kept: so that what was read can be written back. */
    public String asKept(String address) {
        return !host.isEmpty() && address.startsWith(host + PATH) ? address.substring(host.length()) : address;
    }
}
