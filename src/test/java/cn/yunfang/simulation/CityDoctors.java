package cn.yunfang.simulation;

/** The doctors of the demo city's hospitals. */
public record CityDoctors(ApiCity city) {
    /** A hospital's system, acting for one of its doctors. */
    public String token(int hospital, int number) {
        var site = site(hospital);
        return city.api().applicationToken(site.appId(), site.appSecret(), code(hospital, number));
    }

    public String code(int hospital, int number) {
        return site(hospital).doctors().get(number).text("drCode");
    }

    public String hospital(int number) {
        return site(number).code();
    }

    private Credentials.Site site(int number) {
        return city.cast.site("hospital", number);
    }
}
