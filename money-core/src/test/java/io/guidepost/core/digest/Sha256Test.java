package io.guidepost.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** The standard's own example, whole and in pieces. */
    @Test
    void theDigestIsWhatEverybodyElseComputes() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.hex("导购")).isEqualTo(Sha256.hex("导购".getBytes(StandardCharsets.UTF_8)));
        var begun = Sha256.begin();
        begun.update((byte) 'a');
        begun.update(new byte[] {'b', 'c'});
        assertThat(begun.digest()).isEqualTo(Sha256.of("abc"));
    }
}
