package io.guidepost.domain.webhook;

import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component("webhookSealedSecrets")
class SealedSecrets implements HoldsSealedData {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("webhook_subscription", "id", "sealed_secret"));
    }
}
