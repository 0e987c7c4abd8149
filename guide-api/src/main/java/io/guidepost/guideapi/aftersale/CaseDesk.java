package io.guidepost.guideapi.aftersale;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.aftersale.Actor;
import io.guidepost.domain.aftersale.AfterSale;
import io.guidepost.domain.aftersale.AfterSales;
import io.guidepost.domain.aftersale.AfterSales.Scope;
import io.guidepost.domain.aftersale.CaseStatus;
import io.guidepost.domain.aftersale.DecideAfterSale;
import io.guidepost.domain.aftersale.DecideAfterSale.Decider;
import io.guidepost.domain.aftersale.Turn;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.guideapi.aftersale.CaseView.CaseStep;
import io.guidepost.guideapi.aftersale.CaseView.CaseStory;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a store's manager and headquarters do alike about after-sale cases; blocking. */
@Component
public class CaseDesk {

    private final AfterSales cases;
    private final DecideAfterSale decide;
    private final Refunds refunds;
    private final Assets assets;

    CaseDesk(AfterSales cases, DecideAfterSale decide, Refunds refunds, Assets assets) {
        this.cases = cases;
        this.decide = decide;
        this.refunds = refunds;
        this.assets = assets;
    }

    /** Who sits at the desk. */
    public record Sitting(Actor actor, Scope scope) {

        Decider deciding(int version) {
            return new Decider(actor, scope, version);
        }
    }

    /** {@code freightFen}: freight that goes back as well, where the fault is ours. */
    public record CaseApproval(
            @NotNull @Min(0) Integer version, @Size(max = 200) String words, @Min(0) @Max(1_000_000) Long freightFen) {}

    /** Why not. */
    public record CaseRejection(@NotNull @Min(0) Integer version, @NotBlank @Size(max = 200) String words) {}

    /** {@code isAccepted}: as they should be; {@code isResellable}: they go on the shelf again. */
    public record CaseInspection(
            @NotNull @Min(0) Integer version,
            @NotNull Boolean isAccepted,
            Boolean isResellable,
            @NotBlank @Size(max = 200) String words) {}

    /** How the replacement travels. */
    public record CaseReplacement(
            @NotNull @Min(0) Integer version,
            @NotBlank @Size(max = 32) String carrier,
            @NotBlank @Size(max = 64) String trackingNo) {}

    /** Nothing but the version that was seen. */
    public record CaseSeen(@NotNull @Min(0) Integer version) {}

    /** Newest first. */
    public Page<CaseView> list(Sitting sitting, Optional<CaseStatus> status, Optional<Turn> turn, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return Page.of(
                cases.page(sitting.scope(), status, turn, before, page.fetch()),
                page,
                this::view,
                found -> Cursor.of(found.id()));
    }

    public CaseStory show(Sitting sitting, long id) {
        var found = decide.find(sitting.scope(), id);
        return new CaseStory(
                view(found), cases.story(id).stream().map(CaseStep::from).toList());
    }

    /** A file that the shopper has handed in for this case. */
    public Asset evidence(Sitting sitting, long id, long assetId) {
        return Optional.of(decide.find(sitting.scope(), id))
                .filter(found -> found.evidence().contains(assetId))
                .flatMap(found -> assets.find(assetId))
                .orElseThrow(() -> Refusal.notFound("文件", "file"));
    }

    public CaseView approve(Sitting sitting, long id, CaseApproval body) {
        return view(decide.approve(
                sitting.deciding(body.version()),
                id,
                body.freightFen() == null ? 0 : body.freightFen(),
                body.words() == null ? "" : body.words().strip()));
    }

    public CaseView reject(Sitting sitting, long id, CaseRejection body) {
        return view(
                decide.reject(sitting.deciding(body.version()), id, body.words().strip()));
    }

    public CaseView inspect(Sitting sitting, long id, CaseInspection body) {
        var decider = sitting.deciding(body.version());
        var words = body.words().strip();
        return view(
                body.isAccepted()
                        ? decide.accept(decider, id, Boolean.TRUE.equals(body.isResellable()), words)
                        : decide.refuse(decider, id, words));
    }

    public CaseView replace(Sitting sitting, long id, CaseReplacement body) {
        return view(decide.replace(
                sitting.deciding(body.version()),
                id,
                body.carrier().strip(),
                body.trackingNo().strip()));
    }

    public CaseView refundInstead(Sitting sitting, long id, CaseRejection body) {
        return view(decide.refundInstead(
                sitting.deciding(body.version()), id, body.words().strip()));
    }

    public CaseView retryRefund(Sitting sitting, long id, CaseSeen body) {
        return view(decide.retryRefund(sitting.deciding(body.version()), id));
    }

    private CaseView view(AfterSale found) {
        return CaseView.from(found, found.refundId().flatMap(refunds::find));
    }
}
