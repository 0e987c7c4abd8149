package io.guidepost.core.fraud;

import io.guidepost.core.words.Words;

/** By what a shopper was recognized as somebody who works for us. */
public enum IdentityPath {
    OPENID(new Words("微信 openid", "openid")),
    UNIONID(new Words("微信 unionid", "unionid")),
    EXTERNAL_USERID(new Words("企业微信外部联系人", "external contact")),
    RECEIVER_PHONE(new Words("收货电话", "receiver's phone")),
    PAYER_OPENID(new Words("付款微信", "payer's openid"));

    private final Words words;

    IdentityPath(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
