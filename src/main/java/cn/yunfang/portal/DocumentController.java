package cn.yunfang.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.HtmlUtils;

/** The documents of the release it runs, as they were written. */
@RestController
class DocumentController implements WebMvcConfigurer {
    private static final String FOLDER = "static/docs/";
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>云方 · 文档 Documents</title>
              <link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/assets/tokens.css">
              <link rel="stylesheet" href="/assets/page.css">
              <script src="/assets/settings.js"></script>
            </head>
            <body>
            <header class="bar"><a class="brand" href="/">
              <img src="/assets/mark.svg" alt="" width="32" height="32">
              <span class="name">云方</span><span class="latin">Yunfang</span></a></header>
            <main>
            <h1>文档 Documents</h1>
            <ul class="links">
            %s
            </ul>
            </main>
            </body>
            </html>
            """;

    private final String page;

    DocumentController() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + FOLDER + "**/*.md");
        this.page =
                PAGE.formatted(
                        Arrays.stream(found)
                                .map(DocumentController::entry)
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.mediaType("md", new MediaType("text", "plain", StandardCharsets.UTF_8));
    }

    @GetMapping(
            path = {"/docs", "/docs/"},
            produces = "text/html;charset=utf-8")
    String list() {
        return page;
    }

    private static String entry(Resource document) {
        try {
            var url = document.getURL().toString();
            var path = url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
            return "<li><a href=\"/docs/%s\"><b>%s</b> %s</a></li>"
                    .formatted(path, HtmlUtils.htmlEscape(title(document)), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(Resource document) throws IOException {
        List<String> lines = document.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2).strip())
                .findFirst()
                .orElse("");
    }
}
