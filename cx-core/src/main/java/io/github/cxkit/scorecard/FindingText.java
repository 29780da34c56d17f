package io.github.cxkit.scorecard;

import io.github.cxkit.driver.ImportancePerformance.PlacedItem;
import io.github.cxkit.internal.DisplayText;
import io.github.cxkit.live.Alert;
import io.github.cxkit.metric.Explanation;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.score.Result;
import io.github.cxkit.score.ScoreUnit;
import io.github.cxkit.scorecard.Contrast.Earlier;
import io.github.cxkit.survey.CalendarPeriod;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of a finding in both languages.
 *
 * @param subject what it is about
 * @param statement what is said of it
 * @param evidence why it can be believed
 */
record FindingText(Words subject, Words statement, Words evidence) {

    private static final int P_DIGITS = 3;
    private static final double P_LEAST = 0.001;
    private static final int MOST_NAMED = 2;

    /** One text in both languages. */
    record Words(String english, String italian) {

        static Words of(String both) {
            return new Words(both, both);
        }

        String in(Locale locale) {
            return locale.getLanguage().equals("it") ? italian : english;
        }
    }

    /** Writes a text once per language. */
    private interface Writing {
        String in(Locale locale, boolean italian);
    }

    private static Words words(Writing writing) {
        return new Words(writing.in(Locale.ENGLISH, false), writing.in(Locale.ITALIAN, true));
    }

    static FindingText group(String dimension, String group, List<Contrast> contrasts, int looks) {
        Contrast lead = contrasts.get(0);
        return new FindingText(
                words((locale, italian) -> {
                    String none = italian ? "senza risposta" : "not given";
                    return group.isEmpty() ? dimension + ", " + none : group;
                }),
                words((locale, italian) ->
                        quoted(lead) + " " + figure(lead, lead.comparison().a(), locale)
                                + (italian ? " contro " : " against ")
                                + figure(lead, lead.comparison().b(), locale)
                                + (italian ? " degli altri" : " for the others")
                                + more(contrasts, italian) + "."),
                words((locale, italian) -> asked(lead) + dimension + ", n "
                        + count(lead.comparison().evidenceA().n(), locale) + ", "
                        + p(lead, locale)
                        + (italian
                                ? " dopo " + count(looks, locale) + " confronti di gruppi (Holm)"
                                : " after " + count(looks, locale) + " looks at groups (Holm)")));
    }

    static FindingText period(CalendarPeriod period, List<Contrast> contrasts, int looks) {
        Contrast lead = contrasts.get(0);
        return new FindingText(
                words((locale, italian) -> capital(period.text(locale), locale)),
                words((locale, italian) ->
                        quoted(lead) + " " + figure(lead, lead.comparison().a(), locale)
                                + lead.findEarlier()
                                        .map(earlier -> from(lead, earlier, locale))
                                        .orElse("")
                                + " ("
                                + figure(lead, lead.comparison().b(), locale)
                                + (italian ? " negli altri periodi)" : " in all other periods)")
                                + more(contrasts, italian) + "."),
                words((locale, italian) -> asked(lead) + "n "
                        + count(lead.comparison().evidenceA().n(), locale) + ", "
                        + p(lead, locale)
                        + (italian
                                ? " dopo " + count(looks, locale) + " confronti di periodi (Benjamini-Hochberg)"
                                : " after " + count(looks, locale) + " looks at periods (Benjamini-Hochberg)")));
    }

    /** Of a period beside another, or, without a period, of a scorecard beside an earlier one. */
    static FindingText change(@Nullable CalendarPeriod latest, List<Contrast> contrasts, int looks) {
        Contrast lead = contrasts.get(0);
        CalendarPeriod beside = lead.findEarlier().map(Earlier::period).orElse(null);
        return new FindingText(
                words((locale, italian) -> latest == null || beside == null
                        ? italian ? "Rispetto a prima" : "Compared with before"
                        : capital(latest.text(locale), locale)
                                + (italian ? " rispetto a " : " beside ")
                                + beside.text(locale)),
                words((locale, italian) ->
                        quoted(lead) + " " + figure(lead, lead.comparison().a(), locale)
                                + (italian ? ", da " : ", from ")
                                + figure(lead, lead.comparison().b(), locale)
                                + more(contrasts, italian) + "."),
                words((locale, italian) ->
                        asked(lead) + "n " + count(lead.comparison().evidenceA().n(), locale)
                                + (italian ? " e " : " and ")
                                + count(lead.comparison().evidenceB().n(), locale) + ", " + p(lead, locale)
                                + (italian
                                        ? " dopo " + count(looks, locale) + " confronti (Holm)"
                                        : " after " + count(looks, locale) + " looks (Holm)")));
    }

