package io.guidepost.domain.moment;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskCopy;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.media.FreshMedia;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.moment.MomentFeed.Making;
import io.guidepost.domain.moment.MomentFeed.MomentOrder;
import io.guidepost.domain.moment.MomentJob.State;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.poster.UploadPoster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Has WeCom make the moments of corporate tasks and asks who has published (C1 MOMENTS_CORP, C7): one moment for as many
 * guides as WeCom allows, each step remembered before and after WeCom is called. Whoever dies in between leaves a state
 * from which the next one goes on; an answer that was lost is looked for in WeCom's list, and only what cannot be there any
 * more is asked for again.
 */
@Service
public class PublishMoments {

    private static final Logger log = LoggerFactory.getLogger(PublishMoments.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int GUIDES_AT_A_TIME = 1000;

    private final MomentJobs jobs;
    private final MomentFeed feed;
    private final Tasks tasks;
    private final Assignments assignments;
    private final Materials materials;
    private final FreshMedia media;
    private final UploadPoster uploadPoster;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final int guidesPerMoment;

    PublishMoments(
            MomentJobs jobs,
            MomentFeed feed,
            Tasks tasks,
            Assignments assignments,
            Materials materials,
            FreshMedia media,
            UploadPoster uploadPoster,
            Roster roster,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.guides-per-moment:100000}") int guidesPerMoment) {
        this.jobs = jobs;
        this.feed = feed;
        this.tasks = tasks;
        this.assignments = assignments;
        this.materials = materials;
        this.media = media;
        this.uploadPoster = uploadPoster;
        this.roster = roster;
        this.transaction = transaction;
        this.clock = clock;
        this.guidesPerMoment = Math.min(guidesPerMoment, MomentFeed.MOST_GUIDES);
    }

    /** @return how many moments were looked after */
    public int runDue(int limit) {
        for (long taskId : jobs.unplanned(limit)) {
            transaction.run(() -> plan(taskId));
        }
        var now = clock.instant();
        var claimed = transaction.call(() -> jobs.claim(now, now.plus(LEASE), limit));
        for (var job : claimed) {
            try {
                step(tasks.find(job.taskId()).orElseThrow(), job);
            } catch (GatewayUnclear | GatewayRejected notNow) {
                // Nothing was ordered by these calls: the lease ends, and the same step is taken again.
                log.warn("WeCom does not answer about moment {} of task {}", job.chunkNo(), job.taskId(), notNow);
            } catch (RuntimeException broken) {
                log.error("Moment {} of task {} cannot be looked after", job.chunkNo(), job.taskId(), broken);
            }
        }
        return claimed.size();
    }

    private void plan(long taskId) {
        var task = tasks.lock(taskId).orElseThrow();
        if (task.status() == Task.Status.RUNNING) {
            jobs.plan(taskId, guidesPerMoment, clock.instant());
        }
    }

    private void step(Task task, MomentJob job) {
        boolean isCalledOff = task.status() == Task.Status.CANCELLED;
        switch (job.state()) {
            case PLANNED -> {
                if (isCalledOff) {
                    end(job, State.CANCELLED);
                } else if (task.isOpenAt(clock.instant())) {
                    order(task, job);
                } else if (task.status() == Task.Status.PAUSED) {
                    save(job, job, Optional.of(clock.instant().plus(MINUTE)));
                } else {
                    end(job, State.REJECTED);
                }
            }
            case ASKING, UNKNOWN -> resolve(task, job);
            case STARTED -> follow(task, job);
            case MADE -> {
                look(task, job);
                if (isCalledOff) {
                    cancel(job);
                }
            }
            case REJECTED, CANCELLED -> {}
        }
    }

