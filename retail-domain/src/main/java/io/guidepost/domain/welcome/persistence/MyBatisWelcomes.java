package io.guidepost.domain.welcome.persistence;

import io.guidepost.domain.welcome.WelcomeMessage;
import io.guidepost.domain.welcome.WelcomeMessage.Status;
import io.guidepost.domain.welcome.Welcomes;
import io.guidepost.domain.welcome.persistence.WelcomeMapper.MessageRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisWelcomes implements Welcomes {

    private final WelcomeMapper mapper;

    MyBatisWelcomes(WelcomeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean add(WelcomeMessage message, String eventKey) {
        try {
            mapper.insertMessage(row(message), eventKey);
            return true;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Override
    public Optional<WelcomeMessage> find(long id) {
        return Optional.ofNullable(mapper.findMessage(id)).map(MyBatisWelcomes::message);
    }

    @Override
    public List<WelcomeMessage> due(Instant now, int limit) {
        return mapper.due(now, limit).stream().map(MyBatisWelcomes::message).toList();
    }

    @Override
    public boolean claim(WelcomeMessage message, Instant until) {
        return mapper.claim(message.id(), message.dueAt(), until) == 1;
    }

    @Override
    public boolean sending(WelcomeMessage message, Composed composed, Instant until) {
        return mapper.sending(
                        message.id(),
                        message.dueAt(),
                        composed.guideId(),
                        composed.storeId(),
                        composed.templateId().orElse(null),
                        composed.linkId().orElse(null),
                        until)
                == 1;
    }

    @Override
    public void again(long id, Instant dueAt) {
        mapper.again(id, dueAt);
    }

    @Override
    public void givenUp(WelcomeMessage message, Status status, Failure failure, Instant at) {
        mapper.givenUp(message.id(), message.dueAt(), status, failure.code(), failure.reason(), at);
    }

    @Override
    public void finished(long id, Status status, Optional<Failure> failure, Instant at) {
        mapper.finished(
                id,
                status,
                failure.map(Failure::code).orElse(null),
                failure.map(Failure::reason).orElse(null),
                at);
    }

    @Override
    public Map<Status, Long> count(Instant from, Instant until) {
        var counts = new EnumMap<Status, Long>(Status.class);
        mapper.count(from, until).forEach(row -> counts.put(row.status(), row.messages()));
        return counts;
    }

    private static MessageRow row(WelcomeMessage message) {
        return new MessageRow(
                message.id(),
                message.welcomeCode(),
                message.userid(),
                message.state(),
                message.occurredAt(),
                message.receivedAt(),
                message.deadline(),
                message.status(),
                message.dueAt(),
                message.attempts(),
                message.linkId().orElse(null));
    }

    private static WelcomeMessage message(MessageRow row) {
        return new WelcomeMessage(
                row.id(),
                row.welcomeCode(),
                row.userid(),
                row.state(),
                row.occurredAt(),
                row.receivedAt(),
                row.deadline(),
                row.status(),
                row.dueAt(),
                row.attempts(),
                Optional.ofNullable(row.linkId()));
    }
}
