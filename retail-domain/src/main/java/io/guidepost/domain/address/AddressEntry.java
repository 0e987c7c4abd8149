package io.guidepost.domain.address;

import io.guidepost.domain.privacy.Masked;
import java.time.Instant;

/**
 * One address of a shopper.
 *
 * @param region as one writes it, by the code
 */
public record AddressEntry(
        long id,
        long memberId,
        String regionCode,
        String region,
        Person person,
        boolean isDefault,
        Instant updatedAt,
        int version) {

    /** Who receives it, and where: personal data. */
    public record Person(String name, String phone, String detail) {

        public Person masked() {
            return new Person(Masked.name(name), Masked.phone(phone), detail);
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "Person";
        }
    }
}
