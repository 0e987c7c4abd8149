package io.guidepost.quickstart;

import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.ArrangeCategories;
import io.guidepost.domain.material.Material.Kind;
import io.guidepost.domain.material.MaterialContent;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A few materials of the demonstration, put in through the same doors as headquarters' own. */
final class DemoMaterials {

    private static final long DRESS = 1002;
    private static final long COAT = 1014;

    private final AddMaterial addMaterial;
    private final ArrangeCategories categories;
    private final KeepFile keepFile;
    private final Clock clock;
    private final long hq;

    DemoMaterials(ConfigurableApplicationContext guideApi) {
        this.addMaterial = guideApi.getBean(AddMaterial.class);
        this.categories = guideApi.getBean(ArrangeCategories.class);
        this.keepFile = guideApi.getBean(KeepFile.class);
        this.clock = guideApi.getBean(Clock.class);
        this.hq = guideApi.getBean(JdbcTemplate.class)
                .queryForObject("SELECT id FROM org_admin WHERE username = 'hq'", Long.class);
    }

    void add() {
        var arrivals = Optional.of(categories.add(Optional.empty(), "新品", 1).id());
        var outfits = Optional.of(categories.add(Optional.empty(), "搭配", 2).id());
        var background = Optional.of(kept(DemoPictures.evening()));
        var dress = Optional.of(kept(DemoPictures.dress()));
        add(MaterialContent.of(Kind.TEXT, "新品到店话术", "姐，您上次看中的法式连衣裙到新色了，要不要给您留一件？", "", List.of())
                .filed(arrivals, Set.of("新品", "话术"), ""));
        add(MaterialContent.of(Kind.IMAGE, "法式连衣裙", "", "", List.of(DRESS))
                .with(dress, Optional.empty())
                .filed(arrivals, Set.of("新品"), "约会"));
        add(MaterialContent.of(Kind.POSTER, "法式连衣裙专属海报", "春日上新 到店试穿有礼", "", List.of(DRESS))
                .with(background, dress)
                .filed(arrivals, Set.of("新品", "海报"), "约会"));
        add(MaterialContent.of(Kind.MINIPROGRAM, "双面羊绒大衣", "", "", List.of(COAT))
                .filed(arrivals, Set.of("新品"), "通勤"));
        add(MaterialContent.of(Kind.LOOK, "秋冬通勤一身搭", "大衣配连衣裙，一次分享两件", "", List.of(COAT, DRESS))
                .with(Optional.empty(), dress)
                .filed(outfits, Set.of("搭配"), "通勤"));
        var now = clock.instant();
        add(MaterialContent.of(Kind.TEXT, "本周会员日话术", "本周会员日双倍积分，欢迎到店。", "", List.of())
                .filed(arrivals, Set.of("话术"), "")
                .during(now, now.plus(Duration.ofDays(7)), Set.of(), Set.of()));
    }

    private void add(MaterialContent content) {
        addMaterial.add(content, hq);
    }

    private long kept(RenderedImage picture) {
        try {
            var file = Files.createTempFile("guidepost-demo-", ".png");
            try {
                ImageIO.write(picture, "png", file.toFile());
                return keepFile.keep(file, FileKind.IMAGE, Optional.of("image/png"), hq)
                        .id();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("A picture of the demonstration could not be kept", cannot);
        }
    }
}
