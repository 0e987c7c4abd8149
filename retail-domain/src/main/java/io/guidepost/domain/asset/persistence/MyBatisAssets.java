package io.guidepost.domain.asset.persistence;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileType;
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

    private static Asset toAsset(AssetMapper.Row row) {
        return new Asset(
                row.id(),
                row.digest(),
                FileType.valueOf(row.type()),
                row.bytes(),
                row.width(),
                row.height(),
                row.createdBy(),
                row.createdAt());
    }
}
