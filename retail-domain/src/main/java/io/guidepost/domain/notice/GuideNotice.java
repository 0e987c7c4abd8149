package io.guidepost.domain.notice;

import java.util.List;

/** Message: these guides get a card in WeCom. In Chinese, the language of the shops. */
public record GuideNotice(List<Long> guideIds, String title, String text, String page) {

    static final String TOPIC = "notice.guides";

    public GuideNotice {
        guideIds = List.copyOf(guideIds);
    }
}
