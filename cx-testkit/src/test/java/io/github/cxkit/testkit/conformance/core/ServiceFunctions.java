package io.github.cxkit.testkit.conformance.core;

import io.github.cxkit.metric.Metrics;
import io.github.cxkit.score.Result;
import io.github.cxkit.service.Automation;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.CommunityHealth;
import io.github.cxkit.service.Containment;
import io.github.cxkit.service.EmployeeLinkage;
import io.github.cxkit.service.FeedbackCase;
import io.github.cxkit.service.FirstContactResolution;
import io.github.cxkit.service.LoopConversion;
import io.github.cxkit.service.OpenSpan;
import io.github.cxkit.service.Pause;
import io.github.cxkit.service.QueueAbandonment;
import io.github.cxkit.service.ReputationTrend;
import io.github.cxkit.service.ResponseTimes;
import io.github.cxkit.service.SelfService;
import io.github.cxkit.service.ServiceHours;
import io.github.cxkit.service.ServiceRecovery;
import io.github.cxkit.stats.ConfidenceInterval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Catalogue functions of service, community, employees and reputation. */
final class ServiceFunctions {

    private ServiceFunctions() {}

    static void addTo(Map<String, CaseFunction> functions) {
        functions.put("service.closedLoop", ServiceFunctions::closedLoop);
        functions.put("service.firstContactResolution", ServiceFunctions::firstContactResolution);
        functions.put("service.recoveryParadox", ServiceFunctions::recoveryParadox);
        functions.put("service.loopConversion", ServiceFunctions::loopConversion);
        functions.put("service.responseTimes", ServiceFunctions::responseTimes);
        functions.put("service.queueAbandonment", ServiceFunctions::queueAbandonment);
        functions.put("service.selfServiceShare", ServiceFunctions::selfService);
        functions.put("service.containment", ServiceFunctions::containment);
        functions.put("service.automation", ServiceFunctions::automation);
        functions.put("community.health", ServiceFunctions::community);
        functions.put("employees.linkage", ServiceFunctions::employees);
        functions.put(
                "reputation.smooth",
                input -> new ReputationTrend(input.number("rateUp"), input.number("rateDown"))
                        .smooth(input.has("start") ? input.number("start") : null, input.numbers("ratings")));
        functions.put("serviceHours.between", ServiceFunctions::openTime);
        functions.put("serviceHours.add", ServiceFunctions::openUntil);
        functions.put("service.waits", ServiceFunctions::waits);
        PersonalFunctions.addTo(functions);
    }

    private static double openTime(Input input) {
        return Clocks.inHours(Clocks.week(input.get("hours"))
                .between(Instant.parse(input.text("from")), Instant.parse(input.text("to")), Clocks.pauses(input)));
    }

    private static Instant openUntil(Input input) {
        return Clocks.week(input.get("hours"))
                .deadline(
                        Instant.parse(input.text("from")),
                        Clocks.ofHours(input.number("openHours")),
                        Clocks.pauses(input));
    }

    private static Output waits(Input input) {
        ServiceHours hours = input.has("hours") ? Clocks.week(input.get("hours")) : ServiceHours.ALWAYS;
        Instant asOf = Instant.parse(input.text("asOf"));
        List<ResponseTimes.Contact> contacts = input.list(
                "contacts",
                one -> new ResponseTimes.Contact(
                        Instant.parse(one.text("opened")),
                        one.has("replied")
                                ? List.of(new ResponseTimes.Reply(Instant.parse(one.text("replied")), false))
                                : List.of(),
                        one.has("resolved") ? Instant.parse(one.text("resolved")) : null,
                        Clocks.pauses(one)));
        List<ResponseTimes.Wait> waits = contacts.stream()
                .map(contact -> ResponseTimes.Wait.of(contact, asOf, true, hours))
                .toList();
        ResponseTimes times = ResponseTimes.of(
                contacts, new ResponseTimes.Definition(asOf, ResponseTimes.AutomaticReplies.COUNT, hours));
        return new Output()
                .put(
                        "waitHours",
                        waits.stream().map(w -> Clocks.inHours(w.length())).toList())
                .put(
                        "ended",
                        waits.stream()
                                .map(w -> switch (w.end()) {
                                    case REPLY -> "reply";
                                    case RESOLUTION -> "resolution";
                                    case AS_OF -> "asOf";
                                })
                                .toList())
                .put("answered", times.answered())
                .put("resolvedWithoutReply", times.resolvedWithoutReply())
                .put("waiting", times.waiting())
                .put("medianAnsweredHours", Clocks.inHours(times.medianFirstResponse()))
                .put("medianWithCensoringHours", Clocks.inHours(times.medianWithCensoring()));
    }

