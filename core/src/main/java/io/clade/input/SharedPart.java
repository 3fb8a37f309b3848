package io.clade.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a group of hyperparameters that many methods share, such as those of training. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SharedPart {

    /** The name of the part, as a heading. */
    String value();

    /** The page about it, a file under {@code docs/parts}. */
    String page();
}
