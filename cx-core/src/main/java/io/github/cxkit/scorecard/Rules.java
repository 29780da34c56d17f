package io.github.cxkit.scorecard;

import io.github.cxkit.driver.GroupedDrivers;
import io.github.cxkit.driver.ImportancePerformance;
import io.github.cxkit.driver.KanoScore;
import io.github.cxkit.driver.KeyDrivers;
import io.github.cxkit.driver.OpportunityScore;
import io.github.cxkit.driver.PenaltyRewardDesign;
import io.github.cxkit.driver.ThemeImpact;
import io.github.cxkit.experiment.AnytimeDifference;
import io.github.cxkit.experiment.ArmComparison;
import io.github.cxkit.experiment.CovariateAdjustment;
import io.github.cxkit.experiment.DetectableEffect;
import io.github.cxkit.experiment.GroupSequentialPlan;
import io.github.cxkit.experiment.ManyArms;
import io.github.cxkit.experiment.NonInferiority;
import io.github.cxkit.experiment.PostStratification;
import io.github.cxkit.framework.CoCreation;
import io.github.cxkit.framework.CompositeIndex;
import io.github.cxkit.framework.EffortLoyaltyLink;
import io.github.cxkit.framework.EffortSignals;
import io.github.cxkit.framework.ExpectationShares;
import io.github.cxkit.framework.Frameworks;
import io.github.cxkit.framework.ServqualSummary;
import io.github.cxkit.framework.ValueGaps;
import io.github.cxkit.journey.GuardedEffect;
import io.github.cxkit.journey.attribution.Attribution;
import io.github.cxkit.journey.attribution.ConversionPaths;
import io.github.cxkit.journey.attribution.MarkovAttribution;
import io.github.cxkit.journey.experience.CompoundSuccess;
import io.github.cxkit.journey.experience.EmotionCurve;
import io.github.cxkit.journey.experience.EmotionRecovery;
import io.github.cxkit.journey.experience.ExperienceLevels;
import io.github.cxkit.journey.experience.JointSuccess;
import io.github.cxkit.journey.experience.LevelDetail;
import io.github.cxkit.journey.experience.MomentsOfTruth;
import io.github.cxkit.journey.experience.PeakEnd;
import io.github.cxkit.journey.friction.BudgetPlan;
import io.github.cxkit.journey.friction.FrictionLoss;
import io.github.cxkit.journey.friction.FrictionRanking;
import io.github.cxkit.journey.friction.FrictionScore;
import io.github.cxkit.journey.friction.FrustrationRule;
import io.github.cxkit.journey.funnel.Abandonment;
import io.github.cxkit.journey.funnel.Funnel;
import io.github.cxkit.journey.funnel.FunnelSummary;
import io.github.cxkit.journey.funnel.FunnelWhatIf;
import io.github.cxkit.journey.funnel.JourneyWhatIf;
import io.github.cxkit.journey.graph.ActivityInstances;
import io.github.cxkit.journey.graph.Conformance;
import io.github.cxkit.journey.graph.DirectlyFollowsGraph;
import io.github.cxkit.journey.graph.Dwell;
import io.github.cxkit.journey.graph.PlanAlignment;
import io.github.cxkit.journey.graph.PlannedLog;
import io.github.cxkit.journey.graph.TouchpointSummary;
import io.github.cxkit.journey.graph.Transitions;
import io.github.cxkit.journey.graph.WeightedTransitions;
import io.github.cxkit.journey.omnichannel.ChannelConsistency;
import io.github.cxkit.journey.omnichannel.ContentAgreement;
import io.github.cxkit.journey.omnichannel.ContextCarry;
import io.github.cxkit.journey.omnichannel.ValueAgreement;
import io.github.cxkit.lifetime.CalendarCohorts;
import io.github.cxkit.lifetime.CohortTable;
import io.github.cxkit.lifetime.CustomerMigration;
import io.github.cxkit.lifetime.EventCohorts;
import io.github.cxkit.lifetime.Retention;
import io.github.cxkit.lifetime.RevenueBridge;
import io.github.cxkit.lifetime.RevenueRetention;
import io.github.cxkit.lifetime.RfmCuts;
import io.github.cxkit.lifetime.RfmScores;
import io.github.cxkit.lifetime.model.BetaDiscreteWeibull;
import io.github.cxkit.lifetime.model.BgBb;
import io.github.cxkit.lifetime.model.BgNbd;
import io.github.cxkit.lifetime.model.GammaGamma;
import io.github.cxkit.lifetime.model.MbgNbd;
import io.github.cxkit.lifetime.model.ParetoNbd;
import io.github.cxkit.lifetime.model.ShiftedBetaGeometric;
import io.github.cxkit.lifetime.value.ClassValues;
import io.github.cxkit.lifetime.value.CustomerValue;
import io.github.cxkit.lifetime.value.Investment;
import io.github.cxkit.lifetime.value.LifetimeValue;
import io.github.cxkit.lifetime.value.Payback;
import io.github.cxkit.lifetime.value.ReferralChain;
import io.github.cxkit.lifetime.value.ReferralValue;
import io.github.cxkit.lifetime.value.RevenueScenario;
import io.github.cxkit.lifetime.value.ValueAtStake;
import io.github.cxkit.lifetime.value.ValueByClass;
import io.github.cxkit.lifetime.value.ValueSplit;
import io.github.cxkit.live.AlertRule;
import io.github.cxkit.metric.Acsi;
import io.github.cxkit.metric.ExperienceIndex;
import io.github.cxkit.metric.FunnelPlot;
import io.github.cxkit.metric.GroupGains;
import io.github.cxkit.metric.MarginalHomogeneity;
import io.github.cxkit.metric.McNemar;
import io.github.cxkit.metric.Metrics;
import io.github.cxkit.metric.NetChange;
import io.github.cxkit.metric.NetShrinkage;
import io.github.cxkit.metric.NetTransitions;
import io.github.cxkit.metric.Questionnaire;
import io.github.cxkit.metric.RatingMetric;
import io.github.cxkit.metric.ScoreChange;
import io.github.cxkit.metric.WaveChange;
import io.github.cxkit.score.Rule;
import io.github.cxkit.score.RuleId;
import io.github.cxkit.service.Automation;
import io.github.cxkit.service.Autonomy;
import io.github.cxkit.service.ClosedLoop;
import io.github.cxkit.service.CommunityHealth;
import io.github.cxkit.service.CommunityPercentileIndex;
import io.github.cxkit.service.Containment;
import io.github.cxkit.service.Disagreement;
import io.github.cxkit.service.EmployeeLinkage;
import io.github.cxkit.service.FeedbackRules;
import io.github.cxkit.service.FirstContactResolution;
import io.github.cxkit.service.HoursFreed;
import io.github.cxkit.service.LoopConversion;
import io.github.cxkit.service.OutsideHours;
import io.github.cxkit.service.PromiseDrift;
import io.github.cxkit.service.PromiseKeeping;
import io.github.cxkit.service.PromiseScore;
import io.github.cxkit.service.QueueAbandonment;
import io.github.cxkit.service.ReputationFit;
import io.github.cxkit.service.ReputationTrend;
import io.github.cxkit.service.ResponseTimes;
import io.github.cxkit.service.SelfService;
import io.github.cxkit.service.ServiceRecovery;
import io.github.cxkit.service.ShareOfVoice;
import io.github.cxkit.service.personalization.CoPurchase;
import io.github.cxkit.service.personalization.ConsentBalance;
import io.github.cxkit.service.personalization.ConsentLedger;
import io.github.cxkit.service.personalization.ContactDeflection;
import io.github.cxkit.service.personalization.ContactFrequency;
import io.github.cxkit.service.personalization.IdentityResolution;
import io.github.cxkit.service.personalization.Personalization;
import io.github.cxkit.service.personalization.ProactiveContact;
import io.github.cxkit.service.personalization.ProfileCompleteness;
import io.github.cxkit.service.personalization.RecommendationQuality;
import io.github.cxkit.service.personalization.Uplift;
import io.github.cxkit.stats.ArmRatios;
import io.github.cxkit.stats.ClusteredMean;
import io.github.cxkit.stats.DelayedEntrySurvival;
import io.github.cxkit.stats.Heterogeneity;
import io.github.cxkit.stats.ItemAnalysis;
import io.github.cxkit.stats.KaplanMeier;
import io.github.cxkit.stats.Keyness;
import io.github.cxkit.stats.LocalLevel;
import io.github.cxkit.stats.LogRank;
import io.github.cxkit.stats.Mediation;
import io.github.cxkit.stats.PoissonCusum;
import io.github.cxkit.stats.RankSets;
import io.github.cxkit.stats.Shrinkage;
import io.github.cxkit.survey.Dispositions;
import io.github.cxkit.survey.InvitationPolicy;
import io.github.cxkit.survey.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalog of the library's rules: every id with its title, origin, source and the type that computes it.
 *
 * <p>Metrics that fit any scale have one rule per number of boxes; the catalog names those of the best and worst one, two and
 * three. A metric, questionnaire or framework of the caller's own brings its own rule, which is none of these.
 *
 * <pre>{@code
 * Rules.get(RuleId.of("nps")).rule().source();             // ==> Reichheld 2003, The One Number You Need to Grow
 * Rules.get(RuleId.parse("model.bg-nbd/1")).computedBy();  // ==> class io.github.cxkit.lifetime.model.BgNbd
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Rules {

    private static final Scale FIVE = Scale.of(1, 5);
    private static final int MOST_BOXES = 3;

    private static final List<RatingMetric> METRICS = Stream.concat(
                    Stream.of(
                            Metrics.NPS,
                            Metrics.NPS_1_TO_10,
                            Metrics.NPS_5_POINT,
                            Metrics.ENPS,
                            Metrics.FFT_POSITIVE,
                            Metrics.FFT_NEGATIVE,
                            Metrics.CES_1,
                            Metrics.CES_2,
                            Metrics.CES,
                            Metrics.CES_2_AGREE,
                            Metrics.CES_2_NET_EASE,
                            Metrics.CSAT,
                            Metrics.STARS,
                            Metrics.CXI_QUESTION,
                            Metrics.CES_2_TOP_TWO,
                            Metrics.CES_DELIGHTED,
                            Metrics.CES_BENBRIA,
                            Metrics.CES_MOPINION_NET,
                            Metrics.CSAT_SIMPLESAT,
                            Metrics.CSAT_FREESCOUT),
                    families())
            .toList();

    private static final List<Entry> ALL = catalog();

    private Rules() {}

    /**
     * All rules, in the order of their ids.
     *
     * @return the catalog; unmodifiable
     */
    public static List<Entry> all() {
        return ALL;
    }

    /**
     * The rule of an id, if the library has it.
     *
     * @param id name and version
     * @return the entry, empty if there is none
     */
    public static Optional<Entry> find(RuleId id) {
        return ALL.stream().filter(entry -> entry.rule().id().equals(id)).findFirst();
    }

    /**
     * The rule of an id.
     *
     * @param id name and version
     * @return the entry
     * @throws IllegalArgumentException if the library has no such rule
     */
    public static Entry get(RuleId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id + " in the catalog"));
    }

    /**
     * A rule of the catalog.
     *
     * @param rule id, title, origin and source
     * @param computedBy the type that applies it
     */
    public record Entry(Rule rule, Class<?> computedBy) {
        /** Checks that both are there. */
        public Entry {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(computedBy, "computedBy");
        }
    }

    private static Stream<RatingMetric> families() {
        List<RatingMetric> metrics = new ArrayList<>(List.of(
                Metrics.zendesk(FIVE),
                Metrics.formbricks(FIVE),
                Metrics.mean(FIVE),
                Metrics.mean0To100(FIVE),
                Metrics.percentOfMaximum(FIVE)));
        for (int boxes = 1; boxes <= MOST_BOXES; boxes++) {
            metrics.add(Metrics.topBoxes(FIVE, boxes));
            metrics.add(Metrics.bottomBoxes(FIVE, boxes));
        }
        metrics.add(Metrics.netBoxes(FIVE, 1));
        metrics.add(Metrics.netBoxes(FIVE, 2));
        return metrics.stream();
    }

    private static List<Entry> catalog() {
        Builder catalog = new Builder();
        // survey
        catalog.add(Dispositions.class, Dispositions.RULE);
        catalog.add(InvitationPolicy.class, InvitationPolicy.RULE);
        // stats
        for (Heterogeneity.Method each : Heterogeneity.Method.values()) {
            catalog.add(Heterogeneity.class, each.rule());
        }
        catalog.add(ArmRatios.class, ArmRatios.RULE);
        catalog.add(ClusteredMean.class, ClusteredMean.RULE);
        catalog.add(DelayedEntrySurvival.class, DelayedEntrySurvival.RULE);
        catalog.add(ItemAnalysis.class, ItemAnalysis.RULE);
        catalog.add(KaplanMeier.class, KaplanMeier.RULE);
        catalog.add(Keyness.class, Keyness.LOG_ODDS, Keyness.G2);
        catalog.add(LocalLevel.class, LocalLevel.RULE);
        catalog.add(RankSets.class, RankSets.RULE);
        catalog.add(Shrinkage.class, Shrinkage.RULE);
        // metric
        for (ScoreChange.Form each : ScoreChange.Form.values()) {
            catalog.add(ScoreChange.class, each.rule());
        }
        for (McNemar.Method each : McNemar.Method.values()) {
            catalog.add(McNemar.class, each.rule());
        }
        for (RatingMetric metric : METRICS) {
            catalog.add(Metrics.class, metric.rule());
        }
        for (Questionnaire each :
                List.of(Questionnaire.SUS, Questionnaire.UMUX, Questionnaire.UMUX_LITE, Questionnaire.UX_LITE)) {
            catalog.add(Questionnaire.class, each.rule());
        }
        catalog.add(Acsi.class, Acsi.RULE);
        catalog.add(ExperienceIndex.class, ExperienceIndex.RULE);
        // insight
        catalog.add(RankSets.class, RankSets.RULE);
        for (Heterogeneity.Method method : Heterogeneity.Method.values()) {
            catalog.add(Heterogeneity.class, method.rule());
        }
        catalog.add(Shrinkage.class, Shrinkage.RULE);
        catalog.add(LocalLevel.class, LocalLevel.RULE);
        catalog.add(Keyness.class, Keyness.LOG_ODDS, Keyness.G2);
        catalog.add(ClusteredMean.class, ClusteredMean.RULE);
        for (ScoreChange.Form form : ScoreChange.Form.values()) {
            catalog.add(ScoreChange.class, form.rule());
        }
        catalog.add(NetChange.class, NetChange.RULE);
        catalog.add(FunnelPlot.class, FunnelPlot.RULE);
        catalog.add(NetShrinkage.class, NetShrinkage.RULE);
        catalog.add(WaveChange.class, WaveChange.PAIRED, WaveChange.OVERLAPPING);
        for (McNemar.Method method : McNemar.Method.values()) {
            catalog.add(McNemar.class, method.rule());
        }
        catalog.add(MarginalHomogeneity.class, MarginalHomogeneity.RULE);
        catalog.add(NetTransitions.class, NetTransitions.RULE);
        // experiment
        catalog.add(ArmComparison.class, ArmComparison.RULE);
        catalog.add(CovariateAdjustment.class, CovariateAdjustment.RULE);
        catalog.add(PostStratification.class, PostStratification.RULE);
        for (ManyArms.Method method : ManyArms.Method.values()) {
            catalog.add(ManyArms.class, method.rule());
        }
        catalog.add(NonInferiority.class, NonInferiority.RULE);
        catalog.add(DetectableEffect.class, DetectableEffect.RULE);
        catalog.add(AnytimeDifference.class, AnytimeDifference.RULE);
        for (GroupSequentialPlan.Spending spending : GroupSequentialPlan.Spending.values()) {
            catalog.add(GroupSequentialPlan.class, spending.rule());
        }
        catalog.add(FunnelPlot.class, FunnelPlot.RULE);
        catalog.add(MarginalHomogeneity.class, MarginalHomogeneity.RULE);
        catalog.add(NetChange.class, NetChange.RULE);
        catalog.add(NetShrinkage.class, NetShrinkage.RULE);
        catalog.add(NetTransitions.class, NetTransitions.RULE);
        catalog.add(WaveChange.class, WaveChange.PAIRED, WaveChange.OVERLAPPING);
        // experiment
        for (ManyArms.Method each : ManyArms.Method.values()) {
            catalog.add(ManyArms.class, each.rule());
        }
        for (GroupSequentialPlan.Spending each : GroupSequentialPlan.Spending.values()) {
            catalog.add(GroupSequentialPlan.class, each.rule());
        }
        catalog.add(AnytimeDifference.class, AnytimeDifference.RULE);
        catalog.add(ArmComparison.class, ArmComparison.RULE);
        catalog.add(CovariateAdjustment.class, CovariateAdjustment.RULE);
        catalog.add(DetectableEffect.class, DetectableEffect.RULE);
        catalog.add(NonInferiority.class, NonInferiority.RULE);
        catalog.add(PostStratification.class, PostStratification.RULE);
        // journey
        catalog.add(Attribution.class, Attribution.SHAPLEY_RULE);
        catalog.add(ConversionPaths.class, ConversionPaths.RULE);
        catalog.add(MarkovAttribution.class, MarkovAttribution.RULE);
        catalog.add(CompoundSuccess.class, CompoundSuccess.RULE);
        catalog.add(ExperienceLevels.class, ExperienceLevels.RULE);
        catalog.add(MomentsOfTruth.class, MomentsOfTruth.RULE);
        catalog.add(PeakEnd.class, PeakEnd.RULE);
        catalog.add(FrictionLoss.class, FrictionLoss.RULE, FrictionLoss.DROP_OFF_RULE);
        catalog.add(FrictionScore.class, FrictionScore.RULE, FrictionScore.RISK_PRIORITY_RULE);
        catalog.add(FrustrationRule.class, FrustrationRule.RULE);
        catalog.add(Abandonment.class, Abandonment.RULE, Abandonment.NOT_COMPLETED_RULE);
        catalog.add(Funnel.class, Funnel.RULE);
        catalog.add(FunnelSummary.class, FunnelSummary.CONVERSION_RULE, FunnelSummary.STEP_CONVERSION_RULE);
        catalog.add(FunnelWhatIf.class, FunnelWhatIf.RULE);
        catalog.add(JourneyWhatIf.class, JourneyWhatIf.RULE);
        catalog.add(ActivityInstances.class, ActivityInstances.RULE);
        catalog.add(Conformance.class, Conformance.RULE);
        catalog.add(DirectlyFollowsGraph.class, DirectlyFollowsGraph.LOOP_RULE);
        catalog.add(Dwell.class, Dwell.RULE);
        catalog.add(TouchpointSummary.class, TouchpointSummary.SILENCE_RULE);
        catalog.add(Transitions.class, Transitions.RULE);
        catalog.add(WeightedTransitions.class, WeightedTransitions.RULE);
        catalog.add(ChannelConsistency.class, ChannelConsistency.RULE);
        catalog.add(EmotionCurve.class, EmotionCurve.RULE);
        catalog.add(EmotionRecovery.class, EmotionRecovery.RULE);
        catalog.add(JointSuccess.class, JointSuccess.RULE);
        catalog.add(LevelDetail.class, LevelDetail.RULE);
        catalog.add(PlanAlignment.class, PlanAlignment.RULE);
        catalog.add(PlannedLog.class, PlannedLog.RULE);
        catalog.add(LogRank.class, LogRank.RULE);
        catalog.add(Mediation.class, Mediation.RULE);
        catalog.add(BudgetPlan.class, BudgetPlan.RULE);
        catalog.add(FrictionRanking.class, FrictionRanking.RULE);
        catalog.add(ContentAgreement.class, ContentAgreement.RULE);
        catalog.add(ValueAgreement.class, ValueAgreement.RULE);
        catalog.add(ContextCarry.class, ContextCarry.RULE);
        // driver
        catalog.add(GroupedDrivers.class, GroupedDrivers.RULE);
        catalog.add(ImportancePerformance.class, ImportancePerformance.RULE);
        catalog.add(
                KanoScore.class,
                KanoScore.RULE,
                KanoScore.BETTER_RULE,
                KanoScore.WORSE_RULE,
                KanoScore.TOTAL_STRENGTH_RULE,
                KanoScore.ATTRACTIVE_SHARE_RULE);
        catalog.add(KeyDrivers.class, KeyDrivers.LMG, KeyDrivers.SAMPLED);
        catalog.add(OpportunityScore.class, OpportunityScore.RULE, OpportunityScore.SIGNED_RULE);
        catalog.add(PenaltyRewardDesign.class, PenaltyRewardDesign.RULE);
        catalog.add(ThemeImpact.class, ThemeImpact.RULE);
        catalog.add(GroupGains.class, GroupGains.RULE);
        catalog.add(PoissonCusum.class, PoissonCusum.RULE, PoissonCusum.FALSE_ALARM_RULE);
        // framework
        for (CompositeIndex index : Frameworks.all()) {
            catalog.add(Frameworks.class, index.rule());
        }
        catalog.add(CoCreation.class, CoCreation.RULE);
        catalog.add(EffortLoyaltyLink.class, EffortLoyaltyLink.RULE);
        catalog.add(EffortSignals.class, EffortSignals.RULE);
        catalog.add(ServqualSummary.class, ServqualSummary.RULE);
        catalog.add(ExpectationShares.class, ExpectationShares.RULE);
        catalog.add(ValueGaps.class, ValueGaps.RULE);
        // lifetime
        catalog.add(CalendarCohorts.class, CalendarCohorts.RULE);
        catalog.add(CustomerMigration.class, CustomerMigration.RULE);
        catalog.add(CohortTable.class, CohortTable.RULE);
        catalog.add(EventCohorts.class, EventCohorts.RULE);
        catalog.add(
                Retention.class,
                Retention.RULE,
                Retention.CHURN_RULE,
                Retention.CHURN_OF_EVERYONE_RULE,
                Retention.REPEAT_PURCHASE_RULE,
                Retention.CONVERSION_RULE);
        catalog.add(RevenueBridge.class, RevenueBridge.RULE);
        catalog.add(RevenueRetention.class, RevenueRetention.GROSS_RULE, RevenueRetention.NET_RULE);
        catalog.add(RfmCuts.class, RfmCuts.RULE);
        catalog.add(RfmScores.class, RfmScores.RULE);
        catalog.add(BetaDiscreteWeibull.class, BetaDiscreteWeibull.RULE);
        catalog.add(BgBb.class, BgBb.RULE);
        catalog.add(BgNbd.class, BgNbd.RULE);
        catalog.add(GammaGamma.class, GammaGamma.RULE);
        catalog.add(MbgNbd.class, MbgNbd.RULE);
        catalog.add(ParetoNbd.class, ParetoNbd.RULE);
        catalog.add(ShiftedBetaGeometric.class, ShiftedBetaGeometric.RULE);
        catalog.add(CustomerValue.class, CustomerValue.RULE);
        catalog.add(Investment.class, Investment.RULE);
        catalog.add(LifetimeValue.class, LifetimeValue.RULE);
        catalog.add(ReferralValue.class, ReferralValue.RULE);
        catalog.add(ReferralChain.class, ReferralChain.RULE);
        catalog.add(Payback.class, Payback.RULE);
        catalog.add(ClassValues.class, ClassValues.CHANGE_RULE, ClassValues.RANGE_RULE);
        catalog.add(RevenueScenario.class, RevenueScenario.RULE);
        catalog.add(ValueAtStake.class, ValueAtStake.RULE);
        catalog.add(ValueByClass.class, ValueByClass.RULE);
        catalog.add(ValueSplit.class, ValueSplit.RULE);
        // service
        catalog.add(Automation.class, Automation.RULE, Automation.ESCALATION_RULE, Automation.WRONG_RULE);
        catalog.add(Autonomy.class, Autonomy.RULE);
        catalog.add(GuardedEffect.class, GuardedEffect.RULE);
        catalog.add(HoursFreed.class, HoursFreed.RULE);
        catalog.add(OutsideHours.class, OutsideHours.RULE);
        catalog.add(ShareOfVoice.class, ShareOfVoice.RULE);
        catalog.add(ClosedLoop.class, ClosedLoop.RULE, ClosedLoop.CLOSE_RULE);
        catalog.add(CommunityHealth.class, CommunityHealth.RULE, CommunityHealth.ACCEPTED_RULE);
        catalog.add(CommunityPercentileIndex.class, CommunityPercentileIndex.RULE);
        catalog.add(Containment.class, Containment.RULE, Containment.SUCCESS_RULE);
        catalog.add(EmployeeLinkage.class, EmployeeLinkage.RULE, EmployeeLinkage.INTERVAL_RULE);
        catalog.add(Disagreement.class, Disagreement.RULE);
        catalog.add(FeedbackRules.class, FeedbackRules.RULE);
        catalog.add(PromiseDrift.class, PromiseDrift.RULE);
        catalog.add(PromiseKeeping.class, PromiseKeeping.RULE, PromiseKeeping.EXCEEDED_RULE);
        catalog.add(PromiseScore.class, PromiseScore.RULE);
        catalog.add(FirstContactResolution.class, FirstContactResolution.RULE, FirstContactResolution.RESOLVED_RULE);
        catalog.add(LoopConversion.class, LoopConversion.RULE);
        catalog.add(QueueAbandonment.class, QueueAbandonment.RULE);
        catalog.add(ReputationTrend.class, ReputationTrend.RULE, ReputationTrend.STRESS_RULE);
        catalog.add(ReputationFit.class, ReputationFit.RULE);
        catalog.add(ResponseTimes.class, ResponseTimes.RULE);
        catalog.add(SelfService.class, SelfService.RULE);
        catalog.add(ServiceRecovery.class, ServiceRecovery.RULE, ServiceRecovery.RATE_RULE);
        catalog.add(CoPurchase.class, CoPurchase.RULE);
        catalog.add(ConsentBalance.class, ConsentBalance.RULE);
        catalog.add(ConsentLedger.class, ConsentLedger.COVERAGE_RULE, ConsentLedger.INTRUSION_RULE);
        catalog.add(ContactDeflection.class, ContactDeflection.RULE);
        catalog.add(ContactFrequency.class, ContactFrequency.RULE);
        catalog.add(IdentityResolution.class, IdentityResolution.RULE, IdentityResolution.MATCH_RULE);
        catalog.add(Personalization.class, Personalization.RULE);
        catalog.add(ProactiveContact.class, ProactiveContact.RULE);
        catalog.add(ProfileCompleteness.class, ProfileCompleteness.RULE);
        catalog.add(RecommendationQuality.class, RecommendationQuality.RULE, RecommendationQuality.COVERAGE_RULE);
        catalog.add(Uplift.class, Uplift.RULE);
        // live
        catalog.add(AlertRule.class, AlertRule.RULE);
        // scorecard
        catalog.add(Findings.class, Findings.RULE);
        catalog.add(SmallGroups.class, SmallGroups.RULE);
        return catalog.entries.stream()
                .distinct()
                .sorted(Comparator.comparing((Entry entry) -> entry.rule().id().name())
                        .thenComparingInt(entry -> entry.rule().id().version()))
                .toList();
    }

    /** Takes the rules of one type after the other. */
    private static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        void add(Class<?> computedBy, Rule... rules) {
            for (Rule rule : rules) {
                entries.add(new Entry(rule, computedBy));
            }
        }
    }
}
