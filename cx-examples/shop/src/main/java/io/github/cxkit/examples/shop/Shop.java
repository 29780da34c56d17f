package io.github.cxkit.examples.shop;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The shop. Start it with {@code java -jar cx-shop.jar} and open the address it prints. */
@SpringBootApplication
@EnableScheduling
public class Shop {

    /**
     * Starts the shop.
     *
     * @param arguments Spring's
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
