package io.guidepost.domain.media.persistence;

import io.guidepost.domain.media.MediaIds;
import io.guidepost.domain.media.MediaPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisMediaIds implements MediaIds {

    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};

    private final MediaMapper mapper;
    private final JsonMapper json;

    MyBatisMediaIds(MediaMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public Optional<MediaId> find(long fileId, MediaPurpose purpose) {
        return Optional.ofNullable(mapper.find(fileId, purpose.name()))
                .map(row -> new MediaId(row.mediaId(), row.uploadedAt()));
    }

    @Override
    public boolean claim(
            long fileId, MediaPurpose purpose, String owner, Instant olderThan, Instant now, Instant until) {
        mapper.known(fileId, purpose.name());
        return mapper.claim(fileId, purpose.name(), owner, olderThan, now, until) == 1;
    }

    @Override
    public void renewed(long fileId, MediaPurpose purpose, String owner, String mediaId, Instant at) {
        mapper.renewed(fileId, purpose.name(), owner, mediaId, at);
    }

    @Override
    public void released(long fileId, MediaPurpose purpose, String owner) {
        mapper.released(fileId, purpose.name(), owner);
    }

    @Override
    public void forget(long fileId, MediaPurpose purpose, String mediaId) {
        mapper.forget(fileId, purpose.name(), mediaId);
    }

    @Override
    public int forgetExpired(Instant uploadedBefore, Instant now, int limit) {
        return mapper.forgetExpired(uploadedBefore, now, limit);
    }

    @Override
    public List<TaskMaterials> neededBefore(Instant beginsBefore, Instant now, long afterTaskId, int limit) {
        return mapper.needed(beginsBefore, now, afterTaskId, limit).stream()
                .map(row -> new TaskMaterials(
                        row.id(), row.type().startsWith("MOMENTS"), json.readValue(row.materialIds(), IDS)))
                .toList();
    }
}
