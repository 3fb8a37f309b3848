package io.clade.report;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.clade.report.findings.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The shared part of tests that open reports in Chromium. Screenshots stay in {@code target/screenshots}. */
abstract class InBrowser {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");
    static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.get();
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterEach
    void leavePage() {
        browser.clear();
    }

    Path written(Findings findings) {
        Path file = folder.resolve("report.html");
        Report.write(file, findings);
        return file;
    }

    /** The file that {@code button} saves, under the name it suggests. */
    Path saved(Page page, Locator button) {
        Download download = page.waitForDownload(button::click);
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }
}
