package cn.yunfang.formulary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The files under {@code reference/} that fill the formulary; see PROVENANCE.md there. */
enum ReferenceFile {
    DRUG("drug.csv"),
    RULE("nhsa_rule_drug.csv"),
    RESTRICTION("nhsa_generic_restriction.csv.gz"),
    DIAGNOSIS("icd10_nhsa_diagnosis.csv.gz"),
    DIAGNOSIS_CATEGORY("icd10_category.csv.gz"),
    CHRONIC_DISEASE("outpatient_chronic_disease.csv"),
    LOCAL_CHRONIC_DISEASE("local_chronic_disease.csv"),
    DIVISION("admin_division.csv.gz"),
    DRUG_CLASS("nhsa_drug_class.csv"),
    FIELD_VALUE("nhsa_field_value.csv"),
    FREQUENCY("code_used_frqu.csv"),
    FREQUENCY_WORD("code_frequency.csv"),
    ROUTE("code_drug_medc_way.csv"),
    DOSAGE_FORM("code_dosage_form.csv"),
    PERSON("code_person.csv");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    final String file;

    ReferenceFile(String file) {
        this.file = file;
    }

    /** SHA-256 of the file as it lies on the class path. */
    String digest() {
        return digest(bytes());
    }

    List<CSVRecord> rows() {
        return rows(file, bytes());
    }

    private byte[] bytes() {
        return bytes(file);
    }

    static byte[] bytes(String file) {
        try (var in = ReferenceFile.class.getResourceAsStream("/reference/" + file)) {
            if (in == null) {
                throw new IllegalStateException("reference/" + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CSVRecord> rows(String file, byte[] bytes) {
        try (var in = open(file, new ByteArrayInputStream(bytes));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static InputStream open(String file, InputStream in) throws IOException {
        return file.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
