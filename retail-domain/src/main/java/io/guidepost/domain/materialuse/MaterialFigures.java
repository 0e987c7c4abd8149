package io.guidepost.domain.materialuse;

import io.guidepost.domain.sight.Sight;
import java.util.List;

/**
 * How much a material is used and what came of it, by guide (MAT-2).
 *
 * <p>Nothing is counted twice: a shopper who opens ten times has opened once, and an order belongs to the one touch that won
 * its attribution. A task with several materials counts for each of them, because each was sent; so figures of different
 * materials must not be added up.
 */
public interface MaterialFigures {

    /** By guide id after the given one; guides who have nothing to do with it are left out. */
    List<Figures> byGuide(long materialId, Sight sight, long afterGuideId, int limit);

    /** All guides together. */
    Figures total(long materialId, Sight sight);

    /**
     * @param guideId 0 for all of them
     * @param used downloads, posters, links made and tasks carried out
     * @param sent customers that a task's messages with it have reached, by WeCom's word
     * @param opened different shoppers who opened a link or scanned a poster of it, for each guide
     * @param ordered paid orders whose deciding touch was on it
     * @param netSalesFen what those orders paid, less what was refunded
     */
    record Figures(long guideId, String guideName, long used, long sent, long opened, long ordered, long netSalesFen) {}
}
