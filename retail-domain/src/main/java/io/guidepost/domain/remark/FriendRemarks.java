package io.guidepost.domain.remark;

/** Where remarks are written in WeCom. */
public interface FriendRemarks {

    /** At most 20 and 150 characters; empty texts empty what was there. Doing it again changes nothing. */
    void write(String userid, String externalUserid, String remark, String description);
}
