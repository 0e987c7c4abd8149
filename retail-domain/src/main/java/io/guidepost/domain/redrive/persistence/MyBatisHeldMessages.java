package io.guidepost.domain.redrive.persistence;

import io.guidepost.domain.delivery.MessageQueue.Table;
import io.guidepost.domain.redrive.HeldMessage;
import io.guidepost.domain.redrive.HeldMessages;
import io.guidepost.domain.redrive.persistence.HeldMessageMapper.MessageRow;
import io.guidepost.domain.redrive.persistence.HeldMessageMapper.RedriveRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisHeldMessages implements HeldMessages {

    private final HeldMessageMapper mapper;

    MyBatisHeldMessages(HeldMessageMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<HeldMessage> page(
            Table table, HeldMessage.State state, Optional<String> topic, long beforeId, int limit) {
        return mapper.page(table.tableName(), state.name(), topic.orElse(null), beforeId, limit).stream()
                .map(MyBatisHeldMessages::message)
                .toList();
    }

    @Override
    public Optional<HeldMessage> find(Table table, long id) {
        return Optional.ofNullable(mapper.find(table.tableName(), id)).map(MyBatisHeldMessages::message);
    }

    @Override
    public int putBack(Table table, Collection<Long> ids, Instant now) {
        return ids.isEmpty() ? 0 : mapper.putBack(table.tableName(), ids, now);
    }

    @Override
    public int putBackAll(Table table, Optional<String> topic, Instant now, int limit) {
        return mapper.putBackAll(table.tableName(), topic.orElse(null), now, limit);
    }

    @Override
    public int replay(Optional<String> topic, Instant from, Instant until, Instant now, int limit) {
        return mapper.replay(topic.orElse(null), from, until, now, limit);
    }

    @Override
    public void remember(Redriven done) {
        mapper.insert(new RedriveRow(
                done.id(),
                done.queue().name(),
                done.kind().name(),
                done.topic().orElse(""),
                done.messageId().orElse(null),
                done.from().orElse(null),
                done.until().orElse(null),
                done.messages(),
                done.adminId(),
                done.reason(),
                done.at()));
    }

    @Override
    public List<Redriven> history(Table table, long beforeId, int limit) {
        return mapper.history(table.name(), beforeId, limit).stream()
                .map(row -> new Redriven(
                        row.id(),
                        Table.valueOf(row.queue()),
                        Kind.valueOf(row.kind()),
                        Optional.of(row.topic()).filter(topic -> !topic.isEmpty()),
                        Optional.ofNullable(row.messageId()),
                        Optional.ofNullable(row.fromAt()),
                        Optional.ofNullable(row.untilAt()),
                        row.messages(),
                        row.adminId(),
                        row.reason(),
                        row.redrivenAt()))
                .toList();
    }

    private static HeldMessage message(MessageRow row) {
        return new HeldMessage(
                row.id(),
                row.topic(),
                row.messageKey(),
                row.occurredAt(),
                row.receivedAt(),
                row.availableAt(),
                row.attempts(),
                Optional.ofNullable(row.doneAt()),
                Optional.ofNullable(row.deadAt()),
                Optional.ofNullable(row.lastError()),
                row.payload());
    }
}
