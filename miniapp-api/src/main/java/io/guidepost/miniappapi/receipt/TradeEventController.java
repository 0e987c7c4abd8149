package io.guidepost.miniappapi.receipt;

import io.guidepost.domain.receipt.TakeTradeEvent;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
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

/** Where WeChat pushes events of the mini-program (消息推送). An empty 200 means "kept"; anything else and WeChat tries again. */
@Hidden
@RestController
@RequestMapping("/callbacks/miniapp")
class TradeEventController {

    private static final Logger log = LoggerFactory.getLogger(TradeEventController.class);

    private final TakeTradeEvent takeTradeEvent;
    private final Offload offload;

    TradeEventController(TakeTradeEvent takeTradeEvent, Offload offload) {
        this.takeTradeEvent = takeTradeEvent;
        this.offload = offload;
    }

    /** WeChat's check of the address; it wants the bare text. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<String> verify(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam("echostr") String echo) {
        return offload.call(() -> takeTradeEvent.verifyAddress(signature, timestamp, nonce, echo));
    }

    @PostMapping
    Mono<ResponseEntity<Void>> receive(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestBody String body) {
        return offload.call(() -> {
            takeTradeEvent.take(signature, timestamp, nonce, body);
            return ResponseEntity.ok().build();
        });
    }

    /** Whoever it was learns nothing from the answer. */
    @ExceptionHandler
    ResponseEntity<Void> refuse(Untrusted untrusted) {
        log.warn("Refused a push that is not WeChat's: {}", untrusted.getMessage());
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
}
