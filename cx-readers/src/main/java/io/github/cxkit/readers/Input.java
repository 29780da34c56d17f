package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.Container;
import io.github.cxkit.readers.internal.Decoding;
import io.github.cxkit.readers.internal.Heading;
import io.github.cxkit.readers.internal.Rec;
import io.github.cxkit.readers.internal.Source;
import io.github.cxkit.readers.internal.TextTable;
import io.github.cxkit.readers.internal.Workbook;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** From bytes of any kind to rows: the one way that every reader goes. */
final class Input {

    private static final int SAMPLE = 1_030;

    private final Source source;
    private final Rows rows;
    private final FileOptions options;
    private final Facts facts;

    private Input(Source source, Rows rows, FileOptions options, Facts facts) {
        this.source = source;
        this.rows = rows;
        this.options = options;
        this.facts = facts;
    }

    /** A quicker way through tables that are plain text in a file. */
    interface Shortcut {

        /**
         * Reads the table from its file, or takes it as it comes.
         *
         * @param skip records before the first row of data
         * @return whether all is read
         */
        boolean read(Path file, Decoding text, TextTable table, TableRows rows, int skip) throws IOException;

        /**
         * Reads JSON Lines from their file, or takes them as they come.
         *
         * @param mark bytes before the first line
         * @return whether all is read
         */
        boolean readLines(Path file, JsonRows json, int mark) throws IOException;
    }

    static void read(Source source, Rows rows, FileOptions options, Facts facts) throws IOException {
        read(source, rows, options, facts, null);
    }

    static void read(Source source, Rows rows, FileOptions options, Facts facts, @Nullable Shortcut shortcut)
            throws IOException {
        facts.file = source.name();
        try (Container content = Container.open(source, options)) {
            facts.container = content.description();
            Input input = new Input(source, rows, options, facts);
            switch (content.kind()) {
                case TEXT -> input.text(content, content.description().equals("text") ? shortcut : null);
                case JSON -> input.json(content.in(), content.description().equals("json") ? shortcut : null);
                case XES -> XesRows.read(content.in(), rows);
                case WORKBOOK -> input.workbook(content);
                default -> throw new IllegalStateException("unknown kind " + content.kind());
            }
        }
    }

    private void text(Container content, @Nullable Shortcut shortcut) throws IOException {
        Decoding text = Decoding.of(content.in(), options);
        TextTable table = new TextTable(text, options, rows.limits().lineLength());
        List<String> addresses = TableBinding.addresses(rows);
        table.open(addresses);
        encoding(text);
        facts.separator = String.valueOf(table.separator());
        facts.separatorBy = table.separatorBy();
        List<Rec> sample = table.sample(SAMPLE);
        Heading heading = table.heading();
        TableBinding binding;
        try {
            binding = TableBinding.of(heading, sample, rows);
        } catch (IllegalArgumentException e) {
            // a file cut in its heading is damaged and not another one
            table.tellDamage();
            throw e;
        }
        heading(binding.heading, sample);
        binding.decimal(sample, table.separator(), options, rows, facts);
        rows.damagedWhen(text::isDamaged);
        int skip = skipped(binding.heading, sample);
        TableRows sink = new TableRows(binding, rows, options, table::isNearEnd, skip);
        Path file = source.path();
        try {
            if (shortcut == null || file == null || !shortcut.read(file, text, table, sink, skip)) {
                table.read(sink);
            }
        } catch (IOException e) {
            sink.flush();
            throw e;
        }
        sink.close();
        encoding(text);
        String remark = text.remark();
        if (remark != null) {
            rows.remark(remark);
        }
    }

    /** Records before the first row of data, empty ones counted. */
    static int skipped(Heading heading, List<Rec> sample) {
        return sample.indexOf(heading.rows().get(heading.rows().size() - 1)) + 1;
    }

    private void heading(Heading heading, List<Rec> sample) {
        facts.headerRows = heading.rows().size();
        int skipped = skipped(heading, sample);
        facts.firstDataLine = sample.subList(Math.min(skipped, sample.size()), sample.size()).stream()
                .filter(record -> !record.empty)
                .map(record -> record.line)
                .findFirst()
                .orElse(0L);
        long preamble = sample.subList(0, heading.before()).stream()
                .filter(record -> !record.empty)
                .count();
        rows.setAside(AsideKind.PREAMBLE, preamble);
        rows.setAside(AsideKind.HEADING, heading.rows().size() - 1L);
    }

    private void encoding(Decoding text) {
        facts.encoding = text.encoding();
        facts.encodingBy = text.encodingBy();
        if (rows.isStrict() && text.encodingBy().equals("guess")) {
            throw new RejectedRowException(new RejectedRow(
                    text.remarkLine(),
                    RejectedRow.Scope.ROW,
                    RejectionKind.DAMAGED_TEXT,
                    null,
                    null,
                    String.valueOf(text.remark())));
        }
    }

