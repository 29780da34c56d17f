package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.ByteTexts;
import io.github.cxkit.survey.CalendarPeriod;
import io.github.cxkit.survey.WeightedTally;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a plain table, counted from its bytes. Rows that are anything but ordinary are kept as they are, for the reader
 * of everything; bytes that put the whole table in doubt {@linkplain #isDoubtful end} it.
 */
class PlainChunk {

    private static final int MOST_ANSWER_TEXTS = 4_096;
    private static final int MOST_SEGMENT_TEXTS = 1 << 16;
    private static final int MOST_COUNTS = 1 << 23;
    private static final int DAYS = 1 << 12;
    static final int UNUSUAL = -1;

    /** Places of empty cells, of single characters, then of two digits. */
    private static final int QUICK = 256;

    private static final int SINGLES = 128;

    /** Short cells remembered per column, a power of two. */
    private static final int SHORTS = 512;

    /** Texts of a column beyond which no more are remembered, so that there are free slots. */
    private static final int MOST_SHORTS = 256;

    /** A text of a segment that was met here for the first time; rows are in order. */
    record First(long row, int column, String text) {}

    /** A row for the reader of everything. */
    static final class Unusual {
        private final long row;
        private final long line;
        private final byte[] bytes;

        Unusual(long row, long line, byte[] bytes) {
            this.row = row;
            this.line = line;
            this.bytes = bytes;
        }

        long row() {
            return row;
        }

        long line() {
            return line;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Weights in a range in which their sums are quick; others go to the reader of everything. */
    private static final double LEAST_WEIGHT = 0x1p-30;

    private static final double MOST_WEIGHT = 0x1p30;

    /** Sums of a count: of the weights, of their squares, and what a double cannot hold of either. */
    private static final int SUMS = 4;

    final PlainPlan plan;
    private final byte[] stops = new byte[256];
    private final ByteTexts[] texts;

    /** What cells of one character or two digits of each column are, as nearly all answers are; close together. */
    private final int[] quickCodes;

    /** What short cells of each column were last found to be, by their bytes as one number: most cells end here. */
    private final long[] shortKeys;

    private final int[] shortCodes;
    final byte[] uses;
    private final List<First> firsts = new ArrayList<>();
    final List<Unusual> unusual = new ArrayList<>();
    private final List<List<String>> segmentTexts = new ArrayList<>();
    private final List<Instant> periods = new ArrayList<>();
    private final Map<CalendarPeriod, Integer> periodNumbers = new HashMap<>();
    private final long[] dayKeys = new long[DAYS];
    private final int[] dayPeriods = new int[DAYS];
    private final int[] dayOffsets = new int[DAYS];
    private final ZoneRules rules;

    /** From a node and the next code to the next node; the last nodes are leaves. */
    private final LongNumbers nodes = new LongNumbers();

    private final List<int[]> leafCounts = new ArrayList<>();
    private final List<double[]> leafSums = new ArrayList<>();
    private final List<int[]> leafCodes = new ArrayList<>();
    private final List<long[]> leafRows = new ArrayList<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final ByteTexts firstCells = new ByteTexts();
    private final List<String> totals = new ArrayList<>();
    final int[] row;
    private final int[] blanks;
    final int[] codes;
    private final long[] filled;
    private long[] persons = new long[1 << 10];
    private int personCount;
    private double least = 1;
    private double most = 1;
    private long rows;
    private long unanswered;
    private long times;
    long lines;
    long records;
    private long end;
    boolean doubtful;

    PlainChunk(PlainPlan plan) {
        this.plan = plan;
        stops[plan.separator & 0xFF] = 1;
        stops['\n'] = 1;
        stops['\r'] = 1;
        this.texts = new ByteTexts[plan.uses.length];
        this.quickCodes = new int[QUICK * plan.uses.length];
        Arrays.fill(quickCodes, ByteTexts.NONE);
        this.shortKeys = new long[SHORTS * plan.uses.length];
        this.shortCodes = new int[SHORTS * plan.uses.length];
        this.uses = plan.uses;
        for (int c = 0; c < texts.length; c++) {
            texts[c] = new ByteTexts();
        }
        for (int i = 0; i < plan.segments; i++) {
            segmentTexts.add(new ArrayList<>());
        }
        this.row = new int[plan.questions.size()];
        this.blanks = new int[row.length];
        for (int i = 0; i < blanks.length; i++) {
            blanks[i] = plan.from[i] + plan.questions.get(i).scale().size();
        }
        this.codes = new int[plan.segments + 1];
        this.filled = new long[plan.uses.length];
        this.rules = plan.zone.getRules();
        Arrays.fill(dayKeys, -1);
    }

    /** Whether something was met that the reader of everything must see from the beginning. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** Places in the bytes are places in a file from here on. */
    void startAt(long place) {
        end += place;
    }

    /** Where the first record behind this stretch begins. */
    long end() {
        return end;
    }

    long lines() {
        return lines;
    }

    long rows() {
        return rows;
    }

    /** Rows all of whose answers are blank. */
    long unanswered() {
        return unanswered;
    }

    /** Words of totals in the first cells of rows. */
    Map<String, Integer> words() {
        return words;
    }

    /** Rows that have a time. */
    long times() {
        return times;
    }

    long[] filled() {
        return filled;
    }

    /** Hands on the hash of the person of every row that has one, in order. */
    void persons(LongConsumer taker) {
        for (int i = 0; i < personCount; i++) {
            taker.accept(persons[i]);
        }
    }

    List<First> firsts() {
        return firsts;
    }

    List<Unusual> unusual() {
        return unusual;
    }

    int leaves() {
        return leafCounts.size();
    }

    long rowsOf(int leaf) {
        return leafRows.get(leaf)[0];
    }

    int[] countsOf(int leaf) {
        return leafCounts.get(leaf);
    }

    /** Sum of the weights of a leaf's answers, that of their squares, and the remainders of both, in this order. */
    WeightedTally.Sums sumsOf(int leaf, int count) {
        double[] sums = leafSums.get(leaf);
        int at = SUMS * count;
        return new WeightedTally.Sums(sums[at], sums[at + 1], sums[at + 2], sums[at + 3], 0);
    }

    double leastWeight() {
        return least;
    }

    double mostWeight() {
        return most;
    }

    /** The text of a segment as the rows of a leaf have it. */
    String text(int leaf, int segment) {
        return segmentTexts.get(segment).get(leafCodes.get(leaf)[segment]);
    }

    /** A moment in the period of a leaf; null without one. */
    @Nullable Instant time(int leaf) {
        int period = leafCodes.get(leaf)[plan.segments];
        return period == 0 ? null : periods.get(period - 1);
    }

    /**
     * Counts the records that begin before a limit.
     *
     * @param bytes the bytes; one more must have room behind the last
     * @param from where the first record begins
     * @param limit where records of the next stretch begin
     * @param length how many bytes there are
     * @param longest the longest record
     * @return false if the last record does not end within the bytes
     */
    boolean count(byte[] bytes, int from, int limit, int length, int longest) {
        bytes[length] = '\n';
        int at = from;
        while (at < limit && !doubtful) {
            int next = record(bytes, at, length);
            if (next < 0) {
                if (length - at > longest) {
                    doubtful = true;
                    return true;
                }
                return doubtful;
            }
            if (next - at > longest) {
                doubtful = true;
            }
            at = next;
        }
        end = at;
        return true;
    }

    /** Counts one record; says where the next one begins, or a negative number if it does not end here. */
    int record(byte[] bytes, int start, int length) {
        byte[] uses = this.uses;
        byte[] stops = this.stops;
        int columns = uses.length;
        byte separator = plan.separator;
        int at = start;
        int column = 0;
        int high = 0;
        boolean plain = true;
        int breaks = 0;
        boolean timed = false;
        codes[plan.segments] = 0;
        long person = 0;
        double weight = 1;
        int keyed = 0;
        String word = null;
        while (true) {
            int from = at;
            int to;
            boolean doubled = false;
            long key = 0;
            if (bytes[at] == '"') {
                from = ++at;
                while (true) {
                    byte b = bytes[at];
                    if (b == '"') {
                        if (at + 1 >= length) {
                            return -1;
                        }
                        if (bytes[at + 1] != '"') {
                            break;
                        }
                        doubled = true;
                        at++;
                    } else if (b == '\n') {
                        if (at >= length) {
                            return -1;
                        }
                        breaks++;
                    } else if (b == '\r' && bytes[at + 1] != '\n') {
                        return doubt();
                    }
                    high |= b;
                    key = (key << 8) | (b & 0xFF);
                    at++;
                }
                to = at++;
                if (stops[bytes[at] & 0xFF] == 0) {
                    return doubt();
                }
            } else {
                byte b = bytes[at];
                while (stops[b & 0xFF] == 0) {
                    high |= b;
                    key = (key << 8) | (b & 0xFF);
                    b = bytes[++at];
                }
                to = at;
            }
            if (column < columns) {
                if (to > from) {
                    keyed |= plan.key[column];
                }
                if (column == 0) {
                    word = to > from && Footers.isPossible(bytes[from], to - from)
                            ? word(doubled, bytes, from, to)
                            : null;
                }
                int use = uses[column];
                if (use == PlainPlan.ANSWER || use == PlainPlan.SEGMENT) {
                    int code = doubled ? UNUSUAL : code(column, key, bytes, from, to);
                    plain &= code >= 0;
                    if (use == PlainPlan.ANSWER) {
                        row[plan.places[column]] = code;
                    } else {
                        codes[plan.places[column]] = code;
                    }
                } else if (use == PlainPlan.TIME && to > from) {
                    int period = time(bytes, from, to);
                    timed = true;
                    plain &= period >= 0;
                    codes[plan.segments] = period;
                } else if (use == PlainPlan.RESPONDENT && to > from) {
                    person = person(bytes, from, to);
                    plain &= person != 0 && !doubled;
                } else if (use == PlainPlan.WEIGHT) {
                    weight = weight(bytes, from, to);
                    plain &= weight > 0;
                }
            }
            column++;
            if (bytes[at] != separator) {
                break;
            }
            at++;
        }
        if (at >= length) {
            return -1;
        }
        int content = at;
        if (bytes[at] == '\r') {
            at++;
            if (at >= length) {
                return -1;
            }
            if (bytes[at] != '\n') {
                return doubt();
            }
        }
        at++;
        if (high < 0 && !isText(bytes, start, content)) {
            return doubt();
        }
        if (content > start) {
            if (plain && column == columns) {
                keep(timed, person, weight, keyed);
                if (word != null) {
                    words.merge(word, 1, Integer::sum);
                }
            } else {
                unusual.add(new Unusual(records, lines, Arrays.copyOfRange(bytes, start, content)));
            }
            records++;
        }
        lines += breaks + 1L;
        return at;
    }

    /** The word of totals that a first cell is; null if it is none. */
    private @Nullable String word(boolean doubled, byte[] bytes, int from, int to) {
        int known = firstCells.get(bytes, from, to);
        if (known == ByteTexts.NONE) {
            String text = new String(bytes, from, to - from, plan.charset);
            String word = Footers.total(doubled ? text.replace("\"\"", "\"") : text);
            known = word == null ? -1 : totals.size();
            if (word != null) {
                totals.add(word);
            }
            if (firstCells.size() < MOST_ANSWER_TEXTS) {
                firstCells.put(bytes, from, to, known);
            }
        }
        return known < 0 ? null : totals.get(known);
    }

    private int doubt() {
        doubtful = true;
        return -1;
    }

    final void keep(boolean timed, long person, double weight, int keyed) {
        int node = 0;
        for (int code : codes) {
            node = nodes.get(node, code);
        }
        int leaf = nodes.leaf(node);
        if (leaf == leafCounts.size()) {
            leafCounts.add(new int[plan.counts + 1]);
            leafSums.add(new double[plan.weighted ? SUMS * (plan.counts + 1) : 0]);
            leafCodes.add(codes.clone());
            leafRows.add(new long[1]);
            doubtful |= (long) leafCounts.size() * plan.counts * (plan.weighted ? 2 * SUMS : 1) > MOST_COUNTS;
        }
        int[] counts = leafCounts.get(leaf);
        boolean answered = false;
        for (int i = 0; i < row.length; i++) {
            counts[row[i]]++;
            answered |= row[i] != blanks[i] && row[i] != plan.counts;
        }
        if (plan.weighted) {
            weigh(leafSums.get(leaf), weight);
        }
        unanswered += answered ? 0 : 1;
        leafRows.get(leaf)[0]++;
        rows++;
        times += timed ? 1 : 0;
        if (person != 0) {
            if (personCount == persons.length) {
                persons = Arrays.copyOf(persons, 2 * personCount);
            }
            persons[personCount++] = person;
        }
        if (keyed != 0) {
            for (int c = 0; c < filled.length; c++) {
                filled[c] += (keyed & plan.key[c]) == 0 ? 0 : 1;
            }
        }
    }

    private void weigh(double[] sums, double weight) {
        least = Math.min(least, weight);
        most = Math.max(most, weight);
        double square = weight * weight;
        for (int cell : row) {
            add(sums, SUMS * cell, weight);
            add(sums, SUMS * cell + 2, square);
        }
    }

    /** As {@link io.github.cxkit.internal.DoubleSum}, of which there would be thousands. */
    private static void add(double[] sums, int at, double value) {
        double high = sums[at];
        double sum = high + value;
        double part = sum - high;
        double error = (high - (sum - part)) + (value - part);
        double rest = sums[at + 1] + error;
        double all = sum + rest;
        sums[at] = all;
        sums[at + 1] = rest - (all - sum);
    }

    /** A weight that is a plain decimal; NaN if it takes a closer look. */
    static double weight(byte[] bytes, int from, int to) {
        double weight = Decimals.parse(bytes, from, to - from);
        return weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT ? weight : Double.NaN;
    }

    /** The code of a cell; below 0 if the row is unusual for it. */
    final int code(int column, long key, byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 2) {
            int place = place(key, length);
            if (place >= 0 && (length == 0 || key != 0)) {
                int known = quickCodes[column * QUICK + place];
                if (known == ByteTexts.NONE) {
                    known = read(column, bytes, from, to);
                    quickCodes[column * QUICK + place] = known;
                }
                return known;
            }
        }
        if (length > Long.BYTES || (length > 0 && bytes[from] == 0)) {
            return read(column, bytes, from, to);
        }
        // of an empty cell the key is 0, as of a free slot: so what is kept is one more
        long kept = key + 1;
        int base = column * SHORTS;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 55) & (SHORTS - 1);
        long found = shortKeys[base + slot];
        while (found != kept && found != 0) {
            slot = (slot + 1) & (SHORTS - 1);
            found = shortKeys[base + slot];
        }
        if (found == kept && kept != 0) {
            return shortCodes[base + slot];
        }
        int code = read(column, bytes, from, to);
        if (texts[column].size() < MOST_SHORTS && kept != 0) {
            shortKeys[base + slot] = kept;
            shortCodes[base + slot] = code;
        }
        return code;
    }

    private static int place(long key, int length) {
        if (length <= 1) {
            return key < SINGLES ? (int) key : -1;
        }
        int tens = (int) (key >>> Byte.SIZE) - '0';
        int ones = (int) (key & 0xFF) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? SINGLES + 10 * tens + ones : -1;
    }

    private int read(int column, byte[] bytes, int from, int to) {
        return uses[column] == PlainPlan.ANSWER ? answer(column, bytes, from, to) : segment(column, bytes, from, to);
    }

    private int answer(int column, byte[] bytes, int from, int to) {
        int cell = texts[column].get(bytes, from, to);
        if (cell != ByteTexts.NONE) {
            return cell;
        }
        if (texts[column].size() >= MOST_ANSWER_TEXTS || !isText(bytes, from, to)) {
            return UNUSUAL;
        }
        int read = plan.count(column, plan.places[column], new String(bytes, from, to - from, plan.charset));
        texts[column].put(bytes, from, to, read);
        return read;
    }

    private int segment(int column, byte[] bytes, int from, int to) {
        int code = texts[column].get(bytes, from, to);
        if (code != ByteTexts.NONE) {
            return code;
        }
        List<String> known = segmentTexts.get(plan.places[column]);
        if (known.size() >= MOST_SEGMENT_TEXTS) {
            doubtful = true;
            return 0;
        }
        String text = new String(bytes, from, to - from, plan.charset);
        texts[column].put(bytes, from, to, known.size());
        known.add(text);
        firsts.add(new First(records, column, text));
        return known.size() - 1;
    }

    /** The hash of a person, 0 if it takes a closer look, as an id that a spreadsheet rounded does. */
    static long person(byte[] bytes, int from, int to) {
        if (bytes[from] <= ' ') {
            return 0;
        }
        long hash = RespondentCounts.SEED;
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 || bytes[i] == '+') {
                return 0;
            }
            hash = RespondentCounts.next(hash, bytes[i]);
        }
        return RespondentCounts.finished(hash);
    }

    /** The number of the period of a time in one of the usual forms, 0 if periods do not matter. */
    final int time(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length != 10 && length != 19 && length != 20) {
            return UNUSUAL;
        }
        int year = 100 * two(bytes, from) + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > 31
                || bytes[from + 4] != '-'
                || bytes[from + 7] != '-') {
            return UNUSUAL;
        }
        int second = 0;
        if (length > 10) {
            int hour = two(bytes, from + 11);
            int minute = two(bytes, from + 14);
            int seconds = two(bytes, from + 17);
            byte joint = bytes[from + 10];
            if (hour < 0
                    || hour > 23
                    || minute < 0
                    || minute > 59
                    || seconds < 0
                    || seconds > 59
                    || (joint != 'T' && joint != ' ')
                    || bytes[from + 13] != ':'
                    || bytes[from + 16] != ':'
                    || (length == 20 && bytes[from + 19] != 'Z')) {
                return UNUSUAL;
            }
            second = hour * 3_600 + minute * 60 + seconds;
        }
        int slot = slot(year, month, day);
        if (slot < 0) {
            return UNUSUAL;
        }
        if (plan.period == null || length != 20 || plan.utc) {
            return dayPeriods[slot];
        }
        int local = second + dayOffsets[slot];
        if (local >= 0 && local < 86_400) {
            return dayPeriods[slot];
        }
        LocalDate other = LocalDate.of(year, month, day).plusDays(local < 0 ? -1 : 1);
        int otherSlot = slot(other.getYear(), other.getMonthValue(), other.getDayOfMonth());
        return otherSlot < 0 ? UNUSUAL : dayPeriods[otherSlot];
    }

    /** Where a day is remembered; below 0 for days that do not exist, or beside which clocks change. */
    private int slot(int year, int month, int day) {
        long key = ((long) year << 9) | ((long) month << 5) | day;
        int slot = (int) (key ^ (key >>> 12)) & (DAYS - 1);
        if (dayKeys[slot] == key) {
            return slot;
        }
        if (day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return UNUSUAL;
        }
        LocalDate date = LocalDate.of(year, month, day);
        int offset = 0;
        if (!plan.utc) {
            Instant start = date.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
            ZoneOffsetTransition change = rules.nextTransition(start);
            if (change != null && change.getInstant().isBefore(start.plusSeconds(5 * 86_400L))) {
                return UNUSUAL;
            }
            offset = rules.getOffset(start).getTotalSeconds();
        }
        dayKeys[slot] = key;
        dayOffsets[slot] = offset;
        dayPeriods[slot] = period(date);
        return slot;
    }

    private int period(LocalDate date) {
        if (plan.period == null) {
            return 0;
        }
        return periodNumbers.computeIfAbsent(plan.period.periodOf(date), each -> {
            periods.add(date.atTime(12, 0).atZone(plan.zone).toInstant());
            return periods.size();
        });
    }

    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : 10 * tens + ones;
    }

    /** Whether bytes are characters of the encoding. */
    final boolean isText(byte[] bytes, int from, int to) {
        if (plan.charset.equals(StandardCharsets.ISO_8859_1)) {
            return true;
        }
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        if (at == to) {
            return true;
        }
        try {
            plan.charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Numbers for pairs of a node and a code, in the order met; leaves have numbers of their own. */
    private static final class LongNumbers {

        private long[] keys = new long[256];
        private int[] numbers = new int[256];
        private int[] leaves = new int[256];
        private int size;
        private int leafCount;

        LongNumbers() {
            Arrays.fill(keys, -1);
            Arrays.fill(leaves, -1);
        }

        int get(int node, int code) {
            long key = ((long) node << 32) | code;
            int mask = keys.length - 1;
            int slot = slot(key, mask);
            while (keys[slot] != key) {
                if (keys[slot] == -1) {
                    return add(key);
                }
                slot = (slot + 1) & mask;
            }
            return numbers[slot];
        }

        private int add(long key) {
            if (2 * size >= keys.length) {
                long[] before = keys;
                int[] beforeNumbers = numbers;
                keys = new long[2 * before.length];
                numbers = new int[keys.length];
                Arrays.fill(keys, -1);
                for (int i = 0; i < before.length; i++) {
                    if (before[i] != -1) {
                        put(before[i], beforeNumbers[i]);
                    }
                }
            }
            size++;
            put(key, size);
            return size;
        }

        private void put(long key, int number) {
            int mask = keys.length - 1;
            int slot = slot(key, mask);
            while (keys[slot] != -1) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = key;
            numbers[slot] = number;
        }

        private static int slot(long key, int mask) {
            long hash = key * 0x9E3779B97F4A7C15L;
            return (int) (hash >>> 40) & mask;
        }

        /** The number of a leaf, the next one if the node was none. */
        int leaf(int node) {
            if (node >= leaves.length) {
                int length = leaves.length;
                leaves = Arrays.copyOf(leaves, Math.max(2 * length, node + 1));
                Arrays.fill(leaves, length, leaves.length, -1);
            }
            if (leaves[node] < 0) {
                leaves[node] = leafCount++;
            }
            return leaves[node];
        }
    }
}
