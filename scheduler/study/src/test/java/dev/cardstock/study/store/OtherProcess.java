package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.CardstockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM beside that of the tests. */
final class OtherProcess {
    private OtherProcess() {}

    /** Starts a main class; quickly, and without much of what a server would want. */
    static Process start(Class<?> main, List<String> properties, String... arguments)
            throws IOException {
        return start(List.of(), main, properties, arguments);
    }

    /** The same, through a command that runs what follows it. */
    static Process start(List<String> through, Class<?> main, List<String> properties,
            String... arguments) throws IOException {
        List<String> command = new ArrayList<>(through);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(properties);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** What comes of opening a file in another process. */
    static String opening(Path file) throws IOException {
        Process process = start(Opening.class, List.of(), file.toString());
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** All bytes in the files of a folder. */
    static String reading(Path folder) throws IOException {
        Process process = start(Reading.class, List.of(), folder.toString());
        return new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    }

    static final class Reading {
        private Reading() {}

        public static void main(String[] args) throws IOException {
            try (Stream<Path> files = Files.list(Path.of(args[0]))) {
                for (Path file : files.toList()) {
                    System.out.write(Files.readAllBytes(file));
                }
            }
            System.out.flush();
        }
    }

    static final class Opening {
        private Opening() {}

        public static void main(String[] args) throws IOException {
            try (FileProgressStore store = FileProgressStore.open(Path.of(args[0]))) {
                System.out.println("learners: " + store.learners());
            } catch (CardstockException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
