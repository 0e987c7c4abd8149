package io.guidepost.domain.profile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.DropFile;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ProfileData implements HoldsPersonalData {

    private final Profiles profiles;
    private final Assets assets;
    private final DropFile dropFile;

    ProfileData(Profiles profiles, Assets assets, DropFile dropFile) {
        this.profiles = profiles;
        this.assets = assets;
        this.dropFile = dropFile;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.erasedByFeature(
                        new Words("昵称与头像", "Nickname and picture"),
                        "profile_member",
                        "member_id",
                        "nickname",
                        "avatar_id"),
                PersonalData.deleted(
                        new Words("手机号", "Phone number"),
                        "profile_phone",
                        Key.member("member_id"),
                        "phone_sealed",
                        "phone_index"),
                PersonalData.kept(
                        new Words("同意与撤回记录", "What was agreed to and withdrawn"),
                        new Words("证明个人信息的处理曾获同意；不含身份信息", "Proof that data was used by consent; names nobody"),
                        "profile_consent",
                        "member_id"));
    }

    /** Pictures of his own that stand nowhere else go with their bytes. */
    @Override
    public void erase(Person person) {
        var avatars = profiles.avatarsOf(person.memberIds());
        profiles.remove(person.memberIds());
        for (long avatar : avatars) {
            boolean isHisOwn = assets.find(avatar)
                    .filter(asset -> person.memberIds().contains(asset.createdBy()))
                    .isPresent();
            if (isHisOwn && !profiles.isUsedElsewhere(avatar)) {
                dropFile.drop(avatar);
            }
        }
    }
}
