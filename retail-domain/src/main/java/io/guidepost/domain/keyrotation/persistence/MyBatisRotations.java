package io.guidepost.domain.keyrotation.persistence;

import io.guidepost.domain.keyrotation.Rotations;
import io.guidepost.domain.privacy.HoldsSealedData.Index;
import io.guidepost.domain.privacy.HoldsSealedData.SealedColumn;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRotations implements Rotations {

    private final RotationMapper mapper;

    MyBatisRotations(RotationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Progress hold(Progress beginning) {
        mapper.begin(beginning);
        return mapper.hold(beginning.place());
    }

    @Override
    public void save(Progress progress) {
        mapper.save(progress);
    }

    @Override
    public List<Progress> all() {
        return mapper.all();
    }

    @Override
    public List<Sealed> rows(SealedColumn column, long afterId, int limit) {
        var digest = column.index().map(Index::column).orElse("NULL");
        return mapper.rows(column.table(), column.key(), column.column(), digest, afterId, limit);
    }

    @Override
    public void write(SealedColumn column, Collection<Sealed> rows) {
        mapper.write(
                column.table(),
                column.key(),
                column.column(),
                column.index().map(Index::column).orElse(null),
                rows);
    }
}
