package io.guidepost.guideapi;

import org.springframework.boot.SpringApplication;

/** Starts this application alone; its settings are in {@code guide-api.yml}. */
public class GuideApiApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "guide-api");
        SpringApplication.run(GuideApi.class, arguments);
    }
}
