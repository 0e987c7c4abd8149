package io.guidepost.domain.welcome;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.pace.Urgency;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import io.guidepost.domain.welcome.WelcomeGateway.Card;
import io.guidepost.domain.welcome.WelcomeGateway.Greeting;
import io.guidepost.domain.welcome.WelcomeMessage.Status;
import io.guidepost.domain.welcome.Welcomes.Composed;
import io.guidepost.domain.welcome.Welcomes.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Sends a welcome once. Nobody can ask WeCom whether one has arrived, so after a lost answer it is UNKNOWN and stays so:
 * a customer is rather not greeted than greeted twice. Calls the network, so never inside a transaction.
 */
@Service
public class SendWelcome {

    private static final Logger LOG = LoggerFactory.getLogger(SendWelcome.class);

    /** Whoever has a welcome has it so long, before the duty takes it for forgotten. */
    static final Duration HELD = Duration.ofSeconds(3);

    /** Longer than a call to WeCom can take. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_TITLE_BYTES = 64;

    private final Welcomes welcomes;
    private final WelcomeTemplates templates;
    private final WelcomeGateway gateway;
    private final Codes codes;
    private final Roster roster;
    private final CreateShareLink links;
    private final TransactionRetry transaction;
    private final ObjectProvider<MeterRegistry> meters;
    private final Clock clock;
    private final String defaultText;
    private final String defaultCardTitle;
    private final String page;

    SendWelcome(
            Welcomes welcomes,
            WelcomeTemplates templates,
            WelcomeGateway gateway,
            Codes codes,
            Roster roster,
            CreateShareLink links,
            TransactionRetry transaction,
            ObjectProvider<MeterRegistry> meters,
            Clock clock,
            @Value("${guidepost.welcome.text:您好，我是{store}的导购{guide}，很高兴认识您！有任何需要，随时给我留言。}") String defaultText,
            @Value("${guidepost.welcome.card-title:进店逛逛}") String defaultCardTitle,
            @Value("${guidepost.welcome.page:pages/index/index.html}") String page) {
        this.welcomes = welcomes;
        this.templates = templates;
        this.gateway = gateway;
        this.codes = codes;
        this.roster = roster;
        this.links = links;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        this.defaultText = defaultText;
        this.defaultCardTitle = defaultCardTitle;
        this.page = page;
    }

    /**
     * Those that nobody looked after: their process has ended, or there were too many. What is too late is EXPIRED, what was
     * cut off in the middle is UNKNOWN.
     *
     * @return how many were looked at; below {@code limit} nothing more is due
     */
    public int runDue(int limit) {
        int done = 0;
        for (var message : welcomes.due(clock.instant(), limit)) {
            done++;
            if (message.status() == Status.SENDING) {
                finish(message, Status.UNKNOWN, Optional.of(new Failure("cut_off", "The process ended in the middle")));
            } else if (transaction.call(
                    () -> welcomes.claim(message, clock.instant().plus(HELD)))) {
                welcomes.find(message.id()).ifPresent(this::send);
            }
        }
        return done;
    }

    /** Fetches what greetings need before somebody waits for one. */
    public void prepare() {
        gateway.prepare();
    }

    /** One attempt. @return the welcome as it then stands, if there is reason and time for another one */
    Optional<WelcomeMessage> send(WelcomeMessage message) {
        if (!clock.instant().isBefore(message.deadline())) {
            giveUp(message, Status.EXPIRED, new Failure("late", "The 20 seconds were over before it was sent"));
            return Optional.empty();
        }
        var serving =
                roster.guideByUserid(message.userid()).flatMap(guide -> roster.serving(guide.id(), clock.instant()));
        if (serving.isEmpty()) {
            giveUp(message, Status.SKIPPED, new Failure("no_guide", "Not a guide who serves anywhere"));
            return Optional.empty();
        }
        var written = compose(message, serving.get());
        var until = clock.instant().plus(LONGEST_CALL);
        if (!transaction.call(() -> welcomes.sending(message, written.composed(), until))) {
            return Optional.empty();
        }
        return ask(message, written.greeting());
    }

    private Optional<WelcomeMessage> ask(WelcomeMessage message, Greeting greeting) {
        try {
            Urgency.CLOCKED.run(() -> gateway.send(message.welcomeCode(), greeting));
            finish(message, Status.SENT, Optional.empty());
            return Optional.empty();
        } catch (GatewayRejected no) {
            if (no.code().equals(WelcomeGateway.SOMEBODY_IS_AT_IT)) {
                return again(message);
            }
            finish(message, outcome(no.code()), Optional.of(new Failure(no.code(), shortened(no.getMessage()))));
        } catch (GatewayUnclear unclear) {
            if (unclear.hasDoneNothing()) {
                return again(message);
            }
            finish(message, Status.UNKNOWN, Optional.of(new Failure("unclear", shortened(unclear.getMessage()))));
        }
        return Optional.empty();
    }

    private static Status outcome(String code) {
        return switch (code) {
            case WelcomeGateway.EXPIRED -> Status.EXPIRED;
            case WelcomeGateway.CHATTING -> Status.CHATTING;
            default -> Status.REFUSED;
        };
    }

    private Optional<WelcomeMessage> again(WelcomeMessage message) {
        transaction.run(() -> welcomes.again(message.id(), clock.instant().plus(HELD)));
        return welcomes.find(message.id());
    }

    private record Written(Composed composed, Greeting greeting) {}

    private Written compose(WelcomeMessage message, Serving serving) {
        var code = message.state().isEmpty() ? Optional.<AcquisitionCode>empty() : codes.byState(message.state());
        var template = WelcomeRules.choose(templates.inForce(code.map(AcquisitionCode::channel), serving.storeId()));
        var text = WelcomeRules.text(
                template.map(WelcomeTemplate::body).orElse(defaultText), serving.name(), serving.storeName());
        var title = template.map(WelcomeTemplate::cardTitle).orElse(defaultCardTitle);
        var link = title.isBlank() ? Optional.<ShareLink>empty() : Optional.of(link(message, serving));
        return new Written(
                new Composed(
                        serving.guideId(),
                        serving.storeId(),
                        template.map(WelcomeTemplate::id),
                        link.map(ShareLink::linkId)),
                new Greeting(
                        text,
                        link.map(own ->
                                new Card(WelcomeRules.cut(title, LONGEST_TITLE_BYTES), page + "?s=" + own.token()))));
    }

    /** The guide's own, so that whatever the new friend looks at and buys by it is known to be his. */
    private ShareLink link(WelcomeMessage message, Serving serving) {
        return message.linkId()
                .flatMap(links::again)
                .orElseGet(() -> links.forPage(serving.guideId(), serving.storeId()));
    }

    private void giveUp(WelcomeMessage message, Status status, Failure failure) {
        var now = clock.instant();
        transaction.run(() -> welcomes.givenUp(message, status, failure, now));
        note(message, status, failure.reason());
    }

    private void finish(WelcomeMessage message, Status status, Optional<Failure> failure) {
        var now = clock.instant();
        transaction.run(() -> welcomes.finished(message.id(), status, failure, now));
        note(message, status, failure.map(Failure::reason).orElse(""));
    }

    private void note(WelcomeMessage message, Status status, String reason) {
        if (status != Status.SENT && status != Status.SKIPPED) {
            LOG.warn("Welcome {} is {}: {}", message.id(), status, reason);
        }
        var took = Duration.between(message.receivedAt(), clock.instant());
        meters.ifAvailable(registry ->
                registry.timer("guidepost.welcome", "outcome", status.name()).record(took.abs()));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
