package io.guidepost.domain.welcome;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.welcome.WelcomeTemplate.Status;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters writes what new friends are greeted with, and somebody else approves it. */
@Service
public class WriteWelcome {

    private final WelcomeTemplates templates;
    private final Ids ids;
    private final Clock clock;

    WriteWelcome(WelcomeTemplates templates, Ids ids, Clock clock) {
        this.templates = templates;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return its number */
    @Transactional
    public long draft(
            Optional<LeadChannel> channel, Optional<Long> storeId, String body, String cardTitle, long adminId) {
        WelcomeRules.requireKnownPlaceholders(body);
        long id = ids.next();
        templates.add(new WelcomeTemplate(
                id,
                channel,
                storeId,
                body,
                cardTitle,
                Status.DRAFT,
                0,
                adminId,
                clock.instant(),
                Optional.empty(),
                Optional.empty()));
        return id;
    }

    /** Drafts only: what was approved is said as it was approved. */
    @Transactional
    public void rewrite(long templateId, int version, String body, String cardTitle) {
        WelcomeRules.requireKnownPlaceholders(body);
        find(templateId);
        if (!templates.rewrite(templateId, version, body, cardTitle)) {
            throw conflict();
        }
    }

    /** In force from the next new friend on. */
    @Transactional
    public void approve(long templateId, long adminId) {
        var template = find(templateId);
        requireOther(template, adminId);
        if (!templates.approve(template, adminId, clock.instant())) {
            throw conflict();
        }
    }

    @Transactional
    public void reject(long templateId, long adminId) {
        var template = find(templateId);
        requireOther(template, adminId);
        if (!templates.reject(template, adminId, clock.instant())) {
            throw conflict();
        }
    }

    /** Out of force; what is less particular, or else the default, takes its place. */
    @Transactional
    public void retire(long templateId) {
        find(templateId);
        if (!templates.retire(templateId, clock.instant())) {
            throw conflict();
        }
    }

    private static void requireOther(WelcomeTemplate template, long adminId) {
        Matter.WELCOME.requireSecond(adminId, template.createdBy());
    }

    private WelcomeTemplate find(long templateId) {
        return templates.find(templateId).orElseThrow(() -> Refusal.notFound("欢迎语", "welcome"));
    }

    private static Refusal conflict() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "version_conflict",
                new Words("欢迎语已被修改或已处理，请刷新后重试", "The welcome has been changed or decided meanwhile; read it again"));
    }
}
