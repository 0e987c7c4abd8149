package io.guidepost.simulator.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tencent's own vectors. */
class CallbackCryptTest {

    private static final String CORP_ID = "wx5823bf96d3bd56c7";

    private final CallbackCrypt crypt = new CallbackCrypt("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");

    @Test
    void theUrlVerificationVectorIsReproduced() {
        String echostr = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";

        assertThat(crypt.sign("1409659589", "263014780", echostr))
                .isEqualTo("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3");
        assertThat(crypt.decrypt(echostr)).isEqualTo("1616140317555161061");
        assertThat(crypt.receiver(echostr)).isEqualTo(CORP_ID);
    }

    @Test
    void theMessageVectorIsReproduced() {
        String encrypt =
                "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911"
                        + "L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHz"
                        + "M6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbS"
                        + "f6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCm"
                        + "JU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

        assertThat(crypt.sign("1409659813", "1372623149", encrypt))
                .isEqualTo("477715d11cdb4164915debcba66cb864d751f3e6");
        assertThat(crypt.decrypt(encrypt))
                .isEqualTo("<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n"
                        + "<FromUserName><![CDATA[mycreate]]></FromUserName>\n"
                        + "<CreateTime>1409659813</CreateTime>\n"
                        + "<MsgType><![CDATA[text]]></MsgType>\n"
                        + "<Content><![CDATA[hello]]></Content>\n"
                        + "<MsgId>4561255354251345929</MsgId>\n"
                        + "<AgentID>218</AgentID>\n"
                        + "</xml>");
    }

    @Test
    void whatIsEncryptedCanBeDecryptedWhateverItsLength() {
        for (int length = 0; length < 70; length++) {
            String message = "导".repeat(length % 3) + "x".repeat(length);

            String encrypted = crypt.encrypt(message, CORP_ID);

            assertThat(crypt.decrypt(encrypted)).isEqualTo(message);
            assertThat(crypt.receiver(encrypted)).isEqualTo(CORP_ID);
        }
    }
}
