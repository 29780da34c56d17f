package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.FileOptions;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table as text: tells its separator, and gives its records. */
public final class TextTable {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int FIRST_RECORDS = 100;
    private static final Pattern SEP =
            Pattern.compile("\\A(?:\"sep=(.)\"|sep=(.))[ \\t,;|]*(?:\\r\\n|\\n|\\r|\\z)", Pattern.CASE_INSENSITIVE);

    private final TextFeed feed;
    private final FileOptions options;
    private final int lineLength;
    private String head = "";
    private long firstLine = 1;
    private char separator = ',';
    private String separatorBy = "content";
    private @Nullable Heading heading;

    /**
     * A table.
     *
     * @param text its characters
     * @param options what is declared
     * @param lineLength longest cell
     */
    public TextTable(Reader text, FileOptions options, int lineLength) {
        this.feed = new TextFeed(text);
        this.options = options;
        this.lineLength = lineLength;
    }

    /**
     * Looks at the first records to tell separator and heading.
     *
     * @param addresses columns of the definition; empty if nothing is known
     * @throws IOException if reading fails
     */
    public void open(Collection<String> addresses) throws IOException {
        String all = feed.head();
        int skip = 0;
        Matcher sep = SEP.matcher(all);
        char said = 0;
        if (sep.find()) {
            said = (sep.group(1) == null ? sep.group(2) : sep.group(1)).charAt(0);
            skip = sep.end();
            firstLine = 2;
        }
        for (int i = 0; i < options.skipRows() && skip < all.length(); i++) {
            skip = afterLine(all, skip);
            firstLine++;
        }
        feed.skipHead(skip);
        head = all.substring(skip);
        if (options.separator() != 0) {
            separator = options.separator();
            separatorBy = "declared";
        } else if (said != 0 && said != '"') {
            separator = said;
            separatorBy = "line";
        } else {
            choose(addresses);
        }
        heading = heading(addresses, sample(1_030));
    }

    private static int afterLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        boolean two = at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n';
        return Math.min(text.length(), at + (two ? 2 : 1));
    }

    private record Candidate(char separator, int found, boolean several, double share, int usual) {

        boolean isBetterThan(@Nullable Candidate other) {
            if (other == null || found != other.found) {
                return other == null || found > other.found;
            }
            if (several != other.several) {
                return several;
            }
            if (share != other.share) {
                return share > other.share;
            }
            return usual > other.usual;
        }
    }

    private void choose(Collection<String> addresses) throws IOException {
        Candidate best = null;
        for (char each : CANDIDATES) {
            List<Rec> records = parse(each, FIRST_RECORDS);
            Heading told = addresses.isEmpty() ? null : Heading.of(records, addresses, options);
            Map<Integer, Integer> sizes = new HashMap<>();
            int all = 0;
            for (Rec record : records) {
                if (!record.empty) {
                    sizes.merge(record.fault == null ? record.size() : -1, 1, Integer::sum);
                    all++;
                }
            }
            int usual = 0;
            int most = 0;
            for (Map.Entry<Integer, Integer> size : sizes.entrySet()) {
                if (size.getKey() > 0
                        && (size.getValue() > most || (size.getValue() == most && size.getKey() > usual))) {
                    usual = size.getKey();
                    most = size.getValue();
                }
            }
            Candidate candidate = new Candidate(
                    each,
                    told == null ? 0 : told.resolved(addresses),
                    usual >= 2,
                    all == 0 ? 0 : (double) most / all,
                    usual);
            if (candidate.isBetterThan(best)) {
                best = candidate;
            }
        }
        separator = Objects.requireNonNull(best).separator;
        separatorBy = addresses.isEmpty() ? "content" : "columns";
    }

    private @Nullable Heading heading(Collection<String> addresses, List<Rec> records) {
        return addresses.isEmpty() ? Heading.guess(records, options) : Heading.of(records, addresses, options);
    }

    private List<Rec> parse(char by, int most) throws IOException {
        Collector collector = new Collector(most);
        Reader text = new StringReader(head);
        new CsvRecords(by, lineLength)
                .read(BlankTrimmer.isNeeded(head, by) ? new BlankTrimmer(text, by) : text, firstLine, collector);
        List<Rec> records = collector.records;
        if (!feed.isHeadAll() && records.size() < most && !records.isEmpty()) {
            // the last one may be cut by the end of the head
            records.remove(records.size() - 1);
        }
        return records;
    }

    /**
     * The first records.
     *
     * @param most how many at most
     * @return the records, headings included
     * @throws IOException if they cannot be parsed
     */
    public List<Rec> sample(int most) throws IOException {
        if (sample == null || sampled < most) {
            sample = parse(separator, most);
            sampled = most;
        }
        return sample;
    }

    private @Nullable List<Rec> sample;
    private int sampled;

    /**
     * All records, beyond the first characters too; nothing can be read after.
     *
     * @param most how many at most
     * @return the records, headings included
     * @throws IOException if they cannot be parsed
     */
    public List<Rec> records(int most) throws IOException {
        Collector collector = new Collector(most);
        read(collector);
        return collector.records;
    }

    /**
     * Gives all records to a sink, those of the sample too.
     *
     * @param sink takes them
     * @throws IOException if reading fails
     */
    public void read(CsvRecords.Sink sink) throws IOException {
        Reader text = BlankTrimmer.isNeeded(head, separator) ? new BlankTrimmer(feed, separator) : feed;
        head = "";
        new CsvRecords(separator, lineLength).read(text, firstLine, sink);
    }

    /**
     * What parts the cells.
     *
     * @return the separator
     */
    public char separator() {
        return separator;
    }

    /**
     * Whether records begin at the first byte and are written as usual, without blanks around quotes.
     *
     * @return true if so
     */
    public boolean isPlain() {
        return firstLine == 1 && !BlankTrimmer.isNeeded(head, separator);
    }

    /**
     * What told the separator.
     *
     * @return {@code declared}, {@code line}, {@code columns} or {@code content}
     */
    public String separatorBy() {
        return separatorBy;
    }

    /**
     * The heading.
     *
     * @return null if there is none
     */
    public @Nullable Heading heading() {
        return heading;
    }

    /**
     * Ends reading if a damage came before the end of the first characters.
     *
     * @throws IOException what damaged the text
     */
    public void tellDamage() throws IOException {
        feed.tellDamage();
    }

    /**
     * Whether the last records may be at hand.
     *
     * @return true near the end
     */
    public boolean isNearEnd() {
        return feed.isNearEnd();
    }

    /** Keeps the first records. */
    private static final class Collector implements CsvRecords.Sink {

        private final int most;
        private final List<Rec> records = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private long line;

        Collector(int most) {
            this.most = most;
        }

        @Override
        public void begin(long startLine) {
            line = startLine;
            cells.clear();
        }

        @Override
        public void cell(int index, char[] text, int offset, int length) {
            cells.add(new String(text, offset, length));
        }

        @Override
        public void empty() {
            records.add(Rec.empty(line));
        }

        @Override
        public void end(int count, Rec.@Nullable Fault fault) {
            records.add(new Rec(line, cells.toArray(String[]::new), null, fault));
        }

        @Override
        public boolean isDone() {
            return records.size() >= most;
        }
    }
}
