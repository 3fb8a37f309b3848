package io.clade.input;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a hyperparameter record, for the list of {@code clade methods NAME} and the checks of
 * {@code --set}. A component that is itself a record is a group whose components are listed in its place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Hyperparameter {

    /** One sentence: meaning, unit, symbol. */
    String value();

    /** Least value allowed. */
    double least() default Double.NEGATIVE_INFINITY;

    /** Most allowed. */
    double most() default Double.POSITIVE_INFINITY;

    /** The name under {@code --set}; the component's own name where empty. */
    String name() default "";
}
