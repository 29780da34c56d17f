package io.github.cxkit.readers.internal;

import io.github.cxkit.readers.UnreadableInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 200;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]+)[\"']");

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
        Charset encoding = null;
        try {
            BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
            encoding = encoding(bytes);
            // decoded here: the parser of the JDK writes to standard error of bytes that it cannot decode
            Reader text = new InputStreamReader(
                    bytes,
                    encoding.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            new XesLog(events).log(factory.createXMLStreamReader(text));
        } catch (XMLStreamException e) {
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            if (e.getNestedException() instanceof UnreadableInputException unreadable) {
                throw unreadable;
            }
            boolean undecoded = e.getNestedException() instanceof CharacterCodingException;
            throw new UnreadableInputException(
                    line,
                    undecoded
                            ? "soon after this line there are bytes that are no " + encoding + ", the encoding that the"
                                    + " XML says or has by default: write its encoding into its first line, or export it"
                                    + " again"
                            : "the XML is broken at or soon before this line",
                    e);
        } catch (UnreadableInputException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableInputException(1, "the XML cannot be read: " + e.getMessage(), e);
        }
    }

    /** By a mark, else as the XML says, else UTF-8; a mark is passed over. */
    private static Charset encoding(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        int first = head.length < 2 ? 0 : ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (first == 0xFEFF || first == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        if (first == ('<' << 8)) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xEFBB) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        Matcher said = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!said.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(said.group(1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableInputException(
                    1, "the XML says that its encoding is \"" + Shown.of(said.group(1)) + "\", which is none", e);
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
