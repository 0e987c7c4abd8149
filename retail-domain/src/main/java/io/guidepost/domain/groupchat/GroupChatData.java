package io.guidepost.domain.groupchat;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class GroupChatData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("客户群成员", "Membership of group chats"),
                new Words(
                        "企业微信客户关系的业务记录，在企业微信中解除好友后不再增加；商城不再知道是谁",
                        "A guide's work with a customer of WeCom; it ends with the friendship there, and the shop no longer knows whose it is"),
                "groupchat_member",
                "external_userid"));
    }
}