    private void order(Task task, MomentJob job) {
        // Before anything is remembered: what an upload or its absence says is not about the moment.
        var order = orderOf(task, job);
        var now = clock.instant();
        var asking = with(job, State.ASKING, Optional.empty(), Optional.empty(), Optional.of(now), Optional.empty());
        if (!save(job, asking, Optional.of(now.plus(LEASE)))) {
            return;
        }
        asking = next(asking);
        try {
            var jobid = feed.order(order);
            save(
                    asking,
                    with(
                            asking,
                            State.STARTED,
                            Optional.of(jobid),
                            Optional.empty(),
                            asking.askedAt(),
                            Optional.empty()),
                    soon());
        } catch (GatewayUnclear unclear) {
            var state = unclear.hasDoneNothing() ? State.PLANNED : State.UNKNOWN;
            save(asking, in(asking, state), Optional.of(clock.instant().plus(MINUTE)));
        } catch (GatewayRejected rejected) {
            reject(asking, rejected.code());
        }
    }

    /** Somebody has asked WeCom before and the answer is not known: look first, ask again only when it cannot be there. */
    private void resolve(Task task, MomentJob job) {
        var now = clock.instant();
        var askedAt = job.askedAt().orElseThrow();
        var found = feed.find(looksLike(task, job), askedAt.minus(MomentRules.LONGEST_CALL));
        if (found.isPresent()) {
            made(job, found.get());
        } else if (now.isBefore(askedAt.plus(MomentRules.LONGEST_MAKING))) {
            save(job, in(job, State.UNKNOWN), Optional.of(now.plus(MINUTE)));
        } else {
            save(job, in(job, State.PLANNED), soon());
        }
    }

    private void follow(Task task, MomentJob job) {
        var making = feed.making(job.jobid().orElseThrow());
        if (making instanceof Making.Made made) {
            made(job, made.momentId());
            transaction.run(() -> fail(job.taskId(), made.refused(), "WECOM_SENDER_REFUSED"));
        } else if (making instanceof Making.Refused refused) {
            reject(job, refused.code());
        } else if (making instanceof Making.Forgotten) {
            resolve(task, job);
        } else {
            save(job, job, soon());
        }
    }

    private void made(MomentJob job, String momentId) {
        var now = clock.instant();
        save(
                job,
                with(job, State.MADE, job.jobid(), Optional.of(momentId), job.askedAt(), Optional.of(now)),
                Optional.of(now.plus(MINUTE)));
    }

