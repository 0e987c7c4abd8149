package io.guidepost.objectstorage;

import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.closure.ErasureRegister;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps files in a bucket, if {@code guidepost.assets.store} is {@code s3}. */
@AutoConfiguration
@ConditionalOnProperty(name = "guidepost.assets.store", havingValue = "s3")
@EnableConfigurationProperties(BucketSettings.class)
public class ObjectStorage {

    @Bean
    S3Client s3Client(BucketSettings settings) {
        return settings.client();
    }

    @Bean
    AssetStore assetStore(S3Client client, BucketSettings settings) {
        return new BucketStore(client, settings.bucket(), settings.prefix());
    }

    @Bean
    ErasureRegister erasureRegister(S3Client client, BucketSettings settings) {
        return new BucketRegister(client, settings.bucket(), settings.prefix());
    }
}
