package io.guidepost.domain.order;

import io.guidepost.domain.privacy.Masked;

/** Where goods are sent. Personal data: it is stored sealed, and shown masked. */
public record DeliveryAddress(String name, String phone, String region, String detail) {

    /** For screens: enough for the shopper to recognise it. */
    public DeliveryAddress masked() {
        return new DeliveryAddress(Masked.name(name), Masked.phone(phone), region, detail);
    }

    /** Not for logs. */
    @Override
    public String toString() {
        return "DeliveryAddress[" + region + "]";
    }
}
