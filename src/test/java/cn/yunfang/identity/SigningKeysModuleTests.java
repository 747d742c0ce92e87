package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Database;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@YunfangTest
class SigningKeysModuleTests {
    @Autowired Database database;
    @Autowired IdentitySettings settings;

    @Test
    void aNodeWhoseClockIsFarBehindSignsWithTheNewestKey() {
        var right = new SigningKeys(database, Clock.systemUTC(), settings);
        var behind =
                new SigningKeys(
                        database, Clock.offset(Clock.systemUTC(), Duration.ofDays(-400)), settings);

        var newest = right.current();

        assertThat(behind.current().id()).isEqualTo(newest.id());
        assertThat(behind.published().getKeyByKeyId(newest.id())).isNotNull();
    }
}
