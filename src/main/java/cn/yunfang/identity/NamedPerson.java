package cn.yunfang.identity;

/**
 * Somebody who signs in, as an outside issuer names him or, in the demo city, as he names himself.
 *
 * @param role one of {@code Caller.Role}, in any case
 * @param who doctor, pharmacist or person number; any name for a bureau or an integrator
 * @param institution H… or P… for MEDICAL and PHARMACY; "" for all others, a reviewer may say his
 * @param region two to six digits that a bureau is for, "" for the whole platform
 */
public record NamedPerson(String role, String who, String institution, String region) {}
