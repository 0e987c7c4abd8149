package io.guidepost.miniappapi.dataexport;

import io.guidepost.domain.dataexport.ExportPersonalData;
import io.guidepost.domain.dataexport.ExportPersonalData.Archive;
import io.guidepost.domain.dataexport.ExportPersonalData.Section;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A shopper takes a copy of what is known about him. */
@RestController
class DataExportController {

    private final ExportPersonalData exportPersonalData;
    private final Offload offload;

    DataExportController(ExportPersonalData exportPersonalData, Offload offload) {
        this.exportPersonalData = exportPersonalData;
        this.offload = offload;
    }

    @Operation(
            summary = "导出我的个人信息 A copy of everything that is known about me",
            description = "每天最多 3 次。 At most three a day: 429 too_many_exports.")
    @PostMapping("/api/shop/v1/me/data-exports")
    Mono<ResponseEntity<MyArchive>> export(SignedInShopper me) {
        return offload.call(() -> MyArchive.from(exportPersonalData.ofHimself(me.memberId())))
                .map(archive -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                        .body(archive));
    }

    @Schema(requiredProperties = {"memberId", "madeAt", "sections"})
    record MyArchive(String memberId, Instant madeAt, List<MyArchiveSection> sections) {

        static MyArchive from(Archive archive) {
            return new MyArchive(
                    Long.toString(archive.memberId()),
                    archive.madeAt(),
                    archive.sections().stream().map(MyArchiveSection::from).toList());
        }
    }

    @Schema(requiredProperties = {"name", "title", "rows", "cut"})
    record MyArchiveSection(
            String name,
            MyArchiveTitle title,
            List<Map<String, Object>> rows,
            @Schema(description = "还有更多未列出 There is more than fits") boolean cut) {

        static MyArchiveSection from(Section section) {
            return new MyArchiveSection(
                    section.table(),
                    new MyArchiveTitle(section.what().zh(), section.what().en()),
                    section.rows(),
                    section.isCut());
        }
    }

    @Schema(requiredProperties = {"zh", "en"})
    record MyArchiveTitle(String zh, String en) {}
}
