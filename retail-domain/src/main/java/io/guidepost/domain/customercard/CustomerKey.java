package io.guidepost.domain.customercard;

/** By which of the two names a customer is asked for. */
public sealed interface CustomerKey {

    /** WeCom's name; an id from the chat window, which proves nothing. */
    record External(String userid) implements CustomerKey {}

    /** The shop's number. */
    record Member(long id) implements CustomerKey {}

    /** A number of ours has digits alone; WeCom's ids begin with letters. */
    static CustomerKey of(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
        return isNumber ? new Member(Long.parseLong(text)) : new External(text);
    }
}