    private static Output closedLoop(Input input) {
        ClosedLoop loop = ClosedLoop.of(
                input.list(
                        "cases",
                        one -> new FeedbackCase(
                                "case",
                                Clocks.hours(one, "receivedHours"),
                                Clocks.optionalHours(one, "firstResponseHours"),
                                Clocks.optionalHours(one, "closedHours"))),
                Clocks.hours(input, "asOfHours"),
                Clocks.ofHours(input.number("slaHours")),
                ServiceHours.ALWAYS);
        return new Output()
                .put("eligible", loop.eligible())
                .put("pending", loop.pending())
                .put("withinSlaRate", loop.withinTarget().value())
                .put("closeRate", loop.closeRate().value())
                .put("medianFirstResponseHours", Clocks.inHours(loop.medianFirstResponse()));
    }

    private static Output firstContactResolution(Input input) {
        FirstContactResolution fcr = FirstContactResolution.of(
                input.list(
                        "contacts",
                        one -> new FirstContactResolution.Contact(
                                one.text("customer"),
                                one.text("topic"),
                                Clocks.days(one, "atDays"),
                                one.flag("resolved"))),
                Clocks.ofDays(input.number("windowDays")),
                Clocks.days(input, "asOfDays"));
        return new Output()
                .put("issues", fcr.issues())
                .put("decided", fcr.decided())
                .put("fcrOfAll", fcr.ofAll().value())
                .put("fcrOfResolved", fcr.ofResolved().value())
                .put("contactsPerIssue", fcr.contactsPerIssue());
    }

    private static Output recoveryParadox(Input input) {
        ServiceRecovery recovery = ServiceRecovery.of(input.list(
                "responses",
                one -> new ServiceRecovery.Answer(outcome(one.text("group")), one.number("satisfaction"))));
        double confidence = input.number("confidence");
        Result<ConfidenceInterval> interval = recovery.gapInterval(confidence);
        Output means = new Output();
        for (String group : List.of("noFailure", "recovered", "failed", "failedAgain")) {
            Result<Double> mean = recovery.mean(outcome(group));
            if (mean.isKnown()) {
                means.put(group, mean);
            }
        }
        return new Output()
                .put("means", means)
                .put("paradoxGap", recovery.paradoxGap())
                .put("lower", interval.map(ConfidenceInterval::lower))
                .put("upper", interval.map(ConfidenceInterval::upper))
                .put("recoveryRate", recovery.recoveryRate().value())
                .put("supported", recovery.isSupported(confidence));
    }

    private static ServiceRecovery.Outcome outcome(String group) {
        return switch (group) {
            case "noFailure" -> ServiceRecovery.Outcome.NO_FAILURE;
            case "recovered" -> ServiceRecovery.Outcome.RECOVERED;
            case "failed" -> ServiceRecovery.Outcome.FAILED;
            case "failedAgain" -> ServiceRecovery.Outcome.FAILED_AGAIN;
            default -> throw Input.unknown("group", group);
        };
    }

    private static Output loopConversion(Input input) {
        LoopConversion conversion = LoopConversion.of(
                MetricFunctions.npsWith(input.get("breaks")),
                input.list(
                        "customers",
                        one -> new LoopConversion.Answers(
                                one.text("customer"),
                                one.intValue("earlier"),
                                one.has("later") ? one.intValue("later") : null)));
        return new Output()
                .put("matched", conversion.matched())
                .put("eligible", conversion.eligible())
                .put("converted", conversion.converted())
                .put("conversionRate", conversion.conversion().value())
                .put("worsened", conversion.worsened());
    }

