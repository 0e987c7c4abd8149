package io.guidepost.domain.organization;

/**
 * What shoppers see of a guide (ORG-5).
 *
 * @param title such as 高级顾问
 * @param version 0 where nothing was ever written
 */
public record GuideCard(
        long guideId,
        boolean isPublic,
        String title,
        String greeting,
        String introduction,
        String pictureUrl,
        int version) {

    static GuideCard unwritten(long guideId) {
        return new GuideCard(guideId, true, "", "", "", "", 0);
    }
}
