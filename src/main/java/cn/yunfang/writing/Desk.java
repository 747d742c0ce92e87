package cn.yunfang.writing;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;

/** Who writes, and where: both known to the registry and fit. */
record Desk(Practitioner doctor, Institution institution) {}
