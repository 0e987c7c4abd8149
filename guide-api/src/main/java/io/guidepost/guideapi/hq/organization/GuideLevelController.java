package io.guidepost.guideapi.hq.organization;

import io.guidepost.domain.organization.GradeGuide;
import io.guidepost.domain.organization.GuideLevel;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/guides/{id}/levels")
@Tag(name = "导购等级 Guide levels")
class GuideLevelController {

    private final GradeGuide gradeGuide;
    private final Offload offload;

    GuideLevelController(GradeGuide gradeGuide, Offload offload) {
        this.gradeGuide = gradeGuide;
        this.offload = offload;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "设定导购等级 Give a guide a level",
            description =
                    "1 to 9, or 0 for none, from effectiveAt on (now if absent, never earlier). Commission rates may"
                            + " depend on it; what was sold keeps the level of its day.")
    Mono<LevelView> set(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewLevel body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> gradeGuide.set(
                        id.value(), body.level(), Optional.ofNullable(body.effectiveAt()), admin.adminId()))
                .map(LevelView::of);
    }

    @GetMapping
    @Operation(summary = "等级历史 All levels of a guide, newest first")
    Mono<Page<LevelView>> history(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> new Page<>(
                gradeGuide.history(id.value()).stream().map(LevelView::of).toList(), null));
    }

    record NewLevel(@NotNull @Min(0) @Max(GuideLevel.HIGHEST) Integer level, Instant effectiveAt) {}

    record LevelView(int level, Instant effectiveAt, Instant endsAt, Id setBy, Instant setAt) {

        static LevelView of(GuideLevel level) {
            return new LevelView(
                    level.level(), level.from(), level.until().orElse(null), new Id(level.setBy()), level.setAt());
        }
    }
}
