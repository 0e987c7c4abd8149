package io.guidepost.webedge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much blocking work of each kind may be in flight in one process. */
@ConfigurationProperties("guidepost.offload")
record OffloadSettings(
        @DefaultValue Database database,
        @DefaultValue Tencent tencent,
        @DefaultValue Session session,
        @DefaultValue SignIn signIn,
        @DefaultValue Password password) {

    /** How one kind of work stands in line. */
    interface Line {

        /** At work or standing in line; whoever comes on top is refused at once. */
        int maxInFlight();

        /** At work. */
        int atOnce();

        /** How long anybody stands in line before being refused. */
        Duration patience();
    }

    /** @param atOnce as many as there are connections */
    record Database(
            @DefaultValue("256") int maxInFlight,
            @DefaultValue("16") int atOnce,
            @DefaultValue("10s") Duration patience)
            implements Line {}

    /** Nobody waits for Tencent behind others: all who are let in are at work. */
    record Tencent(@DefaultValue("256") int maxInFlight) implements Line {

        @Override
        public int atOnce() {
            return maxInFlight;
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }
    }

    /** @param maxInFlight everybody who comes at the opening of a sale: each is one short query */
    record Session(
            @DefaultValue("4096") int maxInFlight,
            @DefaultValue("4") int atOnce,
            @DefaultValue("10s") Duration patience)
            implements Line {}

    /**
     * @param maxInFlight being exchanged or standing in line
     * @param atOnce being exchanged: most of the time at Tencent, and then writing a session
     */
    record SignIn(
            @DefaultValue("256") int maxInFlight, @DefaultValue("16") int atOnce, @DefaultValue("5s") Duration patience)
            implements Line {}

    /**
     * @param maxInFlight being hashed or standing in line
     * @param atOnce being hashed
     */
    record Password(
            @DefaultValue("32") int maxInFlight, @DefaultValue("2") int atOnce, @DefaultValue("5s") Duration patience)
            implements Line {}
}
