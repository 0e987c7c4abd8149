package io.guidepost.guideapi.screen;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Answers {@code /sidebar/} and {@code /console/} with their modules, styles and pictures. */
@Configuration(proxyBeanMethods = false)
class Screens implements WebFluxConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        files(registry, "sidebar", "static/sidebar/");
        files(registry, "console", "static/console/");
        // Where libraries of the registry's other kind of package lie, under their version.
        files(registry, "_static", "META-INF/resources/_static/");
    }

    /** Asked again each time and answered with 304: a new version is there at once. */
    private static void files(ResourceHandlerRegistry registry, String path, String folder) {
        registry.addResourceHandler("/" + path + "/**")
                .addResourceLocations("classpath:/" + folder)
                .setCacheControl(CacheControl.noCache());
    }

    @Bean
    RouterFunction<ServerResponse> sidebar(@Value("${guidepost.sidebar.js-sdk}") String jsSdk) {
        return page("sidebar", jsSdk);
    }

    @Bean
    RouterFunction<ServerResponse> console() {
        return page("console");
    }

    private static RouterFunction<ServerResponse> page(String name, String... scripts) {
        var screen = Screen.named(name, scripts);
        var folder = "/" + name + "/";
        return RouterFunctions.route()
                .GET(folder, request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noCache())
                        .header("Content-Security-Policy", screen.policy())
                        .bodyValue(screen.html()))
                .GET("/" + name, request -> ServerResponse.permanentRedirect(URI.create(folder))
                        .build())
                .build();
    }
}
