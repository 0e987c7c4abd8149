package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {

    /** R10: a stolen table is expensive to crack. */
    @Test
    void aHashIsArgon2idWithNineteenMebibytesAndTwoPasses() {
        var hashes = new PasswordHashes();

        var hash = hashes.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$").contains("m=19456,t=2,p=1");
        assertThat(hash).isNotEqualTo(hashes.hash("correct horse"));
        assertThat(hashes.matches("correct horse", hash)).isTrue();
        assertThat(hashes.matches("correct horsf", hash)).isFalse();
    }
}
