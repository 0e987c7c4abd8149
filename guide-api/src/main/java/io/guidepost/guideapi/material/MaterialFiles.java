package io.guidepost.guideapi.material;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.webedge.file.Downloads;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Files of the library on their way out. */
@Component
public class MaterialFiles {

    private final AssetStore store;
    private final Downloads downloads;

    MaterialFiles(AssetStore store, Downloads downloads) {
        this.store = store;
        this.downloads = downloads;
    }

    /**
     * Refuses what the scanner has not found clean.
     *
     * @param name without ending; the ending is that of what the file is
     */
    public ResponseEntity<Flux<DataBuffer>> answer(Asset kept, String name) {
        var asset = kept.requireClean();
        return downloads.kept(
                name + "." + asset.type().extension(),
                asset.type().mediaType(),
                asset.type().kind() != FileKind.FILE,
                () -> store.open(asset.digest()));
    }
}
