package io.github.cxkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxkit.examples.shop.FeedbackStore.Outcome;
import io.github.cxkit.live.LiveDefinition;
import io.github.cxkit.live.LiveRatings;
import io.github.cxkit.service.Feedback;
import io.github.cxkit.service.FeedbackSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database commits, but the shop never hears of it: the answer is counted all the same, and once. */
class LostCommitTest {

    private static final String KEY = "lost-reply-1";

    private DataSource database;
    private LiveRatings live;
    private Cases cases;
    private LiveBoard board;
    private FeedbackStore store;

    /** What is lost on the way. */
    private enum Lost {
        NOTHING,
        REPLY_TO_COMMIT,
        ALL_FROM_COMMIT_ON,
        COMMIT
    }

    private Lost lost = Lost.NOTHING;
    private boolean away;
    private int connectionsLeft = Integer.MAX_VALUE;

    @BeforeEach
    void open() {
        DriverManagerDataSource real =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("schema.sql")).execute(real);
        database = faulty(real);
        store = new FeedbackStore(
                JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        live = new LiveRatings(new LiveDefinition(
                Map.of(ShopTouchpoint.HOME.id(), ShopTouchpoint.HOME.metric().scale()),
                List.of("segment"),
                Duration.ofMinutes(5),
                24));
        cases = new Cases(clock);
        board = new LiveBoard(
                store,
                live,
                new Trends(ZoneOffset.UTC),
                cases,
                new Reactions(cases),
                new Responses(JdbcClient.create(database), clock, ZoneOffset.UTC),
                clock,
                new SimpleMeterRegistry());
    }

    private DataSource faulty(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        return method.invoke(real, arguments);
                    }
                    if (away || connectionsLeft-- == 0) {
                        throw new SQLException("the database is away", "08001");
                    }
                    return faulty(real.getConnection());
                });
    }

    private Connection faulty(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean fails = method.getName().equals("commit") && lost != Lost.NOTHING;
                    if (fails && lost == Lost.COMMIT) {
                        real.rollback();
                        throw new SQLException("connection reset", "08007");
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (fails) {
                            away = lost == Lost.ALL_FROM_COMMIT_ON;
                            throw new SQLException("connection reset", "08007");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Outcome send() {
        Feedback feedback = Feedback.of(KEY, FeedbackSource.SURVEY, board.now())
                .inLanguage("en")
                .about(ShopTouchpoint.HOME.id())
                .rated(1, ShopTouchpoint.HOME.metric().scale());
        return board.take(new Told(Remarks.read(feedback, "Terrible"), "7", Segment.NEW));
    }

    private long counted() {
        long counted = live.snapshot().total(ShopTouchpoint.HOME.id()).total().n();
        // an unhappy customer waits as soon as the answer counts, and once
        assertThat(cases.counts().waiting()).isEqualTo(counted);
        return counted;
    }

    private void heal() {
        lost = Lost.NOTHING;
        away = false;
        connectionsLeft = Integer.MAX_VALUE;
    }

    @Test
    void anAnswerWhoseCommitWasNotHeardOfIsLookedUpAndCounted() {
        lost = Lost.REPLY_TO_COMMIT;
        assertThat(send()).isEqualTo(Outcome.STORED);
        assertThat(counted()).isEqualTo(1);
        heal();
        assertThat(send()).isEqualTo(Outcome.REPEATED);
        board.settle();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void ifItCannotBeLookedUpTheCustomerWhoSendsAgainIsCountedOnce() {
        lost = Lost.ALL_FROM_COMMIT_ON;
        assertThatThrownBy(this::send).hasMessageContaining("connection reset");
        assertThat(counted()).isZero();
        heal();
        assertThat(send()).isEqualTo(Outcome.REPEATED);
        assertThat(send()).isEqualTo(Outcome.REPEATED);
        board.settle();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void ifTheCustomerNeverComesBackTheBoardFindsTheAnswerItself() {
        lost = Lost.ALL_FROM_COMMIT_ON;
        assertThatThrownBy(this::send).hasMessageContaining("connection reset");
        heal();
        board.settle();
        board.settle();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void anAnswerThatDidNotComeThroughIsNotCountedUntilItIsSentAgain() {
        lost = Lost.COMMIT;
        assertThatThrownBy(this::send).hasMessageContaining("connection reset");
        heal();
        board.settle();
        assertThat(counted()).isZero();
        assertThat(send()).isEqualTo(Outcome.STORED);
        board.settle();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void noAnswerIsSeenWithoutItsCaseThoughTheDatabaseGoesAwayBetween() {
        lost = Lost.ALL_FROM_COMMIT_ON;
        assertThatThrownBy(this::send).hasMessageContaining("connection reset");
        int reads = 0;
        for (long counted = 0; counted == 0; reads++) {
            heal();
            connectionsLeft = reads;
            try {
                board.settle();
            } catch (DataAccessException e) {
                assertThat(counted()).isZero();
            }
            connectionsLeft = Integer.MAX_VALUE;
            counted = counted();
        }
        // the answer, its case with the steps, who was asked
        assertThat(reads).isGreaterThan(3);
        assertThat(counted()).isEqualTo(1);
    }
}
