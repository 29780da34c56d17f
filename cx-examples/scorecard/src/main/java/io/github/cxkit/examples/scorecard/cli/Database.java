package io.github.cxkit.examples.scorecard.cli;

import io.github.cxkit.readers.ReadReport;
import io.github.cxkit.readers.RowReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Rows of a database in place of a file. The driver is the caller's: on the class path, or named. */
public final class Database {

    private static final int FETCHED = 1_000;

    @Option(names = "--jdbc", paramLabel = "URL", description = "Read from this database, such as jdbc:duckdb:shop.db.")
    private @Nullable String url;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "With --jdbc: the rows, one per response, order or event.")
    private @Nullable String query;

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "With --jdbc: the database's JDBC driver, if it is not on the class path.")
    private @Nullable Path driver;

    /** Reads what a database answers. */
    @FunctionalInterface
    public interface Answer<T> {
        /**
         * Reads.
         *
         * @param result what the database answered
         * @return what it means
         * @throws SQLException if the database ends it
         */
        T read(ResultSet result) throws SQLException;
    }

    /**
     * Whether a database is named.
     *
     * @return false if a file is to be read
     * @throws IllegalArgumentException if only a part of it is named
     */
    public boolean isNamed() {
        if (url == null && (query != null || driver != null)) {
            throw new IllegalArgumentException((query != null ? "--query" : "--driver") + " needs --jdbc");
        }
        return url != null;
    }

    /**
     * The database's address.
     *
     * @return the URL of JDBC
     * @throws IllegalArgumentException if none is named
     */
    public String url() {
        if (url == null) {
            throw new IllegalArgumentException("--jdbc is missing");
        }
        return url;
    }

    /**
     * Whether rows are asked for by a query of the caller's.
     *
     * @return true if {@code --query} was given
     */
    public boolean hasQuery() {
        return query != null;
    }

    /**
     * Reads the rows of the query.
     *
     * @param <T> what a row becomes
     * @param reader reads them
     * @param rows takes them
     * @return what became of them
     * @throws IOException if the database cannot be reached
     * @throws IllegalArgumentException if it refuses the query, or the rows do not fit
     */
    public <T> ReadReport read(RowReader<T> reader, ObjLongConsumer<? super T> rows) throws IOException {
        return ask(result -> reader.readCounted(result, rows));
    }

    /**
     * Asks the query of the caller's.
     *
     * @param <T> what the answer means
     * @param reading reads the answer
     * @return what the answer means
     * @throws IOException if the database cannot be reached
     * @throws IllegalArgumentException if there is no query, or the database refuses it
     */
    public <T> T ask(Answer<T> reading) throws IOException {
        if (query == null) {
            throw new IllegalArgumentException("--query is missing");
        }
        return ask(query, reading);
    }

    /**
     * Asks something else.
     *
     * @param <T> what the answer means
     * @param sql the query
     * @param reading reads the answer
     * @return what the answer means
     * @throws IOException if the database cannot be reached
     * @throws IllegalArgumentException if it refuses the query
     */
    public <T> T ask(String sql, Answer<T> reading) throws IOException {
        try (Connection connection = connect();
                Statement statement = statement(connection);
                ResultSet result = statement.executeQuery(sql)) {
            return reading.read(result);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "the database says: " + withoutSecrets(String.valueOf(e.getMessage())), e);
        }
    }

    /** Row by row and not all at once, which PostgreSQL's driver does only outside of automatic commits. */
    private static Statement statement(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCHED);
        return statement;
    }

    private Connection connect() throws SQLException, IOException {
        String address = url();
        if (driver == null) {
            return DriverManager.getConnection(address);
        }
        if (!Files.isRegularFile(driver)) {
            throw new IllegalArgumentException("--driver: there is no file " + driver);
        }
        // kept open as long as the program runs: the driver loads more of itself when it needs it
        URLClassLoader loader = new URLClassLoader(new URL[] {driver.toUri().toURL()}, Database.class.getClassLoader());
        for (Driver each : ServiceLoader.load(Driver.class, loader)) {
            if (each.acceptsURL(address)) {
                Connection connection = each.connect(address, new Properties());
                if (connection != null) {
                    return connection;
                }
            }
        }
        loader.close();
        throw new IllegalArgumentException("--driver: " + driver + " holds no driver for " + withoutSecrets(address));
    }

    /** An address may hold a password, and messages may hold the address. */
    private static String withoutSecrets(String text) {
        return text.replaceAll("(?i)((password|pwd|secret|token)=)[^&;\\s]*", "$1***")
                .replaceAll("//[^/@\\s]*:[^/@\\s]*@", "//***@");
    }
}
