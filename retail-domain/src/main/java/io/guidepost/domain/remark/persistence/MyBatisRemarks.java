package io.guidepost.domain.remark.persistence;

import io.guidepost.domain.remark.Remark;
import io.guidepost.domain.remark.Remark.Text;
import io.guidepost.domain.remark.Remarks;
import io.guidepost.domain.remark.persistence.RemarkMapper.RemarkRow;
import io.guidepost.domain.tag.SyncState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRemarks implements Remarks {

    private final RemarkMapper mapper;

    MyBatisRemarks(RemarkMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Remark> find(long guideId, String externalUserid) {
        return Optional.ofNullable(mapper.find(guideId, externalUserid)).map(MyBatisRemarks::remark);
    }

    @Override
    public List<Remark> among(Collection<Long> guideIds, Collection<String> externalUserids) {
        return guideIds.isEmpty() || externalUserids.isEmpty()
                ? List.of()
                : mapper.among(guideIds, externalUserids).stream()
                        .map(MyBatisRemarks::remark)
                        .toList();
    }

    @Override
    public void save(Collection<Remark> remarks) {
        if (!remarks.isEmpty()) {
            mapper.save(remarks.stream().map(MyBatisRemarks::row).toList());
        }
    }

    private static Remark remark(RemarkRow row) {
        return new Remark(
                row.guideId(),
                row.externalUserid(),
                new Text(row.remark(), row.description()),
                new Text(row.baseRemark(), row.baseDescription()),
                SyncState.valueOf(row.syncState()),
                row.refusal(),
                row.changedAt());
    }

    private static RemarkRow row(Remark remark) {
        return new RemarkRow(
                remark.guideId(),
                remark.externalUserid(),
                remark.text().remark(),
                remark.text().description(),
                remark.base().remark(),
                remark.base().description(),
                remark.syncState().name(),
                remark.refusal(),
                remark.changedAt());
    }
}
