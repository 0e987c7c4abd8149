package io.guidepost.wechat.wecom;

import io.guidepost.wechat.call.TencentCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.InputStreamData;
import me.chanjar.weixin.common.util.http.MediaInputStreamUploadRequestExecutor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * WeCom's APIs with the rights of one secret. Refusals arrive as {@link io.guidepost.domain.GatewayRejected} with WeCom's
 * errcode, everything uncertain as {@link io.guidepost.domain.GatewayUnclear}.
 */
final class WecomApp {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "/cgi-bin/";

    private final SharedTokenService service;
    private final TencentCalls calls;
    private final String root;

    WecomApp(SharedTokenService service, TencentCalls calls, String root) {
        this.service = service;
        this.calls = calls;
        this.root = root + BASE;
    }

    static ObjectNode body() {
        return JSON.createObjectNode();
    }

    /** Asks by GET; harmless to repeat. */
    JsonNode get(String api, Map<String, String> parameters) {
        return calls.read(api, () -> fetch(api, parameters));
    }

    /** Asks by GET what may be asked only once, such as what a code stands for. */
    JsonNode getOnce(String api, Map<String, String> parameters) {
        return calls.write(api, () -> fetch(api, parameters));
    }

    /** Asks by POST; harmless to repeat. */
    JsonNode ask(String api, JsonNode body) {
        return calls.read(api, () -> send(api, body));
    }

    /** Makes WeCom do something: one attempt. */
    JsonNode order(String api, JsonNode body) {
        return calls.write(api, () -> send(api, body));
    }

    /** Uploads a temporary image; answers its media id. */
    String uploadImage(byte[] png) {
        return calls.read("media/upload", () -> {
            Path file = null;
            try {
                // A file and no stream: the SDK sends it again when the token turns out to be over.
                file = Files.createTempFile("card", ".png");
                Files.write(file, png);
                return service.getMediaService().upload("image", file.toFile()).getMediaId();
            } catch (WxErrorException | IOException failed) {
                throw TencentCalls.unclear("unreachable", "The image cannot be uploaded", failed);
            } finally {
                delete(file);
            }
        });
    }

    /** As {@link #publish(Path)}. */
    String publishImage(byte[] png) {
        Path file = null;
        try {
            file = Files.createTempFile("card", ".png");
            Files.write(file, png);
            return publish(file);
        } catch (IOException failed) {
            throw TencentCalls.unclear("unreachable", "The image cannot be uploaded", failed);
        } finally {
            delete(file);
        }
    }

    /** Uploads a picture of at most 2 MB for good; answers its address. */
    String publish(Path file) {
        return calls.read("media/uploadimg", () -> {
            try {
                return service.getMediaService().uploadImg(file.toFile());
            } catch (WxErrorException failed) {
                throw TencentCalls.unclear("unreachable", "The image cannot be uploaded", failed);
            }
        });
    }

    /** Uploads temporary media of {@code image}, {@code video} or {@code file}; answers the media id. */
    String upload(String type, Path file, String filename) {
        return upload("media/upload", "type=" + type, file, filename);
    }

    /** Uploads what a moment shows; WeCom knows it by another kind of id. */
    String uploadForMoments(String type, Path file, String filename) {
        return upload("media/upload_attachment", "media_type=" + type + "&attachment_type=1", file, filename);
    }

    private String upload(String api, String query, Path file, String filename) {
        return calls.read(api, () -> service.execute(
                        MediaInputStreamUploadRequestExecutor.create(service.getRequestHttp()),
                        root + api + "?" + query,
                        new FileData(file, filename))
                .getMediaId());
    }

    /** Opened anew each time: the SDK sends it again when the token turns out to be over. */
    private static final class FileData extends InputStreamData {

        private final transient Path file;

        private FileData(Path file, String filename) {
            super(null, filename);
            this.file = file;
        }

        @Override
        public InputStream getInputStream() {
            try {
                return Files.newInputStream(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The file to upload cannot be read", unreadable);
            }
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }

    private JsonNode fetch(String api, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return parsed(service.get(root + api, query.isEmpty() ? null : query));
        } catch (WxErrorException impossible) {
            throw new IllegalStateException("Errors are judged below", impossible);
        }
    }

    private JsonNode send(String api, JsonNode body) {
        try {
            return parsed(service.post(root + api, body.toString()));
        } catch (WxErrorException impossible) {
            throw new IllegalStateException("Errors are judged below", impossible);
        }
    }

    private static JsonNode parsed(String answer) {
        try {
            var node = JSON.readTree(answer);
            if (node.isObject()) {
                return node;
            }
            throw TencentCalls.unclear("garbled", "WeCom's answer is no JSON object", null);
        } catch (JacksonException garbled) {
            throw TencentCalls.unclear("garbled", "WeCom's answer is no JSON", garbled);
        }
    }
}
