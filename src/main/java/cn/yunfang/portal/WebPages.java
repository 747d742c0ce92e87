package cn.yunfang.portal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The web pages as files. Each application answers addresses within it that name no file with its
 * first page, so that a link to anything in it can be opened. Built files never change; browsers
 * ask after all others each time (application.yml).
 */
@Configuration
class WebPages implements WebMvcConfigurer {
    private static final List<String> APPLICATIONS = List.of("/portal", "/m", "/v");
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    /** Vite gives each file in it a name with a digest of its content. */
    private static final String BUILT = "/assets/v/";

    /** What tells a browser how to install a page is called what it is. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> manifestType() {
        var types = new MimeMappings();
        types.add("webmanifest", "application/manifest+json");
        return factory -> factory.addMimeMappings(types);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        for (var application : APPLICATIONS) {
            var first = "forward:" + application + "/index.html";
            pages.addViewController(application).setViewName(first);
            pages.addViewController(application + "/").setViewName(first);
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler(BUILT + "**")
                .addResourceLocations("classpath:/static" + BUILT)
                .setCacheControl(CacheControl.maxAge(FOR_GOOD).cachePublic().immutable());
        for (var application : APPLICATIONS) {
            files.addResourceHandler(application + "/**")
                    .addResourceLocations("classpath:/static" + application + "/")
                    .setCacheControl(CacheControl.noCache())
                    .resourceChain(true)
                    .addResolver(new FileOrFirstPage());
        }
    }

    /** A file, or the first page for what does not look like one. */
    static final class FileOrFirstPage extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
            var file = super.getResource(path, folder);
            boolean namesFile = path.substring(path.lastIndexOf('/') + 1).contains(".");
            return file != null || namesFile ? file : super.getResource("index.html", folder);
        }
    }
}
