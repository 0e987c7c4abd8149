package io.guidepost.guideapi.wecom;

import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.domain.shopper.ReceiveWeComEvent;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.pushed.PushedEvents;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where WeCom calls us. */
@Hidden
@RestController
@RequestMapping("/callbacks/wecom")
class WeComCallbackController extends PushedEvents {

    private final ReceiveWeComEvent receiveWeComEvent;

    WeComCallbackController(ReceiveWeComEvent receiveWeComEvent, Offload offload) {
        super(offload);
        this.receiveWeComEvent = receiveWeComEvent;
    }

    @Override
    protected String verified(Seal seal, String echo) {
        return receiveWeComEvent.verifyAddress(seal.signature(), seal.timestamp(), seal.nonce(), echo);
    }

    @Override
    protected void keep(Seal seal, String body) {
        receiveWeComEvent.receive(seal.signature(), seal.timestamp(), seal.nonce(), body);
    }

    @ExceptionHandler
    ResponseEntity<Void> refuse(Untrusted untrusted) {
        return refused(untrusted);
    }
}
