package io.guidepost.wechat.pay;

import com.github.binarywang.wxpay.v3.WxPayV3HttpClientBuilder;
import com.github.binarywang.wxpay.v3.auth.PrivateKeySigner;
import com.github.binarywang.wxpay.v3.auth.WxPayCredentials;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.wechat.call.Connections;
import io.guidepost.wechat.call.TencentCalls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signed calls to WeChat Pay over the SDK's signing HTTP client, judged by HTTP status and {@code code}.
 *
 * <p>Directly, because the SDK's service takes 202 for an error, breaks on a 204 without content type, loses the status
 * of whatever is not JSON, and logs whole requests. Only a 4xx with a {@code code} is a refusal; what may have happened
 * is {@link io.guidepost.domain.GatewayUnclear}, and so is a call that was merely made too often or not recognised (429,
 * 401): the same number will do later.
 */
final class PayClient {

    private static final long MOST_BILL_BYTES = 4L << 30;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WxpaySettings settings;
    private final Genuine genuine;
    private final TencentCalls calls;
    private final CloseableHttpClient http;

    PayClient(WxpaySettings settings, Genuine genuine, TencentCalls calls, Clock clock) {
        this.settings = settings;
        this.genuine = genuine;
        this.calls = calls;
        this.http = client(settings, clock);
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    /** Asks; harmless to repeat. {@code api} is the path's name in the figures. */
    JsonNode get(String api, String path) {
        return calls.read(api, () -> run(new HttpGet(settings.root() + path)));
    }

    /**
     * Fetches a bill, unpacked, and answers the SHA-1 of what was written. The answer itself bears no signature; the hash
     * came with one that does.
     */
    String download(String api, String url, Path to) {
        var uri = URI.create(url);
        if (uri.getHost() == null || !uri.getHost().endsWith(WxpaySettings.HOSTS)) {
            throw TencentCalls.unclear("garbled", "A bill is said to lie with a stranger", null);
        }
        return calls.read(api, () -> fetch(new HttpGet(uri), to));
    }

    private String fetch(HttpGet request, Path to) {
        try (CloseableHttpResponse response = http.execute(request)) {
            int status = response.getStatusLine().getStatusCode();
            if (status != 200 || response.getEntity() == null) {
                throw TencentCalls.unclear("http_" + status, "WeChat Pay answers HTTP " + status, null);
            }
            return written(response.getEntity().getContent(), to);
        } catch (SocketTimeoutException late) {
            throw TencentCalls.unclear("timeout", "WeChat Pay has not answered in time", late);
        } catch (IOException failed) {
            throw TencentCalls.unclear("unreachable", "A bill could not be fetched", failed);
        }
    }

    private static String written(InputStream content, Path to) throws IOException {
        var sha1 = sha1();
        try (var unpacked = new DigestInputStream(new GZIPInputStream(content), sha1);
                var out = Files.newOutputStream(to)) {
            var buffer = new byte[64 * 1024];
            long size = 0;
            int read;
            while ((read = unpacked.read(buffer)) >= 0) {
                size += read;
                if (size > MOST_BILL_BYTES) {
                    throw new IOException("The bill is larger than any that we expect");
                }
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha1.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Makes WeChat Pay do something: one attempt. A 204 yields an empty object. */
    JsonNode post(String api, String path, JsonNode body) {
        return calls.write(api, () -> {
            var post = new HttpPost(settings.root() + path);
            post.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
            return run(post);
        });
    }

    private JsonNode run(HttpRequestBase request) {
        request.addHeader("Accept", "application/json");
        request.addHeader("Wechatpay-Serial", settings.publicKeyId());
        try (CloseableHttpResponse response = http.execute(request)) {
            byte[] content = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            return judged(response, content);
        } catch (SocketTimeoutException late) {
            throw TencentCalls.unclear("timeout", "WeChat Pay has not answered in time", late);
        } catch (IOException failed) {
            throw TencentCalls.unclear("unreachable", "WeChat Pay cannot be reached", failed);
        }
    }

    private JsonNode judged(HttpResponse response, byte[] content) {
        int status = response.getStatusLine().getStatusCode();
        if (status == 200 || status == 204) {
            var objection = genuine.objection(
                    header(response, "Wechatpay-Serial"),
                    header(response, "Wechatpay-Timestamp"),
                    header(response, "Wechatpay-Nonce"),
                    header(response, "Wechatpay-Signature"),
                    content);
            if (objection.isPresent()) {
                throw TencentCalls.unclear("untrusted", "An answer is not WeChat Pay's: " + objection.get(), null);
            }
            return status == 204 ? body() : parsed(content);
        }
        boolean isRefusal = status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
        if (isRefusal) {
            var answer = parsed(content);
            String code = answer.path("code").asString("");
            if (!code.isEmpty()) {
                throw new GatewayRejected(code, answer.path("message").asString(""));
            }
        }
        throw TencentCalls.unclear("http_" + status, "WeChat Pay answers HTTP " + status, null);
    }

    private static JsonNode parsed(byte[] content) {
        try {
            var node = JSON.readTree(content);
            if (node.isObject()) {
                return node;
            }
            throw TencentCalls.unclear("garbled", "WeChat Pay's answer is no JSON object", null);
        } catch (JacksonException garbled) {
            throw TencentCalls.unclear("garbled", "WeChat Pay's answer is no JSON", garbled);
        }
    }

    private static String header(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static CloseableHttpClient client(WxpaySettings settings, Clock clock) {
        var builder = Connections.bound(
                WxPayV3HttpClientBuilder.create()
                        .withCredentials(new Stamped(settings, clock))
                        // Answers are judged in one place, above, where the status is known as well.
                        .withValidator(response -> true),
                settings.atOnce(),
                settings.connectTimeout(),
                settings.readTimeout());
        settings.loopback()
                .ifPresent(address -> builder.setDnsResolver(host -> host.endsWith(WxpaySettings.HOSTS)
                        ? new InetAddress[] {address}
                        : InetAddress.getAllByName(host)));
        return builder.build();
    }

    /** Stamps requests by our clock and not by the machine's. */
    private static final class Stamped extends WxPayCredentials {

        private final Clock clock;

        private Stamped(WxpaySettings settings, Clock clock) {
            super(settings.mchId(), new PrivateKeySigner(settings.merchantSerialNo(), settings.merchantKey()));
            this.clock = clock;
        }

        @Override
        protected long generateTimestamp() {
            return clock.instant().getEpochSecond();
        }
    }
}
