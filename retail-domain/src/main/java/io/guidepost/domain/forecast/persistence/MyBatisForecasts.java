package io.guidepost.domain.forecast.persistence;

import io.guidepost.domain.content.AudienceCounts.Batch;
import io.guidepost.domain.content.AudienceCounts.Stretch;
import io.guidepost.domain.forecast.Forecast;
import io.guidepost.domain.forecast.Forecasts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisForecasts implements Forecasts {

    private final ForecastMapper forecasts;

    MyBatisForecasts(ForecastMapper forecasts) {
        this.forecasts = forecasts;
    }

    @Override
    public void begin(long taskId, Instant asOf, Optional<Long> listed) {
        forecasts.deleteBatches(taskId);
        forecasts.delete(taskId);
        forecasts.insert(taskId, asOf, listed.orElse(null));
    }

    @Override
    public Optional<Forecast> find(long taskId) {
        return Optional.ofNullable(forecasts.find(taskId))
                .map(row -> new Forecast(
                        row.taskId(),
                        Forecast.State.valueOf(row.state()),
                        row.asOf(),
                        row.afterGuideId(),
                        row.guides(),
                        row.away(),
                        row.withTarget(),
                        row.reachable(),
                        row.stranded(),
                        row.tired(),
                        row.optedOut(),
                        row.sends(),
                        row.quotaUsed(),
                        row.quotaTotal(),
                        Optional.ofNullable(row.listed()),
                        forecasts.batches(taskId).stream()
                                .map(batch -> new Batch(batch.tellAt(), batch.guides()))
                                .toList(),
                        Optional.ofNullable(row.finishedAt())));
    }

    @Override
    public List<Long> open(Instant now, int limit) {
        return forecasts.open(now, limit);
    }

    @Override
    public boolean lease(long taskId, String owner, Instant now, Instant until) {
        return forecasts.lease(taskId, owner, now, until) == 1;
    }

    @Override
    public boolean add(long taskId, Instant asOf, long afterGuideId, Stretch stretch, int quotaPerCustomer) {
        if (forecasts.add(taskId, asOf, afterGuideId, stretch, quotaPerCustomer) != 1) {
            return false;
        }
        stretch.batches().forEach(batch -> forecasts.addBatch(taskId, batch.tellAt(), batch.guides()));
        return true;
    }

    @Override
    public void finish(long taskId, Instant asOf, Instant at) {
        forecasts.finish(taskId, asOf, at);
    }

    @Override
    public void beginOutlook(LocalDate on) {
        forecasts.beginOutlook(on);
    }

    @Override
    public Optional<Outlook> outlook(LocalDate on) {
        return Optional.ofNullable(forecasts.outlook(on));
    }

    @Override
    public List<Outlook> outlooks(LocalDate from, int limit) {
        return forecasts.outlooks(from, limit);
    }

    @Override
    public boolean extendOutlook(Outlook outlook, OutlookBounds bounds, int members) {
        var through = forecasts.endOfStep(outlook.afterMember(), members);
        if (through == null || outlook.finishedAt() != null) {
            return false;
        }
        return forecasts.extendOutlook(bounds, outlook.afterMember(), through) == 1;
    }

    @Override
    public void finishOutlook(LocalDate on, Instant at) {
        forecasts.finishOutlook(on, at);
    }
}
