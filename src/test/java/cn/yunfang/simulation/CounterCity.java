package cn.yunfang.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Prescriptions that a counter serves in ways of their own. */
public final class CounterCity {
    private static final Order.Diagnosis TIRED = new Order.Diagnosis("R53.x00", "不适和疲劳");
    private static final Order.Diagnosis DIABETES = new Order.Diagnosis("E11.900", "2型糖尿病");

    private CounterCity() {}

    /** Decoction pieces: two herbs in grams, for seven doses. */
    public static ApiCity.Written pieces(ApiCity city) {
        var herbs =
                Stream.of("甘草", "黄芪")
                        .map(name -> drug(city, name, "T"))
                        .map(
                                drug ->
                                        new Order.Line(
                                                drug, new BigDecimal(70), BigDecimal.TEN, "12", 7))
                        .toArray(Order.Line[]::new);
        return city.upload(order(city, TIRED, herbs).inDoses(7));
    }

    /** A drug that two makers make in the same form and specification, one pack. */
    public static ApiCity.Written ofTwoMakers(ApiCity city) {
        var drug = drug(city, "阿卡波糖片", "X");
        var line = new Order.Line(drug, BigDecimal.ONE, drug.onePiece(), "12", 7);
        return city.upload(order(city, DIABETES, line));
    }

    private static Order order(ApiCity city, Order.Diagnosis diagnosis, Order.Line... lines) {
        return new Order(city.cast.patient("310"), city.hospital().doctor(0), diagnosis, lines);
    }

    private static Credentials.DrugItem drug(ApiCity city, String name, String head) {
        return city.cast.drug(List.of(name), one -> one.code().startsWith(head));
    }
}
