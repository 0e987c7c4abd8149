package io.guidepost.webedge.problem;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** From whatever was thrown to what the client is told. Nothing of an unexpected exception's own text gets out. */
final class Problems {

    private static final int MAX_CAUSES = 20;

    private Problems() {}

    static Problem of(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return Problem.of(refusal);
        }
        if (thrown instanceof WebExchangeBindException invalid) {
            return invalid(invalid.getAllErrors().stream()
                    .map(Problems::fieldAndMessage)
                    .toList());
        }
        if (thrown instanceof HandlerMethodValidationException invalid) {
            return invalid(fieldsAndMessages(invalid));
        }
        if (thrown instanceof ConstraintViolationException invalid) {
            return invalid(invalid.getConstraintViolations().stream()
                    .map(violation ->
                            fieldAndMessage(violation.getPropertyPath().toString(), violation.getMessage()))
                    .toList());
        }
        if (caused(thrown, DataBufferLimitException.class).isPresent()) {
            return tooLarge();
        }
        if (thrown instanceof MissingRequestValueException missing) {
            return missing(missing.getName());
        }
        if (thrown instanceof ServerWebInputException unreadable) {
            return unreadable(unreadable);
        }
        if (thrown instanceof ServerErrorException blank && isOfThePath(blank.getMethodParameter())) {
            return notFound();
        }
        if (thrown instanceof ResponseStatusException answered) {
            return of(answered.getStatusCode().value());
        }
        if (thrown instanceof AuthenticationException) {
            return unauthenticated();
        }
        if (thrown instanceof AccessDeniedException) {
            return forbidden();
        }
        if (caused(thrown, OptimisticLockingFailureException.class).isPresent()) {
            return Problem.of(
                    409,
                    "version_conflict",
                    new Words("数据已被他人修改，请刷新后重试", "Somebody else has changed this meanwhile; read it again and retry"));
        }
        if (isDependencyDown(thrown)) {
            return Problem.of(
                    503,
                    "dependency_unavailable",
                    new Words("依赖的服务暂不可用，请稍后重试", "Something we depend on is not available; please try again shortly"));
        }
        return internal();
    }

    /** Spring takes a blank in a path for a mistake of the server's, and it is an address with nothing there. */
    private static boolean isOfThePath(MethodParameter parameter) {
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
    }

    /** What an HTTP status alone has to say. */
    static Problem of(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 ->
                Problem.of(
                        405,
                        "method_not_allowed",
                        new Words("该地址不支持此请求方法", "This address does not support the method"));
            case 406 ->
                Problem.of(406, "not_acceptable", new Words("只能以 JSON 应答", "The answer is available as JSON only"));
            case 413 -> tooLarge();
            case 415 ->
                Problem.of(
                        415,
                        "unsupported_media_type",
                        new Words("请求内容必须为 application/json", "The body must be application/json"));
            case 500 -> internal();
            default ->
                status < 500
                        ? Problem.of(
                                status, "malformed_request", new Words("请求无法理解", "The request cannot be understood"))
                        : Problem.of(status, "internal_error", internal().detail());
        };
    }

    static Problem unauthenticated() {
        return Problem.of(401, "unauthenticated", new Words("请先登录或重新登录", "Please sign in, or sign in again"));
    }

    static Problem forbidden() {
        return Problem.of(403, "forbidden", new Words("您的角色不能进行此操作", "Your role does not allow this"));
    }

    static Problem notFound() {
        return Problem.of(404, "not_found", new Words("没有这个地址", "There is nothing at this address"));
    }

    static Problem tooLarge() {
        return Problem.of(413, "payload_too_large", new Words("请求内容超过允许的大小", "The body is larger than allowed"));
    }

    private static Problem internal() {
        return Problem.of(
                500,
                "internal_error",
                new Words(
                        "系统出现错误，已记录；请提供 traceId 以便查询",
                        "Something went wrong on our side and was logged; please quote the traceId"));
    }

    private static Problem missing(String name) {
        return Problem.of(
                400,
                "missing_parameter",
                new Words("缺少 %s".formatted(name), "%s is missing".formatted(name)),
                Map.of("field", name));
    }

    private static Problem invalid(List<Map<String, String>> errors) {
        var fields = errors.stream()
                .map(error -> error.get("field"))
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
        return Problem.of(
                400,
                "validation_failed",
                new Words("以下字段不符合要求：%s".formatted(fields), "These fields are not valid: %s".formatted(fields)),
                Map.of("errors", errors));
    }

    private static Map<String, String> fieldAndMessage(ObjectError error) {
        var field = error instanceof FieldError of ? of.getField() : error.getObjectName();
        return fieldAndMessage(field, error.getDefaultMessage());
    }

    private static Map<String, String> fieldAndMessage(String field, String message) {
        return Map.of("field", field, "message", message == null ? "invalid" : message);
    }

    private static List<Map<String, String>> fieldsAndMessages(HandlerMethodValidationException invalid) {
        var errors = new ArrayList<Map<String, String>>();
        for (var result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                body.getAllErrors().forEach(error -> errors.add(fieldAndMessage(error)));
            } else {
                var name = Optional.ofNullable(result.getMethodParameter().getParameterName())
                        .orElse("request");
                result.getResolvableErrors()
                        .forEach(error -> errors.add(fieldAndMessage(name, error.getDefaultMessage())));
            }
        }
        return errors;
    }

    private static Problem unreadable(ServerWebInputException unreadable) {
        var unknown = caused(unreadable, UnrecognizedPropertyException.class);
        if (unknown.isPresent()) {
            var field = pathOf(unknown.get()).orElse(unknown.get().getPropertyName());
            return Problem.of(
                    400,
                    "unknown_field",
                    new Words("未知字段 %s".formatted(field), "There is no field %s".formatted(field)),
                    Map.of("field", field));
        }
        var mismatch = caused(unreadable, TypeMismatchException.class);
        if (mismatch.isPresent()) {
            var name = Optional.ofNullable(unreadable.getMethodParameter())
                    .map(parameter -> parameter.getParameterName())
                    .or(() -> Optional.ofNullable(mismatch.get().getPropertyName()))
                    .orElse("parameter");
            return Problem.of(
                    400,
                    "invalid_parameter",
                    new Words("参数 %s 的值无效".formatted(name), "The value of %s is not valid".formatted(name)),
                    Map.of("field", name));
        }
        var field = caused(unreadable, JacksonException.class).flatMap(Problems::pathOf);
        return field.map(name -> Problem.of(
                        400,
                        "malformed_request",
                        new Words("字段 %s 的值无效".formatted(name), "The value of field %s is not valid".formatted(name)),
                        Map.of("field", name)))
                .orElseGet(() -> Problem.of(
                        400,
                        "malformed_request",
                        new Words("请求内容不是有效的 JSON", "The body is not the JSON that is expected here")));
    }

    /** The place in the body, as in {@code lines[2].quantity}; without the values, which may be anything. */
    private static Optional<String> pathOf(JacksonException thrown) {
        var path = new StringBuilder();
        for (var step : thrown.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(shortened(path.toString()));
    }

    private static String shortened(String path) {
        return path.length() <= 100 ? path : path.substring(0, 100) + "…";
    }

    /** Also a lock that could not be had however often it was tried: nothing was changed, and later it will work. */
    private static boolean isDependencyDown(Throwable thrown) {
        return thrown instanceof GatewayUnclear
                || caused(thrown, DataAccessResourceFailureException.class).isPresent()
                || caused(thrown, TransientDataAccessException.class).isPresent()
                || caused(thrown, RecoverableDataAccessException.class).isPresent()
                || caused(thrown, CannotCreateTransactionException.class).isPresent()
                || caused(thrown, SQLTransientException.class).isPresent()
                || caused(thrown, SQLNonTransientConnectionException.class).isPresent();
    }

    private static <T> Optional<T> caused(Throwable thrown, Class<T> type) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
