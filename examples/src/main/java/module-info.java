/** The {@code cardstock} command line and small examples. */
module dev.cardstock.examples {
    requires de.siegmar.fastcsv;
    requires dev.cardstock.api;
    requires dev.cardstock.formats;
    requires dev.cardstock.grading;
    requires dev.cardstock.scheduler;
    requires dev.cardstock.study;
    requires info.picocli;
    requires java.logging;
    requires org.apache.commons.text;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires tools.jackson.databind;
    requires static org.jspecify;

    opens dev.cardstock.examples.cli to info.picocli;
}
