package io.clade.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Chromium of this machine, started once a process, with one window for all pages: a new window takes longer than most
 * tests.
 */
final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    /** Milliseconds; other work on the machine may be ahead. */
    private static final double PATIENCE = 120_000;

    private static Browser started;

    private final Page window;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Browser(Path program) {
        // Nothing of its own is downloaded.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        BrowserContext context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setTimeout(PATIENCE)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setBypassCSP(false));
        context.setDefaultTimeout(PATIENCE);
        window = context.newPage();
        window.onConsoleMessage(message -> complaints.add(message.text()));
        window.onPageError(complaints::add);
        window.onDialog(dialog -> {
            complaints.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        window.onRequest(request -> requests.add(request.url()));
    }

    /** The one of this process; where there is no program the test is skipped with a notice. */
    static Browser get() {
        Optional<Path> program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: reports are not tested in a browser.");
        if (started == null) {
            started = new Browser(program.orElseThrow());
        }
        return started;
    }

    /** Opens a file on a screen of {@code width}×{@code height}, and forgets what earlier pages did. */
    Page open(Path file, int width, int height, ColorScheme scheme) {
        clear();
        window.setViewportSize(width, height);
        window.emulateMedia(
                new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(scheme));
        window.navigate(file.toUri().toString());
        return window;
    }

    Page open(Path file) {
        return open(file, 1280, 900, ColorScheme.LIGHT);
    }

    /** Leaves the page: one that nobody looks at takes time from those after it. The mouse goes to the corner. */
    void clear() {
        window.navigate("about:blank");
        window.mouse().move(0, 0);
        complaints.clear();
        requests.clear();
    }

    /** Words of the console, errors, and dialogs. */
    List<String> complaints() {
        return complaints;
    }

    /** Addresses asked for that are neither a file of this machine nor part of the page. */
    List<String> requests() {
        return requests.stream()
                .filter(url -> !url.matches("(?s)(file|data|blob):.*"))
                .toList();
    }
}
