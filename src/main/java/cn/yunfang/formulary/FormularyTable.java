package cn.yunfang.formulary;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** SQL that reads schema {@code formulary} into memory. */
final class FormularyTable {
    /** A restriction and the head of the codes it is for, empty when it goes by name. */
    record LimitRow(String codeHead, DrugLimit limit) {}

    private static final Map<String, LocalDate> DAYS = new ConcurrentHashMap<>();

    private static final String DRUGS =
            """
            select code, generic_name, dosage_form, spec, item_type, pack_unit, dose_unit,
                   pay_class, first_pay_share, price_cap, reference_price, circulates,
                   dual_channel, negotiated, prescription_only, restriction, valid_from, valid_to,
                   brand_name, manufacturer, class_code, minimum_unit, unit_count, withheld,
                   agreement_end, derivation
            from formulary.drug
            order by code, valid_from""";

    private static final String LIMITS =
            """
            select code_head, generic_name, kind, value, description, source
            from formulary.drug_limit
            where valid_to >= :today
            order by generic_name, code_head, kind, value, source""";

    private static final String TERMS =
            """
            select list, code, name, parent, detail, valid_from, valid_to
            from formulary.term
            order by list, code, valid_from""";

    private FormularyTable() {}

    static Sql<List<Drug>> drugs() {
        return Sql.list(DRUGS, Map.of(), FormularyTable::drug);
    }

    static Sql<List<LimitRow>> limits(LocalDate today) {
        return Sql.list(
                LIMITS,
                Map.of("today", today),
                row ->
                        new LimitRow(
                                row.getString("code_head"),
                                new DrugLimit(
                                        row.getString("generic_name"),
                                        row.getString("kind"),
                                        row.getString("value"),
                                        row.getString("description"),
                                        row.getString("source"))));
    }

    static Sql<List<Term>> terms() {
        return Sql.list(
                TERMS,
                Map.of(),
                row ->
                        new Term(
                                row.getString("list").intern(),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("parent").intern(),
                                row.getString("detail"),
                                date(row, "valid_from"),
                                date(row, "valid_to")));
    }

    private static Drug drug(ResultSet row) throws SQLException {
        return new Drug(
                row.getString("code"),
                row.getString("generic_name"),
                row.getString("dosage_form").intern(),
                row.getString("spec"),
                row.getString("item_type").intern(),
                row.getString("pack_unit").intern(),
                row.getString("dose_unit").intern(),
                Drug.PayClass.valueOf(row.getString("pay_class")),
                row.getBigDecimal("first_pay_share").stripTrailingZeros(),
                Optional.ofNullable(row.getBigDecimal("price_cap")).map(FormularyTable::price),
                price(row.getBigDecimal("reference_price")),
                row.getBoolean("circulates"),
                row.getBoolean("dual_channel"),
                row.getBoolean("negotiated"),
                row.getBoolean("prescription_only"),
                row.getString("restriction"),
                date(row, "valid_from"),
                date(row, "valid_to"),
                details(row));
    }

    private static Drug.Details details(ResultSet row) throws SQLException {
        return new Drug.Details(
                row.getString("brand_name"),
                row.getString("manufacturer").intern(),
                row.getString("class_code").intern(),
                row.getString("minimum_unit").intern(),
                row.getInt("unit_count"),
                row.getString("withheld").intern(),
                Optional.ofNullable(row.getObject("agreement_end", LocalDate.class)),
                row.getString("derivation").intern());
    }

    /** At least two decimals, as prices are written. */
    private static BigDecimal price(BigDecimal stored) {
        var short_ = stored.stripTrailingZeros();
        return short_.scale() < 2 ? short_.setScale(2) : short_;
    }

    /** Some 40,000 rows share a handful of days. */
    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return DAYS.computeIfAbsent(row.getString(column), LocalDate::parse);
    }
}
