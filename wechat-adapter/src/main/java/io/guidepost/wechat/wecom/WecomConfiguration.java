package io.guidepost.wechat.wecom;

import io.guidepost.domain.acquisition.ContactWays;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.groupchat.GroupChatDirectory;
import io.guidepost.domain.handover.TransferDesk;
import io.guidepost.domain.media.MediaUploads;
import io.guidepost.domain.moment.MomentFeed;
import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.GuideLogin;
import io.guidepost.domain.remark.FriendRemarks;
import io.guidepost.domain.shopper.ContactEvents;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.domain.tag.CorpTags;
import io.guidepost.domain.welcome.WelcomeGateway;
import io.guidepost.wechat.call.TencentCalls;
import io.guidepost.wechat.rate.CallRate;
import io.guidepost.wechat.token.RedisTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * One service for each secret, because a token belongs to a secret. What no port needs is not built, so that an application
 * which fills a port itself need not configure what stands behind it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WecomSettings.class)
class WecomConfiguration {

    @Bean
    @Lazy
    WecomApp wecomApp(WecomSettings settings, RedisTokens tokens, CallRate rate, ObjectProvider<MeterRegistry> meters) {
        var calls = calls("wecom", settings, rate, meters);
        var service = new SharedTokenService(
                settings, Integer.toString(settings.agentId()), settings.secret(), tokens, calls);
        return new WecomApp(service, calls, settings.root());
    }

    @Bean
    @Lazy
    WecomApp wecomContacts(
            WecomSettings settings, RedisTokens tokens, CallRate rate, ObjectProvider<MeterRegistry> meters) {
        var calls = calls("wecom-contacts", settings, rate, meters);
        var service = new SharedTokenService(settings, "contacts", settings.contactsSecret(), tokens, calls);
        return new WecomApp(service, calls, settings.root());
    }

    /** Welcomes have connections, calls at a time and a breaker of their own: nothing else can be in their way. */
    @Bean
    @Lazy
    WecomApp wecomWelcomes(
            WecomSettings settings, RedisTokens tokens, CallRate rate, ObjectProvider<MeterRegistry> meters) {
        var calls = calls("wecom-welcomes", settings, rate, meters);
        var service = new SharedTokenService(
                settings, Integer.toString(settings.agentId()), settings.secret(), tokens, calls);
        return new WecomApp(service, calls, settings.root());
    }

    @Bean
    @ConditionalOnMissingBean
    GuideLogin guideLogin(WecomApp wecomApp) {
        return new WxGuideLogin(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    ContactDirectory contactDirectory(WecomApp wecomApp, WecomApp wecomContacts) {
        return new WxContactDirectory(wecomApp, wecomContacts);
    }

    @Bean
    @ConditionalOnMissingBean
    FriendDirectory friendDirectory(WecomApp wecomApp) {
        return new WxFriendDirectory(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    CorpTags corpTags(WecomApp wecomApp) {
        return new WxCorpTags(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    TransferDesk transferDesk(WecomApp wecomApp) {
        return new WxTransferDesk(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    FriendRemarks friendRemarks(WecomApp wecomApp) {
        return new WxFriendRemarks(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    ContactEvents contactEvents(WecomSettings settings) {
        return new WxContactEvents(settings);
    }

    @Bean
    @ConditionalOnMissingBean
    GuideMessenger guideMessenger(
            WecomApp wecomApp, WecomSettings settings, RedisTokens tokens, Clock clock, Environment environment) {
        return new WxGuideMessenger(
                wecomApp,
                settings,
                miniappId(environment),
                cardPicture(wecomApp, settings, tokens, environment),
                tokens,
                clock);
    }

    @Bean
    @ConditionalOnMissingBean
    WelcomeGateway welcomeGateway(
            WecomApp wecomWelcomes, WecomSettings settings, RedisTokens tokens, Environment environment) {
        return new WxWelcomes(
                wecomWelcomes, miniappId(environment), cardPicture(wecomWelcomes, settings, tokens, environment));
    }

    @Bean
    @ConditionalOnMissingBean
    MomentFeed momentFeed(WecomApp wecomApp, Clock clock) {
        return new WxMomentFeed(wecomApp, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    GroupChatDirectory groupChatDirectory(WecomApp wecomApp) {
        return new WxGroupChatDirectory(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    ContactWays contactWays(WecomApp wecomApp) {
        return new WxContactWays(wecomApp);
    }

    @Bean
    @ConditionalOnMissingBean
    MediaUploads mediaUploads(WecomApp wecomApp) {
        return new WxMediaUploads(wecomApp);
    }

    /** The card leads into the mini-program, whose own settings belong to another package. */
    private static String miniappId(Environment environment) {
        String miniappId = environment.getProperty("guidepost.miniapp.app-id", "");
        if (miniappId.isBlank()) {
            throw new IllegalArgumentException(
                    "guidepost.miniapp.app-id is missing; messages to customers carry cards of that mini-program.");
        }
        return miniappId;
    }

    private static CardPicture cardPicture(
            WecomApp app, WecomSettings settings, RedisTokens tokens, Environment environment) {
        var picture = picture(environment.getProperty("guidepost.miniapp.card-picture", ""));
        return new CardPicture(app, tokens, settings.corpId(), picture);
    }

    private static Resource picture(String place) {
        if (place.isBlank()) {
            return new ClassPathResource("card.png", WecomConfiguration.class);
        }
        return place.matches("[a-z]+:.*")
                ? new DefaultResourceLoader().getResource(place)
                : new FileSystemResource(place);
    }

    private static TencentCalls calls(
            String service, WecomSettings settings, CallRate rate, ObjectProvider<MeterRegistry> meters) {
        return new TencentCalls(
                service, settings.atOnce(), Optional.of(rate), Optional.ofNullable(meters.getIfUnique()));
    }
}
