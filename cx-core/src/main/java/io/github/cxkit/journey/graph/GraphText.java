package io.github.cxkit.journey.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Graphs as text that drawing tools read. */
final class GraphText {

    private static final double WIDEST = 6;

    private GraphText() {}

    private record Edge(String from, String to, long count) {}

    private static List<Edge> edges(Transitions transitions, long atLeast) {
        List<Edge> edges = new ArrayList<>();
        transitions.starts().forEach((to, count) -> edges.add(new Edge("(start)", to, count)));
        transitions.edges().forEach((from, all) -> all.forEach((to, count) -> edges.add(new Edge(from, to, count))));
        transitions.ends().forEach((from, count) -> edges.add(new Edge(from, "(end)", count)));
        edges.removeIf(edge -> edge.count() < atLeast);
        return edges;
    }

    private static List<String> nodes(List<Edge> edges) {
        TreeSet<String> names = new TreeSet<>();
        edges.forEach(edge -> {
            names.add(edge.from());
            names.add(edge.to());
        });
        return List.copyOf(names);
    }

    private static double width(Edge edge, List<Edge> edges) {
        long most = edges.stream().mapToLong(Edge::count).max().orElse(1);
        return Math.max(1, Math.round(10 * WIDEST * edge.count() / most) / 10.0);
    }

    static String mermaid(Transitions transitions, long atLeast) {
        List<Edge> edges = edges(transitions, atLeast);
        List<String> nodes = nodes(edges);
        Map<String, Long> visits = transitions.visits();
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (int i = 0; i < nodes.size(); i++) {
            String name = nodes.get(i);
            Long count = visits.get(name);
            String label = escapeMermaid(name) + (count == null ? "" : "<br/>" + count);
            text.append("  n").append(i);
            text.append(count == null ? "((\"" : "[\"").append(label).append(count == null ? "\"))" : "\"]");
            text.append('\n');
        }
        for (Edge edge : edges) {
            text.append("  n").append(nodes.indexOf(edge.from()));
            text.append(" -->|").append(edge.count()).append("| n").append(nodes.indexOf(edge.to()));
            text.append('\n');
        }
        for (int i = 0; i < edges.size(); i++) {
            text.append("  linkStyle ").append(i).append(" stroke-width:");
            text.append(width(edges.get(i), edges)).append("px\n");
        }
        return text.toString();
    }

    private static String escapeMermaid(String name) {
        return name.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", " ");
    }

    static String dot(Transitions transitions, long atLeast) {
        List<Edge> edges = edges(transitions, atLeast);
        Map<String, Long> visits = transitions.visits();
        StringBuilder text =
                new StringBuilder("digraph journey {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
        for (String name : nodes(edges)) {
            Long count = visits.get(name);
            text.append("  ").append(quote(name));
            if (count == null) {
                text.append(" [shape=circle];\n");
            } else {
                text.append(" [label=").append(quote(name + "\n" + count)).append("];\n");
            }
        }
        for (Edge edge : edges) {
            text.append("  ").append(quote(edge.from())).append(" -> ").append(quote(edge.to()));
            text.append(" [label=\"").append(edge.count()).append("\", penwidth=");
            text.append(width(edge, edges)).append("];\n");
        }
        return text.append("}\n").toString();
    }

    private static String quote(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
