package io.guidepost.sample;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.session.SignedInShopper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class BookingController {

    private final Offload offload;
    private final OnceOnly once;
    private final Book book;

    BookingController(Offload offload, OnceOnly once, Book book) {
        this.offload = offload;
        this.once = once;
        this.book = book;
    }

    record Wish(@NotBlank String note, String extra) {}

    record Booked(String id, String note, Instant at, String nothing) {}

    @PostMapping("/api/shop/v1/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OnceAnswer<Booked>> book(SignedInShopper me, IdempotencyKey key, @Valid @RequestBody Wish body) {
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> book.book(body.note()),
                booked -> "/api/shop/v1/bookings/" + booked.id()));
    }

    @PostMapping("/api/shop/v1/bookings/{id}/payments")
    Mono<OnceAnswer<Booked>> pay(SignedInShopper me, IdempotencyKey key, @RequestBody Wish body) {
        return offload.call(
                Offload.Kind.TENCENT,
                () -> once.aroundNetwork(me, key, body, HttpStatus.CREATED, () -> book.pay(body.note())));
    }

    /** What a note asks for beside being booked, so that the tests can make each thing happen. */
    @Service
    static class Book {

        private final JdbcTemplate sql;

        Book(JdbcTemplate sql) {
            this.sql = sql;
        }

        @Transactional
        public Booked book(String note) {
            int run = Bookings.RUNS.incrementAndGet();
            sql.update("INSERT INTO sample_booking (note) VALUES (?)", note);
            act(note, run);
            var id = sql.queryForObject("SELECT LAST_INSERT_ID()", Long.class);
            return new Booked(id.toString(), note, Instant.now(), null);
        }

        public Booked pay(String note) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("network inside a transaction");
            }
            int run = Bookings.RUNS.incrementAndGet();
            act(note, run);
            return new Booked("pay" + run, note, Instant.now(), null);
        }

        private static void act(String note, int run) {
            if (note.startsWith("slow")) {
                pause();
            } else if (note.startsWith("crash")) {
                throw new IllegalStateException("crashed after the work");
            } else if (note.startsWith("refuse")) {
                throw new Refusal(Refusal.Kind.REFUSED, "fully_booked", new Words("已满", "Fully booked"));
            } else if (note.startsWith("deadlock-twice") && run <= 2 || note.startsWith("deadlock-ever")) {
                throw new CannotAcquireLockException("deadlock", new SQLException("deadlock", "40001", 1213));
            }
        }

        private static void pause() {
            try {
                Thread.sleep(400);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException("Nobody may interrupt a booking", interrupted);
            }
        }
    }
}
