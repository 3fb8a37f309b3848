package io.clade.data.builtin;

import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values a set's parameters have in one call, given or default, checked. */
final class Arguments {

    private final Map<String, String> values = new HashMap<>();

    /** @throws InputException for a parameter that is not there, or a value it does not take */
    Arguments(String set, List<Parameter> parameters, Map<String, String> given) {
        for (Parameter parameter : parameters) {
            String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            parameter.check(set, value);
            values.put(parameter.name(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new InputException("%s has no parameter %s. %s"
                        .formatted(
                                set,
                                name,
                                parameters.isEmpty()
                                        ? "It has none."
                                        : NameSuggestion.hint(
                                                name,
                                                parameters.stream()
                                                        .map(Parameter::name)
                                                        .toList())));
            }
        }
    }

    int integer(String name) {
        return Integer.parseInt(values.get(name));
    }

    long seed() {
        return Long.parseLong(values.get("seed"));
    }

    double number(String name) {
        return Double.parseDouble(values.get(name));
    }

    String choice(String name) {
        return values.get(name);
    }
}
