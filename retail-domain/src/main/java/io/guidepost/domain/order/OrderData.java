package io.guidepost.domain.order;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class OrderData implements HoldsPersonalData {

    private final ErasableOrders orders;

    OrderData(ErasableOrders orders) {
        this.orders = orders;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.emptied(
                        new Words("订单的收货人、电话与地址", "Names, phones and addresses of orders"),
                        "order_header",
                        Key.member("member_id"),
                        "address_sealed",
                        "device_index",
                        "phone_index"),
                PersonalData.kept(
                        new Words("订单与金额", "Orders and their amounts"),
                        new Words(
                                "交易记录依法保存不少于三年；只有编号，不再指向任何人",
                                "The law wants trades kept for three years at least; a number alone, of nobody"),
                        "order_header",
                        "member_id"));
    }

    @Override
    public List<OpenMatter> openMatters(Person person) {
        var open = orders.openOf(person.memberIds());
        return open.isEmpty()
                ? List.of()
                : List.of(new OpenMatter(
                        "OPEN_ORDER",
                        new Words("有待付款、待发货或待收货的订单", "Orders wait for their payment, shipment or receipt"),
                        Set.copyOf(open)));
    }
}
