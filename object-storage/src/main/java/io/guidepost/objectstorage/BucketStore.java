package io.guidepost.objectstorage;

import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket. Should it ever be opened to the world by mistake, a browser still saves what it finds there and runs nothing: no
 * object has a type or an ending that means anything.
 */
final class BucketStore implements AssetStore {

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    BucketStore(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(String digest, FileType type, Path file) throws IOException {
        var key = key(digest);
        try {
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .contentType("application/octet-stream")
                            .contentDisposition("attachment"),
                    RequestBody.fromFile(file));
        } catch (SdkException failed) {
            throw new IOException("The bucket %s did not take a file".formatted(bucket), failed);
        }
    }

    @Override
    public InputStream open(String digest) throws IOException {
        var key = key(digest);
        try {
            return client.getObject(get -> get.bucket(bucket).key(key));
        } catch (NoSuchKeyException unknown) {
            throw new NoSuchFileException(key);
        } catch (SdkException failed) {
            throw new IOException("The bucket %s did not hand out a file".formatted(bucket), failed);
        }
    }

    @Override
    public void delete(String digest) throws IOException {
        var key = key(digest);
        try {
            client.deleteObject(delete -> delete.bucket(bucket).key(key));
        } catch (SdkException failed) {
            throw new IOException("The bucket %s did not delete a file".formatted(bucket), failed);
        }
    }

    private String key(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A digest has 64 hexadecimal digits");
        }
        return prefix + digest.substring(0, 2) + "/" + digest;
    }
}
