package io.guidepost.domain.review;

import io.guidepost.core.words.Words;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.DropFile;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

@Component
class ReviewData implements HoldsPersonalData {

    private final Reviews reviews;
    private final Assets assets;
    private final DropFile dropFile;

    ReviewData(Reviews reviews, Assets assets, DropFile dropFile) {
        this.reviews = reviews;
        this.assets = assets;
        this.dropFile = dropFile;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.erasedByFeature(
                        new Words("评价的昵称与图片", "Name and pictures of reviews"), "review_review", "nickname", "media"),
                PersonalData.erasedByFeature(
                        new Words("评价上传的文件", "Files handed in for reviews"), "review_file", "member_id", "file_id"),
                PersonalData.kept(
                        new Words("评价的评分与文字", "Rating and words of reviews"),
                        new Words("供其他顾客参考；不再显示作者", "For other shoppers; nobody's name stands at them"),
                        "review_review",
                        "member_id"));
    }

    /** Pictures of his own that stand nowhere else go with their bytes. */
    @Override
    public void erase(Person person) {
        reviews.forgetAuthor(person.memberIds());
        for (long file : reviews.forgetFiles(person.memberIds())) {
            assets.find(file)
                    .filter(asset -> person.memberIds().contains(asset.createdBy()))
                    .filter(asset -> !reviews.isShownByProduct(asset.digest()))
                    .ifPresent(this::drop);
        }
    }

    private void drop(Asset asset) {
        try {
            dropFile.drop(asset.id());
        } catch (DataIntegrityViolationException standsElsewhere) {
            // Somebody else has handed in the very same bytes: they are not only his.
        }
    }
}
