package io.clade.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test that leaves native memory behind. */
public final class NativeMemory implements BeforeEachCallback, AfterEachCallback {

    private long before;

    @Override
    public void beforeEach(ExtensionContext context) {
        io.clade.tensor.runtime.NativeRuntime.load();
        before = Pointer.totalCount();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(Pointer.totalCount()).as("native objects left behind").isLessThanOrEqualTo(before);
    }
}
