package io.guidepost.domain.closure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every place for the register keeps to. */
public abstract class ErasureRegisterContract {

    protected abstract ErasureRegister register();

    @Test
    void anEntryIsReadAsItWasWrittenAndANumberThatNobodyWroteIsEmpty() throws Exception {
        var register = register();
        assertThat(register.read(1)).isEmpty();

        register.write(1, "{\"a\":1}".getBytes(UTF_8));
        register.write(1, "{\"a\":1}".getBytes(UTF_8));
        register.write(4_000_000_000L, "{}".getBytes(UTF_8));

        assertThat(register().read(1))
                .hasValueSatisfying(entry -> assertThat(entry).asString(UTF_8).isEqualTo("{\"a\":1}"));
        assertThat(register().read(4_000_000_000L)).isPresent();
        assertThat(register().read(2)).isEmpty();
    }
}
