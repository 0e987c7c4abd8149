package io.guidepost.domain.materialuse;

/** How a guide took a material out of the library; what is shared or sent by task is seen where that happens. */
public enum MaterialUse {
    /** The file itself was fetched. */
    DOWNLOAD,
    /** The guide's own poster was drawn. */
    POSTER
}
