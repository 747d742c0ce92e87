package cn.yunfang.identity;

/**
 * Somebody of the demo city who signs in without a password.
 *
 * @param role one of {@code Caller.Role}, in any case
 * @param who doctor, pharmacist or person number; any name for a bureau or an integrator
 * @param institution H… or P… for MEDICAL and PHARMACY, "" for all others
 * @param region two to six digits that a bureau is for, "" for the whole platform
 */
public record DemoPerson(String role, String who, String institution, String region) {}
