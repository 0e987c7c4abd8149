package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.sheet.SheetColumn;
import java.util.List;
import java.util.Map;

/** How tags, and members with their tags, stand in a table. */
final class TagSheet {

    static final String GROUP = "group";
    static final String TAG = "tag";
    static final String IDENTITY = "identity";
    static final String ACTION = "action";

    static final List<SheetColumn> TAGS = List.of(
            SheetColumn.text(GROUP, "标签组", "Tag group"),
            SheetColumn.text(TAG, "标签", "Tag"),
            SheetColumn.ignored("customers", "客户数", "Customers"));

    static final List<SheetColumn> MARKS = List.of(
            SheetColumn.text(MemberSheet.MEMBER, "会员编号", "Member ID"),
            SheetColumn.text(IDENTITY, "会员身份", "Number of a channel"),
            SheetColumn.ignored("customer", "客户", "Customer"),
            SheetColumn.ignored("guide", "导购", "Guide"),
            SheetColumn.text(GROUP, "标签组", "Tag group"),
            SheetColumn.text(TAG, "标签", "Tag"),
            SheetColumn.text(ACTION, "操作", "Action"),
            SheetColumn.ignored("source", "来源", "Source"),
            SheetColumn.ignored("since", "打标时间", "Since"));

    /** What is done with the tag; nothing written means that it is given. */
    enum Action {
        ADD,
        REMOVE
    }

    static final Map<Action, Words> ACTIONS =
            Map.of(Action.ADD, new Words("添加", "add"), Action.REMOVE, new Words("移除", "remove"));

    private TagSheet() {}
}
