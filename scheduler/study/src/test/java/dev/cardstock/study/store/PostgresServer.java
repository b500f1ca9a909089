package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A PostgreSQL of the tests' own, where its programs are installed; it ends with the JVM. */
final class PostgresServer {
    private static Optional<DataSource> shared;

    private PostgresServer() {}

    /** Connections to the one server of this JVM; empty where there is no PostgreSQL to start. */
    static synchronized Optional<DataSource> shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = onPath("initdb") && onPath("postgres") ? start() : Optional.empty();
        }
        return shared;
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<DataSource> start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cardstock-postgres");
        List<String> asUser = List.of();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            asUser = List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
            if (!onPath("setpriv") || run(List.of("chown", "postgres", folder.toString())) != 0) {
                return Optional.empty();
            }
        }
        String data = folder.resolve("data").toString();
        if (run(with(asUser, "initdb", "-D", data, "-A", "trust", "-U", "cardstock", "-E", "UTF8",
                "--locale=C", "-N")) != 0) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process server = new ProcessBuilder(with(asUser, "postgres", "-D", data, "-p",
                String.valueOf(port), "-F", "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=")).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
        awaitReady(server);
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setServerNames(new String[]{"127.0.0.1"});
        source.setPortNumbers(new int[]{port});
        source.setUser("cardstock");
        source.setDatabaseName("postgres");
        return Optional.of(pool(source));
    }

    /** As in an application: to start a process of the server for each append takes most of the time. */
    private static DataSource pool(ConnectionPoolDataSource source) {
        Queue<PooledConnection> idle = new ConcurrentLinkedQueue<>();
        ConnectionEventListener listener = new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                idle.add((PooledConnection) event.getSource());
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                // It is not used again.
            }
        };
        return (DataSource) Proxy.newProxyInstance(PostgresServer.class.getClassLoader(),
                new Class<?>[]{DataSource.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getConnection");
                    PooledConnection pooled = idle.poll();
                    if (pooled == null) {
                        pooled = source.getPooledConnection();
                        pooled.addConnectionEventListener(listener);
                    }
                    return pooled.getConnection();
                });
    }

    private static List<String> with(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all;
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void awaitReady(Process server) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(server.getInputStream(), UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine();; line = lines.readLine()) {
            if (line == null) {
                throw new IOException("PostgreSQL did not start: " + said);
            }
            if (line.contains("ready to accept connections")) {
                break;
            }
            said.append(line).append('\n');
        }
        Thread rest = new Thread(() -> lines.lines().forEach(line -> {}));
        rest.setDaemon(true);
        rest.start();
    }

    private static void stop(Process server, Path folder) {
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
