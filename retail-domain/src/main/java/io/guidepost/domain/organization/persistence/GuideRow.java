package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Guide;
import java.util.Optional;

record GuideRow(
        long id, String userid, String name, Guide.Status status, String payeeOpenid, int sessionVersion, int version) {

    static GuideRow of(Guide guide) {
        return new GuideRow(
                guide.id(),
                guide.userid(),
                guide.name(),
                guide.status(),
                guide.payeeOpenid().orElse(null),
                guide.sessionVersion(),
                guide.version());
    }

    Guide toGuide() {
        return new Guide(id, userid, name, status, Optional.ofNullable(payeeOpenid), sessionVersion, version);
    }
}
