package io.github.cxkit.examples.scorecard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command line as it is understood: {@code --lang} may stand before the command too, and options that had another name once are
 * still taken.
 *
 * @param args the arguments under today's names
 * @param italian whether Italian is asked for; the environment is not looked at, so that a call says the same everywhere
 */
record Call(List<String> args, boolean italian) {

    private static final String LANG = "--lang";

    /** By command: what an option was called, and what it is called now. A definition's option is named after what it defines. */
    private static final Map<String, Map<String, String>> RENAMED = Map.of(
            "journey", Map.of("--map", "--journey", "--log", "--events"),
            "check", Map.of("--map", "--journey"),
            "framework", Map.of("--definition", "--framework"),
            "experiment", Map.of("--definition", "--experiment"));

    /** Copies. */
    Call {
        args = List.copyOf(args);
    }

    static Call of(String... line) {
        List<String> args = new ArrayList<>(List.of(line));
        int own =
                args.isEmpty() ? 0 : args.get(0).equals(LANG) ? 2 : args.get(0).startsWith(LANG + "=") ? 1 : 0;
        if (own > 0 && args.size() > own) {
            List<String> language = List.copyOf(args.subList(0, own));
            args.subList(0, own).clear();
            args.addAll(language);
        }
        Map<String, String> renamed = args.isEmpty() ? Map.of() : RENAMED.getOrDefault(args.get(0), Map.of());
        args.replaceAll(arg -> {
            int end = arg.indexOf('=');
            String name = end < 0 ? arg : arg.substring(0, end);
            return renamed.containsKey(name) ? renamed.get(name) + arg.substring(name.length()) : arg;
        });
        return new Call(args, isItalian(args));
    }

    private static boolean isItalian(List<String> args) {
        int at = args.indexOf(LANG);
        return args.stream().anyMatch((LANG + "=it")::equalsIgnoreCase)
                || (at >= 0 && at + 1 < args.size() && args.get(at + 1).equalsIgnoreCase("it"));
    }

    /** The command called, empty if there is none. */
    String command() {
        return args.isEmpty() ? "" : args.get(0);
    }
}
