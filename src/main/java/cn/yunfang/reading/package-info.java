/**
 * Measured values of a person (测量值): blood pressure, glucose, INR and others, out of a hospital, a
 * home device or by hand; what is fine for whom, and alerts when a value is not. States of an
 * alert: open, acknowledged. Tables of schema {@code reading}. Event out: {@code ReadingAlerted}.
 * Others tell who is responsible ({@link cn.yunfang.reading.Responsible}) and what has to happen in
 * the commit of a reading ({@link cn.yunfang.reading.ReadingWork}).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "registry", "person", "chronic", "rules", "evidence"})
package cn.yunfang.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
