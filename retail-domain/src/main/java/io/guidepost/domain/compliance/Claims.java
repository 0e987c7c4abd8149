package io.guidepost.domain.compliance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a text promises: prices in fen, and benefits such as "八折" or "满 300 减 50" in its own words.
 *
 * @param pricesFen prices named, without the amounts inside benefits
 */
public record Claims(TreeSet<Long> pricesFen, List<String> benefits) {

    private static final String AMOUNT = "\\d{1,8}(?:\\.\\d{1,2})?";
    private static final Pattern BENEFIT = Pattern.compile("满\\s*[¥¥]?\\s*" + AMOUNT
            + "\\s*元?\\s*[,,]?\\s*(?:立?减|送|赠|返)\\s*(?:[¥¥]?\\s*"
            + AMOUNT + "\\s*元?)?|(?:\\d(?:\\.\\d)?|[一二两三四五六七八九]{1,2})\\s*折|(?:立减|直降|抵扣|返现)\\s*[¥¥]?\\s*(?:" + AMOUNT
            + "\\s*元?)?|买\\s*[一二两三\\d]\\s*[送赠]\\s*[一二两三\\d]|优惠券|代金券|半价|免费送");
    private static final Pattern PRICE = Pattern.compile("[¥¥]\\s*(" + AMOUNT + ")|(" + AMOUNT + ")\\s*元");

    /** Looks for them in a text. */
    public static Claims of(String text) {
        var benefits = new ArrayList<String>();
        var found = BENEFIT.matcher(text);
        while (found.find()) {
            benefits.add(found.group().strip());
        }
        var prices = new TreeSet<Long>();
        var named = PRICE.matcher(BENEFIT.matcher(text).replaceAll(" "));
        while (named.find()) {
            prices.add(fen(named.group(1) == null ? named.group(2) : named.group(1)));
        }
        return new Claims(prices, List.copyOf(benefits));
    }

    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}
