package io.github.cxkit.lifetime.model;

import io.github.cxkit.score.Result;
import io.github.cxkit.score.Result.Reason;
import java.util.Objects;

/**
 * What a maximum likelihood fit came to: an interior optimum, an optimum at the edge, or nothing.
 *
 * <p>For small or one-sided populations the likelihood often has no interior maximum. That is a finding about the data,
 * not an accident of the optimiser: it is reported as {@link Boundary} with its reason, never as an exception and never
 * hidden by a penalty.
 *
 * @param <M> the model
 * @since 0.1.0
 */
public sealed interface FitResult<M> {

    /**
     * The model, if the fit converged in the interior.
     *
     * @return the model, or insufficient with the reason
     */
    Result<M> converged();

    /**
     * The best model found, whether in the interior or at the edge; ask {@link #converged} unless you know why not.
     *
     * @return the model, or insufficient if there is none
     */
    Result<M> best();

    /**
     * An interior optimum.
     *
     * @param model the fitted model
     * @param report likelihood, standard errors and how the optimum was reached
     * @param <M> the model
     */
    record Converged<M>(M model, FitReport report) implements FitResult<M> {
        /** Checks that both are there. */
        public Converged {
            Objects.requireNonNull(model, "model");
            // what is no result is no model either: best() could not give it
            model = Result.of(model).orElseThrow();
            Objects.requireNonNull(report, "report");
        }

        @Override
        public Result<M> converged() {
            return Result.of(model);
        }

        @Override
        public Result<M> best() {
            return Result.of(model);
        }
    }

    /**
     * The likelihood rises towards the edge of what the model allows.
     *
     * @param reason what that says about the customers
     * @param detail a sentence for people
     * @param model the best model inside the search region, where the likelihood is all but at its limit
     * @param report its likelihood; standard errors are undefined
     * @param <M> the model
     */
    record Boundary<M>(BoundaryReason reason, String detail, M model, FitReport report) implements FitResult<M> {
        /** Checks that all are there. */
        public Boundary {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(model, "model");
            // what is no result is no model either: best() could not give it
            model = Result.of(model).orElseThrow();
            Objects.requireNonNull(report, "report");
        }

        @Override
        public Result<M> converged() {
            return Result.insufficient(Reason.NOT_FINITE, detail);
        }

        @Override
        public Result<M> best() {
            return Result.of(model);
        }
    }

    /**
     * No fit at all.
     *
     * @param reason what kind of data is lacking
     * @param detail a sentence for people
     * @param <M> the model
     */
    record Failed<M>(Reason reason, String detail) implements FitResult<M> {
        /** Checks that both are there. */
        public Failed {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public Result<M> converged() {
            return Result.insufficient(reason, detail);
        }

        @Override
        public Result<M> best() {
            return Result.insufficient(reason, detail);
        }
    }
}
