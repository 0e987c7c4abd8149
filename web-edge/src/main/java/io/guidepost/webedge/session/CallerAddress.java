package io.guidepost.webedge.session;

import java.net.InetSocketAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where a request comes from, as far as it is known here: behind a proxy, what the server was told to believe of it. */
public final class CallerAddress {

    private static final int LONGEST_AGENT = 200;

    private CallerAddress() {}

    /** The address in writing, without the port; "unknown" where there is none. */
    public static String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
    }

    /** What the browser or program calls itself, shortened; empty where it does not say. */
    public static String agentOf(ServerHttpRequest request) {
        var agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        if (agent == null) {
            return "";
        }
        return agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
