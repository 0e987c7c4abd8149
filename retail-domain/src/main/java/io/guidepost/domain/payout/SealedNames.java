package io.guidepost.domain.payout;

import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SealedNames implements HoldsSealedData {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("payout_payroll_person", "guide_id", "real_name_sealed"));
    }
}
