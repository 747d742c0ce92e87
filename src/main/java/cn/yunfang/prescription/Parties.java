package cn.yunfang.prescription;

import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;

/** Who a prescription is about: all found and fit. */
record Parties(Person patient, Practitioner doctor, Institution institution) {}
