package io.guidepost.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Mapper;
import org.reactivestreams.Publisher;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/**
 * The walls of the house. Each law is written for a root package, so that the same law that guards {@code io.guidepost} can
 * be seen to fail on the deliberately wrong classes below {@code io.guidepost.architecture.wrong}.
 */
final class Laws {

    /** Money core from the bottom up: a package may use those named before it. */
    private static final List<String> CORE_FROM_BELOW = List.of(
            "digest",
            "words",
            "money",
            "sale",
            "price",
            "attribution",
            "commission",
            "incentive",
            "settlement",
            "ledger",
            "fraud");

    /** What the features stand on; none of it knows what is bought and sold here. */
    private static final List<String> GROUND = List.of(
            "database",
            "changes",
            "privacy",
            "delivery",
            "outbox",
            "inbox",
            "idempotency",
            "sheet",
            "filejob",
            "sight",
            "tree");

    private static final Set<String> BLOCKING =
            Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");

    /** Ways to a sight that is not the caller's own. */
    private static final Set<String> MADE = Set.of("ALL", "of", "region", "store", "<init>");

    private Laws() {}

    /**
     * One wall.
     *
     * @param says the law in words
     * @param rule the law for the classes below a root package
     * @param brokenBy the wrong class, relative to the root of all wrong ones, that the rule has to report
     */
    record Law(String says, Function<String, ArchRule> rule, String brokenBy) {

        ArchRule under(String root) {
            return rule.apply(root);
        }

        @Override
        public String toString() {
            return says;
        }
    }

    static List<Law> all() {
        return List.of(
                new Law("money core knows the JDK and itself only", Laws::coreIsPure, "core.money.SpringInCore"),
                new Law("money core's arrows run one way", Laws::coreRunsOneWay, "core.sale.SaleKnowsSettlement"),
                new Law("money is never a floating number", Laws::noFloatingMoney, "core.money.FloatingMoney"),
                new Law("the domain knows core and itself only", Laws::domainKnowsCore, "domain.order.KnowsAScreen"),
                new Law("the domain's root holds four types", Laws::domainRootIsSmall, "domain.Everything"),
                new Law("features form no cycle", Laws::featuresFormNoCycle, "domain.catalog.CalledByOrder"),
                new Law("reports are for screens only", Laws::reportsAreForScreens, "domain.payment.ReadsAReport"),
                new Law("the ground knows no feature", Laws::groundKnowsNoFeature, "domain.outbox.KnowsOrders"),
                new Law("the edge knows no feature", Laws::edgeKnowsNoFeature, "webedge.KnowsOrders"),
                new Law("headquarters widens nobody's sight", Laws::sightIsHandedOn, "guideapi.hq.SeesEverything"),
                new Law("the applications do not know each other", Laws::appsAreApart, "guideapi.KnowsTheShop"),
                new Law("nobody is wired to the adapter", Laws::adapterIsWiredByItself, "scheduler.KnowsTheAdapter"),
                new Law("the simulator knows nothing of ours", Laws::simulatorIsApart, "simulator.KnowsMoney"),
                new Law("demo servers are for the quickstart", Laws::demoStaysOut, "miniappapi.KnowsTheSimulator"),
                new Law("WxJava stays in the adapter", Laws::wxJavaInAdapter, "domain.payment.UsesWxJava"),
                new Law("the S3 client stays in its module", Laws::s3InItsModule, "domain.asset.UsesS3"),
                new Law("Quartz stays in the scheduler", Laws::quartzInScheduler, "domain.content.UsesQuartz"),
                new Law("Reactor stays at the edges", Laws::reactorAtTheEdges, "domain.order.UsesReactor"),
                new Law("Redis stays where losing it is harmless", Laws::redisIsACache, "domain.payout.UsesRedis"),
                new Law("MyBatis stays in persistence", Laws::myBatisInPersistence, "domain.order.UsesMyBatis"),
                new Law(
                        "persistence is package-private",
                        Laws::persistenceIsPrivate,
                        "domain.shopper.persistence.PublicMapper"),
                new Law(
                        "persistence is used from persistence",
                        Laws::persistenceIsInside,
                        "domain.shopper.UsesTheMapper"),
                new Law("mappers live in persistence", Laws::mappersInPersistence, "domain.order.MapperOutside"),
                new Law("transactions are of the domain", Laws::transactionsInDomain, "guideapi.OpensATransaction"),
                new Law(
                        "transactions end before a publisher runs",
                        Laws::noPublisherFromTransaction,
                        "domain.order.PublisherFromTransaction"),
                new Law("nobody blocks on a publisher", Laws::nobodyBlocks, "miniappapi.Blocks"),
                new Law("time comes from the clock", Laws::timeComesFromTheClock, "domain.order.ReadsTheWall"),
                new Law("controllers are package-private", Laws::controllersArePrivate, "guideapi.PublicController"),
                new Law("no package for odds and ends", Laws::noJunkPackages, "domain.common.Anything"),
                new Law("no name that says nothing", Laws::noEmptyNames, "domain.order.OrderManager"));
    }

