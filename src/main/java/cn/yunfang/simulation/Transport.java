package cn.yunfang.simulation;

import java.util.Map;

/** Carries a client system's messages: the national envelopes, or the platform's own API. */
interface Transport {
    Credentials.Site site();

    /** Sends one operation of profile A, for example {@code uploadChk}. */
    Reply call(String operation, Map<String, ?> body);

    /**
     * Sends one FSI message (national-interface §4.1).
     *
     * @param msgid the same again for a retry
     * @param insuredPlace insuplc_admdvs, "" when no person is named
     */
    Reply fsi(String infno, String msgid, String insuredPlace, Map<String, ?> input);

    /** A fresh msgid: institution 12, time 14, serial 4. */
    default String msgid() {
        return site().code() + Clocks.compact() + Clocks.serial();
    }
}
