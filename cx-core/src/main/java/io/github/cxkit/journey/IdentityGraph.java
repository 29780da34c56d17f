package io.github.cxkit.journey;

import io.github.cxkit.internal.Arguments;
import io.github.cxkit.internal.Bytes;
import io.github.cxkit.internal.Copies;
import io.github.cxkit.score.Summarizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which identifiers belong to one customer: a phone and a laptop, an anonymous visit and a login.
 *
 * <p>Identifiers that were seen together are one customer, also by way of others. The customer's name is the
 * alphabetically first identifier, so that the order of linking does not matter. A mergeable summary: {@link #EMPTY},
 * {@link Builder#link}, {@link #merge}.
 *
 * @param customers identifier to the customer's name; only identifiers that were linked
 * @since 0.1.0
 */
public record IdentityGraph(Map<String, String> customers) {

    /** Nobody is linked. */
    public static final IdentityGraph EMPTY = new IdentityGraph(Map.of());

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a customer's name is not its own customer
     */
    public IdentityGraph {
        customers = Copies.sorted("customers", customers);
        for (Map.Entry<String, String> each : customers.entrySet()) {
            if (!each.getValue().equals(customers.get(each.getValue()))) {
                throw new IllegalArgumentException(
                        "identifier " + each.getKey() + " points to " + each.getValue() + ", which is no customer");
            }
        }
    }

    /**
     * A builder that takes links.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Two identifiers of one customer.
     *
     * @param one the one
     * @param other the other
     */
    public record Link(String one, String other) {
        /**
         * Checks the identifiers.
         *
         * @throws IllegalArgumentException if one is blank
         */
        public Link {
            Objects.requireNonNull(one, "one");
            Objects.requireNonNull(other, "other");
            Arguments.notBlank("identifier", one);
            Arguments.notBlank("identifier", other);
        }
    }

    /**
     * Collects links.
     *
     * @return a summarizer with bytes
     */
    public static Summarizer<Link, IdentityGraph> summarizer() {
        return Summarizer.<Link, Builder, IdentityGraph>building(
                        Builder::new,
                        (builder, link) -> builder.link(link.one, link.other),
                        Builder::build,
                        IdentityGraph::merge)
                .withBytes(
                        all -> Bytes.write("", out -> {
                            out.count(all.customers.size());
                            all.customers.forEach((identifier, customer) ->
                                    out.text(identifier).text(customer));
                        }),
                        bytes -> Bytes.read("identity graph", "", bytes, in -> {
                            Builder builder = new Builder();
                            for (int left = in.length(); left > 0; left--) {
                                builder.link(in.text(), in.text());
                            }
                            return builder.build();
                        }));
    }

    /**
     * The customer behind an identifier.
     *
     * @param identifier the identifier
     * @return the customer's name; the identifier itself if it was never linked
     */
    public String customer(String identifier) {
        return customers.getOrDefault(identifier, identifier);
    }

    /**
     * An event under the name of the customer behind it.
     *
     * @param event the event
     * @return the same event, or one with the customer's name
     */
    public JourneyEvent resolve(JourneyEvent event) {
        String customer = customer(event.customer());
        return customer.equals(event.customer()) ? event : event.withCustomer(customer);
    }

    /**
     * The links of this and another.
     *
     * @param other the other
     * @return both together
     */
    public IdentityGraph merge(IdentityGraph other) {
        Builder both = builder();
        customers.forEach(both::link);
        other.customers.forEach(both::link);
        return both.build();
    }

    /** Collects links. Mutable, not thread-safe. */
    public static final class Builder {

        private final Map<String, String> parents = new TreeMap<>();

        private Builder() {}

        /**
         * Two identifiers were seen on one customer.
         *
         * @param one an identifier, not blank
         * @param other another, or the same
         * @return this
         * @throws IllegalArgumentException if one is blank
         */
        public Builder link(String one, String other) {
            Arguments.notBlank("identifier", one);
            Arguments.notBlank("identifier", other);
            String first = root(one);
            String second = root(other);
            if (first.compareTo(second) < 0) {
                parents.put(second, first);
            } else {
                parents.put(first, second);
            }
            return this;
        }

        private String root(String identifier) {
            String root = identifier;
            String parent = parents.computeIfAbsent(root, r -> r);
            while (!parent.equals(root)) {
                root = parent;
                parent = parents.getOrDefault(root, root);
            }
            // everybody on the way is put below the root, so that long chains stay cheap
            String at = identifier;
            while (!at.equals(root)) {
                String next = parents.put(at, root);
                at = next == null ? root : next;
            }
            return root;
        }

        /**
         * What was linked so far.
         *
         * @return the graph
         */
        public IdentityGraph build() {
            Map<String, String> customers = new TreeMap<>();
            for (String identifier : List.copyOf(parents.keySet())) {
                customers.put(identifier, root(identifier));
            }
            return new IdentityGraph(customers);
        }
    }
}
