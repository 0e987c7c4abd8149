package io.guidepost.domain.ordernote.persistence;

import io.guidepost.domain.ordernote.OrderNote;
import io.guidepost.domain.ordernote.OrderNotes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisOrderNotes implements OrderNotes {

    private final OrderNoteMapper mapper;

    MyBatisOrderNotes(OrderNoteMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(OrderNote note) {
        mapper.insert(note);
    }

    @Override
    public List<OrderNote> of(long orderId, boolean withInternal) {
        return mapper.of(orderId, withInternal);
    }

    @Override
    public int count(long orderId) {
        return mapper.count(orderId);
    }

    @Override
    public void eraseOf(Set<Long> memberIds) {
        mapper.eraseOf(memberIds);
    }

    @Override
    public boolean isOfGuide(long orderId, long guideId, Optional<Long> managedStoreId) {
        return mapper.ofGuide(orderId, guideId, managedStoreId.orElse(null)) > 0;
    }
}
