package io.guidepost.domain.order;

import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.privacy.Seals;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Delivery addresses: sealed to the order they belong to. */
@Component
public class Addresses {

    private static final DeliveryAddress NOWHERE = new DeliveryAddress("", "", "", "");
    private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

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

    /**
     * The receiver's number, masked, for carriers and WeChat; empty where it cannot be read, because this process has no key
     * to personal data.
     */
    public String maskedPhoneOf(long orderId) {
        try {
            return Masked.phone(of(orderId).phone());
        } catch (IllegalStateException unreadable) {
            LOG.warn("The address of order {} cannot be read here: set guidepost.privacy.keys", orderId);
            return "";
        }
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
