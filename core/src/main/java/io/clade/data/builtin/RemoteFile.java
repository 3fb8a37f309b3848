package io.clade.data.builtin;

/**
 * A file to fetch.
 *
 * @param name in the cache folder
 * @param sha256 of its unpacked bytes, in hexadecimal: the same whoever packed it
 */
record RemoteFile(String name, String sha256) {}
