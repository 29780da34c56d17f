package io.github.cxkit.examples.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Java example of a page: where it stands and its lines.
 *
 * @param file the page, relative to the project
 * @param line where the example begins
 * @param code its lines
 */
record Example(String file, int line, String code) {

    private static final Pattern JAVADOC_BLOCK = Pattern.compile("<pre>\\{@code(.*?)\\n *\\* *}</pre>", Pattern.DOTALL);

    /** The fenced java blocks of a Markdown page. */
    static List<Example> ofMarkdown(Path root, Path page) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> block = new ArrayList<>();
        int begin = -1;
        int line = 0;
        for (String text : Files.readAllLines(page)) {
            line++;
            if (begin < 0 && text.strip().equals("```java")) {
                begin = line;
                block.clear();
            } else if (begin >= 0 && text.strip().equals("```")) {
                examples.add(new Example(root.relativize(page).toString(), begin, String.join("\n", block)));
                begin = -1;
            } else if (begin >= 0) {
                block.add(text);
            }
        }
        return examples;
    }

    /** The code blocks in the Javadoc of a Java source. */
    static List<Example> ofJavadoc(Path root, Path source) throws IOException {
        List<Example> examples = new ArrayList<>();
        String text = Files.readString(source);
        Matcher block = JAVADOC_BLOCK.matcher(text);
        while (block.find()) {
            int line = (int) text.substring(0, block.start()).lines().count();
            String code = block.group(1).replaceAll("(?m)^ *\\* ?", "");
            examples.add(new Example(root.relativize(source).toString(), line, code));
        }
        return examples;
    }
}
