package io.clade.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The parts of pages among the resources of {@code io.clade.report}, made safe to stand inside an HTML file. */
public final class Resources {

    private static final String FOLDER = "/io/clade/report/";

    private Resources() {}

    /** The text of resource {@code name}, a path from that package. */
    public static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from this build of Clade.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * JavaScript that an HTML parser reads to its end: inside a script element only these character sequences mean
     * something to it, and in the strings, templates and expressions they may stand in, a backslash changes nothing.
     */
    public static String guarded(String script) {
        return script.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "<\\!--");
    }

    /** How a content security policy names the inline script of exactly this text. */
    public static String policyHash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
