package io.guidepost.domain.invoice;

import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SealedInvoices implements HoldsSealedData {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("invoice_request", "id", "data_sealed"));
    }
}
