package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merged cells of a sheet. They stand in its XML behind all rows, so its bytes are gone through once before. */
final class MergedCells {

    private static final byte[] NAME = "mergeCells".getBytes(StandardCharsets.US_ASCII);
    private static final int[] STEPS = steps();
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 16 << 20;
    private static final Pattern AREA =
            Pattern.compile("mergeCell\\s[^<>]*?ref\\s*=\\s*[\"']([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})[\"']");

    private MergedCells() {}

    /**
     * One merged cell; its value stands in the upper left one.
     *
     * @param top first row, from 1
     * @param left first column, from 0
     * @param bottom last row
     * @param right last column
     */
    record Area(int top, int left, int bottom, int right) {}

    /** All of a sheet, in the order of their first rows. */
    static List<Area> of(InputStream sheet) throws IOException {
        String rest = behindRows(sheet);
        List<Area> areas = new ArrayList<>();
        Matcher each = AREA.matcher(rest);
        while (each.find()) {
            areas.add(new Area(
                    Integer.parseInt(each.group(2)),
                    column(each.group(1)),
                    Integer.parseInt(each.group(4)),
                    column(each.group(3))));
        }
        areas.sort((a, b) -> Integer.compare(a.top, b.top));
        return areas;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = 26 * column + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /** The text from the element of merged cells on; empty if there is none. Of ten bytes mostly one is looked at (Horspool 1980). */
    private static String behindRows(InputStream sheet) throws IOException {
        byte[] bytes = new byte[BUFFER];
        int kept = 0;
        for (int size = sheet.read(bytes); size >= 0; size = sheet.read(bytes, kept, BUFFER - kept)) {
            int end = kept + size;
            int last = NAME.length - 1;
            int at = last;
            while (at < end) {
                if (bytes[at] == NAME[last] && isName(bytes, at - last)) {
                    byte[] more = sheet.readNBytes(LONGEST);
                    if (more.length == LONGEST) {
                        throw new UnreadableInputException("the sheet has too many merged cells: unmerge them");
                    }
                    return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1)
                            + new String(more, StandardCharsets.ISO_8859_1);
                }
                at += STEPS[bytes[at] & 0x7F];
            }
            // what may begin the name
            kept = Math.min(end, last);
            System.arraycopy(bytes, end - kept, bytes, 0, kept);
        }
        return "";
    }

    private static boolean isName(byte[] bytes, int from) {
        for (int i = 0; i < NAME.length; i++) {
            if (bytes[from + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    /** How far the name may move on when a byte stands under its last letter. */
    private static int[] steps() {
        int[] steps = new int[128];
        Arrays.fill(steps, NAME.length);
        for (int i = 0; i < NAME.length - 1; i++) {
            steps[NAME[i]] = NAME.length - 1 - i;
        }
        return steps;
    }
}
