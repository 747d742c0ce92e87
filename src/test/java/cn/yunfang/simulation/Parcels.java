package cn.yunfang.simulation;

import java.util.Map;

/** Parcels of the demo city, as the pharmacy's system reports them to the national interface. */
public final class Parcels {
    private Parcels() {}

    /** What the platform answered. */
    public record Told(Object reply) {
        public void must() {
            ((Reply) reply).must();
        }

        public int code() {
            return ((Reply) reply).code();
        }
    }

    /** Reports how a parcel of what a pharmacy holds stands. */
    public static void report(
            ApiCity city, ApiCity.Taken taken, int pharmacy, String number, String status) {
        reportOf(city, taken.prescription(), pharmacy, number, status).must();
    }

    /** The same of what it sold; the answer may be a refusal. */
    public static Told reportOf(
            ApiCity city, ApiCity.Written rx, int pharmacy, String number, String status) {
        var body =
                Map.of(
                        "hiRxno",
                        rx.hiRxno(),
                        "delvNo",
                        number,
                        "delvAddr",
                        "测试路2号",
                        "delvStasCodg",
                        status,
                        "delvStasTime",
                        Clocks.now());
        return new Told(city.cast.pharmacy(pharmacy).client().call("rxDelv", body));
    }
}
