package io.clade.data;

import io.clade.input.InputException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type of hyperparameter that has a text form: a static {@code parse(String name, String text)} reads what {@code
 * toString} writes, and throws {@link InputException} for other texts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TextValue {

    /** The texts that are read, for {@code clade methods NAME}. */
    String value();
}
