package cn.yunfang.formulary;

import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SQL that brings schema {@code formulary} to an edition: discard what has not begun and is no
 * longer named, close what is in force and no longer named, add what is new.
 */
final class EditionTable {
    private static final String EDITIONS =
            """
            select distinct on (file) file, digest
            from formulary.edition
            order by file, loaded_at desc""";

    private static final String ADD_EDITION =
            """
            insert into formulary.edition (file, digest, loaded_at)
            values (:file, :digest, :loadedAt)""";

    // two platforms that start at once load one after the other
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('formulary.edition'))";

    private static final String DISCARD =
            """
            delete from formulary.%1$s
            where valid_from >= :today
              and not exists (
                  select from unnest(:fingerprints::text[]) as kept
                  where kept = %1$s.fingerprint)""";

    private static final String CLOSE =
            """
            update formulary.%1$s
            set valid_to = :today::date - 1
            where valid_to >= :today
              and not exists (
                  select from unnest(:fingerprints::text[]) as kept
                  where kept = %1$s.fingerprint)""";

    private static final String DISCARD_DRUGS = DISCARD.formatted("drug");

    private static final String CLOSE_DRUGS = CLOSE.formatted("drug");

    private static final String ADD_DRUGS =
            """
            insert into formulary.drug
                (code, valid_from, valid_to, generic_name, brand_name, dosage_form, spec,
                 manufacturer, item_type, class_code, pack_unit, unit_count, minimum_unit,
                 dose_unit, pay_class, first_pay_share, price_cap, reference_price, circulates,
                 withheld, dual_channel, negotiated, prescription_only, restriction,
                 agreement_end, derivation, fingerprint)
            select
                code,
                case when known then greatest(valid_from, :today) else valid_from end,
                valid_to, generic_name, coalesce(brand_name, ''), dosage_form, spec,
                coalesce(manufacturer, ''), item_type, coalesce(class_code, ''), pack_unit,
                unit_count, minimum_unit, dose_unit, pay_class, first_pay_share, price_cap,
                reference_price, circulates = '1', coalesce(withheld, ''), dual_channel = '1',
                negotiated = '1', prescription_only = '1', coalesce(restriction, ''),
                agreement_end, derivation, fingerprint
            from jsonb_to_recordset(cast(:rows as jsonb)) as fresh
                (code text, valid_from date, valid_to date, generic_name text, brand_name text,
                 dosage_form text, spec text, manufacturer text, item_type text, class_code text,
                 pack_unit text, unit_count int, minimum_unit text, dose_unit text,
                 pay_class text, first_pay_share numeric, price_cap numeric,
                 reference_price numeric, circulates text, withheld text, dual_channel text,
                 negotiated text, prescription_only text, restriction text, agreement_end date,
                 derivation text, fingerprint text)
            cross join lateral (
                select exists (select from formulary.drug old where old.code = fresh.code)
            ) as history (known)
            where (not known or valid_to >= :today)
              and not exists (
                  select from formulary.drug old
                  where old.code = fresh.code
                    and old.fingerprint = fresh.fingerprint
                    and old.valid_to = fresh.valid_to)""";

    private static final String DISCARD_LIMITS = DISCARD.formatted("drug_limit");

    private static final String CLOSE_LIMITS = CLOSE.formatted("drug_limit");

    private static final String ADD_LIMITS =
            """
            insert into formulary.drug_limit
                (generic_name, code_head, kind, value, valid_from, valid_to, description, source,
                 fingerprint)
            select
                generic_name, code_head, kind, value,
                case when known then greatest(valid_from, :today) else valid_from end,
                valid_to, description, source, fingerprint
            from jsonb_to_recordset(cast(:rows as jsonb)) as fresh
                (generic_name text, code_head text, kind text, value text, valid_from date,
                 valid_to date, description text, source text, fingerprint text)
            cross join lateral (
                select exists (
                    select from formulary.drug_limit old
                    where old.generic_name = fresh.generic_name
                      and old.code_head = fresh.code_head
                      and old.kind = fresh.kind)
            ) as history (known)
            where not exists (
                select from formulary.drug_limit old
                where old.generic_name = fresh.generic_name
                  and old.fingerprint = fresh.fingerprint
                  and old.valid_to = fresh.valid_to)""";

    private static final String DISCARD_TERMS = DISCARD.formatted("term");

    private static final String CLOSE_TERMS = CLOSE.formatted("term");

    private static final String ADD_TERMS =
            """
            insert into formulary.term
                (list, code, valid_from, valid_to, name, parent, detail, fingerprint)
            select
                list, code,
                case when known then greatest(valid_from, :today) else valid_from end,
                valid_to, name, parent, detail, fingerprint
            from jsonb_to_recordset(cast(:rows as jsonb)) as fresh
                (list text, code text, valid_from date, valid_to date, name text, parent text,
                 detail text, fingerprint text)
            cross join lateral (
                select exists (
                    select from formulary.term old
                    where old.list = fresh.list
                      and old.code = fresh.code)
            ) as history (known)
            where not exists (
                select from formulary.term old
                where old.list = fresh.list
                  and old.code = fresh.code
                  and old.fingerprint = fresh.fingerprint
                  and old.valid_to = fresh.valid_to)""";

    private EditionTable() {}

    static Sql<Map<String, String>> editions() {
        return Sql.read(
                EDITIONS,
                Map.of(),
                rows -> {
                    var digests = new TreeMap<String, String>();
                    while (rows.next()) {
                        digests.put(rows.getString("file"), rows.getString("digest"));
                    }
                    return digests;
                });
    }

    static Sql<@Nullable Void> addEdition(String file, String digest, Instant now) {
        return Sql.write(ADD_EDITION, Map.of("file", file, "digest", digest, "loadedAt", now));
    }

    static Sql<@Nullable Void> lock() {
        return Sql.write(LOCK, Map.of());
    }

    static List<Sql<?>> replaceDrugs(List<Map<String, String>> rows, LocalDate today) {
        return replace(DISCARD_DRUGS, CLOSE_DRUGS, ADD_DRUGS, rows, today);
    }

    static List<Sql<?>> replaceLimits(List<Map<String, String>> rows, LocalDate today) {
        return replace(DISCARD_LIMITS, CLOSE_LIMITS, ADD_LIMITS, rows, today);
    }

    static List<Sql<?>> replaceTerms(List<Map<String, String>> rows, LocalDate today) {
        return replace(DISCARD_TERMS, CLOSE_TERMS, ADD_TERMS, rows, today);
    }

    private static List<Sql<?>> replace(
            String discard,
            String close,
            String add,
            List<Map<String, String>> rows,
            LocalDate today) {
        var kept = rows.stream().map(row -> row.get("fingerprint")).toArray(String[]::new);
        var known = Map.of("today", today, "fingerprints", kept);
        return List.of(
                Sql.write(discard, known),
                Sql.write(close, known),
                Sql.write(add, Map.of("rows", Json.text(rows), "today", today)));
    }
}
