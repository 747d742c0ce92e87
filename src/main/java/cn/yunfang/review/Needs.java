package cn.yunfang.review;

import cn.yunfang.registry.Skill;
import java.time.Instant;
import java.util.Set;

/**
 * What a task asks of who takes it.
 *
 * @param twoPersons whether two different pharmacists have to approve
 * @param dueAt by when; moves on by the time the doctor took to answer
 */
public record Needs(Set<Skill> skills, boolean twoPersons, Instant dueAt) {}
