package io.github.cxkit.examples.scorecard.conformance;

import io.github.cxkit.examples.scorecard.cli.Outputs;
import io.github.cxkit.testkit.conformance.ConformanceReport;
import io.github.cxkit.testkit.conformance.Verdict.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The verdicts in the XML form that build servers show. */
final class JUnitReport {

    private JUnitReport() {}

    static void write(ConformanceReport report, Path file) throws IOException {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "cx-conformance");
            xml.writeAttribute("tests", String.valueOf(report.entries().size()));
            xml.writeAttribute("failures", String.valueOf(report.count(Outcome.FAILED)));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute(
                    "skipped", String.valueOf(report.count(Outcome.UNSUPPORTED) + report.count(Outcome.LEFT_OUT)));
            for (ConformanceReport.Entry each : report.entries()) {
                testCase(xml, each);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        Outputs.write(file, out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void testCase(XMLStreamWriter xml, ConformanceReport.Entry entry) throws XMLStreamException {
        Outcome outcome = entry.verdict().outcome();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", entry.conformanceCase().function());
        xml.writeAttribute("name", entry.conformanceCase().id());
        if (outcome != Outcome.PASSED) {
            xml.writeEmptyElement(outcome == Outcome.FAILED ? "failure" : "skipped");
            xml.writeAttribute("message", printable(entry.message()));
        }
        xml.writeEndElement();
    }

    /** XML 1.0 has no form for most control characters, and a program's message may hold any. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
