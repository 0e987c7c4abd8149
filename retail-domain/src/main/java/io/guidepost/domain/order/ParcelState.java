package io.guidepost.domain.order;

/** Where a parcel is; the names are those of the API and of the table. */
public enum ParcelState {
    /** We have handed it over; the carrier has said nothing yet. */
    SENT,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    DELIVERED,
    /** The carrier cannot go on without somebody: wrong address, nobody at home, damage. */
    TROUBLE,
    /** It is back with us. */
    RETURNED;

    /** The carrier has nothing more to say about it. */
    public boolean isOver() {
        return this == DELIVERED || this == RETURNED;
    }
}