    /** What the score would gain, for the first to mend; the others in short. */
    static FindingText mend(GainPlan plan, ScorecardLabels labels) {
        GainPlan.Line lead = plan.toMend().get(0);
        return new FindingText(
                Words.of(labels.groups(lead.slice())),
                words((locale, italian) -> (italian
                                ? "da sistemare per primo. Se fosse come il resto, "
                                : "mend this first. If it were like the rest, ")
                        + Explanation.in(locale).title(plan.metric().rule())
                        + (italian ? " salirebbe di " : " would rise by ")
                        + gain(plan, lead, locale)
                        + lead.gain()
                                .gain()
                                .interval()
                                .map(i -> (italian ? " (da " : " (") + figure(plan.metric(), i.lower(), locale)
                                        + (italian ? " a " : " to ")
                                        + figure(plan.metric(), i.upper(), locale) + ")")
                                .orElse("")
                        + "."
                        + others(plan, labels, locale)),
                words((locale, italian) -> plan.question().text()
                        + lead.slice().groups().keySet().stream()
                                .map(each -> ", " + labels.dimension(each))
                                .collect(Collectors.joining())
                        + ", n "
                        + count(lead.gain().n(), locale)
                        + (italian ? " su " : " of ")
                        + count(plan.n(), locale) + ", "
                        + p(lead.adjustedPValue(), locale)
                        + (italian
                                ? " su " + count(plan.looks(), locale) + " gruppi (Holm); un'associazione"
                                : " over " + count(plan.looks(), locale) + " groups (Holm); an association")));
    }

    private static String others(GainPlan plan, ScorecardLabels labels, Locale locale) {
        boolean italian = locale.getLanguage().equals("it");
        String then = plan.toMend().stream()
                .skip(1)
                .limit(MOST_NAMED)
                .map(line -> labels.groups(line.slice()) + " " + gain(plan, line, locale))
                .collect(Collectors.joining(", "));
        String ask = asked(plan, labels, italian);
        return (then.isEmpty() ? "" : (italian ? " Poi: " : " Then: ") + then + ".")
                + (ask.isEmpty() ? "" : (italian ? " Troppo poche risposte: " : " Too few answers: ") + ask + ".");
    }

    private static String asked(GainPlan plan, ScorecardLabels labels, boolean italian) {
        return plan.toAsk().stream()
                .limit(MOST_NAMED)
                .map(line -> labels.groups(line.slice())
                        + (italian ? ", chiederne altre " : ", ask ")
                        + count(line.askMore().orElseThrow(), italian ? Locale.ITALIAN : Locale.ENGLISH)
                        + (italian ? "" : " more"))
                .collect(Collectors.joining("; "));
    }

    private static String gain(GainPlan plan, GainPlan.Line line, Locale locale) {
        return figure(plan.metric(), line.gain().gain().value().orElseThrow(), locale);
    }

    /** Nothing to mend is settled; these could be. */
    static FindingText ask(GainPlan plan, ScorecardLabels labels) {
        return new FindingText(
                new Words("What to mend first", "Che cosa sistemare per primo"),
                words((locale, italian) -> (italian ? "troppo poche risposte per dirlo. " : "too few answers to say. ")
                        + asked(plan, labels, italian) + "."),
                words((locale, italian) -> plan.question().text() + ", n "
                        + count(plan.n(), locale)
                        + (italian ? "; bastano con 80 % di probabilità" : "; enough with a chance of 80 %")));
    }

    static FindingText driver(PlacedItem item) {
        return new FindingText(
                Words.of(item.item().name()),
                new Words(
                        "is above the middle in importance and below it in rating: work here first.",
                        "è sopra il centro per importanza e sotto per valutazione: si comincia da qui."),
                words((locale, italian) -> (italian ? "importanza " : "importance ")
                        + DisplayText.number(item.item().importance(), 2, locale)
                        + (italian ? ", valutazione " : ", performance ")
                        + DisplayText.number(item.item().performance(), 2, locale)));
    }

