import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** JMH's command line, but a module none of whose benchmarks match is passed over. */
class RunBenchmarks {
    public static void main(String[] args) throws Exception {
        try {
            new Runner(new CommandLineOptions(args)).run();
        } catch (NoBenchmarksException e) {
            System.out.println("No benchmark here matches.");
        }
    }
}
