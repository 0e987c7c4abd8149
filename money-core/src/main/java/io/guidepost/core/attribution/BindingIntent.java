package io.guidepost.core.attribution;

/** What the decision would do to the shopper's binding once the order is paid; unpaid orders change nothing. */
public enum BindingIntent {
    NONE,
    BIND,
    RENEW,
    SNATCH
}
