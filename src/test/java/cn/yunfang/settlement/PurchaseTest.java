package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PurchaseTest {
    private static final String BODY =
            """
            {"druginfo": {"psn_no": "P1", "mdtrt_cert_type": "02",
              "begntime": "2026-11-24 12:00:00",
              "medfee_sumamt": "40.00", "insutype": "310", "acct_used_flag": "1",
              "med_type": "41"},
             "drugdetail": [{"feedetl_sn": "F1", "med_list_codg": "X", "medins_list_codg": "X",
              "det_item_fee_sumamt": "40.00", "cnt": "1", "pric": "40.00",
              "hosp_appr_flag": "1"}]}""";

    @Test
    void readsAPurchaseStoredBeforeThereWereVisits() {
        var purchase = Purchase.of(Fields.parse(BODY).orElseThrow());
        var stored = Json.text(purchase).replace(",\"visit\":null", "");
        stored = stored.replace(",\"approval\":null", "");
        assertThat(stored).doesNotContain("visit", "approval");

        assertThat(Json.read(stored, Purchase.class)).isEqualTo(purchase);
    }

    @Test
    void aDrugstoreApprovesNothingItself() {
        var purchase = Purchase.of(Fields.parse(BODY).orElseThrow());

        assertThat(purchase.items().getFirst().approval()).isEmpty();
        assertThat(purchase.visit()).isEqualTo(Optional.empty());
        assertThat(purchase.operation()).isEqualTo("2102");
        assertThat(new TreeMap<>(Fields.parse(Json.text(purchase)).orElseThrow().asMap()))
                .doesNotContainKey("visit");
    }
}
