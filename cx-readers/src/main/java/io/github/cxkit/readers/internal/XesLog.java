package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.UnreadableInputException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The events of a log by IEEE 1849, one after the other: the attributes of each, and those of its trace as {@code case:KEY}.
 * Entities are never expanded, and a document type is refused.
 */
public final class XesLog {

    /** Takes events. */
    @FunctionalInterface
    public interface Events {
        /**
         * One event.
         *
         * @param line where it begins, from 1
         * @param cells attribute to its text, those of the trace first
         * @return whether to go on
         */
        boolean event(long line, Map<String, String> cells);
    }

    private final Events events;
    private final Map<String, String> traceDefaults = new HashMap<>();
    private final Map<String, String> eventDefaults = new HashMap<>();
    private long traces;

    private XesLog(Events events) {
        this.events = events;
    }

    /**
     * Reads a log to its end, or until nobody wants more.
     *
     * @param in XML
     * @param events takes each event
     * @throws UnreadableInputException if the XML is broken
     * @throws IllegalArgumentException if it has a document type
     */
    public static void read(InputStream in, Events events) throws UnreadableInputException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            new XesLog(events).log(factory.createXMLStreamReader(in));
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
                    if (!events.event(line, cells(trace, event))) {
                        return;
                    }
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
    }

    private Map<String, String> cells(Map<String, String> trace, Map<String, String> event) {
        Map<String, String> cells = new LinkedHashMap<>();
        trace.forEach((key, value) -> cells.put("case:" + key, value));
        cells.putIfAbsent("case:concept:name", "trace " + traces);
        cells.putAll(event);
        return cells;
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
}
