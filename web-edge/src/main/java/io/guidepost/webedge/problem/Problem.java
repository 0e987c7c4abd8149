package io.guidepost.webedge.problem;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.http.HttpStatusCode;

/**
 * What is wrong, before it is put in a language and on the wire.
 *
 * @param code stable and in snake_case; clients decide by it
 * @param members what the client needs to react, as extra fields of the answer
 * @param retryAfterSeconds given with 429 and 503, and where a refusal knows it
 */
record Problem(
        HttpStatusCode status, String code, Words detail, Map<String, Object> members, OptionalInt retryAfterSeconds) {

    private static final String RETRY_FACT = "retryAfterSeconds";
    private static final int RETRY_TOO_MANY_SECONDS = 30;
    private static final int RETRY_UNAVAILABLE_SECONDS = 2;

    static Problem of(int status, String code, Words detail, Map<String, Object> members) {
        return new Problem(HttpStatusCode.valueOf(status), code, detail, members, retryAfter(status, members));
    }

    static Problem of(int status, String code, Words detail) {
        return of(status, code, detail, Map.of());
    }

    static Problem of(Refusal refusal) {
        return of(statusOf(refusal.kind()), refusal.code(), refusal.words(), refusal.facts());
    }

    private static int statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case REFUSED -> 422;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** A refusal that knows better says so in its facts. */
    private static OptionalInt retryAfter(int status, Map<String, Object> members) {
        if (members.get(RETRY_FACT) instanceof Number known) {
            return OptionalInt.of(Math.max(1, known.intValue()));
        }
        if (status != 429 && status != 503) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(status == 429 ? RETRY_TOO_MANY_SECONDS : RETRY_UNAVAILABLE_SECONDS);
    }

    /** One short heading per status, the same for all problems of that status. */
    Words title() {
        return switch (status.value()) {
            case 400 -> new Words("请求有误", "The request is malformed");
            case 401 -> new Words("未登录", "Not signed in");
            case 403 -> new Words("没有权限", "Not allowed");
            case 404 -> new Words("未找到", "Not found");
            case 405 -> new Words("不支持的请求方法", "Method not allowed");
            case 406 -> new Words("无法提供所要求的格式", "Not acceptable");
            case 409 -> new Words("状态冲突", "Conflict");
            case 413 -> new Words("请求内容过大", "The request is too large");
            case 415 -> new Words("不支持的内容类型", "Unsupported content type");
            case 422 -> new Words("无法办理", "Refused");
            case 429 -> new Words("请求过于频繁", "Too many requests");
            case 503 -> new Words("服务暂不可用", "Temporarily unavailable");
            default ->
                status.is5xxServerError()
                        ? new Words("系统错误", "Internal error")
                        : new Words("请求未被接受", "The request was not accepted");
        };
    }
}
