package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Drug.PayClass;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StarterKitTest {
    private static final Drug WITHHELD = aDrug("XA00000000000000000000", false);
    private static final Drug DRUG = aDrug("XJ01CAA040E001010100001", true);

    private static Drug aDrug(String code, boolean circulates) {
        return new Drug(
                code,
                "阿莫西林",
                "胶囊剂",
                "0.25g*24粒",
                "11",
                "盒",
                "粒",
                PayClass.A,
                BigDecimal.ZERO,
                Optional.empty(),
                new BigDecimal("8.50"),
                circulates,
                false,
                false,
                true,
                "",
                LocalDate.of(2025, 1, 1),
                LocalDate.of(9999, 12, 31));
    }

    private final City city = new City("test", 2_500);
    private final String text = StarterKit.of(city, "PLATFORM", List.of(WITHHELD, DRUG)).json();
    private final JsonNode json = Json.mapper().readTree(text);

    @Test
    void hasExactlyTheDocumentedMembers() {
        assertThat(json.propertyNames())
                .containsExactly("platformPublicKey", "institutions", "patients", "drugs");
        assertThat(json.get("institutions"))
                .allSatisfy(
                        one ->
                                assertThat(one.propertyNames())
                                        .containsExactly(
                                                "type",
                                                "fixmedinsCode",
                                                "fixmedinsName",
                                                "mdtrtareaAdmvs",
                                                "appId",
                                                "appSecret",
                                                "privateKey",
                                                "publicKey",
                                                "doctors",
                                                "pharmacists"));
        assertThat(json.at("/institutions/0/doctors/0").propertyNames())
                .containsExactly("drCode", "name", "deptCode", "deptName", "profttlCodg", "certno");
        assertThat(json.at("/institutions/0/pharmacists/0").propertyNames())
                .containsExactly("pharCode", "name", "certno");
        assertThat(json.get("patients"))
                .allSatisfy(
                        one ->
                                assertThat(one.propertyNames())
                                        .containsExactly(
                                                "psnNo",
                                                "psnName",
                                                "certno",
                                                "brdy",
                                                "gend",
                                                "insutype",
                                                "insuplcAdmdvs",
                                                "ecToken",
                                                "balc"));
        assertThat(json.at("/drugs/0").propertyNames())
                .containsExactly(
                        "medListCodg",
                        "drugGenname",
                        "drugDosform",
                        "drugSpec",
                        "drugDosunt",
                        "sinDosunt",
                        "payClass",
                        "pric",
                        "circulates",
                        "dualChannel");
    }

    @Test
    void valuesHaveTheTypesThatClientsExpect() {
        assertThat(json.at("/drugs/0/pric").isNumber()).isTrue();
        assertThat(json.at("/drugs/0/circulates").isBoolean()).isTrue();
        assertThat(json.at("/drugs/0/payClass").asString()).isEqualTo("甲");
        assertThat(text).contains("\"pric\" : 8.50").containsPattern("\"balc\" : \\d+\\.\\d\\d\\b");
        assertThat(json.at("/patients/0/brdy").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(json.findValuesAsString("type"))
                .containsOnly("hospital", "internet-hospital", "clinic", "pharmacy");
    }

    @Test
    void drugsThatMayCirculateComeFirst() {
        assertThat(json.at("/drugs/0/medListCodg").asString()).isEqualTo(DRUG.code());
        assertThat(json.at("/drugs/1/circulates").asBoolean()).isFalse();
    }

    @Test
    void listsTwoThousandPersonsWhoseEnrolmentIsActive() {
        assertThat(json.get("patients")).hasSize(2_000);
        var listed = json.get("patients").findValuesAsString("psnNo");
        var inactive = city.residents().filter(one -> !one.person().active());
        assertThat(inactive.map(one -> one.person().no())).doesNotContainAnyElementsOf(listed);
    }

    @Test
    void sameSeedGivesTheSameFile() {
        assertThat(
                        StarterKit.of(new City("test", 2_500), "PLATFORM", List.of(WITHHELD, DRUG))
                                .json())
                .isEqualTo(text);
    }

    @Test
    void clientSystemsCanReadIt(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("credentials.json"), text);

        var read = Credentials.read(file);

        assertThat(read.institutions()).hasSize(city.sites().size());
        assertThat(read.patients().getFirst().no())
                .isEqualTo(city.residents().findFirst().orElseThrow().person().no());
        assertThat(read.drugs().getFirst().price()).isEqualByComparingTo("8.50");
    }
}
