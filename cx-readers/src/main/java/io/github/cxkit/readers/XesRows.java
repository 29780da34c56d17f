package io.github.cxkit.readers;

import io.github.cxkit.readers.internal.SameText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log of events by IEEE 1849: one row per event, the attributes of its trace as {@code case:KEY}. Entities are never
 * expanded, and a document type is refused.
 */
final class XesRows {

    private static final int MOST_KEYS = 1_000;

    private final Rows rows;
    private final Map<String, String> traceDefaults = new HashMap<>();
    private final Map<String, String> eventDefaults = new HashMap<>();
    private final Map<String, Column> byKey = new HashMap<>();
    private final TreeSet<String> keys = new TreeSet<>();
    private long traces;

    private XesRows(Rows rows) {
        this.rows = rows;
        for (Column column : List.copyOf(rows.columns())) {
            Column other = byKey.putIfAbsent(SameText.of(column.address), column);
            if (other != null) {
                other.absorb(column);
            }
        }
    }

    static void read(InputStream in, Rows rows) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            new XesRows(rows).log(factory.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new UnreadableInputException(line, "the XML is broken at or soon before this line", e);
        }
    }

    private void log(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> trace = Map.of();
        boolean inTrace = false;
        while (xml.hasNext()) {
            int token = xml.next();
            if (token == XMLStreamConstants.DTD) {
                throw new IllegalArgumentException("XML with a document type is not read");
            }
            if (token == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("trace")) {
                inTrace = false;
            }
            if (token != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "global" -> {
                    String scope = xml.getAttributeValue(null, "scope");
                    attributes(xml, "global", "trace".equals(scope) ? traceDefaults : eventDefaults);
                }
                case "trace" -> {
                    traces++;
                    inTrace = true;
                    trace = new LinkedHashMap<>(traceDefaults);
                }
                case "event" -> {
                    long line = Math.max(1, xml.getLocation().getLineNumber());
                    Map<String, String> event = new LinkedHashMap<>(eventDefaults);
                    attributes(xml, "event", event);
                    row(line, trace, event);
                }
                case "log" -> {}
                default -> {
                    String key = xml.getAttributeValue(null, "key");
                    String value = xml.getAttributeValue(null, "value");
                    if (inTrace && key != null && value != null) {
                        trace.put(key, value);
                    }
                    if (key != null || !inTrace) {
                        pass(xml);
                    }
                }
            }
        }
        refuseAbsent();
    }

    /** Reads the attributes directly inside an element; what is inside of them is passed over. */
    private static void attributes(XMLStreamReader xml, String element, Map<String, String> into)
            throws XMLStreamException {
        while (xml.hasNext()) {
            int token = xml.next();
            if (token == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                return;
            }
            if (token == XMLStreamConstants.START_ELEMENT) {
                String key = xml.getAttributeValue(null, "key");
                String value = xml.getAttributeValue(null, "value");
                if (key != null && value != null) {
                    into.put(key, value);
                }
                pass(xml);
            }
        }
    }

    /** Goes to the end of the element at hand. */
    private static void pass(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int token = xml.next();
            depth += token == XMLStreamConstants.START_ELEMENT ? 1 : token == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void row(long line, Map<String, String> trace, Map<String, String> event) {
        rows.begin(line);
        Map<String, String> cells = new LinkedHashMap<>();
        trace.forEach((key, value) -> cells.put("case:" + key, value));
        cells.putIfAbsent("case:concept:name", "trace " + traces);
        cells.putAll(event);
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            if (keys.size() < MOST_KEYS) {
                keys.add(cell.getKey());
            }
            @Nullable Column column = byKey.get(SameText.of(cell.getKey()));
            if (column != null) {
                rows.cell(column, cell.getValue());
            }
        }
        rows.end();
    }

    private void refuseAbsent() {
        List<String> missing = new ArrayList<>();
        for (Column column : rows.columns()) {
            if (column.merged == null && column.lastRow == 0 && column.isNeeded()) {
                missing.add(column.address);
            }
        }
        if (rows.rows() > 0 && !missing.isEmpty()) {
            throw new MissingColumnException(rows.source(), missing, List.copyOf(keys));
        }
    }
}
