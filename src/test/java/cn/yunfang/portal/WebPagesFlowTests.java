package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;

/** What a browser gets as files, and what it may do with them. */
class WebPagesFlowTests extends ApiFlow {
    private static final Pattern BUILT = Pattern.compile("/assets/v/[\\w-]+\\.js");

    @Test
    void builtFilesAreKeptForAYearAndAllOthersAskedFor() {
        var named = BUILT.matcher(api.get("/portal/", "").text());
        assertThat(named.find()).isTrue();
        var hashed = api.get(named.group(), "");
        var page = api.get("/", "");

        assertThat(hashed.status()).isEqualTo(200);
        assertThat(hashed.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(hashed.raw().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.get("/assets/mark.svg", "").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(api.get("/assets/v/nothing-Ab3dE6g8.js", "").status()).isEqualTo(404);
    }

    @Test
    void pagesRunNothingButTheirOwnFiles() {
        var policy = api.get("/", "").header("Content-Security-Policy");

        assertThat(policy)
                .contains("script-src 'self';", "style-src 'self';", "worker-src 'self';")
                .contains("font-src 'self' data:;", "img-src 'self' data: blob:;")
                .contains("media-src 'self' blob:;")
                .doesNotContain("unsafe");
        assertThat(api.get("/", "").header("Permissions-Policy")).contains("camera=(self)");
    }

    @Test
    void theManifestOfThePhoneIsCalledWhatItIs() {
        var manifest = api.get("/m/manifest.webmanifest", "");

        assertThat(manifest.status()).isEqualTo(200);
        assertThat(manifest.header("Content-Type")).startsWith("application/manifest+json");
        assertThat(manifest.json().path("display").asString()).isEqualTo("standalone");
    }

    @Test
    void pagesNeedNobodySignedIn() {
        for (var path : new String[] {"/sw.js", "/manifest.webmanifest", "/favicon.ico"}) {
            assertThat(api.get(path, "").status()).as(path).isIn(200, 404);
        }
        for (var path : new String[] {"/portal/nothing.js", "/m/nothing.js"}) {
            assertThat(api.get(path, "").status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void linksIntoAnApplicationOpenItsFirstPage(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.html"), "first");
        Files.writeString(folder.resolve("sound.wav"), "sound");
        var root = new FileSystemResource(folder + "/");
        var files = new WebPages.FileOrFirstPage();

        for (var path : new String[] {"review", "review/37108312345", "a/b/c"}) {
            assertThat(files.getResource(path, root)).as(path).isNotNull();
            assertThat(files.getResource(path, root).getFilename()).isEqualTo("index.html");
        }
        assertThat(files.getResource("sound.wav", root).getFilename()).isEqualTo("sound.wav");
        assertThat(files.getResource("gone.js", root)).isNull();
    }
}
