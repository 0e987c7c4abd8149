package io.guidepost.wechat.wecom;

import io.guidepost.domain.remark.FriendRemarks;

/** Remarks of guides about their customers. */
final class WxFriendRemarks implements FriendRemarks {

    private final WecomApp app;

    WxFriendRemarks(WecomApp app) {
        this.app = app;
    }

    @Override
    public void write(String userid, String externalUserid, String remark, String description) {
        app.order(
                "externalcontact/remark",
                WecomApp.body()
                        .put("userid", userid)
                        .put("external_userid", externalUserid)
                        .put("remark", remark)
                        .put("description", description));
    }
}
