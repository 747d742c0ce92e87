package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The integrator's sandbox: keys, a try, a check, the log. */
class IntegratorPagesFlowTests extends BrowserFlow {
    private static final String HOME = "/portal/integrator";
    private static final int PATIENCE_SECONDS = 60;
    private static final String CODE = "pre[data-tall=true]";

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"DESK, zh", "DESK, en", "PHONE, zh", "PHONE, en"})
    void makesAnApplicationAndTriesAnOperation(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        var shot = "-" + device.name().toLowerCase(Locale.ROOT) + "-" + language;
        enter(page, "INTEGRATOR", "陈晨");
        var keys = make(page, "联调 " + shot);
        shoot(page, "integrator-keys" + shot);
        assertUsable(page);
        page.locator("[data-act=saved]").click();
        if (device == Device.PHONE) {
            page.locator("[data-act=menu]").tap();
        }
        page.locator("nav a[href$='/try']").click();
        page.locator("select[name=operation]").selectOption("uploadChk");
        assertThat(page.locator("textarea")).hasValue(Pattern.compile("hospRxno"));
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[data-answer]"))
                .containsText(language.equals("zh") ? "成功" : "done");
        assertThat(page.locator("main")).containsText("hiRxno");
        shoot(page, "integrator-tried" + shot);
        assertUsable(page);
        page.navigate(HOME + "?app=" + text(keys, "appId"));
        end(page, text(keys, "appId"));
    }

    private static void end(Page page, String appId) {
        page.locator("[data-app='" + appId + "'] [data-act=revoke]").click();
        page.locator(".el-message-box__btns .el-button--primary").click();
        assertThat(page.locator("[data-app='" + appId + "'] [data-act=revoke]")).hasCount(0);
    }

    @Test
    void aPharmacyTriesNumbersOfProfileC() throws Exception {
        var page = browser(Device.DESK);
        enter(page, "INTEGRATOR", "陈晨");
        page.locator("input[name=kind][value=PHARMACY]").check();
        var keys = make(page, "药店收银联调");
        page.locator("[data-act=saved]").click();
        page.navigate(HOME + "/try?op=C1 7202&app=" + text(keys, "appId"));
        assertThat(page.locator("textarea")).hasValue(Pattern.compile("mdtrt_cert_no"));
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[data-answer]")).containsText("成功");
        page.locator("button:text-is('python')").click();
        assertThat(page.locator(CODE)).containsText("callService");
        shoot(page, "integrator-profile-c-desk-zh");
        assertUsable(page);
        page.locator("button:text-is('java')").click();
        var java = Files.writeString(folder.resolve("Call.java"), sample(page, keys));
        assertThat(runsJava(java)).startsWith("0 ");

        page.locator("main form button[type=button]").click();
        page.locator("button.main").click();
        assertThat(page.locator("[data-findings]")).hasAttribute("data-findings", "0");
        page.navigate(HOME + "/log?app=" + text(keys, "appId"));
        assertThat(page.locator("[data-message]").first()).containsText("7202");
        page.navigate(HOME + "?app=" + text(keys, "appId"));
        end(page, text(keys, "appId"));
    }

    private String runsJava(Path source) throws IOException, InterruptedException {
        return run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    }

    @Test
    void anIntegratorMakesAnApplicationTriesItAndReadsItsMessages() throws Exception {
        var page = browser(Device.DESK);
        enter(page, "INTEGRATOR", "陈晨");
        assertThat(page.locator("h1")).containsText("应用与密钥");
        var keys = make(page, "门诊HIS联调");
        page.locator("[data-act=saved]").click();
        assertThat(page.locator("main")).not().containsText(text(keys, "privateKey"));
        assertUsable(page);

        page.navigate(HOME + "/try?op=uploadChk&app=" + text(keys, "appId"));
        assertThat(page.locator("textarea")).hasValue(Pattern.compile("hospRxno"));
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[data-answer]")).containsText("成功");
        assertThat(page.locator("main")).containsText("hiRxno");
        shoot(page, "integrator-try-desk-zh");
        assertUsable(page);

        samplesRun(page, keys);

        page.navigate(HOME + "/log?app=" + text(keys, "appId"));
        assertThat(page.locator("[data-message]").first()).isVisible();
        assertThat(page.locator("main")).containsText("uploadChk");
        shoot(page, "integrator-log-desk-zh");
        assertUsable(page);
        page.navigate(HOME + "/status");
        assertThat(page.locator("[data-health]")).containsText("平台正常");
        shoot(page, "integrator-status-desk-zh");
        assertUsable(page);
    }

    @Test
    void aWrongFieldIsMarkedInTheMessage() {
        var page = browser(Device.DESK, ColorScheme.DARK, "en");
        enter(page, "INTEGRATOR", "陈晨");
        page.navigate(HOME + "/check?op=uploadChk");
        page.locator("textarea")
                .fill(
                        """
                        {
                          "hospRxno": "R1",
                          "rxTypeCode": "77",
                          "rxdrugdetail": [{"drugCnt": "-1"}]
                        }""");
        page.locator("button[type=submit]").click();

        assertThat(page.locator("[data-findings]")).containsText("findings");
        assertThat(page.locator("mark").filter(text("\"rxTypeCode\": \"77\"")).first()).isVisible();
        assertThat(page.locator("mark").filter(text("\"drugCnt\": \"-1\"")).first()).isVisible();
        assertThat(page.locator(".findings")).containsText("rxdrugdetail[0].drugCnt");
        shoot(page, "integrator-check-desk-en");
        assertUsable(page);
    }

    @Test
    void itWorksOnAPhone() {
        var page = browser(Device.PHONE, ColorScheme.LIGHT, "en");
        enter(page, "INTEGRATOR", "陈晨");
        make(page, "Phone");
        page.locator("[data-act=saved]").click();
        shoot(page, "integrator-applications-phone-en");
        assertUsable(page);
        for (var place : new String[] {"/try", "/check", "/log", "/status"}) {
            page.navigate(HOME + place);
            assertThat(page.locator("h1")).isVisible();
            page.waitForLoadState();
            shoot(page, "integrator" + place.replace('/', '-') + "-phone-en");
            assertUsable(page);
        }
        page.navigate(HOME);
        page.locator("[data-act=revoke]").first().click();
        page.locator(".el-message-box__btns .el-button--primary").click();
        assertThat(page.locator("main")).containsText("ended");
    }

    private static JsonNode make(Page page, String name) {
        page.locator("input[name=name]").fill(name);
        page.locator("form button[type=submit]").click();
        var told = page.locator(".once pre").textContent();
        return new JsonMapper().readTree(told);
    }

    // with the keys that were told, as an integrator would paste them
    private void samplesRun(Page page, JsonNode keys) throws Exception {
        page.navigate(HOME + "/try?op=circDrugQuery&app=" + text(keys, "appId"));
        assertThat(page.locator("textarea")).hasValue(Pattern.compile("pageNum"));
        page.locator("button:text-is('java')").click();
        var java = Files.writeString(folder.resolve("Call.java"), sample(page, keys));
        assertThat(runsJava(java)).startsWith("0 成功");
        page.locator("button:text-is('python')").click();
        var python = Files.writeString(folder.resolve("call.py"), sample(page, keys));
        assumeTrue(run("python3", "-c", "import cryptography; print(1)").startsWith("1"));
        assertThat(run("python3", python.toString())).startsWith("0 成功");
    }

    private static String sample(Page page, JsonNode keys) {
        return page.locator(CODE)
                .textContent()
                .replace("<appSecret>", text(keys, "appSecret"))
                .replace("<privateKey>", text(keys, "privateKey"));
    }

    private String run(String... command) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // on a machine where nobody said how letters are written, Chinese ones would be ?
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static String text(JsonNode keys, String name) {
        return keys.path(name).asString();
    }
}
