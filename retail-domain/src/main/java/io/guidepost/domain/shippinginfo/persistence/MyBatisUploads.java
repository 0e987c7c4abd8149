package io.guidepost.domain.shippinginfo.persistence;

import io.guidepost.domain.shippinginfo.Upload;
import io.guidepost.domain.shippinginfo.Uploads;
import io.guidepost.domain.shippinginfo.persistence.UploadMapper.UploadRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisUploads implements Uploads {

    private final UploadMapper mapper;

    MyBatisUploads(UploadMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Upload> find(long orderId) {
        return Optional.ofNullable(mapper.find(orderId)).map(UploadRow::toUpload);
    }

    @Override
    public void want(long orderId, String transactionId, Instant dueAt) {
        mapper.want(orderId, transactionId, dueAt);
    }

    @Override
    public List<Upload> due(Instant now, int limit) {
        return toUploads(mapper.due(now, limit));
    }

    @Override
    public List<Upload> refused(long beforeOrderId, int limit) {
        return toUploads(mapper.refused(beforeOrderId, limit));
    }

    private static List<Upload> toUploads(List<UploadRow> rows) {
        return rows.stream().map(UploadRow::toUpload).toList();
    }

    @Override
    public boolean claim(Upload due, Instant leaseUntil) {
        return mapper.claim(due.orderId(), due.dueAt(), due.wanted(), leaseUntil) == 1;
    }

    @Override
    public void told(Upload claimed, Instant at) {
        mapper.told(claimed.orderId(), claimed.wanted(), at);
    }

    @Override
    public void later(
            Upload claimed, Upload.State state, Instant dueAt, Optional<String> code, Optional<String> reason) {
        mapper.later(claimed.orderId(), claimed.wanted(), state, dueAt, code.orElse(null), reason.orElse(null));
    }

    @Override
    public boolean again(long orderId, Instant dueAt) {
        return mapper.again(orderId, dueAt) == 1;
    }
}
