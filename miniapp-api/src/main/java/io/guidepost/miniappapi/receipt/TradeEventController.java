package io.guidepost.miniappapi.receipt;

import io.guidepost.domain.receipt.TakeTradeEvent;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.pushed.PushedEvents;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where WeChat pushes events of the mini-program (消息推送). */
@Hidden
@RestController
@RequestMapping("/callbacks/miniapp")
class TradeEventController extends PushedEvents {

    private final TakeTradeEvent takeTradeEvent;

    TradeEventController(TakeTradeEvent takeTradeEvent, Offload offload) {
        super(offload);
        this.takeTradeEvent = takeTradeEvent;
    }

    @Override
    protected String verified(Seal seal, String echo) {
        return takeTradeEvent.verifyAddress(seal.signature(), seal.timestamp(), seal.nonce(), echo);
    }

    @Override
    protected void keep(Seal seal, String body) {
        takeTradeEvent.take(seal.signature(), seal.timestamp(), seal.nonce(), body);
    }

    @ExceptionHandler
    ResponseEntity<Void> refuse(Untrusted untrusted) {
        return refused(untrusted);
    }
}
