package io.guidepost.domain.closure.persistence;

import io.guidepost.domain.closure.Closures;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Fate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisClosures implements Closures {

    private final ClosureMapper mapper;

    MyBatisClosures(ClosureMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Closure closure) {
        mapper.insert(closure);
    }

    @Override
    public Optional<Closure> find(long id) {
        return Optional.ofNullable(mapper.find(id));
    }

    @Override
    public Optional<Closure> openOf(long memberId) {
        return Optional.ofNullable(mapper.openOf(memberId));
    }

    @Override
    public Optional<Closure> byCertificate(String certificateNo) {
        return Optional.ofNullable(mapper.byCertificate(certificateNo));
    }

    @Override
    public Optional<Closure> latestOf(long memberId) {
        return Optional.ofNullable(mapper.latestOf(memberId));
    }

    @Override
    public List<Closure> due(Instant now, int limit) {
        return mapper.due(now, limit);
    }

    @Override
    public boolean finish(long id, Status status, Instant at, String report) {
        return mapper.finish(id, status.name(), at, report) == 1;
    }

    @Override
    public void postpone(long id, Instant tryAt) {
        mapper.postpone(id, tryAt);
    }

    @Override
    public Set<String> names(Collection<Long> memberIds, String kind) {
        return new HashSet<>(mapper.names(memberIds, kind));
    }

    @Override
    public int erase(PersonalData data, Person person) {
        var key = data.by().column();
        var names = names(data.by(), person);
        if (data.fate() == Fate.DELETED) {
            return mapper.delete(data.table(), key, names);
        }
        var nullable = new HashSet<>(mapper.nullable(data.table()));
        var emptied = data.columns().stream()
                .filter(column -> !column.equals(key))
                .map(column -> column + (nullable.contains(column) ? " = NULL" : " = ''"))
                .collect(Collectors.joining(", "));
        return mapper.empty(data.table(), emptied, key, names);
    }

    private static Collection<?> names(PersonalData.Key key, Person person) {
        return switch (key.name()) {
            case MEMBER -> person.memberIds();
            case OPENID -> person.openids();
            case UNIONID -> person.unionids();
            case EXTERNAL_USERID -> person.externalUserids();
        };
    }
}
