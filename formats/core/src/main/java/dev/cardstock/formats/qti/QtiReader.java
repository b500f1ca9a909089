package dev.cardstock.formats.qti;

import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the items that a manifest lists, one by one. */
final class QtiReader implements DeckReader {
    private final QtiFormat format;
    private final String namespace;

    QtiReader(QtiFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    /**
     * An item of a package.
     *
     * @param entry its entry
     * @param tags its tags
     * @param path the names of its deck and those around it
     */
    private record Listed(String entry, List<String> tags, List<String> path) {}

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        NoteSink notes;
        if (isZip(source)) {
            ZipArchive archive = ZipArchive.open(source, limits);
            DeckSource manifest = archive.entry(QtiFormat.MANIFEST);
            notes = new NoteSink(source, sink, limits, progress, format, namespace);
            Map<String, String> names = mediaNames(archive);
            for (Listed item : listed(manifest, notes, limits)) {
                if (archive.size(item.entry) < 0) {
                    notes.warn("missing-item", "the manifest lists '" + item.entry
                            + "', which is not there", 0);
                    continue;
                }
                UnaryOperator<String> media = src -> {
                    String path = resolved(item.entry, src);
                    return names.getOrDefault(path, src);
                };
                item(archive.entry(item.entry), notes, limits,
                        new QtiItem(notes, item.tags, item.path, media));
            }
            for (Map.Entry<String, String> medium : names.entrySet()) {
                sink.media(new Media(medium.getValue(), archive.size(medium.getKey()), null),
                        archive.medium(medium.getKey()));
            }
        } else {
            notes = new NoteSink(source, sink, limits, progress, format, namespace);
            item(source, notes, limits,
                    new QtiItem(notes, List.of(), List.of(), UnaryOperator.identity()));
        }
        notes.end("it has no items that can be cards",
                "export choices, text entries, matching or orders");
    }

    private static boolean isZip(DeckSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] head = in.readNBytes(2);
            return head.length == 2 && head[0] == 'P' && head[1] == 'K';
        }
    }

    private static void item(DeckSource source, NoteSink notes, ImportLimits limits, QtiItem item)
            throws IOException {
        try (XmlInput xml = XmlInput.open(source, limits)) {
            boolean found = xml.next() == Event.START
                    && Set.of("assessmentItem", "qti-assessment-item").contains(xml.name());
            if (found) {
                item.read(QtiNode.of(xml.element()));
            } else {
                notes.warn("no-item", "'" + source.name() + "' begins with '" + xml.name()
                        + "', not with an item; it is left out", 0);
            }
        }
    }

    private static Map<String, String> mediaNames(ZipArchive archive) {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        List<String> entries = new ArrayList<>(archive.names());
        entries.sort(null);
        for (String entry : entries) {
            String name = (entry.startsWith(QtiOutput.MEDIA)
                    ? entry.substring(QtiOutput.MEDIA.length())
                    : entry).replace('/', '_');
            boolean isOther = entry.endsWith("/") || entry.endsWith(".xml")
                    || entry.endsWith(".xsd") || entry.endsWith(".dtd");
            if (!isOther && Media.isSafeName(name) && taken.add(name)) {
                names.put(entry, name);
            }
        }
        return new java.util.TreeMap<>(names);
    }

    /** Where a reference leads within the package. */
    private static String resolved(String entry, String reference) {
        if (reference.indexOf(':') >= 0) {
            return reference;
        }
        Deque<String> path = new ArrayDeque<>();
        String whole = reference.startsWith("/")
                ? reference
                : entry.substring(0, entry.lastIndexOf('/') + 1) + reference;
        for (String step : whole.replace("%20", " ").split("/")) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    private static List<Listed> listed(DeckSource manifest, NoteSink notes, ImportLimits limits)
            throws IOException {
        List<Listed> items = new ArrayList<>();
        try (XmlInput xml = XmlInput.open(manifest, limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START || !xml.name().equals("resource")) {
                    continue;
                }
                XmlElement resource = xml.element();
                String type = resource.attribute("type");
                if (type.startsWith("imsqti_item") || type.startsWith("imsqti_xmlv2p")) {
                    items.add(listed(QtiNode.of(resource)));
                    limits.checkNotes(items.size(), notes.at(0));
                } else if (type.startsWith("imsqti_")) {
                    notes.info("resource", "the resource '" + resource.attribute("href")
                            + "' of the type '" + type + "' is no item; it is left out", 0);
                }
            }
        }
        return items;
    }

    private static Listed listed(QtiNode resource) {
        List<String> tags = new ArrayList<>();
        List<String> path = new ArrayList<>();
        resource.all().forEach(node -> {
            if (node.name().equals("keyword")) {
                node.children()
                        .forEach(string -> tags.add(string.text().strip().replaceAll("\\s+", " ")));
            } else if (node.name().equals("taxonPath") && node.child("source")
                    .flatMap(source -> source.children().stream().findFirst())
                    .filter(source -> source.text().strip().equals(QtiOutput.DECKS))
                    .isPresent()) {
                node.children("taxon")
                        .forEach(taxon -> taxon.child("entry")
                                .flatMap(entry -> entry.children().stream().findFirst())
                                .map(QtiNode::text)
                                .filter(name -> !name.isBlank())
                                .ifPresent(path::add));
            }
        });
        return new Listed(resolved("", resource.attribute("href")), tags, path);
    }
}
