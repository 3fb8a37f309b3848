package io.clade.data.builtin;

/**
 * A file to fetch.
 *
 * @param name in the cache folder
 * @param size of its unpacked bytes
 * @param sha256 of its unpacked bytes, in hexadecimal: the same whoever packed it
 */
record RemoteFile(String name, long size, String sha256) {

    /** The most bytes that it takes when packed: what cannot be compressed grows a little. */
    long packedAtMost() {
        return size + size / 100 + 4096;
    }
}
