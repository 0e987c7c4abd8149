package io.guidepost.domain.session;

import java.util.Optional;

/**
 * Where a session is at home.
 *
 * @param id made up by the mini-program on its first start and kept there; a session that has one is renewed with it alone
 * @param name for the shopper to recognise it in the list, such as the model of the phone
 */
public record Device(Optional<String> id, Optional<String> name) {

    public static final Device UNKNOWN = new Device(Optional.empty(), Optional.empty());
}
