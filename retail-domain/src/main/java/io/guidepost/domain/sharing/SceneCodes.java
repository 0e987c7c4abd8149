package io.guidepost.domain.sharing;

/** Mini-program codes with a scene, which never expire and of which there may be any number. */
public interface SceneCodes {

    /**
     * The picture, PNG or JPEG.
     *
     * @param scene 1 to 32 characters of the alphabet that WeChat allows
     * @param page without leading slash and query; it must be part of the mini-program
     * @param width in pixels, 280 to 1280
     */
    byte[] picture(String scene, String page, int width);
}
