package io.guidepost.domain.signin;

import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component("signinSealedSecrets")
class SealedSecrets implements HoldsSealedData {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("signin_factor", "admin_id", "sealed_secret"));
    }
}
