package io.guidepost.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import io.guidepost.quickstart.RunningQuickstart;
import java.net.URI;
import java.util.ArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith({RunningQuickstart.class, Chromium.class})
class PagesAreSafeTest {

    @ParameterizedTest
    @ValueSource(strings = {"/sidebar/", "/console/"})
    void aPageLoadsNothingFromElsewhereAndItsPolicyRefusesNothingOfItsOwn(String path) {
        var complaints = new ArrayList<String>();
        var asked = new ArrayList<String>();
        try (var context = Chromium.browser().newContext()) {
            var page = context.newPage();
            page.onConsoleMessage(said -> {
                if (said.type().equals("error")) {
                    complaints.add(said.text());
                }
            });
            page.onPageError(complaints::add);
            page.onRequest(request -> asked.add(request.url()));
            page.onResponse(response -> {
                if (response.status() >= 400) {
                    complaints.add(response.status() + " " + response.url());
                }
            });
            var answer =
                    page.navigate(RunningQuickstart.guideApi().resolve(path).toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsKey("content-security-policy");
            assertThat(answer.headers().get("content-security-policy"))
                    .doesNotContain("unsafe")
                    .contains("default-src 'none'");
            assertThat(complaints).isEmpty();
            assertThat(page.locator("#page > *").count()).isPositive();
        }
        assertThat(asked).hasSizeGreaterThan(3).allSatisfy(url -> assertThat(url)
                .startsWith(RunningQuickstart.guideApi().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sidebar", "/console"})
    void aPageWithoutItsSlashLeadsToIt(String path) {
        try (var context = Chromium.browser().newContext()) {
            var page = context.newPage();
            page.navigate(RunningQuickstart.guideApi().resolve(path).toString());
            assertThat(URI.create(page.url()).getPath()).isEqualTo(path + "/");
        }
    }
}
