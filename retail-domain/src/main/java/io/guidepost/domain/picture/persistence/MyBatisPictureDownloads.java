package io.guidepost.domain.picture.persistence;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.picture.PictureDownload;
import io.guidepost.domain.picture.PictureDownloads;
import io.guidepost.domain.picture.persistence.PictureMapper.AskedRow;
import io.guidepost.domain.picture.persistence.PictureMapper.UseRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPictureDownloads implements PictureDownloads {

    private static final int AT_ONCE = 500;

    private final PictureMapper mapper;
    private final Ids ids;

    MyBatisPictureDownloads(PictureMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public Map<String, PictureDownload> byUrl(Collection<String> urls) {
        var found = new HashMap<String, PictureDownload>();
        var hashes = urls.stream().distinct().map(Sha256::hex).toList();
        for (int from = 0; from < hashes.size(); from += AT_ONCE) {
            mapper.byHash(hashes.subList(from, Math.min(hashes.size(), from + AT_ONCE)))
                    .forEach(download -> found.put(download.url(), download));
        }
        return found;
    }

    @Override
    public void ask(Collection<String> urls, long adminId, Instant now) {
        var rows = urls.stream()
                .distinct()
                .sorted()
                .map(url -> new AskedRow(ids.next(), url, Sha256.hex(url), now, adminId))
                .toList();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            mapper.ask(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    @Override
    public void use(Map<Long, List<String>> urlsByProduct) {
        var known = byUrl(urlsByProduct.values().stream().flatMap(List::stream).toList());
        var rows = new ArrayList<UseRow>();
        urlsByProduct.forEach((product, urls) ->
                urls.forEach(url -> rows.add(new UseRow(known.get(url).id(), product))));
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            mapper.use(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    @Override
    public List<PictureDownload> due(Instant now, int limit) {
        return mapper.due(now, limit);
    }

    @Override
    public boolean claim(PictureDownload download, Instant until) {
        return mapper.claim(download.id(), download.attempts(), download.dueAt(), until) == 1;
    }

    @Override
    public void keep(long id, String kept) {
        mapper.keep(id, kept);
    }

    @Override
    public void fail(long id, String error, Optional<Instant> again) {
        var state = again.isPresent() ? PictureDownload.State.PENDING : PictureDownload.State.FAILED;
        mapper.fail(id, state.name(), again.orElse(Instant.EPOCH.plusSeconds(86_400)), error);
    }

    @Override
    public List<Long> usedBy(long id) {
        return mapper.usedBy(id);
    }

    @Override
    public void forgetUses(long id) {
        mapper.forgetUses(id);
    }

    @Override
    public List<PictureDownload> page(Optional<PictureDownload.State> state, long beforeId, int limit) {
        return mapper.page(state.map(Enum::name).orElse(null), beforeId, limit);
    }
}
