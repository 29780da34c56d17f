package io.github.cxkit.readers.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxkit.readers.internal.Dictionary;
import io.github.cxkit.readers.internal.Shown;
import io.github.cxkit.readers.internal.TimeProposals;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the column of times, its pattern and its zone. */
final class DraftTimes {

    private static final int TIME_SAMPLE = 1_000;
    private static final int LOOKED_AT = 20;
    private static final int LONGEST = 80;
    private static final List<Locale> LANGUAGES = Stream.of("it", "de", "fr", "es", "ko", "pt", "nl", "pl", "sv", "tr")
            .map(Locale::forLanguageTag)
            .toList();
    /** A time of day without its date. */
    static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:.]\\d{2}([:.]\\d{2})?( ?[AaPp]\\.?[Mm]\\.?)?");

    private static final Pattern UTC = Pattern.compile("\\b(UTC|GMT)\\b");
    private static final Pattern OFFSET = Pattern.compile(
            ".*(Z|UTC|GMT|[A-Z]{3,4}|GMT[+-]\\d{1,2}(:?\\d\\d)?|:\\d\\d ?[+-]\\d\\d|[+-]\\d\\d:?\\d\\d)( \\([^()]*\\))?");

    private final DraftTable table;
    private final DraftOptions options;
    private final DraftNotes out;

    /** Whether the file is written where days come before months. */
    private final boolean dayFirstHere;

    DraftTimes(DraftTable table, DraftOptions options, DraftNotes out, boolean dayFirstHere) {
        this.table = table;
        this.options = options;
        this.out = out;
        this.dayFirstHere = dayFirstHere;
    }

    /** A column of times and how they are written. */
    record Time(
            DraftColumn column,
            @Nullable String pattern,
            Locale locale,
            boolean zoned,
            boolean dateCells,
            boolean sure) {

        void write(ObjectNode into, String field) {
            if (!dateCells && pattern != null && !pattern.equals("ISO")) {
                into.put(field, pattern);
                if (!locale.equals(Locale.ENGLISH)) {
                    into.put("timeLocale", locale.getLanguage());
                }
            }
        }

        /** Whether its cells tell the day and not the time of day. */
        boolean isDay() {
            return !dateCells
                    && pattern != null
                    && (pattern.equals("ISO")
                            ? column.nonEmpty(100).stream().allMatch(cell -> cell.length() == "2026-01-31".length())
                            : !pattern.contains("H") && !pattern.contains("h") && !pattern.startsWith("E"));
        }

        /** The mark of days that a spreadsheet counts, 0 if it does not matter. */
        char decimal() {
            return "EXCEL_1900".equals(pattern)
                            && column.distinct.keySet().stream().anyMatch(c -> c.indexOf(',') >= 0)
                    ? ','
                    : 0;
        }
    }

    private final List<String> unsettled = new ArrayList<>();

    /** Columns that may be times in two ways, for people who hear that a time is missing. */
    List<String> unsettled() {
        return unsettled;
    }

    /** The column of the rows' time; null if there is none. */
    @Nullable Time time() {
        return time(false);
    }

    /**
     * The column of the times of orders or events, which are nothing without: where no other is found, one whose very name says so and
     * most of whose cells are times.
     */
    @Nullable Time timeOfLog() {
        Time time = time(false);
        return time == null ? time(true) : time;
    }

    private @Nullable Time time(boolean mostly) {
        List<DraftColumn> byRole = new ArrayList<>();
        for (String word : Dictionary.known().words("roles.time")) {
            table.columns.stream()
                    .filter(c -> !out.taken.contains(c) && c.isWord(word))
                    .forEach(byRole::add);
        }
        for (String word : Dictionary.known().words("roles.time")) {
            table.columns.stream()
                    .filter(c -> !out.taken.contains(c) && c.hasWord(word))
                    .forEach(byRole::add);
        }
        table.columns.stream().filter(c -> !out.taken.contains(c)).forEach(byRole::add);
        Time first = null;
        Set<DraftColumn> seen = new HashSet<>();
        for (DraftColumn column : byRole) {
            if (!seen.add(column) || column.filled == 0) {
                continue;
            }
            Time time = timeOf(column, mostly && column.is("time"));
            if (time != null) {
                out.taken.add(column);
                if (first == null && time.pattern != null) {
                    first = time;
                    out.take(
                            column,
                            "time",
                            time.sure ? "SURE" : "LIKELY",
                            "its cells read as " + (time.dateCells ? "dates of the workbook" : time.pattern));
                }
            }
        }
        return first;
    }

    private @Nullable Time timeOf(DraftColumn column, boolean mostly) {
        if ((mostly ? 2L : 20L) * column.dates >= (mostly ? 1L : 19L) * column.filled) {
            return new Time(column, "ISO", Locale.ENGLISH, false, true, true);
        }
        List<String> cells = column.spread(TIME_SAMPLE);
        if (!mayBeTimes(cells)) {
            return null;
        }
        boolean named = column.is("time") || column.has("time");
        Locale locale = Locale.ENGLISH;
        List<TimeProposals.Candidate> candidates = candidates(cells, locale, named, mostly);
        for (Locale other : hasWords(cells) ? LANGUAGES : List.<Locale>of()) {
            if (!candidates.isEmpty() && candidates.get(0).count() == cells.size()) {
                break;
            }
            List<TimeProposals.Candidate> others = candidates(cells, other, named, mostly);
            if (!others.isEmpty()
                    && (candidates.isEmpty()
                            || others.get(0).count() > candidates.get(0).count())) {
                candidates = others;
                locale = other;
            }
        }
        if (candidates.isEmpty()) {
            boolean clock = cells.stream()
                    .limit(LOOKED_AT)
                    .allMatch(cell -> CLOCK.matcher(cell).matches());
            if (column.is("time") && !isNumber(cells.get(0)) && !clock) {
                out.questions.add(
                        "column \"" + Shown.name(column.name) + "\" is called like a time, but no pattern that is"
                                + " known reads its cells; add \"timeColumn\" and \"timePattern\" if it is one");
            }
            return null;
        }
        TimeProposals.Candidate best = candidates.get(0);
        boolean zoned =
                (cells.stream().limit(100).allMatch(c -> OFFSET.matcher(c).matches())
                                && !cells.get(0).matches(".*[AP]M"))
                        || best.pattern().startsWith("EPOCH_");
        TimeProposals.Candidate other = candidates.stream()
                .filter(c -> c.count() == best.count() && !c.moments().equals(best.moments()))
                .findFirst()
                .orElse(null);
        if (other == null) {
            return new Time(column, best.pattern(), locale, zoned, false, true);
        }
        boolean halfDay = cells.get(0).toUpperCase(Locale.ROOT).matches(".*[AP]\\.?M\\.?.*");
        TimeProposals.Candidate dayFirst =
                best.pattern().toLowerCase(Locale.ROOT).startsWith("d") ? best : other;
        TimeProposals.Candidate monthFirst = best.pattern().startsWith("M") ? best : other;
        if (halfDay) {
            return new Time(column, monthFirst.pattern(), locale, zoned, false, true);
        }
        if (dayFirstHere) {
            return new Time(column, dayFirst.pattern(), locale, zoned, false, false);
        }
        String asked = "column \"" + Shown.name(column.name) + "\": " + best.pattern() + " or " + other.pattern()
                + "? every time reads as both";
        unsettled.add(asked + ": say --time-pattern");
        out.questions.add(asked + "; say --time-pattern, or add \"timeColumn\": \"" + column.address
                + "\", \"timePattern\": \"" + best.pattern() + "\" or the other");
        return new Time(column, null, locale, zoned, false, false);
    }

    private List<TimeProposals.Candidate> candidates(List<String> cells, Locale locale, boolean named, boolean mostly) {
        String said = options.timePattern();
        List<String> first = cells.subList(0, Math.min(LOOKED_AT, cells.size()));
        if (said == null && TimeProposals.of(first, locale).stream().noneMatch(c -> 2L * c.count() >= first.size())) {
            return List.of();
        }
        List<TimeProposals.Candidate> candidates =
                new ArrayList<>(said == null ? TimeProposals.of(cells, locale) : TimeProposals.of(said, cells, locale));
        if (mostly && candidates.size() > 1 && isInTwoWays(candidates)) {
            return List.of();
        }
        candidates.removeIf(c -> {
            long strays = cells.size() - c.count();
            return !(mostly
                            ? 2 * strays <= cells.size()
                            : named ? Strays.areFewOfNamed(strays, cells.size()) : Strays.areFew(strays, cells.size()))
                    || (TimeProposals.isNumber(c.pattern()) && !named);
        });
        return candidates;
    }

    /** Whether times are written in two ways, such as days before and after months: what both read is then read wrongly by one. */
    private static boolean isInTwoWays(List<TimeProposals.Candidate> candidates) {
        TimeProposals.Candidate best = candidates.get(0);
        for (TimeProposals.Candidate other : candidates.subList(1, candidates.size())) {
            for (int i = 0; i < best.moments().size(); i++) {
                if (best.moments().get(i) == null && other.moments().get(i) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where local times belong: as said, as the heading says, or asked. */
    void zone(ObjectNode into, Time time) {
        ZoneId zone = options.zone();
        if (zone != null) {
            into.put("zone", zone.getId());
        } else if (UTC.matcher(time.column.name).find()) {
            into.put("zone", "UTC");
        } else if (!time.zoned) {
            into.put("zone", "UTC");
            out.questions.add("in which zone are the local times? UTC is taken; say --zone, such as Europe/Rome");
        }
    }

    /** Times have a digit or a name of a month, and some length: most columns are none at the first look. */
    private static boolean mayBeTimes(List<String> cells) {
        int may = 0;
        int seen = Math.min(LOOKED_AT, cells.size());
        for (String cell : cells.subList(0, seen)) {
            boolean digits = false;
            for (int i = 0; i < cell.length() && !digits; i++) {
                digits = Character.isDigit(cell.charAt(i));
            }
            may += digits && cell.length() >= 5 && cell.length() <= LONGEST ? 1 : 0;
        }
        return 2 * may >= seen;
    }

    /** Whether months may be written in words. */
    private static boolean hasWords(List<String> cells) {
        return cells.stream()
                .limit(LOOKED_AT)
                .anyMatch(cell -> cell.codePoints().anyMatch(Character::isLetter));
    }

    private static boolean isNumber(String cell) {
        return cell.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == ',');
    }
}
