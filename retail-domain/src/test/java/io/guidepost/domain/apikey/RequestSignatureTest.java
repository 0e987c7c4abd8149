package io.guidepost.domain.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSignatureTest {

    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void everyPartCountsAndNoneRunsIntoTheNext() {
        var signature = RequestSignature.of("secret", "POST", "/api/x", "a=1", BODY, "1700000000", "n1");

        assertThat(signature).hasSize(64);
        assertThat(List.of(
                        RequestSignature.of("secreT", "POST", "/api/x", "a=1", BODY, "1700000000", "n1"),
                        RequestSignature.of("secret", "PUT", "/api/x", "a=1", BODY, "1700000000", "n1"),
                        RequestSignature.of("secret", "POST", "/api/xa", "=1", BODY, "1700000000", "n1"),
                        RequestSignature.of("secret", "POST", "/api/x", "", BODY, "1700000000", "n1"),
                        RequestSignature.of("secret", "POST", "/api/x", "a=1", new byte[0], "1700000000", "n1"),
                        RequestSignature.of("secret", "POST", "/api/x", "a=1", BODY, "1700000001", "n1"),
                        RequestSignature.of("secret", "POST", "/api/x", "a=1", BODY, "1700000000", "n2")))
                .doesNotContain(signature)
                .doesNotHaveDuplicates();
    }
}
