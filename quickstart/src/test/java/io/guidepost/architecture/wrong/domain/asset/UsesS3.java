package io.guidepost.architecture.wrong.domain.asset;

import software.amazon.awssdk.services.s3.S3Client;

/** Wrong on purpose: use cases know a store and not whose it is. */
record UsesS3(S3Client client) {}
