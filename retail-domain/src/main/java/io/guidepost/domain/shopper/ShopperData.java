package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.BindingChange;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ShopperData implements HoldsPersonalData {

    private static final Words BINDINGS = new Words("与导购的绑定记录", "Bindings to guides");
    private static final Words PAY = new Words(
            "导购的佣金据此计算，须可核对；只有编号，不再指向任何人",
            "Guides' pay was worked out from it and must stay checkable; a number alone, of nobody");
    private static final Words FRIENDS =
            new Words("企业微信好友关系的起止时间", "When a guide's friendship in WeCom began and ended");
    private static final Words WECOM = new Words(
            "好友关系在企业微信中存续，由您在那里解除；商城不再知道是谁",
            "The friendship lives in WeCom, where you end it; the shop no longer knows whose it is");

    private final Shoppers shoppers;
    private final Bonds bonds;

    ShopperData(Shoppers shoppers, Bonds bonds) {
        this.shoppers = shoppers;
        this.bonds = bonds;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(
                        new Words("微信身份(openid、unionid)", "Identities at WeChat (openid, unionid)"),
                        "shopper_identity",
                        Key.member("member_id"),
                        "value",
                        "kind"),
                PersonalData.erasedByFeature(
                        new Words("好友的昵称与身份", "Names and identities of friends"),
                        "shopper_friendship",
                        "member_id",
                        "unionid",
                        "display_name"),
                PersonalData.kept(FRIENDS, WECOM, "shopper_friendship", "external_userid"),
                PersonalData.kept(FRIENDS, WECOM, "shopper_friend_event", "external_userid"),
                PersonalData.kept(
                        new Words("会员合并记录", "Mergers of members"),
                        new Words("合并与拆分须可核对；只有编号", "Mergers must stay checkable; numbers alone"),
                        "shopper_merger",
                        "merged_id",
                        "into_id"),
                PersonalData.kept(BINDINGS, PAY, "shopper_binding", "member_id", "living_member"),
                PersonalData.kept(BINDINGS, PAY, "shopper_binding_change", "member_id"),
                PersonalData.kept(BINDINGS, PAY, "shopper_home_change", "member_id"),
                PersonalData.kept(BINDINGS, PAY, "shopper_handover", "member_id", "pending_member"));
    }

    /** Bindings end, friends are strangers to the shop again, and the record is closed for good. */
    @Override
    public void erase(Person person) {
        for (long memberId : person.memberIds()) {
            List<BindingChange> endings = bonds.of(memberId).stream()
                    .filter(binding -> binding.endedAt().isEmpty())
                    .<BindingChange>map(
                            binding -> new BindingChange.Ended(binding.id(), EndReason.MEMBER_DELETED, person.at()))
                    .toList();
            bonds.apply(memberId, endings, BondCause.of(BondCause.Kind.DELETED));
            shoppers.forgetFriends(memberId);
            shoppers.close(memberId);
        }
    }
}
