package io.guidepost.miniappapi.profile;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.profile.ConsentChannel;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.profile.Profile;
import io.guidepost.domain.profile.Profiles.Consent;
import io.guidepost.domain.profile.Purpose;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a member tells about himself, all of it if he likes. */
@RestController
@RequestMapping("/api/shop/v1/me")
class ProfileController {

    private static final String AVATAR = "/api/shop/v1/me/avatar";
    private static final DataSize LARGEST_AVATAR = DataSize.ofMegabytes(2);

    private final KeepProfile keepProfile;
    private final AssetStore store;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Offload offload;

    ProfileController(
            KeepProfile keepProfile, AssetStore store, Uploads uploads, Downloads downloads, Offload offload) {
        this.keepProfile = keepProfile;
        this.store = store;
        this.uploads = uploads;
        this.downloads = downloads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor avatarDoor() {
            return UploadDoor.forFile(AVATAR, LARGEST_AVATAR.toBytes());
        }
    }

    @Operation(summary = "我的资料 My profile: the phone number masked, and what I agreed to")
    @GetMapping
    Mono<ProfileView> show(SignedInShopper me) {
        return offload.call(() -> keepProfile.look(me.memberId())).map(ProfileView::from);
    }

    @Operation(summary = "修改昵称 Change the nickname; an empty one takes it away")
    @PutMapping
    Mono<ProfileView> rename(SignedInShopper me, @Valid @RequestBody NewProfile body) {
        return offload.call(() -> keepProfile.rename(me.memberId(), body.nickname(), body.version()))
                .map(ProfileView::from);
    }

    @Operation(
            summary = "上传头像 Hand in a picture",
            description =
                    "multipart/form-data，一个名为 file 的部分；JPEG 或 PNG，至多 2 MB。 multipart/form-data with one part named"
                            + " file; JPEG or PNG of at most 2 MB, as wx.uploadFile sends it.")
    @PostMapping(path = "/avatar", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ProfileView> showPicture(SignedInShopper me, @RequestPart("file") FilePart file) {
        return uploads.received(
                        file.content(),
                        LARGEST_AVATAR.toBytes(),
                        picture -> offload.call(() -> keepProfile.show(me.memberId(), picture, declared(file))))
                .map(ProfileView::from);
    }

    /** What the client says it is; many say nothing but "bytes". */
    private static Optional<String> declared(FilePart file) {
        return Optional.ofNullable(file.headers().getContentType())
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(type -> !type.equals(MediaType.APPLICATION_OCTET_STREAM_VALUE))
                .map(type -> type.equals("image/jpg") ? MediaType.IMAGE_JPEG_VALUE : type);
    }

    @Operation(summary = "我的头像 My picture itself")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = {@Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary"))})
    @GetMapping("/avatar")
    Mono<ResponseEntity<Flux<DataBuffer>>> picture(SignedInShopper me) {
        return offload.call(
                        () -> keepProfile.avatar(me.memberId()).orElseThrow(() -> Refusal.notFound("头像", "picture")))
                .map(this::answered);
    }

    private ResponseEntity<Flux<DataBuffer>> answered(Asset asset) {
        return downloads.kept(
                "avatar." + asset.type().extension(),
                asset.type().mediaType(),
                asset.type().kind() == FileKind.IMAGE,
                () -> store.open(asset.digest()));
    }

    @Operation(summary = "删除头像 Take the picture away")
    @DeleteMapping("/avatar")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> hidePicture(SignedInShopper me) {
        return offload.call(() -> {
            keepProfile.hide(me.memberId());
            return null;
        });
    }

    @Operation(
            summary = "授权手机号 Tell the phone number by the code of the button getPhoneNumber",
            description = "手机号从不是必填；加密保存，应答中总是脱敏。 Never necessary; kept sealed, and masked in every answer.")
    @PutMapping("/phone")
    Mono<ProfileView> tellPhone(SignedInShopper me, @Valid @RequestBody PhoneCode body) {
        return offload.call(Offload.Kind.TENCENT, () -> keepProfile.tellPhone(me.memberId(), body.code()))
                .map(ProfileView::from);
    }

    @Operation(summary = "删除手机号 Take the phone number away")
    @DeleteMapping("/phone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forgetPhone(SignedInShopper me) {
        return offload.call(() -> {
            keepProfile.forgetPhone(me.memberId());
            return null;
        });
    }

    @Operation(summary = "同意或撤回 Agree to something, or withdraw it; every change is kept with its time")
    @PutMapping("/consents")
    Mono<ProfileView> consent(SignedInShopper me, @Valid @RequestBody NewConsent body) {
        return offload.call(() -> {
                    keepProfile.consent(me.memberId(), body.purpose(), body.version(), body.agreed());
                    return keepProfile.look(me.memberId());
                })
                .map(ProfileView::from);
    }

    @Operation(summary = "我的同意与撤回记录 Everything I ever agreed to or withdrew, the latest first")
    @GetMapping("/consents")
    Mono<ConsentHistory> consents(SignedInShopper me) {
        return offload.call(() -> new ConsentHistory(keepProfile.consentHistory(me.memberId()).stream()
                .map(ConsentView::from)
                .toList()));
    }

    @Schema(requiredProperties = {"items"})
    record ConsentHistory(List<ConsentView> items) {}

    record NewProfile(
            @NotNull @Size(max = 32) String nickname,
            @Schema(description = "所见资料的 version The version of the profile that was seen") @NotNull Integer version) {}

    record PhoneCode(
            @Schema(description = "getPhoneNumber 按钮给出的 code，一次有效 What the button hands out; good once")
                    @NotBlank
                    @Size(max = 512)
                    String code) {}

    record NewConsent(
            @NotNull Purpose purpose,
            @NotNull @Pattern(regexp = "[!-~]{1,32}") String version,
            @NotNull Boolean agreed) {}

    @Schema(requiredProperties = {"id", "nickname", "registeredAt", "consents", "version"})
    record ProfileView(
            String id,
            String nickname,
            @Schema(description = "没有头像时缺省 Absent without a picture") String avatarUrl,
            @Schema(description = "脱敏，如 138****8000；未授权时缺省 Masked; absent unless told") String phone,
            Instant phoneVerifiedAt,
            Instant registeredAt,
            List<ConsentView> consents,
            int version) {

        static ProfileView from(Profile profile) {
            return new ProfileView(
                    Long.toString(profile.memberId()),
                    profile.nickname(),
                    profile.hasAvatar() ? AVATAR : null,
                    profile.phone().orElse(null),
                    profile.phoneVerifiedAt().orElse(null),
                    profile.registeredAt(),
                    profile.consents().stream().map(ConsentView::from).toList(),
                    profile.version());
        }
    }

    @Schema(requiredProperties = {"purpose", "version", "agreed", "happenedAt", "channel"})
    record ConsentView(
            Purpose purpose,
            String version,
            boolean agreed,
            Instant happenedAt,
            @Schema(description = "在何处表示 Where it was said") ConsentChannel channel) {

        static ConsentView from(Consent consent) {
            return new ConsentView(
                    consent.purpose(), consent.version(), consent.isAgreed(), consent.happenedAt(), consent.channel());
        }
    }
}
