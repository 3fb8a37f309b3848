package io.clade.tensor;

import org.bytedeco.javacpp.Pointer;

/** What this process holds, for those who watch that it stays bounded. */
public final class Memory {

    static {
        NativeRuntime.load();
    }

    private Memory() {}

    /** Bytes of physical memory the whole process has, the Java heap's among them. */
    public static long resident() {
        return Pointer.physicalBytes();
    }

    /**
     * Hands memory that is kept but not in use back to the system, Java's and the C library's, as far as they can: what
     * came before then says little about {@link #resident()}. Takes a tenth of a second or more.
     */
    public static void release() {
        System.gc();
        Allocator.handBack();
    }

    /** Native objects, tensors above all, that nobody has freed yet. */
    public static long objects() {
        return Pointer.totalCount();
    }
}
