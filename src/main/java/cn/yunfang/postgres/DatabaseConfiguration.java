package cn.yunfang.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One pool, on our own PostgreSQL unless the operator names another. */
@Configuration
class DatabaseConfiguration {

    @Bean
    @ConditionalOnExpression("'${yunfang.database.url:}'.isEmpty()")
    PostgresServer postgresServer(@Value("${yunfang.data}") Path data) {
        return PostgresServer.start(data.resolve("binaries"), data.resolve("postgres"));
    }

    @Bean
    HikariDataSource dataSource(
            ObjectProvider<PostgresServer> own,
            @Value("${yunfang.database.url:}") String url,
            @Value("${yunfang.database.user:}") String user,
            @Value("${yunfang.database.password:}") String password,
            @Value("${yunfang.database.connections:12}") int connections) {
        var server = own.getIfAvailable();
        return server == null
                ? pool(url, user, password, connections)
                : pool(server.url(), server.user(), server.password(), connections);
    }

    /** A pool with the driver options that {@code shared.Database} counts on. */
    static HikariDataSource pool(String url, String user, String password, int connections) {
        var config = new HikariConfig();
        config.setPoolName("yunfang");
        config.setJdbcUrl(url);
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(password);
        }
        config.setMaximumPoolSize(connections);
        // every statement is prepared and names its rows by key: to plan anew for the length of an
        // array costs more than it saves
        config.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        config.addDataSourceProperty("ApplicationName", "yunfang");
        config.addDataSourceProperty("prepareThreshold", "3");
        // joined round trips are many texts; the driver's 256 would evict the hot ones
        config.addDataSourceProperty("preparedStatementCacheQueries", "1024");
        config.addDataSourceProperty("preparedStatementCacheSizeMiB", "16");
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
