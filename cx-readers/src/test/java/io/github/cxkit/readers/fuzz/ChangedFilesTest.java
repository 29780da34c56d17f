package io.github.cxkit.readers.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxkit.readers.definition.EventLogDefinition;
import io.github.cxkit.readers.definition.OrderDefinition;
import io.github.cxkit.readers.definition.SurveyDefinition;
import io.github.cxkit.readers.definition.SurveyDefinitionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Files as people have them, changed at random: bytes, cells, rows, parts of a workbook, also packed. Each is read with its own
 * definition, which may be changed as well; what was read and what was left out add up, or the file is refused in words.
 */
class ChangedFilesTest {

    /** Changed files; a long run gives {@code -Dcxkit.fuzz.changes=...}. */
    private static final int CHANGES = Integer.getInteger("cxkit.fuzz.changes", 400);

    /** Which piece of a long run: the changes of one piece are always the same, those of another are others. */
    private static final long PIECE = Long.getLong("cxkit.fuzz.piece", 0);

    private static final Path CASES = Path.of(
            System.getProperty("cxkit.root", ".."), "cx-examples", "scorecard", "src", "test", "resources", "intake");
    private static final String SPICE = "\"\\,;\n\r\t|{}[]<>&:0919-+eE./%#\u0000\uFEFF\u00A0é ";

    /** A file, and what it is read with: nothing to draft a definition, else one of the three kinds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Case(String name, String kind, byte[] file, String definition) {}

    @Test
    void aChangedFileIsReadOrRefused() throws IOException {
        List<Case> cases = cases();
        assertThat(cases).hasSizeGreaterThan(150);
        SplittableRandom random = new SplittableRandom(PIECE);
        for (int i = 0; i < CHANGES; i++) {
            Case each = cases.get(random.nextInt(cases.size()));
            byte[] file = changedFile(each.file, random);
            String definition = random.nextInt(4) == 0
                    ? new String(
                            changed(each.definition.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8)
                    : each.definition;
            try {
                read(each.kind, definition, file);
            } catch (RuntimeException | Error e) {
                Path kept = Files.write(Files.createTempFile("changed", ".bin"), file);
                throw new AssertionError(each.name + ", change " + i + " in " + kept + ", read with " + definition, e);
            }
        }
    }

    private static void read(String kind, String definition, byte[] file) {
        try {
            switch (kind) {
                case "--responses" ->
                    Hostile.read(SurveyDefinition.read(definition).mapping(), file);
                case "--orders" -> Hostile.readOrders(OrderDefinition.read(definition), file);
                case "--log" ->
                    Hostile.readEvents(EventLogDefinition.read(definition).reader(), file);
                default -> Hostile.draft(file);
            }
        } catch (SurveyDefinitionException e) {
            Hostile.refused(e);
        }
    }

    private static List<Case> cases() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(CASES)) {
            folders = all.sorted().toList();
        }
        List<Case> cases = new ArrayList<>();
        for (Path folder : folders) {
            JsonNode run = new ObjectMapper()
                    .readTree(folder.resolve("expected.json").toFile())
                    .path("run");
            Map<String, String> options = new LinkedHashMap<>();
            options.put("init", run.path(1).asText());
            for (int i = 0; i + 1 < run.size(); i++) {
                options.put(run.get(i).asText(), run.get(i + 1).asText());
            }
            String kind = Stream.of("--responses", "--orders", "--log")
                    .filter(options::containsKey)
                    .findFirst()
                    .orElse("init");
            Path definition = Stream.of("--survey", "--mapping", "--map")
                    .filter(options::containsKey)
                    .map(option -> folder.resolve(options.get(option)))
                    .findFirst()
                    .orElse(null);
            Path file = folder.resolve(options.get(kind));
            if (Files.isRegularFile(file)) {
                cases.add(new Case(
                        String.valueOf(folder.getFileName()),
                        kind,
                        Files.readAllBytes(file),
                        definition == null ? "{}" : Files.readString(definition)));
            }
        }
        return cases;
    }

    private static byte[] changedFile(byte[] file, SplittableRandom random) throws IOException {
        boolean whole = random.nextInt(4) == 0;
        if (!whole && file.length > 2 && file[0] == 'P' && file[1] == 'K') {
            return changedZip(file, random);
        }
        if (!whole && file.length > 2 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
                return gzip(changed(in.readAllBytes(), random));
            }
        }
        byte[] changed = changed(file, random);
        return switch (random.nextInt(16)) {
            case 0 -> changed(gzip(changed), random);
            case 1 -> gzip(changed);
            case 2 -> zip(Map.of("data", changed));
            default -> changed;
        };
    }

    /** One part changed, its check sum right again. */
    private static byte[] changedZip(byte[] file, SplittableRandom random) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                parts.put(part.getName(), in.readAllBytes());
            }
        }
        List<String> names = List.copyOf(parts.keySet());
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(12) == 0) {
            parts.remove(name);
        } else {
            parts.put(name, changed(Objects.requireNonNull(parts.get(name)), random));
        }
        return zip(parts);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
        return packed.toByteArray();
    }

    /** One to four changes: an octet, a character put in or in place, a piece left out, said twice or moved, an end cut off. */
    private static byte[] changed(byte[] bytes, SplittableRandom random) {
        byte[] changed = bytes;
        for (int more = random.nextInt(4); more >= 0 && changed.length > 1; more--) {
            int at = random.nextInt(changed.length);
            int length = 1 + random.nextInt(Math.min(changed.length, 1 << random.nextInt(10)));
            int from = random.nextInt(changed.length - Math.min(length, changed.length) + 1);
            byte[] piece = new byte[Math.min(length, changed.length)];
            System.arraycopy(changed, from, piece, 0, piece.length);
            byte[] spice = SPICE.substring(at % SPICE.length(), at % SPICE.length() + 1)
                    .getBytes(StandardCharsets.UTF_8);
            changed = switch (random.nextInt(7)) {
                case 0 -> spliced(changed, at, 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> spliced(changed, at, 0, spice);
                case 2 -> spliced(changed, at, 1, spice);
                case 3 -> spliced(changed, at, Math.min(length, changed.length - at), new byte[0]);
                case 4 -> spliced(changed, at, 0, piece);
                case 5 -> spliced(changed, at, Math.min(piece.length, changed.length - at), piece);
                default -> random.nextInt(4) == 0 ? spliced(changed, at, changed.length - at, new byte[0]) : changed;
            };
        }
        return changed;
    }

    private static byte[] spliced(byte[] bytes, int at, int out, byte[] in) {
        byte[] result = new byte[bytes.length - out + in.length];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(in, 0, result, at, in.length);
        System.arraycopy(bytes, at + out, result, at + in.length, bytes.length - at - out);
        return result;
    }
}
