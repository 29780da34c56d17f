package io.github.cxkit.examples.scorecard.compare;

import io.github.cxkit.examples.scorecard.cli.Database;
import io.github.cxkit.examples.scorecard.cli.FileArguments;
import io.github.cxkit.examples.scorecard.cli.Intake;
import io.github.cxkit.readers.CellReader;
import io.github.cxkit.readers.FileOptions;
import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import io.github.cxkit.readers.UnreadableInputException;
import io.github.cxkit.readers.YesNo;
import io.github.cxkit.readers.internal.SameText;
import io.github.cxkit.readers.internal.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Successes per group, counted row by row.
 *
 * @param groups the groups by name
 * @param withoutGroup rows whose group is empty
 */
record GroupCounts(Map<String, Group> groups, long withoutGroup) {

    private static final int MOST_SHOWN = 20;

    /**
     * One group.
     *
     * @param successes rows that succeeded
     * @param failures rows that did not
     * @param blank rows that do not say
     */
    record Group(long successes, long failures, long blank) {

        private static final Group NONE = new Group(0, 0, 0);

        long rows() {
            return successes + failures + blank;
        }

        private Group add(Outcome outcome) {
            return switch (outcome) {
                case SUCCESS -> new Group(successes + 1, failures, blank);
                case FAILURE -> new Group(successes, failures + 1, blank);
                case BLANK -> new Group(successes, failures, blank + 1);
            };
        }
    }

    private enum Outcome {
        SUCCESS,
        FAILURE,
        BLANK
    }

    /** Where units come from: a file, or a database that is asked. */
    @FunctionalInterface
    interface Units {
        ReadReport read(RowReader<List<String>> reader, Consumer<List<String>> rows) throws IOException;
    }

    static GroupCounts read(
            Units units,
            String group,
            String success,
            @Nullable String yes,
            FileArguments arguments,
            List<ReadReport> reports)
            throws IOException {
        Map<String, Group> groups = new TreeMap<>();
        long[] without = {0};
        Set<String> failed = new LinkedHashSet<>();
        reports.add(units.read(arguments.apply(CellReader.of(group, success), FileOptions.DEFAULT), row -> {
            Outcome outcome = outcome(row.get(1), yes, success);
            if (yes != null && outcome == Outcome.FAILURE && failed.size() < MOST_SHOWN) {
                failed.add(row.get(1));
            }
            String name = row.get(0);
            if (name.isEmpty()) {
                without[0]++;
            } else {
                groups.put(name, groups.getOrDefault(name, Group.NONE).add(outcome));
            }
        }));
        if (Intake.isTooLittle(reports)) {
            throw new TooLittleReadException();
        }
        if (yes != null && groups.values().stream().allMatch(each -> each.successes() == 0)) {
            throw new IllegalArgumentException("--true is \"" + SameText.visible(yes.strip())
                    + "\", but no row has it in column \"" + success + "\"; it has "
                    + String.join(", ", failed.stream().map(Shown::quoted).toList()));
        }
        return new GroupCounts(groups, without[0]);
    }

    /** The units of a file. */
    static Units in(Path file) {
        return (reader, rows) -> {
            try {
                return reader.read(file, rows);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            } catch (UnreadableInputException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        };
    }

    /** The units that a query gives. */
    static Units of(Database database) {
        return (reader, rows) -> database.read(reader, (row, times) -> rows.accept(row));
    }

    private static Outcome outcome(String text, @Nullable String yes, String column) {
        if (text.isEmpty()) {
            return Outcome.BLANK;
        }
        if (yes != null) {
            return SameText.folded(text).equals(SameText.folded(yes)) ? Outcome.SUCCESS : Outcome.FAILURE;
        }
        Optional<Boolean> known = YesNo.of(text);
        if (known.isPresent()) {
            return known.get() ? Outcome.SUCCESS : Outcome.FAILURE;
        }
        throw new IllegalArgumentException("column " + column + " must be true or false, 1 or 0, yes or no but is "
                + Shown.quoted(text)
                + "; say with --true what counts");
    }

    /** The names of the two groups to compare: those asked for, else the only two, in order of name. */
    List<String> two(@Nullable String a, @Nullable String b) {
        List<String> names = new ArrayList<>(groups.keySet());
        if (a == null && b == null) {
            if (names.size() != 2) {
                throw new IllegalArgumentException("a comparison needs two groups but there "
                        + (names.size() == 1 ? "is 1: " : "are " + names.size() + ": ") + ScorePair.listed(names)
                        + (names.size() > 2 ? "; name two with --a and --b" : ""));
            }
            return names;
        }
        if (a == null || b == null) {
            throw new IllegalArgumentException("--a and --b belong together");
        }
        for (String name : List.of(a, b)) {
            if (!groups.containsKey(name)) {
                throw new IllegalArgumentException(
                        "there is no group \"" + name + "\"; there are " + ScorePair.listed(names));
            }
        }
        if (a.equals(b)) {
            throw new IllegalArgumentException("--a and --b name the same group \"" + a + "\"");
        }
        return List.of(a, b);
    }

    /** Rows of groups that are not compared. */
    long others(List<String> compared) {
        return groups.entrySet().stream()
                .filter(each -> !compared.contains(each.getKey()))
                .mapToLong(each -> each.getValue().rows())
                .sum();
    }

    Group group(String name) {
        return groups.getOrDefault(name, Group.NONE);
    }
}
