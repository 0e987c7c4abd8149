package io.guidepost.guideapi.acquisition;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.AcquisitionCode.Status;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.KeepContactWays;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.MakeCode;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The code by which customers become friends of the guide who is signed in. */
@RestController
@RequestMapping("/api/guide/v1/acquisition-code")
@Tag(name = "我的活码 My acquisition code")
class MyCodeController {

    private final MakeCode makeCode;
    private final KeepContactWays contactWays;
    private final Codes codes;
    private final Offload offload;

    MyCodeController(MakeCode makeCode, KeepContactWays contactWays, Codes codes, Offload offload) {
        this.makeCode = makeCode;
        this.contactWays = contactWays;
        this.codes = codes;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "我的活码 My code", description = "404 until it was made.")
    Mono<MyCode> mine(SignedInGuide me) {
        return offload.call(() -> codes.ofGuide(me.guideId(), LeadChannel.STAFF)
                .map(MyCode::of)
                .orElseThrow(() -> Refusal.notFound("活码", "acquisition code")));
    }

    @PostMapping
    @Operation(
            summary = "生成我的活码 Make my code",
            description =
                    "The same one again when there is one. While I am not at work, colleagues of my store receive whoever"
                            + " scans it. qrCode is there as soon as status is LIVE.")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MyCode> make(SignedInGuide me, @RequestBody(required = false) Nothing body) {
        return offload.call(Offload.Kind.TENCENT, () -> {
            long id = makeCode.ofGuide(me.guideId());
            contactWays.now(id);
            return MyCode.of(codes.find(id).orElseThrow());
        });
    }

    record Nothing() {}

    record MyCode(String id, Status status, String qrCode, String name) {

        static MyCode of(AcquisitionCode code) {
            return new MyCode(
                    Long.toString(code.id()), code.status(), code.qrCode().orElse(null), code.name());
        }
    }
}
