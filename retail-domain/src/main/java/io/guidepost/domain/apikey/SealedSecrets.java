package io.guidepost.domain.apikey;

import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component("apikeySealedSecrets")
class SealedSecrets implements HoldsSealedData {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("apikey_key", "id", "sealed_secret"));
    }
}
