package io.clade.method;

import io.clade.data.Dataset;
import io.clade.input.InputException;
import io.clade.model.Model;
import io.clade.training.session.Session;

/** A published way to cluster, with its hyperparameters; immutable and reusable. */
public interface Method {

    /**
     * Clusters {@code data}. Labels it may carry are not looked at.
     *
     * @throws InputException where the data do not suit the method
     */
    Model fit(Dataset data, Session session);
}
