package io.guidepost.quickstart;

import io.guidepost.domain.friendsync.RunFriendSyncs;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with the demonstration: people and their customers come from the (simulated) WeCom through the
 * same use cases as in production, the catalogue from a script. Each step is left out when it was done before, so a start
 * that was killed half-way is completed by the next one.
 */
final class DemoShop {

    private final ConfigurableApplicationContext guideApi;
    private final Progress progress;

    DemoShop(ConfigurableApplicationContext guideApi, Progress progress) {
        this.guideApi = guideApi;
        this.progress = progress;
    }

    void prepare() {
        if (isEmpty("org_guide")) {
            progress.say("从企业微信通讯录同步区域、门店与导购 Syncing regions, stores and guides from WeCom's contacts");
            guideApi.getBean(SyncContacts.class).run("quickstart", 0);
            script("demo/010_store_ownership.sql");
        }
        guideApi.getBean(DemoAdmins.class).create();
        if (isEmpty("shopper_friendship")) {
            progress.say("同步导购的企业微信客户 Syncing the guides' WeCom customers");
            guideApi.getBean(RunFriendSyncs.class).runNow("quickstart");
        }
        if (isEmpty("catalog_product")) {
            progress.say("载入演示商品 Loading the demonstration's catalogue");
            script("demo/catalog.sql");
        }
        if (isEmpty("content_material") && hasDemoProducts()) {
            progress.say("放入演示素材 Putting materials into the library");
            new DemoMaterials(guideApi).add();
        }
    }

    /** A database of one's own may hold another catalogue. */
    private boolean hasDemoProducts() {
        return guideApi.getBean(JdbcTemplate.class)
                        .queryForList("SELECT id FROM catalog_product WHERE id IN (1002, 1014)")
                        .size()
                == 2;
    }

    private boolean isEmpty(String table) {
        var any = guideApi.getBean(JdbcTemplate.class).queryForList("SELECT 1 FROM " + table + " LIMIT 1");
        return any.isEmpty();
    }

    /** All of a script or nothing of it. */
    private void script(String resource) {
        var dataSource = guideApi.getBean(DataSource.class);
        var script = new EncodedResource(new ClassPathResource(resource), StandardCharsets.UTF_8);
        new TransactionTemplate(guideApi.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(
                        status -> ScriptUtils.executeSqlScript(DataSourceUtils.getConnection(dataSource), script));
    }
}
