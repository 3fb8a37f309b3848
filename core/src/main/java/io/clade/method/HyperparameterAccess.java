package io.clade.method;

import io.clade.data.TextValue;
import io.clade.input.Hyperparameter;
import io.clade.input.InputException;
import io.clade.input.NameSuggestion;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads, lists and changes the components of a hyperparameter record by their {@code --set} names. Groups (components
 * that are records) are listed as if their components stood in the record itself.
 */
public final class HyperparameterAccess {

    /**
     * One hyperparameter.
     *
     * @param name under {@code --set}
     * @param type number, whole number, true or false, the choices, or the forms of a text
     * @param value as {@code --set} would write it
     * @param range of allowed values, may be empty
     * @param meaning one sentence
     */
    public record Entry(String name, String type, String value, String range, String meaning) {}

    private HyperparameterAccess() {}

    /** Every hyperparameter of {@code settings}, in order. */
    public static List<Entry> list(Record settings) {
        List<Entry> entries = new ArrayList<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = value(settings, component);
            if (component.isAnnotationPresent(Hyperparameter.class)) {
                entries.add(entry(component, value));
            } else if (value instanceof Record group) {
                entries.addAll(list(group));
            }
        }
        return entries;
    }

    /**
     * Every hyperparameter of {@code settings}, in order, by the part that it belongs to; shared parts that the method
     * does not have are left out.
     */
    public static Map<Part, List<Entry>> byPart(Record settings) {
        Map<Part, List<Entry>> parts = new LinkedHashMap<>();
        parts.put(Part.OWN, new ArrayList<>());
        collect(settings, Part.OWN, parts);
        return parts;
    }

    private static void collect(Record settings, Part part, Map<Part, List<Entry>> parts) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = value(settings, component);
            if (component.isAnnotationPresent(Hyperparameter.class)) {
                parts.computeIfAbsent(part, none -> new ArrayList<>()).add(entry(component, value));
            } else if (value instanceof Record group) {
                collect(group, Part.of(group.getClass()).orElse(part), parts);
            }
        }
    }

    private static Entry entry(RecordComponent component, Object value) {
        Hyperparameter hyperparameter = component.getAnnotation(Hyperparameter.class);
        return new Entry(
                name(component),
                type(component.getType()),
                write(value),
                range(hyperparameter),
                hyperparameter.value());
    }

    /** Every hyperparameter of {@code settings}, as {@code name → value}. */
    public static Map<String, String> values(Record settings) {
        return list(settings).stream()
                .collect(Collectors.toMap(Entry::name, Entry::value, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * {@code settings} with {@code changes} made to it.
     *
     * @throws InputException for a name there is not, a value of another type or one outside its range
     */
    public static <R extends Record> R with(R settings, Map<String, String> changes) {
        List<String> names = list(settings).stream().map(Entry::name).toList();
        for (String name : changes.keySet()) {
            if (!names.contains(name)) {
                throw new InputException("There is no parameter " + name + ". " + NameSuggestion.hint(name, names));
            }
        }
        return changed(settings, changes);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R changed(R settings, Map<String, String> changes) {
        RecordComponent[] components = settings.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object old = value(settings, components[i]);
            String change = changes.get(name(components[i]));
            if (components[i].isAnnotationPresent(Hyperparameter.class)) {
                values[i] = change == null ? old : checked(components[i], change);
            } else {
                values[i] = old instanceof Record group ? changed(group, changes) : old;
            }
        }
        return (R) construct(settings.getClass(), components, values);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object... values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw refusal(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A hyperparameter record has a public canonical constructor", e);
        }
    }

    private static Object value(Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessors can be called", e);
        }
    }

    private static String name(RecordComponent component) {
        Hyperparameter hyperparameter = component.getAnnotation(Hyperparameter.class);
        return hyperparameter == null || hyperparameter.name().isEmpty() ? component.getName() : hyperparameter.name();
    }

    private static Object checked(RecordComponent component, String text) {
        String name = name(component);
        Object value = parse(name, component.getType(), text.trim());
        Hyperparameter hyperparameter = component.getAnnotation(Hyperparameter.class);
        if (value instanceof Number number
                && !(number.doubleValue() >= hyperparameter.least() && number.doubleValue() <= hyperparameter.most())) {
            throw new InputException("%s must be %s. Got %s.".formatted(name, range(hyperparameter), text));
        }
        return value;
    }

    private static Object parse(String name, Class<?> type, String text) {
        try {
            if (type == int.class) {
                return Integer.parseInt(text);
            }
            if (type == double.class) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            throw new InputException("%s must be a %s. Got %s.".formatted(name, type(type), text), e);
        }
        if (type == boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new InputException("%s must be true or false. Got %s.".formatted(name, text));
            }
            return text.equals("true");
        }
        if (type.isAnnotationPresent(TextValue.class)) {
            return parseValue(name, type, text);
        }
        for (Object choice : type.getEnumConstants()) {
            if (write(choice).equals(text.toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new InputException("%s must be one of %s. Got %s.".formatted(name, type(type), text));
    }

    private static Object parseValue(String name, Class<?> type, String text) {
        try {
            return type.getMethod("parse", String.class, String.class).invoke(null, name, text);
        } catch (InvocationTargetException e) {
            throw refusal(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public static parse(String name, String text)", e);
        }
    }

    private static RuntimeException refusal(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
    }

    private static String write(Object value) {
        if (value instanceof Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
            return Long.toString(number.longValue());
        }
        return String.valueOf(value);
    }

    private static String type(Class<?> type) {
        if (type == int.class) {
            return "whole number";
        }
        if (type == double.class) {
            return "number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type.isAnnotationPresent(TextValue.class)) {
            return type.getAnnotation(TextValue.class).value();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(HyperparameterAccess::write)
                .collect(Collectors.joining(", "));
    }

    private static String range(Hyperparameter hyperparameter) {
        boolean least = hyperparameter.least() != Double.NEGATIVE_INFINITY;
        boolean most = hyperparameter.most() != Double.POSITIVE_INFINITY;
        if (least && most) {
            return "from " + write(hyperparameter.least()) + " to " + write(hyperparameter.most());
        }
        return least
                ? write(hyperparameter.least()) + " or more"
                : most ? write(hyperparameter.most()) + " or less" : "";
    }
}
