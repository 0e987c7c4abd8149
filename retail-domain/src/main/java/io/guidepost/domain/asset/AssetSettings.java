package io.guidepost.domain.asset;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Files lie in a folder unless {@code guidepost.assets.store} names something else, which brings its own bean; they are scanned
 * if {@code guidepost.assets.scanner} names a scanner.
 */
@Configuration(proxyBeanMethods = false)
class AssetSettings {

    @Bean
    @ConditionalOnProperty(name = "guidepost.assets.store", havingValue = "disk", matchIfMissing = true)
    AssetStore assetStore(@Value("${guidepost.assets.folder}") Path folder) {
        return new DiskStore(folder);
    }

    @Bean
    @ConditionalOnProperty(name = "guidepost.assets.scanner", havingValue = "clamd")
    FileScanner clamd(
            @Value("${guidepost.assets.clamd.host:127.0.0.1}") String host,
            @Value("${guidepost.assets.clamd.port:3310}") int port,
            @Value("${guidepost.assets.clamd.connect-timeout:2s}") Duration connectTimeout,
            @Value("${guidepost.assets.clamd.read-timeout:30s}") Duration readTimeout) {
        return new Clamd(host, port, connectTimeout, readTimeout);
    }
}