    /** JSON is UTF-8; another encoding that a mark or the definition names is turned into it. */
    private void json(InputStream in, @Nullable Shortcut shortcut) throws IOException {
        byte[] start = Container.start(in, 4);
        boolean wide = start.length > 1 && (start[0] == 0 || start[1] == 0 || (start[0] & 0xFF) >= 0xFE);
        facts.encoding = "UTF-8";
        facts.encodingBy = "content";
        InputStream bytes = in;
        Path file = source.path();
        JsonInput.@Nullable Lines lines = null;
        if (wide || options.encoding() != null) {
            Decoding text = Decoding.of(in, options);
            facts.encoding = text.encoding();
            facts.encodingBy = text.encodingBy();
            bytes = new BufferedInputStream(new io.github.cxkit.readers.internal.Utf8(text), 1 << 16);
        } else if ((start.length > 2) && (start[0] & 0xFF) == 0xEF) {
            facts.encodingBy = "mark";
            in.skipNBytes(3);
        }
        if (shortcut != null && file != null && bytes == in) {
            int mark = facts.encodingBy.equals("mark") ? 3 : 0;
            lines = json -> shortcut.readLines(file, json, mark);
        }
        JsonInput.read(bytes, rows, options, lines);
    }

    private void workbook(Container content) throws IOException {
        try (Workbook workbook = Workbook.open(source, content)) {
            List<String> addresses = TableBinding.addresses(rows);
            Sheet chosen = null;
            Heading chosenHeading = null;
            List<Rec> chosenSample = List.of();
            List<String> others = new ArrayList<>();
            int most = -1;
            for (Sheet sheet : workbook.sheets(options)) {
                List<Rec> sample = sample(workbook, sheet);
                Heading heading = Heading.of(sample, addresses, options);
                int found = heading == null ? 0 : heading.resolved(addresses);
                if (found == addresses.size() && most == addresses.size()) {
                    others.add(sheet.getName());
                } else if (found > most) {
                    most = found;
                    chosen = sheet;
                    chosenHeading = heading;
                    chosenSample = sample;
                }
            }
            if (chosen == null) {
                throw new UnreadableInputException("the workbook has no sheet");
            }
            if (!others.isEmpty()) {
                rows.remark("sheet \"" + chosen.getName() + "\" was read; the columns stand on \""
                        + String.join("\", \"", others) + "\" too: say file.sheet to choose");
            }
            facts.sheet = chosen.getName();
            sheet(workbook, chosen, chosenHeading, chosenSample);
        }
    }

    private List<Rec> sample(Workbook workbook, Sheet sheet) throws IOException {
        List<Rec> sample = new ArrayList<>();
        workbook.read(sheet, options.hiddenRows() == FileOptions.HiddenRows.SKIP, new Workbook.RowTaker() {
            @Override
            public void hidden() {
                // counted when all is read
            }

            @Override
            public boolean test(Rec record) {
                if (record.line > options.skipRows()) {
                    sample.add(record);
                }
                return sample.size() < SAMPLE;
            }
        });
        return sample;
    }

    private void sheet(Workbook workbook, Sheet sheet, @Nullable Heading heading, List<Rec> sample) throws IOException {
        TableBinding binding;
        int cells = heading == null ? 0 : heading.cells();
        try {
            binding = TableBinding.of(
                    heading, sample.stream().map(r -> r.padded(cells)).toList(), rows);
        } catch (MissingColumnException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sheet \"" + sheet.getName() + "\": " + e.getMessage(), e);
        }
        heading(binding.heading, sample);
        binding.decimal(sample, (char) 0, options, rows, facts);
        TableRows sink = new TableRows(binding, rows, options, () -> true, skipped(binding.heading, sample));
        long[] hidden = {0};
        workbook.read(sheet, options.hiddenRows() == FileOptions.HiddenRows.SKIP, new Workbook.RowTaker() {
            @Override
            public void hidden() {
                hidden[0]++;
            }

            @Override
            public boolean test(Rec record) {
                if (record.line > options.skipRows()) {
                    // a sheet has no cut rows: cells that are not there are empty, and remarks beside the table none of
                    // it
                    sink.record(record.padded(cells));
                }
                return true;
            }
        });
        sink.close();
        facts.hiddenRows = hidden[0];
        if (hidden[0] > 0) {
            rows.remark(hidden[0] + (hidden[0] == 1 ? " row is hidden" : " rows are hidden")
                    + " in the sheet, as by a filter; "
                    + (options.hiddenRows() == FileOptions.HiddenRows.SKIP
                            ? "left out"
                            : "read like the others (\"hiddenRows\": \"SKIP\" leaves them out)"));
        }
    }
}
