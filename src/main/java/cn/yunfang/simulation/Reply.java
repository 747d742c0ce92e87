package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;

/**
 * What a client of the national interface got back.
 *
 * @param code 0 for success, else the refusal's six digits (for FSI: 0 or −1)
 * @param message what the clerk would read
 * @param output the decrypted answer
 * @param millis how long it took
 */
record Reply(int code, String message, Fields output, double millis) {
    boolean ok() {
        return code == 0;
    }

    /** The output of a call that must succeed. */
    Fields must() {
        if (!ok()) {
            throw new IllegalStateException(code + " " + message);
        }
        return output;
    }
}
