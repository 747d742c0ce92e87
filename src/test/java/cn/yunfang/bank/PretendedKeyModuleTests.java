package cn.yunfang.bank;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@YunfangTest
class PretendedKeyModuleTests {
    @Autowired private Database database;
    @Autowired private PretendingBank bank;

    @Test
    void allNodesOfAnInstallationHaveOneKey() {
        var other = new PretendingBank(database, Clock.systemUTC());
        var notice = new Bank.Notice("P1", Bank.State.DONE, new Fen(1));
        var body = PretendingBank.body(notice);

        assertThat(other.read(body, bank.signature(body))).contains(notice);
    }
}
