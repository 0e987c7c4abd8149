package io.guidepost.domain.asset;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes files into use: whoever writes down that something refers to a file asks here first, in the same transaction. */
@Service
public class UseFiles {

    private final Assets assets;
    private final Clock clock;

    UseFiles(Assets assets, Clock clock) {
        this.assets = assets;
        this.clock = clock;
    }

    /**
     * The files by id, held until the end of the transaction so that none of them is removed before it is referred to.
     * Refuses with {@code file_unknown}, and with {@code file_scanning} or {@code file_quarantined} what is not clean.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Asset> take(Collection<Long> fileIds) {
        var wanted = new TreeSet<>(fileIds);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        assets.touch(wanted, clock.instant());
        var found = assets.all(wanted).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        if (!found.keySet().equals(wanted)) {
            throw new Refusal(Refusal.Kind.REFUSED, "file_unknown", new Words("文件不存在，请先上传", "There is no such file"));
        }
        found.values().forEach(Asset::requireClean);
        return found;
    }
}
