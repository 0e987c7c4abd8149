/**
 * Where parcels are: carriers are asked, and people of ours may say so by hand. Owns {@code order_parcel_event}; calls order,
 * and whoever asks carriers through {@link CarrierTracking}.
 */
package io.guidepost.domain.tracking;
