package io.guidepost.domain.asset;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files lie in a folder unless {@code guidepost.assets.store} names something else, which brings its own bean. */
@Configuration(proxyBeanMethods = false)
class AssetSettings {

    @Bean
    @ConditionalOnProperty(name = "guidepost.assets.store", havingValue = "disk", matchIfMissing = true)
    AssetStore assetStore(@Value("${guidepost.assets.folder}") Path folder) {
        return new DiskStore(folder);
    }
}
