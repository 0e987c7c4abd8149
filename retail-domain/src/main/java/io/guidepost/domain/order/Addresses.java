package io.guidepost.domain.order;

import io.guidepost.domain.privacy.Seals;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Delivery addresses: sealed to the order they belong to. */
@Component
public class Addresses {

    private static final DeliveryAddress NOWHERE = new DeliveryAddress("", "", "", "");

    private final Seals seals;
    private final Orders orders;
    private final JsonMapper json = JsonMapper.shared();

    Addresses(Seals seals, Orders orders) {
        this.seals = seals;
        this.orders = orders;
    }

    /** To be kept with the order of this id. */
    public byte[] sealed(long orderId, DeliveryAddress address) {
        return seals.seal(placeOf(orderId), json.writeValueAsString(address));
    }

    /** The whole address, for those who send the goods. */
    public DeliveryAddress of(long orderId) {
        return opened(orderId, orders.sealedAddress(orderId));
    }

    /** By order id. */
    public Map<Long, DeliveryAddress> of(Collection<Long> orderIds) {
        var addresses = new HashMap<Long, DeliveryAddress>();
        orders.sealedAddresses(orderIds).forEach((id, bytes) -> addresses.put(id, opened(id, bytes)));
        return addresses;
    }

    /** Of somebody who has closed his account nothing is left. */
    private DeliveryAddress opened(long orderId, byte[] sealed) {
        if (sealed.length == 0) {
            return NOWHERE;
        }
        return json.readValue(seals.open(placeOf(orderId), sealed), DeliveryAddress.class);
    }

    private static Seals.Place placeOf(long orderId) {
        return new Seals.Place("order_header", "address_sealed", orderId);
    }
}
