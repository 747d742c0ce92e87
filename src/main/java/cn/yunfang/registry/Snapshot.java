package cn.yunfang.registry;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableList;
import static java.util.stream.Collectors.toUnmodifiableMap;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The whole registry at one moment, never changed.
 *
 * @param change the number it is current for
 * @param inOrder institutions in code order
 * @param staff practitioners in code order, by institution
 * @param applicationOf the application in use, by institution
 * @param endpoints where pushes go, by institution
 * @param storefronts of pharmacies that told, by institution
 */
record Snapshot(
        long change,
        List<Institution> inOrder,
        Map<String, Institution> institutions,
        Map<String, Practitioner> practitioners,
        Map<String, List<Practitioner>> staff,
        Map<String, Application> applications,
        Map<String, Application> applicationOf,
        Map<String, SigningCertificate> certificates,
        Map<String, URI> endpoints,
        Map<String, Storefront> storefronts) {

    static Snapshot read(Database database, Vault vault) {
        var trip = new RoundTrip();
        // the number first: what follows is at least as new, and the next poll sees what is newer
        var change = trip.add(KeyTable.change());
        var institutions = trip.add(InstitutionTable.all());
        var practitioners = trip.add(PractitionerTable.all());
        var applications = trip.add(ApplicationTable.all(vault));
        var certificates = trip.add(KeyTable.certificates(vault));
        var endpoints = trip.add(EndpointTable.all());
        var storefronts = trip.add(StorefrontTable.all());
        database.send(trip);
        return new Snapshot(
                change.get(),
                institutions.get(),
                by(Institution::code, institutions.get()),
                by(Practitioner::code, practitioners.get()),
                staff(practitioners.get()),
                by(Application::appId, applications.get()),
                inUse(applications.get()),
                certificates.get(),
                endpoints.get(),
                storefronts.get());
    }

    private static <T> Map<String, T> by(Function<T, String> key, List<T> all) {
        return all.stream().collect(toUnmodifiableMap(key, identity()));
    }

    private static Map<String, List<Practitioner>> staff(List<Practitioner> all) {
        return all.stream()
                .sorted(Comparator.comparing(Practitioner::code))
                .collect(groupingBy(Practitioner::institution, toUnmodifiableList()));
    }

    /** The newest that is not revoked; a revoked one only when there is no other. */
    private static Map<String, Application> inUse(List<Application> oldestFirst) {
        var inUse = new HashMap<String, Application>();
        for (var one : oldestFirst) {
            inUse.merge(
                    one.institution(),
                    one,
                    (older, newer) -> newer.revoked() && !older.revoked() ? older : newer);
        }
        return Map.copyOf(inUse);
    }
}
