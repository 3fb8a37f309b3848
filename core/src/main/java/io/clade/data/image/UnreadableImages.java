package io.clade.data.image;

import io.clade.input.InputException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The unreadable images of a folder, with the reasons: a few are left out with a notice, more are refused. */
final class UnreadableImages {

    /** The number of images of which one may be left out. */
    private static final int ONE_IN = 10;

    private static final int MOST_NAMED = 20;

    private final String folder;
    private final int images;
    private final Map<Integer, String> faults = new ConcurrentSkipListMap<>();

    /** @param images number of images in the folder */
    UnreadableImages(String folder, int images) {
        this.folder = folder;
        this.images = images;
    }

    /** An action on an image file. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** The result of {@code action}; empty where it cannot read {@code file}, which is noted with the reason. */
    <T> Optional<T> attempt(ImageFile file, Action<T> action) {
        try {
            return Optional.of(action.run());
        } catch (IOException e) {
            faults.put(file.index(), file.id() + " (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    private int count() {
        return faults.size();
    }

    /** @throws InputException naming them, when they are more than a tenth of the images */
    void requireFew() {
        if ((long) faults.size() * ONE_IN > images) {
            throw new InputException(
                    list() + ". " + (count() == 1 ? "Remove it, or save it" : "Remove them, or save them")
                            + " again; Clade leaves out one image in " + ONE_IN + " at most.");
        }
    }

    /** A notice of the images left out, if there are any. */
    Optional<String> notice() {
        return faults.isEmpty() ? Optional.empty() : Optional.of("Left out: " + list() + ".");
    }

    private String list() {
        String named = faults.values().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String rest = count() > MOST_NAMED ? " and " + (count() - MOST_NAMED) + " more" : "";
        return "%s of %s images of %s cannot be read: %s%s".formatted(count(), images, folder, named, rest);
    }
}
