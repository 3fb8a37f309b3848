package io.clade.cli.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.clade.data.builtin.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The log of warnings and faults in full detail: a file of this process's own, made with the first entry. Logback finds
 * this class by itself.
 */
public final class LogFile extends ContextAwareBase implements Configurator {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String PATTERN = "%date %level [%thread] %logger: %message%n%exception";
    private static final Path PATH = choose();

    public static Path path() {
        return PATH;
    }

    private static Path choose() {
        String name = "clade-" + LocalDateTime.now().format(TIME) + "-"
                + ProcessHandle.current().pid() + ".log";
        try {
            return Files.createDirectories(CacheFolder.path().resolve("logs")).resolve(name);
        } catch (IOException e) {
            return Path.of(System.getProperty("java.io.tmpdir")).resolve(name);
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LateFile file = new LateFile();
        file.setContext(context);
        file.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(file);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** An appender that opens the file with the first event. */
    private static final class LateFile extends AppenderBase<ILoggingEvent> {

        private FileAppender<ILoggingEvent> file;

        @Override
        protected void append(ILoggingEvent event) {
            if (file == null) {
                file = open();
            }
            file.doAppend(event);
        }

        private FileAppender<ILoggingEvent> open() {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(getContext());
            encoder.setPattern(PATTERN);
            encoder.start();
            FileAppender<ILoggingEvent> opened = new FileAppender<>();
            opened.setContext(getContext());
            opened.setFile(path().toString());
            opened.setEncoder(encoder);
            opened.start();
            return opened;
        }
    }
}
