package io.clade.cli;

import io.clade.model.Version;
import picocli.CommandLine.IVersionProvider;

/** The line that {@code --version} prints. */
final class VersionLine implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"clade " + Version.get()};
    }
}
