package dev.cardstock.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayBoundaryTest {
    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static DayBoundary boundary(String zone, String start) {
        return new DayBoundary(ZoneId.of(zone), LocalTime.parse(start));
    }

    @Test
    void theNightBelongsToTheDayBefore() {
        DayBoundary boundary = boundary("Europe/Berlin", "04:00");
        assertThat(boundary.dayOf(at("2026-02-03T03:59:59.999+01:00"))).isEqualTo("2026-02-02");
        assertThat(boundary.dayOf(at("2026-02-03T04:00+01:00"))).isEqualTo("2026-02-03");
        assertThat(boundary.startOf(LocalDate.of(2026, 2, 3))).isEqualTo(
                at("2026-02-03T04:00+01:00"));
    }

    /** The start is skipped (gap), comes twice (overlap), or lies on another day of the change. */
    @ParameterizedTest
    @CsvSource({
            "Europe/Berlin,       02:30, 2026-03-29, 2026-03-29T03:00+02:00",
            "Europe/Berlin,       02:00, 2026-03-29, 2026-03-29T03:00+02:00",
            "Europe/Berlin,       03:00, 2026-03-29, 2026-03-29T03:00+02:00",
            "Europe/Berlin,       04:00, 2026-03-29, 2026-03-29T04:00+02:00",
            "Europe/Berlin,       02:30, 2026-10-25, 2026-10-25T02:30+02:00",
            "Europe/Berlin,       03:00, 2026-10-25, 2026-10-25T03:00+01:00",
            "America/New_York,    02:59, 2026-03-08, 2026-03-08T03:00-04:00",
            "America/New_York,    01:30, 2026-11-01, 2026-11-01T01:30-04:00",
            "Australia/Lord_Howe, 02:10, 2026-10-04, 2026-10-04T02:30+11:00",
            "Australia/Lord_Howe, 01:45, 2026-04-05, 2026-04-05T01:45+11:00",
            "Africa/Cairo,        00:00, 2026-04-24, 2026-04-24T01:00+03:00",
            "Africa/Cairo,        00:00, 2026-10-30, 2026-10-30T00:00+02:00",
            "Pacific/Apia,        04:00, 2011-12-29, 2011-12-29T04:00-10:00",
            "Pacific/Apia,        04:00, 2011-12-30, 2011-12-31T00:00+14:00",
            "Pacific/Apia,        04:00, 2011-12-31, 2011-12-31T04:00+14:00",
            "Pacific/Apia,        00:00, 2011-12-30, 2011-12-31T00:00+14:00"})
    void aDayBeginsAtItsStartOrAtTheChangeThatSkipsIt(String zone, String start, LocalDate day,
            String expected) {
        assertThat(boundary(zone, start).startOf(day)).isEqualTo(at(expected));
    }

    @ParameterizedTest
    @CsvSource({
            "Europe/Berlin,       02:30, 2026-03-29T01:59+01:00, 2026-03-28",
            "Europe/Berlin,       02:30, 2026-03-29T03:00+02:00, 2026-03-29",
            "Europe/Berlin,       02:30, 2026-03-29T03:15+02:00, 2026-03-29",
            "Europe/Berlin,       02:30, 2026-10-25T02:29+02:00, 2026-10-24",
            "Europe/Berlin,       02:30, 2026-10-25T02:30+02:00, 2026-10-25",
            "Europe/Berlin,       02:30, 2026-10-25T02:15+01:00, 2026-10-25",
            "America/New_York,    02:00, 2026-11-01T01:59-05:00, 2026-10-31",
            "Australia/Lord_Howe, 01:45, 2026-04-05T01:30+10:30, 2026-04-05",
            "America/St_Johns,    00:00, 2010-11-06T23:30-03:30, 2010-11-07",
            "Pacific/Apia,        04:00, 2011-12-29T23:59-10:00, 2011-12-29",
            "Pacific/Apia,        04:00, 2011-12-31T05:00+14:00, 2011-12-31",
            "Pacific/Apia,        00:00, 2011-12-31T00:00+14:00, 2011-12-31"})
    void aMomentFallsOnTheDayThatHasBegun(String zone, String start, String time,
            LocalDate expected) {
        assertThat(boundary(zone, start).dayOf(at(time))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-03-20T00:00:00Z", "Europe/Berlin, 2026-10-18T00:00:00Z",
            "America/New_York, 2026-03-01T00:00:00Z", "America/New_York, 2026-10-25T00:00:00Z",
            "Australia/Lord_Howe, 2026-03-28T00:00:00Z",
            "Australia/Lord_Howe, 2026-09-28T00:00:00Z", "Africa/Cairo, 2026-04-20T00:00:00Z",
            "Africa/Cairo, 2026-10-25T00:00:00Z", "America/St_Johns, 2010-11-01T00:00:00Z",
            "Pacific/Apia, 2011-12-24T00:00:00Z", "Asia/Kathmandu, 2026-01-01T00:00:00Z"})
    void everyMomentLiesBetweenTheBeginningsOfItsDayAndTheNext(String zone, Instant from) {
        for (int start = 0; start < 24 * 60; start += 15) {
            DayBoundary boundary = new DayBoundary(ZoneId.of(zone),
                    LocalTime.ofSecondOfDay(start * 60L));
            LocalDate last = LocalDate.MIN;
            for (int i = 0; i < 14 * 96; i++) {
                Instant time = from.plus(Duration.ofMinutes(15L * i));
                LocalDate day = boundary.dayOf(time);
                assertThat(boundary.startOf(day)).as("%s at %s", boundary, time)
                        .isBeforeOrEqualTo(time);
                assertThat(boundary.startOf(day.plusDays(1))).as("%s at %s", boundary, time)
                        .isAfter(time);
                assertThat(day).isAfterOrEqualTo(last);
                last = day;
            }
        }
    }

    @Test
    void daysAreCountedByTheirBeginningsNotByHours() {
        DayBoundary boundary = boundary("Europe/Berlin", "04:00");
        assertThat(boundary.daysBetween(at("2026-02-03T03:59+01:00"), at("2026-02-03T04:00+01:00")))
                .isEqualTo(1);
        assertThat(boundary.daysBetween(at("2026-02-03T04:00+01:00"), at("2026-02-04T03:59+01:00")))
                .isZero();
        assertThat(boundary.daysBetween(at("2026-03-28T12:00+01:00"), at("2026-03-29T12:00+02:00")))
                .isEqualTo(1);
        assertThat(boundary.daysBetween(at("2026-02-04T12:00+01:00"), at("2026-02-02T12:00+01:00")))
                .isEqualTo(-2);
    }
}
