package io.guidepost.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.http.CallLog;
import io.guidepost.simulator.http.Faults;
import io.guidepost.simulator.http.Service;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where WireMock hands over: each request goes to the service that owns its path, or to a fault that waits for it. */
final class Front implements ResponseDefinitionTransformerV2 {

    static final String NAME = "tencent";

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final List<Service> services;
    private final Faults faults;
    private final CallLog calls;
    private final Clock clock;

    /** The first service that owns a path gets its calls; {@code panel} is out of the reach of faults and logs. */
    Front(List<Service> services, Faults faults, CallLog calls, Clock clock) {
        this.services = services;
        this.faults = faults;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Call call = read(event.getRequest());
        Answer answer;
        try {
            answer = answer(call);
        } catch (RuntimeException ours) {
            LOG.error("The simulator failed on {} {}", call.method(), call.path(), ours);
            answer = Answer.json(500, Body.object().put("message", "The simulator failed: " + ours));
        }
        return write(answer);
    }

    private Answer answer(Call call) {
        boolean panel = call.path().equals("/")
                || call.path().equals("/sim")
                || call.path().startsWith("/sim/");
        Optional<Service> owner =
                services.stream().filter(service -> service.owns(call.path())).findFirst();
        if (panel) {
            return owner.orElseThrow().answer(call);
        }
        Optional<Faults.Fault> fault = faults.take(call.path());
        Answer answer = owner.map(service ->
                        fault.map(ordered -> failed(service, call, ordered)).orElseGet(() -> service.answer(call)))
                .orElseGet(() -> Answer.json(
                        404,
                        Body.object()
                                .put("code", "NOT_FOUND")
                                .put("message", "None of Tencent's hosts that are simulated has " + call.path())));
        calls.add(call, answer, fault.map(ordered -> ordered.mode().name()).orElse(""));
        return answer;
    }

    private static Answer failed(Service service, Call call, Faults.Fault fault) {
        return switch (fault.mode()) {
            case ERRCODE -> service.failure(call, fault.errcode()).after(fault.delay());
            case SLOW -> service.answer(call).after(fault.delay());
            case APPLIED_BUT_LOST -> service.answer(call).after(fault.delay()).lost();
            case TIMEOUT, RESET -> Answer.html(504, "").after(fault.delay()).lost();
            case HTTP_500 -> service.crash(call).after(fault.delay());
            case HTTP_429 -> Answer.html(429, "Too Many Requests").after(fault.delay());
            case HTML ->
                Answer.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>")
                        .after(fault.delay());
        };
    }

    private Call read(Request request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue());
        }
        Map<String, Call.Part> parts = new LinkedHashMap<>();
        if (request.isMultipart()) {
            for (Request.Part part : request.getParts()) {
                String filename = Optional.ofNullable(part.getFileName()).orElse("");
                parts.put(part.getName(), new Call.Part(filename, part.getBody().asBytes()));
            }
        }
        byte[] body = request.getBody();
        return Call.of(
                request.getMethod().getName(),
                request.getUrl(),
                headers,
                body == null ? new byte[0] : body,
                parts,
                request.getClientIp(),
                clock.instant());
    }

    private static ResponseDefinition write(Answer answer) {
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
        if (!answer.delay().isZero()) {
            response.withFixedDelay((int) answer.delay().toMillis());
        }
        if (answer.reset()) {
            return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        response.withStatus(answer.status()).withHeader("Content-Type", answer.contentType());
        answer.headers().forEach((name, value) -> response.withHeader(name, value));
        return response.withBody(answer.body()).build();
    }
}
