package io.guidepost.domain.acquisition;

import io.guidepost.core.words.Words;

/** Where a customer met the code: the ten channels of S4-5, and the receipt of a sale (ACQ-7). The names are those of API and table. */
public enum LeadChannel {
    PARCEL_CARD("包裹卡", "Card in the parcel"),
    AI_CALL("AI 电话", "AI call"),
    SMS("短信", "SMS"),
    ARTICLE("推文", "Article"),
    BANNER("Banner", "Banner"),
    TABLE_CARD("台卡", "Table card"),
    ROLL_UP("易拉宝", "Roll-up display"),
    STAFF("店员", "Store staff"),
    STREET("地推", "Street promotion"),
    REFERRAL("互推", "Mutual recommendation"),
    RECEIPT("收银小票与订单页", "Receipt and order page");

    private final Words words;

    LeadChannel(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
