package io.clade.data.builtin;

import java.net.URI;

/** A place on the net that has the files of a set. */
sealed interface Mirror {

    /** Each file on its own, gzipped, at {@code base + name + ".gz"}. */
    record Folder(String base) implements Mirror {

        URI address(String name) {
            return URI.create(base + name + ".gz");
        }
    }

    /**
     * All files in one gzipped tar archive, at {@code prefix + name} within.
     *
     * @param most bytes that the archive can have, packed
     */
    record Archive(URI address, String prefix, long most) implements Mirror {

        /** Images are packed to a quarter and less. */
        long unpackedAtMost() {
            return 10 * most;
        }
    }
}
