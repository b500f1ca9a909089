/** The {@code cardstock} command line and small examples. */
module dev.cardstock.examples {
    requires de.siegmar.fastcsv;
    requires dev.cardstock.api;
    requires dev.cardstock.formats;
    requires dev.cardstock.grading;
    requires dev.cardstock.scheduler;
    requires info.picocli;
    requires java.logging;
    requires tools.jackson.databind;
    requires static org.jspecify;

    opens dev.cardstock.examples.cli to info.picocli;
}
