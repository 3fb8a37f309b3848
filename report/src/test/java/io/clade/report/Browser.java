package io.clade.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium of this machine. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** Milliseconds; other work on the machine may be ahead. */
    private static final double PATIENCE = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Browser(Path program) {
        // Nothing of its own is downloaded.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setTimeout(PATIENCE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Starts it; where there is none the test is skipped with a notice. */
    static Browser start() {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: reports are not tested in a browser.");
        return new Browser(program.orElseThrow());
    }

    /** Opens a file in a window of {@code width}×{@code height}, and forgets what earlier pages did. */
    Page open(Path file, int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setBypassCSP(false)
                .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        complaints.clear();
        requests.clear();
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(file.toUri().toString());
        return page;
    }

    Page open(Path file) {
        return open(file, 1280, 900, ColorScheme.LIGHT);
    }

    /** Closes what is still open: a page that nobody looks at takes time from those after it. */
    void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** What the console said, errors, and dialogs. */
    List<String> complaints() {
        return complaints;
    }

    /** Addresses asked for that are neither a file of this machine nor part of the page. */
    List<String> requests() {
        return requests.stream()
                .filter(url -> !url.matches("(?s)(file|data|blob):.*"))
                .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
