package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Guide;
import java.util.Optional;

record GuideRow(
        long id, String userid, String name, Guide.Status status, String payeeOpenid, int sessionVersion, int version) {

    Guide toGuide() {
        return new Guide(id, userid, name, status, Optional.ofNullable(payeeOpenid), sessionVersion, version);
    }
}
