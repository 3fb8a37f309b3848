package io.clade.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Reads parts of pages from the resources of {@code io.clade.report}, and makes them safe inside an HTML file. */
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
     * The script with character sequences escaped that would end or change a script element for an HTML parser. In the
     * strings, templates and expressions that contain them, the backslash changes nothing.
     */
    public static String guarded(String script) {
        return script.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "<\\!--");
    }

    /** The name of the inline script of exactly this text in a content security policy. */
    public static String policyHash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
