package cn.yunfang.simulation;

import java.util.Map;

/** Parcels of the demo city, as the pharmacy's system reports them to the national interface. */
public final class Parcels {
    private Parcels() {}

    /** Reports how a parcel of what a pharmacy holds stands. */
    public static void report(
            ApiCity city, ApiCity.Taken taken, int pharmacy, String number, String status) {
        var body =
                Map.of(
                        "hiRxno",
                        taken.prescription().hiRxno(),
                        "delvNo",
                        number,
                        "delvAddr",
                        "测试路2号",
                        "delvStasCodg",
                        status,
                        "delvStasTime",
                        Clocks.now());
        city.cast.pharmacy(pharmacy).client().call("rxDelv", body).must();
    }
}
