/**
 * Did it work: an experiment as data, its mergeable summary, and what may be concluded from it.
 *
 * <p>Everything is computed from sums per arm, so that a list, a stream, a Spark partition or a query in a warehouse can give
 * them. The unit is always the unit that was randomized: the customer, not the session.
 *
 * <table>
 * <caption>For this question, this type</caption>
 * <tr><th>question</th><th>type</th></tr>
 * <tr><td>what was planned</td><td>{@link io.github.cxkit.experiment.Experiment}</td></tr>
 * <tr><td>what came in</td><td>{@link io.github.cxkit.experiment.ExperimentSummary}</td></tr>
 * <tr><td>all conclusions, the split first</td><td>{@link io.github.cxkit.experiment.ExperimentResult}</td></tr>
 * <tr><td>sums from a warehouse</td><td>{@link io.github.cxkit.experiment.UnitSums}</td></tr>
 * <tr><td>difference and relative lift</td><td>{@link io.github.cxkit.experiment.ArmComparison}</td></tr>
 * <tr><td>less noise by a figure from before</td><td>{@link io.github.cxkit.experiment.CovariateAdjustment}</td></tr>
 * <tr><td>a few huge values</td><td>{@link io.github.cxkit.experiment.CappedComparison}</td></tr>
 * <tr><td>arms of another mix</td><td>{@link io.github.cxkit.experiment.PostStratification}</td></tr>
 * <tr><td>several arms</td><td>{@link io.github.cxkit.experiment.ManyArms}</td></tr>
 * <tr><td>not worse than by a margin</td><td>{@link io.github.cxkit.experiment.NonInferiority}</td></tr>
 * <tr><td>how small an effect can be found</td><td>{@link io.github.cxkit.experiment.DetectableEffect}</td></tr>
 * <tr><td>looking at any time</td><td>{@link io.github.cxkit.experiment.AnytimeDifference}</td></tr>
 * <tr><td>looking at planned times</td><td>{@link io.github.cxkit.experiment.GroupSequentialPlan}</td></tr>
 * </table>
 */
@NullMarked
package io.github.cxkit.experiment;

import org.jspecify.annotations.NullMarked;
