/**
 * Contracts of persons with family and village doctors (家庭医生签约), the follow-up that a guideline
 * asks for, the forms of a visit that devices write off-line and that are merged here, and what is
 * put to a hospital; alerts of readings go to the doctor of the contract. Tables of schema {@code
 * care}. Events out: ContractOffered, ContractAgreed, ContractDeclined, ContractEnded,
 * VisitPlanned, VisitMade, CareEscalated, EscalationAnswered.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "person", "chronic", "reading"})
package cn.yunfang.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