    private static ArchRule coreIsPure(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.security..",
                        "java.nio.charset..",
                        "java.io..",
                        "java.text..",
                        root + ".core..");
    }

    private static ArchRule coreRunsOneWay(String root) {
        var arrows = new ArrayList<ArchRule>();
        for (int i = 0; i < CORE_FROM_BELOW.size() - 1; i++) {
            var above = CORE_FROM_BELOW.subList(i + 1, CORE_FROM_BELOW.size()).stream()
                    .map(name -> root + ".core." + name + "..")
                    .toArray(String[]::new);
            arrows.add(noClasses()
                    .that()
                    .resideInAPackage(root + ".core." + CORE_FROM_BELOW.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true));
        }
        var known = CORE_FROM_BELOW.stream()
                .map(name -> root + ".core." + name + "..")
                .toArray(String[]::new);
        arrows.add(classes()
                .that()
                .resideInAPackage(root + ".core..")
                .should()
                .resideInAnyPackage(known)
                .because("a package that has no place in the order has no wall"));
        return CompositeArchRule.of(arrows);
    }

    private static ArchRule noFloatingMoney(String root) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(root + ".core..", root + ".domain..")
                .should()
                .haveRawType(new DescribedPredicate<>("double or float") {
                    @Override
                    public boolean test(JavaClass raw) {
                        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                .contains(raw.getName());
                    }
                });
    }

    private static ArchRule domainKnowsCore(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .dependOnClassesThat(are(resideInAPackage(root + ".."))
                        .and(not(resideInAnyPackage(root + ".domain..", root + ".core.."))));
    }

    private static ArchRule domainRootIsSmall(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain")
                .should()
                .haveNameMatching(".*\\.(RetailDomain|Refusal|GatewayUnclear|GatewayRejected|package-info)([$].*)?");
    }

    private static ArchRule featuresFormNoCycle(String root) {
        return slices().matching(root + ".domain.(*)..").should().beFreeOfCycles();
    }

    private static ArchRule reportsAreForScreens(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + ".domain..")).and(not(resideInAPackage(root + ".domain.report.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain.report..");
    }

    private static ArchRule groundKnowsNoFeature(String root) {
        var ground =
                GROUND.stream().map(name -> root + ".domain." + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(ground)
                .should()
                .dependOnClassesThat(are(resideInAPackage(root + ".domain.*..")).and(not(resideInAnyPackage(ground))));
    }

    /** Request keys are the one piece of the domain that every POST has in common. */
    private static ArchRule edgeKnowsNoFeature(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".webedge..")
                .should()
                .dependOnClassesThat(are(resideInAPackage(root + ".."))
                        .and(not(resideInAnyPackage(
                                root + ".webedge..",
                                root + ".domain",
                                root + ".domain.idempotency",
                                root + ".core.digest",
                                root + ".domain.sight",
                                root + ".core.words"))));
    }

    /** What an account sees comes with it; a controller neither makes one up nor looks past it (ADM-3). */
    private static ArchRule sightIsHandedOn(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + ".guideapi.hq.."))
                        .and(not(nameMatching(".*[.]guideapi[.]hq[.]Places"))))
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("make a sight") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        var owner = access.getTargetOwner();
                        return owner.getName().equals(root + ".domain.sight.Sight")
                                && MADE.contains(access.getTarget().getName());
                    }
                });
    }

    private static ArchRule appsAreApart(String root) {
        var apps = List.of("guideapi", "miniappapi", "scheduler");
        var walls = new ArrayList<ArchRule>();
        for (var app : apps) {
            var others = apps.stream()
                    .filter(other -> !other.equals(app))
                    .map(other -> root + "." + other + "..")
                    .toArray(String[]::new);
            walls.add(noClasses()
                    .that()
                    .resideInAPackage(root + "." + app + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }
        return CompositeArchRule.of(walls);
    }

    private static ArchRule adapterIsWiredByItself(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + "..")).and(not(resideInAPackage(root + ".wechat.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".wechat..");
    }

    private static ArchRule simulatorIsApart(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".simulator..")
                .should()
                .dependOnClassesThat(
                        are(resideInAPackage(root + "..")).and(not(resideInAPackage(root + ".simulator.."))));
    }

    private static ArchRule demoStaysOut(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + ".."))
                        .and(not(resideInAnyPackage(
                                root + ".quickstart..", root + ".simulator..", root + ".embedded.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".simulator..", root + ".embedded..", root + ".quickstart..");
    }

    private static ArchRule wxJavaInAdapter(String root) {
        return outside(root, "wechat..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("me.chanjar.weixin..", "com.github.binarywang..", "cn.binarywang..");
    }

    private static ArchRule s3InItsModule(String root) {
        return outside(root, "objectstorage..").should().dependOnClassesThat().resideInAPackage("software.amazon..");
    }

    private static ArchRule quartzInScheduler(String root) {
        return outside(root, "scheduler..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.quartz..", "org.springframework.scheduling.quartz..");
    }

    /** The scheduler has a port for health and metrics alone; how it listens there is one class. */
    private static ArchRule reactorAtTheEdges(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + ".."))
                        .and(not(resideInAnyPackage(
                                root + ".webedge..",
                                root + ".guideapi..",
                                root + ".miniappapi..",
                                root + ".simulator..")))
                        .and(not(nameMatching("\\Q" + root + ".scheduler.NettyKeepAlive\\E"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "reactor..",
                        "org.reactivestreams..",
                        "io.netty..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..");
    }

    private static ArchRule redisIsACache(String root) {
        return outside(
                        root,
                        "webedge.session..",
                        "wechat.token..",
                        "wechat.rate..",
                        "wechat.changes..",
                        "domain.catalog.persistence..",
                        "embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.data.redis..", "io.lettuce..", "redis.clients..", "redis.embedded..");
    }

    /** Apart from persistence itself only the domain's configuration, which says where the mappers are. */
    private static ArchRule myBatisInPersistence(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + ".."))
                        .and(not(resideInAPackage(root + ".domain.*.persistence..")))
                        .and(not(nameMatching("\\Q" + root + ".domain.RetailDomain\\E"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.ibatis..", "org.mybatis..", "com.baomidou..");
    }

    private static ArchRule persistenceIsPrivate(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".domain.*.persistence..")
                .and()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameNotContaining("package-info")
                .should()
                .bePackagePrivate();
    }

    private static ArchRule persistenceIsInside(String root) {
        return noClasses()
                .that(are(resideInAPackage(root + "..")).and(not(resideInAPackage(root + ".domain.*.persistence.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".domain.*.persistence..");
    }

    private static ArchRule mappersInPersistence(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(Mapper.class)
                .should()
                .resideInAPackage(root + ".domain.*.persistence..");
    }

    private static ArchRule transactionsInDomain(String root) {
        return outside(root, "domain..").should().dependOnClassesThat().belongToAnyOf(Transactional.class);
    }

    /** A transaction hangs on the thread: with a publisher it is committed before anything has run. */
    private static ArchRule noPublisherFromTransaction(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and(DescribedPredicate.describe(
                        "are transactional",
                        (JavaMethod method) -> method.isMetaAnnotatedWith(Transactional.class)
                                || method.getOwner().isMetaAnnotatedWith(Transactional.class)))
                .should()
                .notHaveRawReturnType(DescribedPredicate.describe(
                        "published or promised",
                        (JavaClass answer) ->
                                answer.isAssignableTo(Publisher.class) || answer.isAssignableTo(Future.class)));
    }

    private static ArchRule nobodyBlocks(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "waiting for a publisher",
                        (JavaAccess<?> access) -> access.getTargetOwner().isAssignableTo(Publisher.class)
                                && BLOCKING.contains(access.getTarget().getName())));
    }

    /**
     * Three places go by the machine's time, and say why: the bean that is the clock, the life of tokens (a demo's moved
     * clock must not sign everybody out), and Quartz' first firing.
     */
    private static ArchRule timeComesFromTheClock(String root) {
        return noClasses()
                .that(
                        are(resideInAnyPackage(
                                        root + ".core..",
                                        root + ".domain..",
                                        root + ".wechat..",
                                        root + ".webedge..",
                                        root + ".guideapi..",
                                        root + ".miniappapi..",
                                        root + ".scheduler.."))
                                .and(
                                        not(
                                                nameMatching(
                                                        "\\Q" + root
                                                                + "\\E\\.(domain\\.RetailDomain|webedge\\.session\\.Tokens|scheduler\\.Cadence([$].*)?)"))))
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("reading the machine's time", Laws::readsTheMachinesTime));
    }

    private static boolean readsTheMachinesTime(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) {
            return false;
        }
        var arguments = called.getRawParameterTypes();
        return switch (access.getTargetOwner().getName()) {
            case "java.time.Clock" -> called.getName().matches("(system|tick).*");
            case "java.lang.System" -> called.getName().equals("currentTimeMillis");
            case "java.util.Date", "java.util.GregorianCalendar" ->
                called.getName().equals("<init>") && arguments.isEmpty();
            default ->
                access.getTargetOwner().getPackageName().equals("java.time")
                        && called.getName().equals("now")
                        && arguments.stream().noneMatch(argument -> argument.isEquivalentTo(Clock.class));
        };
    }

    private static ArchRule controllersArePrivate(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Controller");
    }

    private static ArchRule noJunkPackages(String root) {
        var junk = Stream.of("common", "util", "utils", "base", "helper", "helpers", "framework")
                .map(name -> root + ".." + name + "..")
                .toArray(String[]::new);
        return noClasses().that().resideInAPackage(root + "..").should().resideInAnyPackage(junk);
    }

    private static ArchRule noEmptyNames(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Impl|VO|DTO|BO|DO|Manager|Helper|Helpers|Util|Utils)");
    }

    private static GivenClassesConjunction outside(String root, String... allowed) {
        var home = Stream.of(allowed).map(name -> root + "." + name).toArray(String[]::new);
        return noClasses().that(are(resideInAPackage(root + "..")).and(not(resideInAnyPackage(home))));
    }
}
