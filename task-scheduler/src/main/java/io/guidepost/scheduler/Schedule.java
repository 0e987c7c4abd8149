package io.guidepost.scheduler;

import static io.guidepost.scheduler.Cadence.dailyAt;

import io.guidepost.domain.acquisition.KeepContactWays;
import io.guidepost.domain.aftersale.WatchAfterSales;
import io.guidepost.domain.apikey.CheckSignature;
import io.guidepost.domain.asset.RemoveFiles;
import io.guidepost.domain.asset.ScanFiles;
import io.guidepost.domain.assortment.EditProducts;
import io.guidepost.domain.audit.ChainAudit;
import io.guidepost.domain.audit.VerifyAudit;
import io.guidepost.domain.behaviour.RecordBehaviour;
import io.guidepost.domain.books.Reconcile;
import io.guidepost.domain.books.ReconcileBills;
import io.guidepost.domain.books.ReconcileDecisions;
import io.guidepost.domain.closure.CloseAccount;
import io.guidepost.domain.closure.KeepErasureRegister;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.contacts.RunContactSyncs;
import io.guidepost.domain.content.AnnounceInTime;
import io.guidepost.domain.content.CreateGroupSends;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.content.EndTasks;
import io.guidepost.domain.content.ExemptLeavers;
import io.guidepost.domain.content.SyncResults;
import io.guidepost.domain.couponissue.GiveCoupon;
import io.guidepost.domain.dispute.WatchDisputes;
import io.guidepost.domain.duty.DutyLog;
import io.guidepost.domain.execution.CountExecution;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.flashsale.EndFlashSales;
import io.guidepost.domain.forecast.ForecastFatigue;
import io.guidepost.domain.forecast.RunForecasts;
import io.guidepost.domain.friendsync.RunFriendSyncs;
import io.guidepost.domain.groupchat.KeepGroupChats;
import io.guidepost.domain.handover.RunHandovers;
import io.guidepost.domain.idempotency.PurgeIdempotencyKeys;
import io.guidepost.domain.inbox.ApplyInbox;
import io.guidepost.domain.incentive.JudgeContests;
import io.guidepost.domain.incentive.PayTiers;
import io.guidepost.domain.incentive.RewardNewFriends;
import io.guidepost.domain.keyrotation.RotateKeys;
import io.guidepost.domain.ledger.SealLedger;
import io.guidepost.domain.ledger.VerifyLedger;
import io.guidepost.domain.media.FreshMedia;
import io.guidepost.domain.media.RenewMedia;
import io.guidepost.domain.moment.PublishMoments;
import io.guidepost.domain.order.ReceiveOrder;
import io.guidepost.domain.organization.ChangeStores;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.pace.Urgency;
import io.guidepost.domain.payment.ReconcilePayments;
import io.guidepost.domain.payout.ReconcilePayouts;
import io.guidepost.domain.performance.CheckPerformance;
import io.guidepost.domain.performance.CountPerformance;
import io.guidepost.domain.picture.FetchPictures;
import io.guidepost.domain.proof.ForgetPhotos;
import io.guidepost.domain.recurrence.ExpandRecurrences;
import io.guidepost.domain.refund.ReconcileRefunds;
import io.guidepost.domain.reminder.RemindGuides;
import io.guidepost.domain.reminder.WriteDigests;
import io.guidepost.domain.search.FeedEngine;
import io.guidepost.domain.search.IndexProducts;
import io.guidepost.domain.search.KeepSearchTerms;
import io.guidepost.domain.session.ShopperSessions;
import io.guidepost.domain.shippinginfo.TellWeChat;
import io.guidepost.domain.shopper.ExpireBindings;
import io.guidepost.domain.signin.EnterHeadquarters;
import io.guidepost.domain.simulation.RunSimulations;
import io.guidepost.domain.sop.RunSopSteps;
import io.guidepost.domain.statement.DraftStatements;
import io.guidepost.domain.statement.RaiseReceivables;
import io.guidepost.domain.statement.SettleStatements;
import io.guidepost.domain.tag.PullTags;
import io.guidepost.domain.tracking.TrackParcels;
import io.guidepost.domain.visitor.KeepVisitors;
import io.guidepost.domain.webhook.DeliverWebhooks;
import io.guidepost.domain.welcome.SendWelcome;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The whole timetable on one screen. Every duty may run twice or be killed half-way: what it does is guarded in its use
 * case, and what is left over is found by the next run.
 */
