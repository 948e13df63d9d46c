package com.byeolshow.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.testing.ServiceTest;
import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** A database whose answers were kept by this service's own migration goes over to the platform's with what is in it. */
@ServiceTest
class KeptAnswersTest {

    private static final String SCHEMA = "before_shared_answers";

    private final Environment environment;

    KeptAnswersTest(Environment environment) {
        this.environment = environment;
    }

    @Test
    void answersOutliveTheirNewHome() throws Exception {
        migrate();
        try (var connection = DriverManager.getConnection(
                        property("url") + "?currentSchema=" + SCHEMA, property("user"), property("password"));
                var statement = connection.createStatement()) {
            // As it was on the day before: every version applied, and nothing repeatable known.
            statement.execute("DELETE FROM flyway_schema_history WHERE version IS NULL AND script LIKE 'R\\_\\_%'");
            statement.execute("INSERT INTO stored_answer VALUES ('staff-1', 'k', 'f', '{}', now())");

            assertThat(migrate()).isEqualTo(1);

            try (var rows = statement.executeQuery("SELECT caller_id, key FROM stored_answer")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("key")).isEqualTo("k");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    private int migrate() {
        return Flyway.configure()
                .dataSource(property("url"), property("user"), property("password"))
                .locations("classpath:db/migration", "classpath:db/platform")
                .schemas(SCHEMA)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private String property(String name) {
        return environment.getRequiredProperty("spring.flyway." + name);
    }
}
