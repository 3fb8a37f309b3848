package io.clade.report.method;

/** A figure that only some methods have: the numbers and texts of its template. */
interface MethodFigure {

    /** The path of the template from the resources of {@code io.clade.report}. */
    String template();
}
