package dev.cardstock.formats.crowdanki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * JSON as CrowdAnki writes it with Python, so that the two change no line that the other wrote: four
 * blanks for each level, members in the order of their names, only what has to be escaped escaped.
 */
final class PythonJson {
    private static final String INDENT = "    ";

    private PythonJson() {}

    static String indent(int levels) {
        return INDENT.repeat(levels);
    }

    /** A value, whose second and following lines stand below the level. */
    static void write(Appendable out, JsonNode node, int level) throws IOException {
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            members.sort(Map.Entry.comparingByKey());
            Iterator<Map.Entry<String, JsonNode>> each = members.iterator();
            out.append(each.hasNext() ? "{\n" : "{}");
            while (each.hasNext()) {
                Map.Entry<String, JsonNode> member = each.next();
                out.append(indent(level + 1));
                text(out, member.getKey());
                out.append(": ");
                write(out, member.getValue(), level + 1);
                out.append(each.hasNext() ? ",\n" : "\n" + indent(level) + "}");
            }
        } else if (node.isArray()) {
            Iterator<JsonNode> each = node.iterator();
            out.append(each.hasNext() ? "[\n" : "[]");
            while (each.hasNext()) {
                out.append(indent(level + 1));
                write(out, each.next(), level + 1);
                out.append(each.hasNext() ? ",\n" : "\n" + indent(level) + "]");
            }
        } else if (node.isString()) {
            text(out, node.stringValue());
        } else {
            out.append(node.toString());
        }
    }

    static void text(Appendable out, String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < ' ' || Character.isSurrogate(c)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
