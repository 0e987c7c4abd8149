package io.guidepost.guideapi.hq.access;

import io.guidepost.domain.rights.Permission;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a request to headquarters asks for.
 *
 * @param steps of its path, behind the version
 * @param permission empty for what is everybody's own
 */
public record Asked(List<String> steps, Optional<Permission> permission) {

    /** Attribute of a request that was signed with a key: the permissions to which it is kept. */
    public static final String SCOPES = "guidepost.key.scopes";

    private static final int STEPS_OF_BASE = 3;

    /** Empty for what nobody has declared. */
    public static Optional<Asked> by(ServerWebExchange exchange) {
        var steps = steps(exchange);
        return Routes.asked(exchange.getRequest().getMethod(), steps).map(permission -> new Asked(steps, permission));
    }

    /** Of the path behind the version, as handlers are found: decoded, without parameters of the path. */
    public static List<String> steps(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .filter(PathSegment.class::isInstance)
                .map(segment -> ((PathSegment) segment).valueToMatch())
                .skip(STEPS_OF_BASE)
                .toList();
    }
}
