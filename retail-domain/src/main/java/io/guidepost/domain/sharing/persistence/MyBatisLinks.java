package io.guidepost.domain.sharing.persistence;

import io.guidepost.domain.sharing.Link;
import io.guidepost.domain.sharing.Links;
import io.guidepost.domain.sharing.persistence.SharingMapper.LinkRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisLinks implements Links {

    private final SharingMapper mapper;

    MyBatisLinks(SharingMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Link link) {
        mapper.insertLink(new LinkRow(
                link.id(),
                link.guideId(),
                link.storeId(),
                link.productId().orElse(null),
                link.lookId().orElse(null),
                link.materialId().orElse(null),
                link.assignmentId().orElse(null),
                link.createdAt(),
                link.expiresOn(),
                link.revokedAt().orElse(null),
                link.medium().name()));
    }

    @Override
    public Optional<Link> find(long linkId) {
        return Optional.ofNullable(mapper.link(linkId)).map(MyBatisLinks::toLink);
    }

    private static Link toLink(LinkRow row) {
        return new Link(
                row.id(),
                row.guideId(),
                row.storeId(),
                Optional.ofNullable(row.productId()),
                Optional.ofNullable(row.lookId()),
                Optional.ofNullable(row.materialId()),
                Optional.ofNullable(row.assignmentId()),
                row.createdAt(),
                row.expiresOn(),
                Optional.ofNullable(row.revokedAt()),
                Link.Medium.valueOf(row.medium()));
    }

    @Override
    public Optional<Link> poster(
            long guideId, long storeId, long materialId, Optional<Long> assignmentId, LocalDate goodOn) {
        return Optional.ofNullable(mapper.poster(guideId, storeId, materialId, assignmentId.orElse(null), goodOn))
                .map(MyBatisLinks::toLink);
    }

    @Override
    public Optional<Link> ofAssignment(
            long assignmentId, Optional<Long> productId, Optional<Long> lookId, Optional<Long> materialId) {
        return Optional.ofNullable(mapper.ofAssignment(
                        assignmentId, productId.orElse(null), lookId.orElse(null), materialId.orElse(null)))
                .map(MyBatisLinks::toLink);
    }

    @Override
    public boolean isOnShelf(long productId) {
        return mapper.productsOnShelf(productId) > 0;
    }

    @Override
    public boolean isMaterial(long materialId, boolean look, long storeId, Instant now) {
        return mapper.materials(materialId, look, storeId, now) > 0;
    }

    @Override
    public boolean isAssignmentOf(long assignmentId, long guideId) {
        return mapper.assignmentsOf(assignmentId, guideId) > 0;
    }
}
