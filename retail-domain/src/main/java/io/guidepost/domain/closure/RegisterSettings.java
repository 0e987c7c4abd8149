package io.guidepost.domain.closure;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register lies with the files, in a folder unless {@code guidepost.assets.store} names something else. */
@Configuration(proxyBeanMethods = false)
class RegisterSettings {

    @Bean
    @ConditionalOnProperty(name = "guidepost.assets.store", havingValue = "disk", matchIfMissing = true)
    ErasureRegister erasureRegister(@Value("${guidepost.assets.folder}") Path folder) {
        return new FolderRegister(folder);
    }
}
