package io.guidepost.domain.tag;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who wins where headquarters and WeCom have both changed the same tag. */
@Component
class TagSettings {

    private final ConflictPolicy conflict;

    TagSettings(@Value("${guidepost.tags.conflict:NEWEST}") ConflictPolicy conflict) {
        this.conflict = conflict;
    }

    ConflictPolicy conflict() {
        return conflict;
    }
}
