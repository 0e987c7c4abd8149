package io.guidepost.objectstorage;

import io.guidepost.domain.closure.ErasureRegister;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The register of erasures in the bucket of the files. */
final class BucketRegister implements ErasureRegister {

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    BucketRegister(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public Optional<byte[]> read(long no) throws IOException {
        try (var found = client.getObject(get -> get.bucket(bucket).key(key(no)))) {
            return Optional.of(found.readAllBytes());
        } catch (NoSuchKeyException unwritten) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw new IOException("The bucket %s did not hand out an erasure".formatted(bucket), failed);
        }
    }

    @Override
    public void write(long no, byte[] entry) throws IOException {
        try {
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(key(no))
                            .contentType("application/json")
                            .contentDisposition("attachment"),
                    RequestBody.fromBytes(entry));
        } catch (SdkException failed) {
            throw new IOException("The bucket %s did not take an erasure".formatted(bucket), failed);
        }
    }

    private String key(long no) {
        return prefix + ErasureRegister.name(no);
    }
}