    private static Output responseTimes(Input input) {
        ResponseTimes times = ResponseTimes.of(
                input.list(
                        "contacts",
                        one -> new ResponseTimes.Contact(
                                Clocks.hours(one, "openedHours"),
                                one.list(
                                        "replies",
                                        reply -> new ResponseTimes.Reply(
                                                Clocks.hours(reply, "atHours"), reply.flag("automatic"))),
                                Clocks.optionalHours(one, "resolvedHours"))),
                new ResponseTimes.Definition(
                        Clocks.hours(input, "asOfHours"),
                        input.flag("countAutomatic")
                                ? ResponseTimes.AutomaticReplies.COUNT
                                : ResponseTimes.AutomaticReplies.IGNORE,
                        ServiceHours.ALWAYS));
        return new Output()
                .put("answered", times.answered())
                .put("unanswered", times.unanswered())
                .put("meanFirstResponseHours", Clocks.inHours(times.meanFirstResponse()))
                .put("medianFirstResponseHours", Clocks.inHours(times.medianFirstResponse()))
                .put("p90FirstResponseHours", Clocks.inHours(times.p90FirstResponse()))
                .put("medianWithCensoringHours", Clocks.inHours(times.medianWithCensoring()))
                .put("resolved", times.resolved())
                .put("medianResolutionHours", Clocks.inHours(times.medianResolution()));
    }

    private static Output queueAbandonment(Input input) {
        QueueAbandonment queue = QueueAbandonment.of(
                input.list(
                        "calls",
                        one -> new QueueAbandonment.Call(
                                Clocks.ofSeconds(one.number("waitSeconds")), one.flag("answered"))),
                Clocks.ofSeconds(input.number("shortAbandonSeconds")));
        return new Output()
                .put("offered", queue.offered())
                .put("shortAbandons", queue.shortAbandons())
                .put("abandoned", queue.abandoned())
                .put("rate", queue.rate().value());
    }

    private static Output selfService(Input input) {
        SelfService people = SelfService.of(input.texts("helpUsers"), input.texts("ticketCreators"));
        return new Output()
                .put("helpUsers", people.helpUsers())
                .put("ticketCreators", people.ticketCreators())
                .put("share", people.share().value())
                .put("ratio", people.ratio());
    }

    private static Output containment(Input input) {
        Containment containment = Containment.of(
                input.list(
                        "sessions",
                        one -> new Containment.Session(
                                Clocks.hours(one, "endedHours"),
                                Clocks.optionalHours(one, "humanContactHours"),
                                switch (one.text("outcome")) {
                                    case "solved" -> Containment.Outcome.SOLVED;
                                    case "unsolved" -> Containment.Outcome.UNSOLVED;
                                    case "unknown" -> Containment.Outcome.UNKNOWN;
                                    default -> throw Input.unknown("outcome", one.text("outcome"));
                                })),
                Clocks.ofHours(input.number("windowHours")),
                Clocks.hours(input, "asOfHours"));
        return new Output()
                .put("decided", containment.decided())
                .put("contained", containment.contained())
                .put("containmentRate", containment.containment().value())
                .put("successRate", containment.success().value());
    }

    private static Output automation(Input input) {
        Automation automation = Automation.of(input.list(
                "conversations",
                one -> new Automation.Conversation(
                        switch (one.text("handledBy")) {
                            case "bot" -> Automation.Handler.BOT;
                            case "botThenHuman" -> Automation.Handler.BOT_THEN_HUMAN;
                            case "human" -> Automation.Handler.HUMAN;
                            default -> throw Input.unknown("handler", one.text("handledBy"));
                        },
                        one.flag("wrong"),
                        one.has("satisfaction") ? one.number("satisfaction") : null)));
        ServiceHours hours = Clocks.ofWeek(input.get("covered").list());
        return new Output()
                .put("automationRate", automation.automated().value())
                .put("escalationRate", automation.escalation().value())
                .put("wrongRate", automation.wrongAnswers().value())
                .put("satisfactionGap", automation.satisfactionGap())
                .put("coverage", hours.coverage());
    }

    private static Output community(Input input) {
        CommunityHealth health = CommunityHealth.of(input.list(
                "threads",
                one -> new CommunityHealth.Discussion(
                        one.text("author"),
                        Clocks.minutes(one, "openedMinutes"),
                        one.list(
                                "replies",
                                reply -> new CommunityHealth.Post(
                                        reply.text("author"), Clocks.minutes(reply, "atMinutes"))),
                        one.flag("accepted"))));
        return new Output()
                .put("answeredRate", health.answeredRate().value())
                .put("acceptedRate", health.acceptedRate().value())
                .put("medianFirstReplyMinutes", health.medianFirstReply().map(time -> Clocks.inHours(time) * 60))
                .put("postsPerBoardWeek", health.postsPerBoardWeek(input.intValue("boards"), input.number("weeks")))
                .put("participantsPerThread", health.participantsPerThread());
    }

