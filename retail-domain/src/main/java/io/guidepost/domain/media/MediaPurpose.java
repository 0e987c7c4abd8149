package io.guidepost.domain.media;

/** What an upload can be used for; WeCom refuses an id of the one kind in the place of the other. */
public enum MediaPurpose {
    /** In messages and group sends: {@code media/upload}. */
    MESSAGE,
    /** In moments: {@code media/upload_attachment}. */
    MOMENT,
    /** The picture of a link or card: an address at WeCom that does not end ({@code media/uploadimg}), for pictures of 2 MB. */
    ADDRESS;

    /** How large a picture may be that is to have an address. */
    public static final long MOST_ADDRESS_BYTES = 2 << 20;

    /** Whether WeCom forgets it after three days. */
    boolean ends() {
        return this != ADDRESS;
    }
}
