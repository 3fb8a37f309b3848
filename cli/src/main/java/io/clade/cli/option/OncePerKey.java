package io.clade.cli.option;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Takes {@code key=value}, every key once: which of two values was meant is not to be guessed. */
public final class OncePerKey implements IParameterConsumer {

    /** Needed by picocli. */
    public OncePerKey() {}

    @Override
    @SuppressWarnings("JdkObsolete") // The interface says so.
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
        if (words.isEmpty()) {
            throw refusal(command, "Missing required parameter for option '--set' (key=value)");
        }
        String given = words.pop();
        int equals = given.indexOf('=');
        if (equals < 1) {
            throw refusal(command, "--set takes key=value. Got " + given);
        }
        String key = given.substring(0, equals);
        Map<String, String> values = option.getValue();
        String before = values.put(key, given.substring(equals + 1));
        if (before != null) {
            throw refusal(command, "--set " + key + " is given twice, as " + before + " and as " + values.get(key));
        }
    }

    private static ParameterException refusal(CommandSpec command, String what) {
        return new ParameterException(command.commandLine(), what);
    }
}
