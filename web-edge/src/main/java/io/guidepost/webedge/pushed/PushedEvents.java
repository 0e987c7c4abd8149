package io.guidepost.webedge.pushed;

import io.guidepost.webedge.Offload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/**
 * Where Tencent pushes events, signed and encrypted, as WeCom and the mini-program alike do. An empty 200 means "kept", and
 * anything else makes them send the event again: so it is given only after the event is in the database.
 */
public abstract class PushedEvents {

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Offload offload;

    protected PushedEvents(Offload offload) {
        this.offload = offload;
    }

    /** The text that the check of our address wants back. Blocking. */
    protected abstract String verified(Seal seal, String echo);

    /** When this returns the event is in the database. Blocking. */
    protected abstract void keep(Seal seal, String body);

    /** What proves who sends it. */
    public record Seal(String signature, String timestamp, String nonce) {}

    /** The check of the address; it wants the bare text. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    public Mono<String> verify(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam("echostr") String echo) {
        return offload.call(() -> verified(new Seal(signature, timestamp, nonce), echo));
    }

    @PostMapping
    public Mono<ResponseEntity<Void>> receive(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestBody String body) {
        return offload.call(() -> {
            keep(new Seal(signature, timestamp, nonce), body);
            return ResponseEntity.ok().build();
        });
    }

    /** Whoever it was learns nothing from the answer. */
    protected final ResponseEntity<Void> refused(RuntimeException untrusted) {
        log.warn("Refused a push that is not Tencent's: {}", untrusted.getMessage());
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
}
