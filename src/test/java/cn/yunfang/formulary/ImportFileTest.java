package cn.yunfang.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ImportFileTest {
    private static final String PAIRS =
            "category,formula,rule_type,left_drug,right_drug,severity,basis,note\n";

    @Test
    void readsASoundFileWithItsKeys() {
        var file = sound(PAIRS + "十八反,甲反乙,反药,甲药,乙药,HIGH,测试数据,\n");

        assertThat(file.format()).isEqualTo(ImportFormat.TCM_HERB_INCOMPATIBILITY);
        assertThat(file.rows()).hasSize(1);
        assertThat(file.rows().getFirst().keys()).containsExactly("甲药", "乙药");
        assertThat(file.rows().getFirst().fields()).contains("\"severity\":\"HIGH\"");
    }

    @Test
    void takesColumnsInAnyOrderPackedAndWithByteOrderMark() throws IOException {
        var text =
                "\uFEFFseverity,left_drug,right_drug,category,formula,rule_type,basis,note\n"
                        + "LOW,甲,乙,十九畏,,,,\"两行\n备注\"\n";

        var read = ImportFile.read(packed(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(read).isInstanceOf(ImportFile.Sound.class);
    }

    @Test
    void separatesSeveralKeysOfOneField() {
        var file =
                sound(
                        "atc_code,brand_name,dosage_form,ingredients,ddd_combination\n"
                                + "A02BD08,,,,12 UD\n");
        assertThat(file.rows().getFirst().keys()).containsExactly("A02BD08");

        var herb = sound("herb_name,aliases,control_class,policy,basis\n甲,乙|丙,toxic,blocked,测试\n");
        assertThat(herb.rows().getFirst().keys()).containsExactly("甲", "乙", "丙");
    }

    @Test
    void collapsesRowsThatAreTheSameWordForWord() {
        var row = "十八反,甲反乙,反药,甲药,乙药,HIGH,测试数据,\n";

        assertThat(sound(PAIRS + row + row).rows()).hasSize(1);
    }

    @Test
    void refusesUnknownColumnsAndNamesThem() {
        assertThat(faults("a,b\n1,2\n")).singleElement().asString().contains("a,b");
        assertThat(faults(PAIRS.strip() + ",extra\n1,2,3,4,5,HIGH,7,8,9\n"))
                .singleElement()
                .asString()
                .contains("extra");
    }

    @Test
    void refusesAFileWithoutRows() {
        assertThat(faults("")).containsExactly("the file is empty");
        assertThat(faults(PAIRS)).containsExactly("there is a header but no row");
    }

    @Test
    void refusesTheWholeFileForOneBadRowAndNamesTheLine() {
        var good = "十八反,甲反乙,反药,甲药,乙药,HIGH,测试数据,\n";

        assertThat(faults(PAIRS + good + "十八反,,反药,甲,乙,SEVERE,,\n"))
                .containsExactly("line 3: severity is not a severity: SEVERE");
        assertThat(faults(PAIRS + good + "十八反,,反药,,乙,HIGH,,\n"))
                .containsExactly("line 3: left_drug is empty");
        assertThat(faults(PAIRS + good + "十八反,甲,乙\n"))
                .containsExactly("line 3: 3 fields instead of 8");
    }

    @Test
    void showsTenFaultsAndCountsTheOthers() {
        var shown = faults(PAIRS + "十八反,,反药,甲,乙,X,,\n".repeat(13));

        assertThat(shown).hasSize(11).last().isEqualTo("and 3 more");
    }

    @Test
    void refusesNumbersGradesAndAtcCodesThatAreNone() {
        var doses =
                "herb_name,record_type,route_form,method,dose_text,min_g,max_g,method_codes,"
                        + "usage_flags,basis,source_url,note\n";
        assertThat(faults(doses + "甲,dose,,,,three,6,,,测试,,\n"))
                .containsExactly("line 2: min_g is not a number: three");
        assertThat(
                        faults(
                                "atc_code,level,parent_code,atc_name,ddd,ddd_unit,adm_route,note\n"
                                        + "A1,9,,x,,,,\n"))
                .containsExactly("line 2: atc_code is not a atc: A1");
    }

    @Test
    void refusesOtherEncodingsAndBrokenArchives() throws IOException {
        var gbk = (PAIRS + "十八反,,,甲,乙,HIGH,,\n").getBytes(Charset.forName("GBK"));
        assertThat(refused(gbk)).singleElement().asString().contains("UTF-8");

        var whole = packed(PAIRS.repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(refused(Arrays.copyOf(whole, whole.length - 20)))
                .singleElement()
                .asString()
                .contains("not readable");
        assertThat(faults(PAIRS + "\"十八反,,,甲,乙,HIGH,,\n"))
                .singleElement()
                .asString()
                .contains("not readable");
    }

    private static ImportFile.Sound sound(String text) {
        return (ImportFile.Sound) ImportFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> faults(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> refused(byte[] file) {
        return ((ImportFile.Refused) ImportFile.read(file)).faults();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
