package io.github.cxkit.service.personalization;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Rule;
import io.github.cxkit.stats.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which profiles are one person, and which records have an owner.
 *
 * <p>Profiles that share a key (an address, a number, a card) are one person, also by way of others.
 * duplicates = (profiles - people) / profiles; matched = records whose key some profile has / records. A key must belong to
 * one person only: a shared office number would join strangers.
 *
 * @param profiles profiles in all
 * @param people persons behind them
 * @param records records in all
 * @param matchedRecords records whose key some profile has
 * @since 0.1.0
 */
public record IdentityResolution(long profiles, long people, long records, long matchedRecords) {

    /** The rule behind the duplicates. */
    public static final Rule RULE = Rule.convention(
            "customer360.duplicates", "Duplicate profiles", "profiles joined over shared keys, also by way of others");

    /** The rule behind the matches. */
    public static final Rule MATCH_RULE =
            Rule.convention("customer360.match", "Identity match", "records whose key some profile has / records");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is out of its range
     */
    public IdentityResolution {
        Arguments.within("people", people, Math.min(1, profiles), profiles);
        Arguments.within("matchedRecords", matchedRecords, 0, records);
    }

    /**
     * Joins profiles and matches records.
     *
     * @param profiles the profiles
     * @param recordKeys key of each record, null if it has none
     * @return the counts
     * @throws IllegalArgumentException if a profile appears more than once
     */
    public static IdentityResolution of(Collection<Profile> profiles, Iterable<? extends @Nullable String> recordKeys) {
        int people = people(profiles).size();
        Set<String> known = new HashSet<>();
        profiles.forEach(profile -> known.addAll(profile.keys()));
        long records = 0;
        long matched = 0;
        for (String key : recordKeys) {
            records++;
            matched += key != null && known.contains(key) ? 1 : 0;
        }
        return new IdentityResolution(profiles.size(), people, records, matched);
    }

    /**
     * The profiles of each person.
     *
     * @param profiles the profiles
     * @return one list of profile ids per person, in the order of their first profile
     * @throws IllegalArgumentException if a profile appears more than once
     */
    public static List<List<String>> people(Collection<Profile> profiles) {
        List<Profile> ordered = List.copyOf(profiles);
        int[] parent = new int[ordered.size()];
        Map<String, Integer> holder = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < parent.length; i++) {
            if (!ids.add(ordered.get(i).id())) {
                throw new IllegalArgumentException("profile \"" + ordered.get(i).id() + "\" appears more than once");
            }
            parent[i] = i;
            for (String key : ordered.get(i).keys()) {
                Integer other = holder.putIfAbsent(key, i);
                if (other != null) {
                    int a = root(parent, i);
                    int b = root(parent, other);
                    // the earlier profile stays the root
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        Map<Integer, List<String>> byRoot = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            byRoot.computeIfAbsent(root(parent, i), key -> new ArrayList<>())
                    .add(ordered.get(i).id());
        }
        return byRoot.values().stream().map(List::copyOf).toList();
    }

    private static int root(int[] parent, int i) {
        int node = i;
        while (parent[node] != node) {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        return node;
    }

    /**
     * (profiles - people) / profiles.
     *
     * @return the rate; insufficient without profiles
     */
    public Rate duplicateRate() {
        return new Rate(RULE, profiles - people, profiles);
    }

    /**
     * matched / records.
     *
     * @return the rate; insufficient without records
     */
    public Rate matchRate() {
        return new Rate(MATCH_RULE, matchedRecords, records);
    }

    /**
     * One profile.
     *
     * @param id what it is called
     * @param keys what identifies its person, such as {@code mail:ann@example.org}
     */
    public record Profile(String id, Set<String> keys) {
        /** Copies. */
        public Profile {
            Objects.requireNonNull(id, "id");
            keys = Copies.set("keys", keys);
        }
    }
}
