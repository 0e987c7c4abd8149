package io.guidepost.miniappapi.login;

import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.profile.Purpose;
import io.guidepost.domain.session.Device;
import io.guidepost.domain.session.EndReason;
import io.guidepost.domain.session.ShopperSessions;
import io.guidepost.domain.session.ShopperSessions.Open;
import io.guidepost.domain.shopper.SignInShopper;
import io.guidepost.domain.visitor.KeepVisitors;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGates;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/shop/v1/sessions")
class ShopperSessionController {

    private static final Logger LOG = LoggerFactory.getLogger(ShopperSessionController.class);
    private static final String DEVICE_ID = "[!-~]{8,128}";

    private final SignInShopper signInShopper;
    private final ShopperSessions sessions;
    private final KeepProfile keepProfile;
    private final KeepVisitors visitors;
    private final Tokens tokens;
    private final SessionGates gates;
    private final Offload offload;

    ShopperSessionController(
            SignInShopper signInShopper,
            ShopperSessions sessions,
            KeepProfile keepProfile,
            KeepVisitors visitors,
            Tokens tokens,
            SessionGates gates,
            Offload offload) {
        this.signInShopper = signInShopper;
        this.sessions = sessions;
        this.keepProfile = keepProfile;
        this.visitors = visitors;
        this.tokens = tokens;
        this.gates = gates;
        this.offload = offload;
    }

    @Operation(
            summary = "登录 Sign in with the code of wx.login",
            description = "首次登录即成为会员；手机号不是必填。deviceId 由小程序自行生成并保存，同一设备再次登录会替换原会话。 The first sign-in"
                    + " makes a member; no phone number is needed. The mini-program makes up deviceId and keeps it: signing in"
                    + " again on a device replaces its session.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Session> open(@Valid @RequestBody Login body) {
        return offload.call(Offload.Kind.SIGN_IN, () -> {
            var signedIn = signInShopper.signIn(body.code());
            var open = sessions.open(signedIn.memberId(), body.device());
            Optional.ofNullable(body.consentVersion())
                    .ifPresent(
                            version -> keepProfile.consent(signedIn.memberId(), Purpose.PRIVACY_POLICY, version, true));
            gates.forget(Audience.SHOP, signedIn.memberId());
            Optional.ofNullable(body.visitorId()).ifPresent(visitor -> join(visitor, signedIn.memberId()));
            return session(open, signedIn.newMember());
        });
    }

    /** Nobody is kept out because of what he looked at before: it is joined with the next sign-in then. */
    private void join(String visitor, long memberId) {
        try {
            visitors.join(visitor, memberId);
        } catch (RuntimeException later) {
            LOG.warn("What member {} did before signing in is not joined yet", memberId, later);
        }
    }

    @Operation(
            summary = "续期会话 Renew the session",
            description = "换发一对新令牌，旧的访问令牌与续期令牌随即失效；应答丢失时一分钟内可用旧令牌再换一次。 Hands out another pair of tokens"
                    + " and kills the pair of before; where the answer was lost, the token of before is good for one minute"
                    + " more. Refused with session_ended, whose reason says why: sign in again.")
    @PostMapping("/renewal")
    Mono<Session> renew(@Valid @RequestBody Renewal body) {
        return offload.call(() -> {
            var open = sessions.renew(body.refreshToken(), Optional.ofNullable(body.deviceId()));
            gates.forget(Audience.SHOP, open.memberId());
            return session(open, false);
        });
    }

    @Operation(summary = "我的登录设备 The devices I am signed in on")
    @GetMapping
    Mono<Devices> list(SignedInShopper me) {
        return offload.call(() -> new Devices(
                sessions.of(me.memberId(), me.sessionNo()).stream()
                        .map(DeviceView::from)
                        .toList(),
                null));
    }

    @Operation(summary = "退出本设备 Sign out on this device")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logOut(SignedInShopper me) {
        return ended(me, () -> sessions.logOut(me.memberId(), me.sessionNo()));
    }

    @Operation(summary = "退出另一设备 Sign out on another device")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logOutDevice(SignedInShopper me, @PathVariable Id id) {
        return ended(me, () -> sessions.logOutDevice(me.memberId(), id.value()));
    }

    @Operation(summary = "退出全部设备 Sign out on all devices")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logOutEverywhere(SignedInShopper me) {
        return ended(me, () -> sessions.logOutEverywhere(me.memberId(), EndReason.LOGGED_OUT));
    }

    private Mono<Void> ended(SignedInShopper me, Runnable ending) {
        return offload.call(() -> {
            ending.run();
            gates.forget(Audience.SHOP, me.memberId());
            return null;
        });
    }

    private Session session(Open open, boolean newMember) {
        var token = tokens.issue(new SignedInShopper(open.memberId()), open.grantNo());
        return new Session(
                token.accessToken(),
                token.expiresAt(),
                open.refreshToken(),
                open.refreshExpiresAt(),
                Long.toString(open.id()),
                new Member(Long.toString(open.memberId()), newMember));
    }

    record Login(
            @Schema(description = "wx.login 的 code，五分钟内一次有效 What wx.login hands out; good once, for five minutes")
                    @NotBlank
                    @Size(max = 512)
                    String code,
            @Schema(description = "小程序自行生成并保存的设备标识 Made up by the mini-program and kept there")
                    @Pattern(regexp = DEVICE_ID)
                    String deviceId,
            @Schema(description = "显示在设备列表中的名称 Shown in the list of devices") @Size(max = 64) String deviceName,
            @Schema(description = "已同意的隐私政策版本 The version of the privacy policy that was agreed to")
                    @Pattern(regexp = "[!-~]{1,32}")
                    String consentVersion,
            @Schema(
                            description =
                                    "未登录时上报浏览所用的标识 Under which visitor-events were told before; they become this member's")
                    @Pattern(regexp = "[A-Za-z0-9_-]{22,64}")
                    String visitorId) {

        Device device() {
            return new Device(Optional.ofNullable(deviceId), Optional.ofNullable(deviceName));
        }
    }

    record Renewal(
            @NotBlank @Size(max = 128) String refreshToken,
            @Schema(description = "登录时给出的设备标识 The one that was given when signing in") @Pattern(regexp = DEVICE_ID)
                    String deviceId) {}

    @Schema(
            requiredProperties = {"accessToken", "expiresAt", "refreshToken", "refreshExpiresAt", "sessionId", "member"
            })
    record Session(
            String accessToken,
            Instant expiresAt,
            @Schema(description = "仅可使用一次 Good once") String refreshToken,
            Instant refreshExpiresAt,
            String sessionId,
            Member member) {

        /** Tokens are for their owner and not for logs. */
        @Override
        public String toString() {
            return "Session[sessionId=" + sessionId + "]";
        }
    }

    @Schema(requiredProperties = {"id", "newMember"})
    record Member(String id, @Schema(description = "本次登录新建了会员 This sign-in made the member") boolean newMember) {}

    @Schema(requiredProperties = "items")
    record Devices(List<DeviceView> items, String nextCursor) {}

    @Schema(requiredProperties = {"id", "deviceName", "openedAt", "renewedAt", "current"})
    record DeviceView(String id, String deviceName, Instant openedAt, Instant renewedAt, boolean current) {

        static DeviceView from(ShopperSessions.Living living) {
            return new DeviceView(
                    Long.toString(living.id()),
                    living.deviceName(),
                    living.openedAt(),
                    living.renewedAt(),
                    living.isThisOne());
        }
    }
}