    /** The reference is a limit or the score before, by the rule: the Italian sentence says neither. */
    static FindingText alert(Alert alert, ScorecardLabels labels) {
        return new FindingText(
                words((locale, italian) -> alert.subject().isAll()
                        ? italian ? "tutti" : "everyone"
                        : labels.groups(alert.subject()).isBlank()
                                ? italian ? "senza risposta" : "not given"
                                : labels.groups(alert.subject())),
                words((locale, italian) -> italian
                        ? alert.evidence().rule().title() + " "
                                + DisplayText.number(alert.score(), 1, locale) + " contro "
                                + DisplayText.number(alert.reference(), 1, locale) + " (" + alert.rule() + ")."
                        : alert.message()),
                words((locale, italian) -> "n " + count(alert.evidence().n(), locale)));
    }

    static FindingText nothing(int looks) {
        return looks == 0
                ? new FindingText(
                        Words.of(""),
                        new Words(
                                "There is nothing to compare: no two groups or periods with figures that can be held against each other.",
                                "Non c'è nulla da confrontare: nessuna coppia di gruppi o periodi con cifre da mettere a"
                                        + " confronto."),
                        new Words(
                                "it takes 30 answers each that do not all weigh alike and are not hidden",
                                "servono 30 risposte ciascuno, che non pesino tutte uguale e non siano nascoste"))
                : new FindingText(
                        Words.of(""),
                        new Words(
                                "Nothing moved by more than chance.", "Nulla si è mosso più di quanto faccia il caso."),
                        words((locale, italian) -> count(looks, locale)
                                + (italian
                                        ? " confronti, corretti per il loro numero"
                                        : " looks, adjusted for their number")));
    }

    private static String more(List<Contrast> contrasts, boolean italian) {
        int others = contrasts.size() - 1;
        if (others == 0) {
            return "";
        }
        boolean worse = contrasts.get(0).isWorse();
        if (italian) {
            return ", e " + (worse ? "peggio" : "meglio") + " in "
                    + (others == 1 ? "un'altra domanda" : "altre " + others + " domande");
        }
        return ", and " + (worse ? "worse" : "better") + " on " + others + " more question" + (others == 1 ? "" : "s");
    }

    private static String capital(String text, Locale locale) {
        return text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    private static String from(Contrast lead, Earlier earlier, Locale locale) {
        boolean italian = locale.getLanguage().equals("it");
        return (italian ? ", da " : ", from ")
                + figure(lead, earlier.score(), locale)
                + (italian ? " di " : " in ")
                + earlier.period().text(locale);
    }

    private static String quoted(Contrast contrast) {
        String title = contrast.metric().rule().title();
        String text = contrast.question().text();
        return isSpoken(contrast) ? title : text;
    }

    /** NPS is known by its own name; what was asked then stands with the evidence. */
    private static boolean isSpoken(Contrast contrast) {
        return contrast.metric().rule().title().equals("NPS");
    }

    private static String asked(Contrast contrast) {
        return isSpoken(contrast) ? contrast.question().text() + ", " : "";
    }

    private static String figure(Contrast contrast, Result<Double> value, Locale locale) {
        return value.toOptional().map(v -> figure(contrast.metric(), v, locale)).orElse("–");
    }

    private static String figure(RatingMetric metric, double value, Locale locale) {
        ScoreUnit unit = metric.unit();
        return DisplayText.number(value, unit == ScoreUnit.SCALE_POINTS ? 2 : 1, locale)
                + (unit == ScoreUnit.PERCENT ? " %" : "");
    }

    private static String p(Contrast contrast, Locale locale) {
        return p(contrast.adjustedPValue(), locale);
    }

    private static String p(Result<Double> adjusted, Locale locale) {
        double p = adjusted.toOptional().orElse(1.0);
        return p < P_LEAST
                ? "p < " + DisplayText.number(P_LEAST, P_DIGITS, locale)
                : "p " + DisplayText.number(p, P_DIGITS, locale);
    }

    private static String count(long count, Locale locale) {
        return DisplayText.number((double) count, 0, locale);
    }
}
