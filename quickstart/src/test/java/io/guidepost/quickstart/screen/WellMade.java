package io.guidepost.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** What holds on every screen: words for people instead of names from the code, and a name on everything that can be used. */
public final class WellMade {

    private static final String FAULTS =
            """
            () => {
              const faults = []
              const seen = element => element.getClientRects().length > 0
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim()
                if (!seen(walker.currentNode.parentElement)) continue
                if (/\\bundefined\\b|\\bnull\\b|NaN|\\[object|Invalid Date/.test(text)) faults.push('says ' + text)
                if (/^[a-z]+(\\.[A-Za-z_]+)+$/.test(text)) faults.push('word without a translation: ' + text)
              }
              for (const control of document.querySelectorAll('button, input, select, textarea, a[href]')) {
                if (!seen(control)) continue
                const name = control.getAttribute('aria-label') || control.textContent.trim() || control.title
                  || [...(control.labels || [])].map(label => label.textContent.trim()).join('')
                if (!name) faults.push('without a name: ' + control.outerHTML.slice(0, 120))
              }
              for (const picture of document.querySelectorAll('img')) {
                if (!picture.hasAttribute('alt')) faults.push('without words: ' + picture.outerHTML.slice(0, 120))
              }
              const wide = document.documentElement
              if (wide.scrollWidth > wide.clientWidth + 1) faults.push(`wider than the screen: ${wide.scrollWidth} > ${wide.clientWidth}`)
              return faults
            }
            """;

    private WellMade() {}

    /** @param screen for the message */
    public static void require(Page page, String screen) {
        assertThat((List<?>) page.evaluate(FAULTS)).as(screen).isEmpty();
    }
}
