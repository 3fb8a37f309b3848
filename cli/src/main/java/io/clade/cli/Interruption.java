package io.clade.cli;

/** Tells the user what is kept when the process is interrupted; Java then ends it with code 130. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    Interruption(Console console, ProgressDisplay progress, String message) {
        Runnable farewell = () -> {
            progress.close();
            console.notice(message);
        };
        hook = new Thread(farewell, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already and the hook speaks.
            return;
        }
    }
}
