package io.guidepost.domain.identity;

/** Names under which somebody is known, the strongest evidence first. */
public enum IdentityKind {
    UNIONID(true),
    /** Good in one application of WeChat. */
    OPENID(true),
    EXTERNAL_USERID(false),
    /** As WeChat has verified it; the value is its keyed digest. */
    PHONE(true),
    POS(false),
    TMALL(false),
    JD(false),
    DOUYIN(false);

    private final boolean isOnePerPerson;

    IdentityKind(boolean isOnePerPerson) {
        this.isOnePerPerson = isOnePerPerson;
    }

    /** Two different ones, of one application, are two people as long as nobody says otherwise. */
    public boolean isOnePerPerson() {
        return isOnePerPerson;
    }

    /** The number of a customer at another channel. */
    public boolean isOfChannel() {
        return ordinal() >= POS.ordinal();
    }
}
