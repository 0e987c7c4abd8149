package io.guidepost.domain.sharing.persistence;

import io.guidepost.domain.sharing.Link;
import io.guidepost.domain.sharing.Touch;
import io.guidepost.domain.sharing.Touches;
import io.guidepost.domain.sharing.persistence.SharingMapper.TouchRow;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTouches implements Touches {

    private final SharingMapper mapper;

    MyBatisTouches(SharingMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void append(Touch touch) {
        Optional<Link> link = touch.link();
        mapper.insertTouch(new TouchRow(
                touch.id(),
                touch.memberId(),
                link.map(Link::id).orElse(null),
                link.map(Link::guideId).orElse(null),
                link.map(Link::storeId).orElse(null),
                touch.source().name(),
                link.flatMap(Link::productId).orElse(null),
                link.flatMap(Link::lookId).orElse(null),
                link.flatMap(Link::assignmentId).orElse(null),
                touch.page(),
                touch.occurredAt(),
                touch.receivedAt(),
                touch.forwardDepth(),
                touch.invalidReason().isEmpty(),
                touch.invalidReason().map(Enum::name).orElse(null)));
    }

    @Override
    public int invalidSince(long memberId, Instant since) {
        return mapper.invalidSince(memberId, since);
    }
}
