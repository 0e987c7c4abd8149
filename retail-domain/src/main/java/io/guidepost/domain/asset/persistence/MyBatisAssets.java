package io.guidepost.domain.asset.persistence;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileScanner;
import io.guidepost.domain.asset.FileType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAssets implements Assets {

    private final AssetMapper mapper;

    MyBatisAssets(AssetMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(Asset asset) {
        try {
            return mapper.insert(new AssetMapper.Row(
                            asset.id(),
                            asset.digest(),
                            asset.type().name(),
                            asset.bytes(),
                            asset.width(),
                            asset.height(),
                            asset.state().name(),
                            asset.createdBy(),
                            asset.createdAt()))
                    == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    @Override
    public Optional<Asset> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisAssets::toAsset);
    }

    @Override
    public Optional<Asset> findByDigest(String digest) {
        return Optional.ofNullable(mapper.findByDigest(digest)).map(MyBatisAssets::toAsset);
    }

    @Override
    public List<Asset> all(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : mapper.all(ids).stream().map(MyBatisAssets::toAsset).toList();
    }

    @Override
    public void delete(long id) {
        mapper.delete(id);
    }

    @Override
    public int touch(Collection<Long> ids, Instant at) {
        return ids.isEmpty() ? 0 : mapper.touch(ids, at);
    }

    @Override
    public boolean makeLasting(long id) {
        return mapper.lasting(id) == 1;
    }

    @Override
    public List<Asset> claimForScan(Instant now, Instant until, int limit) {
        var due = mapper.dueForScan(now, limit).stream()
                .map(MyBatisAssets::toAsset)
                .toList();
        if (!due.isEmpty()) {
            mapper.scanAt(due.stream().map(Asset::id).toList(), until);
        }
        return due;
    }

    @Override
    public void judged(long id, FileScanner.Verdict verdict) {
        var state = verdict.isClean() ? Asset.State.CLEAN : Asset.State.QUARANTINED;
        mapper.judged(id, state.name(), verdict.finding());
    }

    @Override
    public void scanLater(long id, Instant at) {
        mapper.scanAt(List.of(id), at);
    }

    @Override
    public List<Asset> unused(Instant since, long afterId, int limit) {
        return mapper.unused(since, afterId, limit).stream()
                .map(MyBatisAssets::toAsset)
                .toList();
    }

    @Override
    public boolean strikeOff(Asset asset, Instant unusedSince, Instant now) {
        return mapper.strikeOff(asset.id(), unusedSince) == 1 && mapper.leaving(asset.digest(), now) == 1;
    }

    @Override
    public boolean isLeaving(String digest) {
        return mapper.countLeaving(digest) > 0;
    }

    @Override
    public List<String> takeOverRemovals(Instant begunBefore, Instant now, int limit) {
        var left = mapper.leftRemovals(begunBefore, limit);
        if (!left.isEmpty()) {
            mapper.takenOver(left, now);
        }
        return left;
    }

    @Override
    public void gone(String digest) {
        mapper.gone(digest);
    }

    private static Asset toAsset(AssetMapper.Row row) {
        return new Asset(
                row.id(),
                row.digest(),
                FileType.valueOf(row.type()),
                row.bytes(),
                row.width(),
                row.height(),
                Asset.State.valueOf(row.state()),
                row.createdBy(),
                row.createdAt());
    }
}