@Configuration(proxyBeanMethods = false)
class Schedule {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Bean
    Timetable timetable(
            DeliverOutbox outbox,
            ApplyInbox inbox,
            ReconcilePayments payments,
            ReconcileRefunds refunds,
            ReconcilePayouts payouts,
            ReceiveOrder receipts,
            EndFlashSales flashSales,
            EditProducts products,
            FetchPictures pictures,
            IndexProducts index,
            FeedEngine engine,
            KeepSearchTerms searchTerms,
            RecordBehaviour behaviour,
            KeepVisitors visitors,
            TrackParcels parcels,
            WatchAfterSales afterSales,
            TellWeChat shippingInfo,
            ReleaseCommissions releases,
            PayTiers tiers,
            JudgeContests contests,
            RewardNewFriends newFriends,
            DispatchTasks dispatch,
            CreateGroupSends groupSends,
            SyncResults results,
            RenewMedia media,
            FreshMedia mediaIds,
            ScanFiles scans,
            RemoveFiles removals,
            ForgetPhotos photos,
            PublishMoments moments,
            EndTasks endings,
            ExemptLeavers leavers,
            AnnounceInTime announcements,
            RemindGuides reminders,
            WriteDigests digests,
            RunForecasts forecasts,
            ForecastFatigue fatigue,
            ExpandRecurrences recurrences,
            RunSopSteps sopSteps,
            ExpireBindings bindings,
            GiveCoupon couponIssues,
            PurgeIdempotencyKeys keys,
            ShopperSessions sessions,
            EnterHeadquarters headquarters,
            CheckSignature signatures,
            DeliverWebhooks webhooks,
            ChainAudit auditChain,
            VerifyAudit auditProof,
            CloseAccount closures,
            KeepErasureRegister erasures,
            RotateKeys rotation,
            WatchDisputes disputes,
            RunContactSyncs contacts,
            ChangeStores stores,
            KeepContactWays contactWays,
            SendWelcome welcomes,
            RunFriendSyncs friends,
            KeepGroupChats chats,
            RunHandovers handovers,
            PullTags tags,
            SealLedger seals,
            VerifyLedger verifications,
            DraftStatements drafts,
            SettleStatements settlements,
            RaiseReceivables receivables,
            RunSimulations simulations,
            CountExecution execution,
            RunFileJobs files,
            CountPerformance performance,
            CheckPerformance performanceChecks,
            Reconcile books,
            ReconcileDecisions decisions,
            ReconcileBills bills,
            DutyLog runs) {
        return new Timetable(List.of(
                Duty.of("deliver-outbox", SECOND, 50, outbox::runDue).as(Urgency.INTERACTIVE),
                // What is asked about WeCom's events leaves the turns alone that welcomes need within their 20 seconds.
                Duty.of("apply-inbox", SECOND, 50, inbox::runDue).as(Urgency.INTERACTIVE),
                Duty.of("send-late-welcomes", SECOND, 50, welcomes::runDue).as(Urgency.CLOCKED),
                Duty.whole("prepare-welcomes", Cadence.every(MINUTE), welcomes::prepare),
                Duty.of("dispatch-tasks", SECOND, 10, dispatch::runDue),
                Duty.of("create-group-sends", SECOND, 2000, groupSends::runDue),
                Duty.of("sync-results", SOON, 500, results::runDue),
                Duty.of("publish-moments", SOON, 20, moments::runDue),
                Duty.of("reconcile-payments", SOON, 100, payments::runDue),
                Duty.of("reconcile-refunds", SOON, 100, refunds::runDue),
                Duty.of("reconcile-payouts", SOON, 100, payouts::runDue),
                Duty.of("release-commissions", SOON, 500, releases::runDue),
                Duty.of("pay-tiers", TEN_MINUTES, 500, tiers::runDue),
                Duty.of("judge-contests", TEN_MINUTES, 500, contests::runDue),
                Duty.of("reward-new-friends", MINUTE, 500, newFriends::runDue),
                Duty.of("renew-media", MINUTE, 20, media::runDue),
                Duty.of("forget-media-ids", TEN_MINUTES, 500, mediaIds::forgetExpired),
                Duty.of("scan-files", MINUTE, 50, scans::runDue),
                Duty.of("remove-files", Duration.ofHours(1), 1000, removals::runDue),
                Duty.of("forget-proof-photos", TEN_MINUTES, 500, photos::runDue),
                Duty.of("end-tasks", SOON, 50, endings::runDue),
                Duty.of("exempt-leavers", TEN_MINUTES, 500, leavers::runDue),
                Duty.of("announce-in-time", MINUTE, 200, announcements::runDue),
                Duty.of("remind-guides", MINUTE, 1000, reminders::runDue),
                Duty.of("run-forecasts", SOON, 20, forecasts::runDue),
                Duty.of("receive-orders", Duration.ofSeconds(10), 200, receipts::runDue),
                Duty.of("end-flash-sales", SOON, 20, flashSales::runDue),
                Duty.of("shelve-products", SOON, 200, products::runDue),
                Duty.of("fetch-pictures", SOON, 20, pictures::runDue),
                Duty.of("index-products", Duration.ofSeconds(10), 500, index::runDue),
                Duty.whole("refresh-search-figures", Cadence.every(Duration.ofSeconds(30)), index::refreshFigures),
                Duty.whole("feed-search-engine", Cadence.every(SECOND), engine::run),
                Duty.of("purge-searches", TEN_MINUTES, 1000, searchTerms::runDue),
                Duty.of("purge-behaviour", TEN_MINUTES, 1000, behaviour::runDue),
                Duty.of("purge-visitors", TEN_MINUTES, 1000, visitors::runDue),
                Duty.of("upload-shipping-info", SOON, 100, shippingInfo::runDue),
                Duty.of("watch-after-sales", MINUTE, 200, afterSales::runDue),
                Duty.of("track-parcels", MINUTE, 100, parcels::runDue),
                Duty.of("expire-bindings", Duration.ofSeconds(10), 500, bindings::runDue),
                Duty.of("expire-coupon-issues", MINUTE, 200, couponIssues::runDue),
                Duty.of("seal-ledger", MINUTE, 100, seals::runDue),
                Duty.of("verify-ledger", SOON, 200, verifications::runDue),
                Duty.of("run-simulations", SOON, 100, simulations::runDue),
                Duty.whole("count-execution", Cadence.every(Duration.ofSeconds(15)), execution::runDue),
                Duty.of("run-file-jobs", SOON, 5, files::runDue),
                Duty.of("count-performance", Duration.ofSeconds(10), 50, performance::runDue),
                Duty.of("change-stores", MINUTE, 100, stores::runDue),
                Duty.of("advance-contact-sync", SOON, 100, contacts::runDue),
                Duty.of("pull-friends", Duration.ofSeconds(10), 20, friends::runDue),
                Duty.of("keep-contact-ways", SOON, 50, contactWays::runDue).as(Urgency.INTERACTIVE),
                Duty.of("advance-handovers", Duration.ofSeconds(10), 50, handovers::runDue),
                Duty.of("pull-group-chats", Duration.ofSeconds(10), 20, chats::runDue),
                Duty.of("watch-disputes", MINUTE, 200, disputes::runDue),
                Duty.of("draft-statements", Duration.ofSeconds(10), 20, drafts::runDue),
                Duty.of("settle-statements", Duration.ofSeconds(10), 50, settlements::runDue),
                Duty.of("raise-receivables", Duration.ofHours(1), 200, receivables::runDue),
                Duty.of("purge-idempotency-keys", MINUTE, 1000, keys::runDue),
                Duty.of("prune-sessions", TEN_MINUTES, 1000, sessions::prune),
                Duty.of("prune-admin-sessions", TEN_MINUTES, 1000, headquarters::prune),
                Duty.of("deliver-webhooks", SECOND, 20, webhooks::runDue),
                Duty.of("prune-nonces", TEN_MINUTES, 1000, signatures::prune),
                Duty.of("chain-audit", SOON, 500, auditChain::runDue),
                Duty.whole("verify-audit", dailyAt(LocalTime.of(3, 40)), auditProof::runDaily),
                Duty.of("close-accounts", MINUTE, 50, closures::runDue),
                Duty.of("keep-erasure-register", MINUTE, 50, erasures::runDue),
                Duty.of("rotate-keys", MINUTE, 20_000, rotation::runDue),
                Duty.of("prune-duty-runs", TEN_MINUTES, 1000, runs::prune),
                Duty.whole("sync-contacts", dailyAt(LocalTime.of(2, 0)), contacts::startNightly),
                Duty.whole("sync-friends", dailyAt(LocalTime.of(2, 30)), friends::startNightly),
                Duty.whole("sync-tags", dailyAt(LocalTime.of(2, 15)), tags::run),
                Duty.whole("sync-group-chats", dailyAt(LocalTime.of(2, 45)), chats::startNightly),
                Duty.whole("verify-ledger-nightly", dailyAt(LocalTime.of(3, 30)), verifications::startNightly),
                Duty.whole("check-performance", dailyAt(LocalTime.of(3, 0)), performanceChecks::runNightly),
                Duty.whole("expand-recurrences", dailyAt(LocalTime.of(0, 5)), recurrences::run),
                Duty.whole("run-sop-steps", Cadence.every(Duration.ofHours(1)), sopSteps::run),
                Duty.whole("forecast-fatigue", dailyAt(LocalTime.of(1, 30)), fatigue::run),
                Duty.whole("write-task-digests", dailyAt(LocalTime.of(9, 0)), digests::run),
                Duty.whole("check-execution", dailyAt(LocalTime.of(3, 15)), execution::runNightly),
                Duty.whole("replay-attribution", dailyAt(LocalTime.of(4, 0)), decisions::runDue),
                // WeChat makes the bills of a day until ten o'clock of the next.
                Duty.whole("reconcile-wechat-bill", dailyAt(LocalTime.of(10, 30)), bills::runDue),
                Duty.whole("reconcile-books", Cadence.every(Duration.ofHours(1)), books::runDue)));
    }
}
