package io.guidepost.domain.media;

/** What an upload can be used for; WeCom refuses an id of the one kind in the place of the other. */
public enum MediaPurpose {
    /** In messages and group sends: {@code media/upload}. */
    MESSAGE,
    /** In moments: {@code media/upload_attachment}. */
    MOMENT
}
