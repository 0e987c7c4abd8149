package io.guidepost.core.attribution;

/** How guides and stores are called in sentences. */
public interface Names {

    String guide(GuideId guide);

    String store(StoreId store);
}
