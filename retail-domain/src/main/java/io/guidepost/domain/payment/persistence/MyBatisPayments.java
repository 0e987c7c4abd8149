package io.guidepost.domain.payment.persistence;

import io.guidepost.domain.payment.Payments;
import io.guidepost.domain.payment.Prepay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPayments implements Payments {

    private final PaymentMapper mapper;

    MyBatisPayments(PaymentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Prepay> prepayOf(long orderId) {
        return Optional.ofNullable(mapper.prepayOf(orderId)).map(PrepayRow::toPrepay);
    }

    @Override
    public Optional<Long> orderOf(String outTradeNo) {
        return Optional.ofNullable(mapper.orderOf(outTradeNo));
    }

    @Override
    public void insertPrepay(long orderId, String outTradeNo, long amountFen, Instant askedAt, Instant queryAt) {
        mapper.insertPrepay(orderId, outTradeNo, amountFen, askedAt, queryAt);
    }

    @Override
    public void prepared(long orderId, String prepayId, Instant preparedAt, Instant queryAt) {
        mapper.prepared(orderId, prepayId, preparedAt, queryAt);
    }

    @Override
    public List<Prepay> due(Instant now, int limit) {
        return mapper.due(now, limit).stream().map(PrepayRow::toPrepay).toList();
    }

    @Override
    public boolean claim(Prepay due, Instant leaseUntil) {
        return mapper.claim(due.orderId(), due.queryAt(), leaseUntil) == 1;
    }

    @Override
    public void askAgain(long orderId, Instant leaseUntil, Instant queryAt) {
        mapper.askAgain(orderId, leaseUntil, queryAt);
    }

    @Override
    public void askSoon(Prepay prepay, Instant queryAt) {
        if (queryAt.isBefore(prepay.queryAt())) {
            mapper.askAgain(prepay.orderId(), prepay.queryAt(), queryAt);
        }
    }

    @Override
    public void settled(long orderId) {
        mapper.settled(orderId, NEVER);
    }

    @Override
    public List<Long> overdueNeverPrepared(Instant now, int limit) {
        return mapper.overdueNeverPrepared(now, limit);
    }

    @Override
    public Optional<String> openidOf(long memberId) {
        return Optional.ofNullable(mapper.openidOf(memberId));
    }

    @Override
    public Optional<String> creditedUserid(long orderId) {
        return Optional.ofNullable(mapper.creditedUserid(orderId));
    }
}