    /** Every page is read; each page's guides are done with, so that dying between pages repeats but loses nothing. */
    private void look(Task task, MomentJob job) {
        var now = clock.instant();
        var publishedAt = MomentRules.publishedAt(job.lookedAt(), now, task.deadlineAt());
        var cursor = "";
        do {
            var page = feed.publications(job.momentId().orElseThrow(), cursor);
            var published = page.publications().stream()
                    .filter(MomentFeed.Publication::isPublished)
                    .map(MomentFeed.Publication::userid)
                    .toList();
            transaction.run(() -> assignments.confirmedTogether(
                    task.id(), guideIds(published), publishedAt, publishedAt.isAfter(task.deadlineAt())));
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        var looked = new MomentJob(
                job.taskId(),
                job.chunkNo(),
                job.afterGuideId(),
                job.throughGuideId(),
                job.state(),
                job.jobid(),
                job.momentId(),
                job.askedAt(),
                job.madeAt(),
                Optional.of(now),
                job.version());
        boolean isOver = jobs.unpublished(job) == 0;
        save(
                job,
                looked,
                isOver ? Optional.empty() : MomentRules.nextLook(job.madeAt().orElseThrow(), now, task.deadlineAt()));
    }

    private void cancel(MomentJob job) {
        try {
            feed.cancel(job.momentId().orElseThrow());
        } catch (GatewayRejected alreadyOver) {
            log.info("Moment {} cannot be cancelled: {}", job.momentId(), alreadyOver.getMessage());
        }
        end(next(job), State.CANCELLED);
    }

    private void reject(MomentJob job, String code) {
        end(job, State.REJECTED);
        transaction.run(() -> fail(job.taskId(), jobs.userids(job), "WECOM_" + code));
    }

    private void fail(long taskId, List<String> userids, String reason) {
        for (int from = 0; from < userids.size(); from += GUIDES_AT_A_TIME) {
            var some = userids.subList(from, Math.min(from + GUIDES_AT_A_TIME, userids.size()));
            assignments.failedTogether(taskId, guideIds(some), reason);
        }
    }

    private List<Long> guideIds(List<String> userids) {
        return userids.isEmpty()
                ? List.of()
                : new ArrayList<>(
                        roster.guidesByUserid(userids).stream().map(Guide::id).toList());
    }

    /** What names a picture or video in an order. */
    private interface Naming {

        String file(Material material);

        String poster(Material material);

        Optional<String> cover(Material material);
    }

    /** With WeCom's ids of pictures and of the video, which it knows for three days only. */
    private MomentOrder orderOf(Task task, MomentJob job) {
        return order(task, job, new Naming() {
            @Override
            public String file(Material material) {
                return id(material.content().fileId().orElseThrow(), material);
            }

            /** A moment is the same for all guides, so it is nobody's own poster. */
            @Override
            public String poster(Material material) {
                return uploadPoster.uploadForMoment(material.id());
            }

            @Override
            public Optional<String> cover(Material material) {
                return material.content().coverId().map(cover -> id(cover, material));
            }

            private String id(long fileId, Material material) {
                return media.mediaId(fileId, MediaPurpose.MOMENT, material.title());
            }
        });
    }

    /** As WeCom's list will show it, whatever the ids are. */
    private MomentOrder looksLike(Task task, MomentJob job) {
        return order(task, job, new Naming() {
            @Override
            public String file(Material material) {
                return material.title();
            }

            @Override
            public String poster(Material material) {
                return material.title();
            }

            @Override
            public Optional<String> cover(Material material) {
                return Optional.empty();
            }
        });
    }

    /** Only files of ours can be shown: WeCom takes no pictures from the web, and drafts with such are refused. */
    private MomentOrder order(Task task, MomentJob job, Naming naming) {
        var used = materials.all(task.materialIds());
        var files = used.stream()
                .filter(material -> material.content().fileId().isPresent())
                .toList();
        return new MomentOrder(
                jobs.userids(job),
                new MomentContent(
                        TaskCopy.text(task, used),
                        files.stream()
                                .filter(file ->
                                        file.kind() == Material.Kind.IMAGE || file.kind() == Material.Kind.POSTER)
                                .map(file -> file.isSentAsFile() ? naming.file(file) : naming.poster(file))
                                .toList(),
                        files.stream()
                                .filter(file -> file.kind() == Material.Kind.VIDEO)
                                .map(naming::file)
                                .findFirst(),
                        used.stream()
                                .filter(each -> each.kind() == Material.Kind.LINK)
                                .map(each -> new MomentContent.Link(each.title(), each.url(), naming.cover(each)))
                                .findFirst()));
    }

    private Optional<Instant> soon() {
        return Optional.of(clock.instant().plus(SOON));
    }

    private void end(MomentJob job, State state) {
        save(job, in(job, state), Optional.empty());
    }

    private boolean save(MomentJob before, MomentJob after, Optional<Instant> lookAt) {
        return transaction.call(() -> jobs.save(before, after, lookAt));
    }

    private static MomentJob in(MomentJob job, State state) {
        return with(job, state, job.jobid(), job.momentId(), job.askedAt(), job.madeAt());
    }

    /** The same job as it stands in the table after one more change. */
    private static MomentJob next(MomentJob job) {
        return new MomentJob(
                job.taskId(),
                job.chunkNo(),
                job.afterGuideId(),
                job.throughGuideId(),
                job.state(),
                job.jobid(),
                job.momentId(),
                job.askedAt(),
                job.madeAt(),
                job.lookedAt(),
                job.version() + 1);
    }

    private static MomentJob with(
            MomentJob job,
            State state,
            Optional<String> jobid,
            Optional<String> momentId,
            Optional<Instant> askedAt,
            Optional<Instant> madeAt) {
        return new MomentJob(
                job.taskId(),
                job.chunkNo(),
                job.afterGuideId(),
                job.throughGuideId(),
                state,
                jobid,
                momentId,
                askedAt,
                madeAt,
                job.lookedAt(),
                job.version());
    }
}
