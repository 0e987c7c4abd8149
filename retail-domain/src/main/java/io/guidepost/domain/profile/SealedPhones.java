package io.guidepost.domain.profile;

import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SealedPhones implements HoldsSealedData {

    private final BlindIndexes indexes;

    SealedPhones(BlindIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("profile_phone", "member_id", "phone_sealed")
                .indexedBy("phone_index", (memberId, phone) -> indexes.ofPhone(phone)));
    }
}
