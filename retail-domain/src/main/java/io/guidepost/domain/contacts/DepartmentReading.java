package io.guidepost.domain.contacts;

/** What headquarters may say of a department where its place in WeCom's tree does not say it. */
public enum DepartmentReading {
    /** A region within a region. */
    REGION,
    /** Offices, warehouses: neither it nor anything below it is a store, and its people are no guides. */
    OUTSIDE
}
