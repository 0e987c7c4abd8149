package io.guidepost.domain.memberfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.profile.ConsentChannel;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.CellReader;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a member stands in a row of a table. Each row names him by at least one number under which a channel knows him. */
final class MemberSheet {

    static final String MEMBER = "memberId";
    static final String PHONE = "phone";
    static final String NAME = "nickname";
    static final String STORE = "homeStoreId";
    static final String GUIDE = "guideUserid";
    static final String TAGS = "tags";
    static final String PRIVACY = "privacyAgreed";
    static final String MARKETING = "marketingAgreed";
    static final String VERSION = "consentVersion";
    static final String CONSENT_AT = "consentAt";
    static final String CONSENT_CHANNEL = "consentChannel";
    static final String REGISTERED = "registeredAt";

    static final Map<IdentityKind, String> IDENTITIES = new EnumMap<>(Map.of(
            IdentityKind.UNIONID, "unionid",
            IdentityKind.POS, "posNo",
            IdentityKind.TMALL, "tmallNo",
            IdentityKind.JD, "jdNo",
            IdentityKind.DOUYIN, "douyinNo"));

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(MEMBER, "会员编号", "Member ID"),
            SheetColumn.text("unionid", "unionid", "unionid"),
            SheetColumn.text("posNo", "POS会员号", "POS number"),
            SheetColumn.text("tmallNo", "天猫会员号", "Tmall number"),
            SheetColumn.text("jdNo", "京东会员号", "JD number"),
            SheetColumn.text("douyinNo", "抖音会员号", "Douyin number"),
            SheetColumn.text(PHONE, "手机号", "Phone"),
            SheetColumn.text(NAME, "姓名", "Name", "昵称", "Nickname"),
            SheetColumn.text(STORE, "归属门店编号", "Home store ID"),
            SheetColumn.ignored("homeStore", "归属门店", "Home store"),
            SheetColumn.text(GUIDE, "导购账号", "Guide's userid"),
            SheetColumn.ignored("guide", "导购", "Guide"),
            SheetColumn.ignored("store", "门店", "Store"),
            SheetColumn.ignored("wecomName", "企业微信名", "Name in WeCom"),
            SheetColumn.text(TAGS, "标签", "Tags"),
            SheetColumn.text(PRIVACY, "同意隐私政策", "Agrees to privacy policy"),
            SheetColumn.text(MARKETING, "同意营销", "Agrees to marketing"),
            SheetColumn.text(VERSION, "协议版本", "Version of consent"),
            SheetColumn.moment(CONSENT_AT, "同意时间", "Consent at"),
            SheetColumn.text(CONSENT_CHANNEL, "同意渠道", "Consent channel"),
            SheetColumn.moment(REGISTERED, "注册时间", "Registered at"));

    private static final Map<ConsentChannel, Words> CHANNELS = Map.of(
            ConsentChannel.MINI_PROGRAM, new Words("小程序", "Mini-program"),
            ConsentChannel.STORE, new Words("门店", "Store"),
            ConsentChannel.TELEPHONE, new Words("电话", "Telephone"));

    private static final Set<String> YES = Set.of("是", "y", "yes", "true", "1", "同意");
    private static final Set<String> NO = Set.of("否", "n", "no", "false", "0", "不同意");
    private static final Pattern NUMBER = Pattern.compile("[!-~]{1,64}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!86)[1-9][0-9]{0,2} ?[0-9]{5,14}");
    private static final int LONGEST_NAME = 32;
    private static final int MOST_TAGS = 20;

    private MemberSheet() {}

    /**
     * One row as far as it could be understood.
     *
     * @param phone as it is kept: eleven digits, or with the country code where it is not China's
     * @param tags as they are written: the name, or group and name with a slash between
     */
    record Parsed(
            int row,
            Optional<Long> memberId,
            Map<IdentityKind, String> identities,
            Optional<String> phone,
            Optional<String> name,
            Optional<Long> storeId,
            Optional<String> guide,
            List<String> tags,
            Optional<Boolean> privacy,
            Optional<Boolean> marketing,
            Optional<String> version,
            Optional<Instant> consentAt,
            Optional<ConsentChannel> channel,
            Optional<Instant> registeredAt,
            List<CellFault> faults) {}

    static Parsed parse(SheetRow row, Instant now) {
        var cells = new CellReader(row);
        var identities = new EnumMap<IdentityKind, String>(IdentityKind.class);
        IDENTITIES.forEach((kind, column) -> number(cells, column).ifPresent(value -> identities.put(kind, value)));
        var memberId = cells.id(MEMBER);
        var phone = phone(cells);
        var privacy = yesOrNo(cells, PRIVACY);
        var marketing = yesOrNo(cells, MARKETING);
        var version = cells.text(VERSION, 32).filter(text -> isVersion(cells, text));
        if (identities.isEmpty()
                && row.cell(MEMBER).isEmpty()
                && row.cell(PHONE).isEmpty()
                && cells.faults().isEmpty()) {
            cells.fault(
                    "", "identity_missing", "至少填写一个会员身份或手机号", "Name the member by a number of a channel or a phone");
        }
        if ((privacy.isPresent() || marketing.isPresent()) && row.cell(VERSION).isEmpty()) {
            cells.fault(VERSION, "consent_version_missing", "请填写所同意协议的版本", "Say which version was agreed to");
        }
        return new Parsed(
                row.number(),
                memberId,
                identities,
                phone,
                cells.text(NAME, LONGEST_NAME),
                cells.id(STORE),
                cells.text(GUIDE, 64),
                tags(cells),
                privacy,
                marketing,
                version,
                past(cells, CONSENT_AT, now),
                cells.word(CONSENT_CHANNEL, CHANNELS, ConsentChannel.values()),
                past(cells, REGISTERED, now),
                cells.faults());
    }

    private static Optional<String> number(CellReader cells, String column) {
        var text = cells.text(column, 64);
        if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
            cells.fault(column, "identity_invalid", "须为不含空格的字母、数字或符号", "Letters, digits or signs without blanks");
            return Optional.empty();
        }
        return text;
    }

    /** A masked number comes from a table of ours and says nothing. */
    private static Optional<String> phone(CellReader cells) {
        var text = cells.text(PHONE, 32).filter(written -> !written.contains("*"));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var plain = text.get().replaceAll("[\\s()-]", "");
        if (ABROAD.matcher(plain).matches()) {
            return text.map(String::strip);
        }
        var mobile = plain.replaceFirst("^(\\+?86)(?=1[0-9]{10}$)", "");
        if (!MOBILE.matcher(mobile).matches()) {
            cells.fault(
                    PHONE,
                    "phone_invalid",
                    "须为 11 位手机号,境外号码以 + 开头",
                    "A mobile number of China, or one that begins with +");
            return Optional.empty();
        }
        return Optional.of(mobile);
    }

    private static Optional<Boolean> yesOrNo(CellReader cells, String column) {
        var text = cells.text(column, 8).map(cell -> cell.toLowerCase(Locale.ROOT));
        if (text.isEmpty() || YES.contains(text.get()) || NO.contains(text.get())) {
            return text.map(YES::contains);
        }
        cells.fault(column, "cell_not_yes_or_no", "填「是」或「否」", "Write yes or no");
        return Optional.empty();
    }

    private static boolean isVersion(CellReader cells, String text) {
        boolean isFit = text.matches("[!-~]{1,32}");
        if (!isFit) {
            cells.fault(VERSION, "consent_version_invalid", "版本号不能含空格或中文", "A version has no blanks");
        }
        return isFit;
    }

    private static Optional<Instant> past(CellReader cells, String column, Instant now) {
        var at = cells.moment(column);
        if (at.filter(now::isBefore).isPresent()) {
            cells.fault(column, "moment_in_the_future", "时间不能晚于现在", "It must not lie in the future");
            return Optional.empty();
        }
        return at;
    }

    private static List<String> tags(CellReader cells) {
        var tags = new ArrayList<String>();
        cells.text(TAGS, 1_000).ifPresent(text -> {
            for (var part : text.split("[;；,，\n]")) {
                if (!part.isBlank()) {
                    tags.add(part.strip());
                }
            }
        });
        if (tags.size() > MOST_TAGS) {
            cells.fault(
                    TAGS, "too_many_tags", "最多 %d 个标签".formatted(MOST_TAGS), "At most %d tags".formatted(MOST_TAGS));
        }
        return tags;
    }
}
