package io.guidepost.guideapi.wecom;

import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.domain.shopper.ReceiveWeComEvent;
import io.guidepost.webedge.Offload;
import io.swagger.v3.oas.annotations.Hidden;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where WeCom calls us. An empty 200 means "kept", and anything else makes WeCom send the event again: so it is given
 * only after the event is in the database.
 */
@Hidden
@RestController
@RequestMapping("/callbacks/wecom")
class WeComCallbackController {

    private static final Logger log = LoggerFactory.getLogger(WeComCallbackController.class);

    private final ReceiveWeComEvent receiveWeComEvent;
    private final Offload offload;

    WeComCallbackController(ReceiveWeComEvent receiveWeComEvent, Offload offload) {
        this.receiveWeComEvent = receiveWeComEvent;
        this.offload = offload;
    }

    /** WeCom's check of the address; it wants the bare text. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<String> verify(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam("echostr") String echo) {
        return offload.call(() -> receiveWeComEvent.verifyAddress(signature, timestamp, nonce, echo));
    }

    @PostMapping
    Mono<ResponseEntity<Void>> receive(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestBody String body) {
        return offload.call(() -> {
            receiveWeComEvent.receive(signature, timestamp, nonce, body);
            return ResponseEntity.ok().build();
        });
    }

    /** Whoever it was learns nothing from the answer. */
    @ExceptionHandler
    ResponseEntity<Void> refuse(Untrusted untrusted) {
        log.warn("Refused a callback that is not WeCom's: {}", untrusted.getMessage());
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
}