    static EmployeeLinkage linkage(Input input) {
        return EmployeeLinkage.of(
                Metrics.ENPS,
                input.list(
                        "teams",
                        one -> new EmployeeLinkage.Team(
                                one.text("team"),
                                MetricFunctions.npsTally(one.get("employees")),
                                one.has("customerScore") ? one.number("customerScore") : null)));
    }

    private static Output employees(Input input) {
        EmployeeLinkage linkage = linkage(input);
        return new Output()
                .put("employeeScores", linkage.employeeScores())
                .put("teams", linkage.teams())
                .put("correlation", linkage.correlation());
    }

    /** The cases count time as numbers from any fixed moment; the library takes moments and durations. */
    static final class Clocks {

        private static final double NANOS_PER_SECOND = 1e9;
        private static final double SECONDS_PER_HOUR = 3600;

        private Clocks() {}

        static Duration ofSeconds(double seconds) {
            return Duration.between(Instant.EPOCH, PlanFunctions.at(seconds, 1));
        }

        static Duration ofHours(double hours) {
            return Duration.between(Instant.EPOCH, PlanFunctions.at(hours, 3600));
        }

        static Duration ofDays(double days) {
            return Duration.between(Instant.EPOCH, PlanFunctions.at(days, 86_400));
        }

        static Instant hours(Input input, String field) {
            return Instant.EPOCH.plus(ofHours(input.number(field)));
        }

        static Instant days(Input input, String field) {
            return Instant.EPOCH.plus(ofDays(input.number(field)));
        }

        static Instant minutes(Input input, String field) {
            return PlanFunctions.at(input.number(field), 60);
        }

        static @Nullable Instant optionalHours(Input input, String field) {
            return input.has(field) ? hours(input, field) : null;
        }

        static @Nullable Instant optionalDays(Input input, String field) {
            return input.has(field) ? days(input, field) : null;
        }

        static Result<Double> inHours(Result<Duration> duration) {
            return duration.map(Clocks::inHours);
        }

        static double inHours(Duration duration) {
            return (duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND) / SECONDS_PER_HOUR;
        }

        static List<Pause> pauses(Input input) {
            return input.has("pauses")
                    ? input.list(
                            "pauses",
                            one -> new Pause(
                                    Instant.parse(one.text("from")),
                                    one.has("to") ? Instant.parse(one.text("to")) : null))
                    : List.of();
        }

        private static OpenSpan span(Input one) {
            return OpenSpan.parse(one.text("from"), one.text("to"));
        }

        static ServiceHours week(Input input) {
            ServiceHours hours = ServiceHours.never(ZoneId.of(input.text("zone")));
            for (Input one : input.get("weekly").list()) {
                hours = hours.with(DayOfWeek.valueOf(one.text("day").toUpperCase(Locale.ROOT)), span(one));
            }
            if (input.has("exceptions")) {
                for (Input one : input.get("exceptions").list()) {
                    OpenSpan[] spans = one.list("spans", Clocks::span).toArray(OpenSpan[]::new);
                    hours = hours.withException(LocalDate.parse(one.text("date")), spans);
                }
            }
            return hours;
        }

        /** Spans in hours of the week from Monday 0:00. */
        static ServiceHours ofWeek(List<Input> covered) {
            ServiceHours hours = ServiceHours.never(ZoneId.of("UTC"));
            for (Input one : covered) {
                double from = one.number("fromHour");
                double to = one.number("toHour");
                if (!(from >= 0 && from <= to && to <= ServiceHours.WEEK)) {
                    throw new IllegalArgumentException("no span of a week: " + from + " to " + to);
                }
                for (int day = 0; day < 7; day++) {
                    double begin = Math.max(0, from - 24 * day);
                    double end = Math.min(24, to - 24 * day);
                    if (begin < end) {
                        OpenSpan span = new OpenSpan(time(begin), time(end % 24));
                        hours = hours.with(DayOfWeek.of(day + 1), span);
                    }
                }
            }
            return hours;
        }

        private static LocalTime time(double hour) {
            return LocalTime.MIDNIGHT.plus(ofHours(hour));
        }
    }
}
