package io.guidepost.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application's side of the wire: calls the simulator as an SDK would. */
final class Tencent {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Simulator simulator;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Tencent(Simulator simulator) {
        this.simulator = simulator;
    }

    String appToken() {
        return token(simulator.credentials().secret());
    }

    String contactsToken() {
        return token(simulator.credentials().contactsSecret());
    }

    private String token(String secret) {
        return get("/cgi-bin/gettoken?corpid=" + simulator.credentials().corpId() + "&corpsecret=" + secret)
                .path("access_token")
                .asString();
    }

    String miniappToken() {
        return post(
                        "/cgi-bin/stable_token",
                        """
                        {"grant_type":"client_credential","appid":"%s","secret":"%s","force_refresh":false}
                        """
                                .formatted(
                                        simulator.credentials().miniappAppId(),
                                        simulator.credentials().miniappSecret()))
                .path("access_token")
                .asString();
    }

    JsonNode get(String target) {
        return JSON.readTree(send(request(target).GET()).body());
    }

    JsonNode post(String target, String body) {
        return JSON.readTree(send(request(target)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body());
    }

    /** A WeCom call with the app's token. */
    JsonNode wecom(String path, String body) {
        return post(path + "?access_token=" + appToken(), body);
    }

    JsonNode wecom(String pathAndQuery) {
        return get(pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "access_token=" + appToken());
    }

    HttpResponse<String> panel(String method, String path, String body) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode order(String path, String body) {
        HttpResponse<String> response = panel("POST", path, body);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    String upload(String type, byte[] content) {
        String boundary = "b" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response =
                send(request("/cgi-bin/media/upload?access_token=" + appToken() + "&type=" + type)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.List.of(head, content, tail))));
        return JSON.readTree(response.body()).path("media_id").asString();
    }

    /** A signed pay call; the answer's signature is checked. */
    HttpResponse<String> pay(String method, String target, String body) {
        HttpResponse<String> response = send(request(target)
                .header(
                        "Authorization",
                        authorization(
                                method, target, body, simulator.credentials().mchId()))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Wechatpay-Serial", simulator.credentials().publicKeyId())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        checkSignature(
                response.headers().firstValue("Wechatpay-Timestamp").orElse(""),
                response.headers().firstValue("Wechatpay-Nonce").orElse(""),
                response.body(),
                response.headers().firstValue("Wechatpay-Signature").orElse(""));
        return response;
    }

    JsonNode payJson(String method, String target, String body) {
        return JSON.readTree(pay(method, target, body).body());
    }

    HttpResponse<String> unsigned(String method, String target, String body) {
        return send(request(target).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    String authorization(String method, String target, String body, String mchId) {
        String nonce = UUID.randomUUID().toString();
        String timestamp = Long.toString(System.currentTimeMillis() / 1000);
        String text = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            bytes(simulator.credentials().merchantPrivateKeyPem()))));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + mchId + "\",nonce_str=\"" + nonce + "\",timestamp=\""
                    + timestamp + "\",serial_no=\"" + simulator.credentials().merchantSerialNo() + "\",signature=\""
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean isSigned(String timestamp, String nonce, String body, String base64) {
        try {
            PublicKey key = KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new X509EncodedKeySpec(bytes(simulator.credentials().platformPublicKeyPem())));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((timestamp + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void checkSignature(String timestamp, String nonce, String body, String signature) {
        if (!isSigned(timestamp, nonce, body, signature)) {
            throw new AssertionError("The answer is not signed by the platform: " + body);
        }
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(simulator.url() + target));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
