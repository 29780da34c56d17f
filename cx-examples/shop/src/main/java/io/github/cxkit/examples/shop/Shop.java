package io.github.cxkit.examples.shop;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The shop. Start it with {@code java -jar cx-shop.jar} and open the address it prints. */
@SpringBootApplication
@EnableScheduling
public class Shop {

    /** Answers of a demonstration are nobody's: they stay in memory and never meet those on disk. */
    private static final String DEMO_DATABASE = "jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1";

    /**
     * Starts the shop.
     *
     * @param arguments Spring's; {@code --demo} fills a board of its own with four invented weeks and keeps it living
     */
    public static void main(String[] arguments) {
        String[] all = List.of(arguments).contains("--demo")
                ? Stream.concat(Stream.of("--spring.datasource.url=" + DEMO_DATABASE), Stream.of(arguments))
                        .toArray(String[]::new)
                : arguments;
        Environment environment = SpringApplication.run(Shop.class, all).getEnvironment();
        System.out.println("The shop is open: http://" + environment.getProperty("server.address") + ":"
                + environment.getProperty("local.server.port") + "/dashboard");
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
